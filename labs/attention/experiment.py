"""Number words to digits with the learner's alignment map; both GRUs and their gradients are written out here."""

import numpy as np

START = 10


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gru(weights, side, x, h):
    """x (B, T, d) from the state h (B, H) -> states (B, T, H), and of each step what its gradient needs."""
    W_z, W_r, W_h = (weights[f"{side}W_{gate}"] for gate in "zrh")
    b_z, b_r, b_h = (weights[f"{side}b_{gate}"] for gate in "zrh")
    states, kept = [], []
    for t in range(x.shape[1]):
        hx = np.concatenate([h, x[:, t]], axis=1)
        z, r = sigmoid(hx @ W_z + b_z), sigmoid(hx @ W_r + b_r)
        rhx = np.concatenate([r * h, x[:, t]], axis=1)
        n = np.tanh(rhx @ W_h + b_h)
        kept.append((h, z, r, n, hx, rhx))
        h = (1 - z) * h + z * n
        states.append(h)
    return np.stack(states, axis=1), kept


def gru_gradient(weights, side, kept, at_states, found):
    """From ∂J/∂(states): fills `found`, returns ∂J/∂x (B, T, d) and ∂J/∂(the first h)."""
    W_z, W_r, W_h = (weights[f"{side}W_{gate}"] for gate in "zrh")
    H = W_h.shape[1]
    for gate in "zrh":
        found[f"{side}W_{gate}"], found[f"{side}b_{gate}"] = np.zeros(W_h.shape), np.zeros(H)
    at_x, later = [], np.zeros(at_states[:, 0].shape)
    for t in reversed(range(len(kept))):
        h, z, r, n, hx, rhx = kept[t]
        at_h = at_states[:, t] + later
        at_n, at_z = at_h * z * (1 - n**2), at_h * (n - h) * z * (1 - z)
        at_rhx = at_n @ W_h.T
        at_r = at_rhx[:, :H] * h * r * (1 - r)
        at_hx = at_z @ W_z.T + at_r @ W_r.T
        for gate, inputs, slope in (("z", hx, at_z), ("r", hx, at_r), ("h", rhx, at_n)):
            found[f"{side}W_{gate}"] += inputs.T @ slope
            found[f"{side}b_{gate}"] += slope.sum(axis=0)
        later = at_h * (1 - z) + at_rhx[:, :H] * r + at_hx[:, :H]
        at_x.append(at_rhx[:, H:] + at_hx[:, H:])
    return np.stack(at_x[::-1], axis=1), later


def encode(weights, X):
    words = weights["E_words"][X]
    return gru(weights, "enc_", words, np.zeros((len(X), weights["enc_b_z"].size)))


def attended(lab, states, hs):
    """The learner's map, row by row of the batch: contexts (B, U, H), weights (B, U, T)."""
    maps = [lab.alignment(S, h) for S, h in zip(states, hs)]
    return np.array([pair[0] for pair in maps]), np.array([pair[1] for pair in maps])


def scores(weights, states, contexts):
    return np.concatenate([states, contexts], axis=2) @ weights["W_out"] + weights["b_out"]


def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def forced(weights, hs, before):
    return gru(weights, "dec_", weights["E_digits"][before], hs[:, -1])


def shifted(y):
    return np.concatenate([np.full((len(y), 1), START), y[:, :-1]], axis=1)


def gradient(lab, X, y, weights):
    """∂(mean cross-entropy over all digits)/∂(every weight): a dict like weights."""
    hs, read = encode(weights, X)
    before = shifted(y)
    states, written = forced(weights, hs, before)
    contexts, A = attended(lab, states, hs)
    z = scores(weights, states, contexts)
    at_z = (np.exp(log_softmax(z)) - np.eye(z.shape[2])[y]) / y.size
    joined = np.concatenate([states, contexts], axis=2)
    found = {"W_out": np.einsum("buf,buo->fo", joined, at_z), "b_out": at_z.sum(axis=(0, 1))}
    at_joined, H = at_z @ weights["W_out"].T, states.shape[2]
    at_states, at_contexts = at_joined[:, :, :H], at_joined[:, :, H:]
    at_A = at_contexts @ hs.swapaxes(1, 2)
    at_e = A * (at_A - (A * at_A).sum(axis=2, keepdims=True))  # through the softmax of each row
    at_hs = A.swapaxes(1, 2) @ at_contexts + at_e.swapaxes(1, 2) @ states
    at_digits, at_first = gru_gradient(weights, "dec_", written, at_states + at_e @ hs, found)
    at_hs[:, -1] += at_first
    at_words, _ = gru_gradient(weights, "enc_", read, at_hs, found)
    for name, tokens, slope in (("E_words", X, at_words), ("E_digits", before, at_digits)):
        found[name] = np.zeros(weights[name].shape)
        np.add.at(found[name], tokens, slope)
    return found


def exact_match(lab, weights, hs, y):
    """Share of rows with five right digits, each chosen after those chosen before."""
    state, chosen = hs[:, -1], np.full(len(y), START)
    right = np.ones(len(y), dtype=bool)
    for place in range(y.shape[1]):
        states, _ = gru(weights, "dec_", weights["E_digits"][chosen][:, None], state)
        contexts, _ = attended(lab, states, hs)
        state, chosen = states[:, 0], scores(weights, states, contexts)[:, 0].argmax(axis=1)
        right &= chosen == y[:, place]
    return right.mean()


def run(lab, recipe, report):
    X, y, weights, settings = recipe["X"], recipe["y"], recipe["weights"], recipe["settings"]
    X_val, y_val = recipe["X_val"], recipe["y_val"]
    rate, beta1, beta2 = settings["learning_rate"], settings["beta1"], settings["beta2"]
    m = {name: np.zeros_like(w) for name, w in weights.items()}
    v = {name: np.zeros_like(w) for name, w in weights.items()}

    def measured(step):
        hs, _ = encode(weights, X_val)
        states, _ = forced(weights, hs, shifted(y_val))
        z = scores(weights, states, attended(lab, states, hs)[0])
        loss = -np.take_along_axis(log_softmax(z), y_val[:, :, None], axis=2).mean()
        return {"step": step, "loss": loss, "metric": exact_match(lab, weights, hs, y_val)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            step += 1
            for name, g in gradient(lab, X[rows], y[rows], weights).items():
                m[name] = beta1 * m[name] + (1 - beta1) * g
                v[name] = beta2 * v[name] + (1 - beta2) * g**2
                m_hat, v_hat = m[name] / (1 - beta1**step), v[name] / (1 - beta2**step)
                weights[name] = weights[name] - rate * m_hat / (np.sqrt(v_hat) + settings["eps"])
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
