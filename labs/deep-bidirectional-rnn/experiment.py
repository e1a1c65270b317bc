"""Tags the amounts of the bazaar with the learner's birnn; the gradient through time is written out here."""

import numpy as np


def cells(weights):
    return [tuple(weights[name + way] for name in ("W_in", "W_h", "b_h")) for way in ("_f", "_b")]


def scores(lab, X, weights):
    """Tokens (B, T) -> one-hot rows (B, T, 13), states (B, T, 2H) and scores (B, T, 4)."""
    one_hot = np.eye(len(weights["W_in_f"]))[X]
    hs = lab.birnn(one_hot, *cells(weights))
    return one_hot, hs, hs @ weights["W_out"] + weights["b_out"]


def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def through_time(inputs, hs, at_states, W_h):
    """Gradients of W_in, W_h, b_h of one reading, in its own order of steps; at_states is ∂J/∂(each state)."""
    dW_in, dW_h, db = np.zeros((inputs.shape[2], len(W_h))), np.zeros(W_h.shape), np.zeros(len(W_h))
    later = np.zeros(hs[:, 0].shape)
    for t in reversed(range(hs.shape[1])):
        dz = (at_states[:, t] + later) * (1 - hs[:, t] ** 2)  # (B, H)
        dW_in += inputs[:, t].T @ dz
        db += dz.sum(axis=0)
        if t > 0:
            dW_h += hs[:, t - 1].T @ dz
        later = dz @ W_h.T
    return dW_in, dW_h, db


def gradient(lab, X, y, weights):
    """∂(mean cross-entropy over all words)/∂(every weight): a dict like weights."""
    one_hot, hs, z = scores(lab, X, weights)
    at_scores = (np.exp(log_softmax(z)) - np.eye(z.shape[2])[y]) / y.size
    found = {"W_out": np.einsum("bth,bto->ho", hs, at_scores), "b_out": at_scores.sum(axis=(0, 1))}
    at_states, H = at_scores @ weights["W_out"].T, len(weights["W_h_f"])
    for way, half, order in (("_f", slice(0, H), 1), ("_b", slice(H, None), -1)):
        parts = (one_hot[:, ::order], hs[:, ::order, half], at_states[:, ::order, half])
        names = ("W_in" + way, "W_h" + way, "b_h" + way)
        found.update(zip(names, through_time(*parts, weights["W_h" + way])))
    return found


def run(lab, recipe, report):
    X, y, weights, settings = recipe["X"], recipe["y"], recipe["weights"], recipe["settings"]
    rate, beta1, beta2 = settings["learning_rate"], settings["beta1"], settings["beta2"]
    m = {name: np.zeros_like(w) for name, w in weights.items()}
    v = {name: np.zeros_like(w) for name, w in weights.items()}

    def measured(step):
        _, _, z = scores(lab, recipe["X_val"], weights)
        loss = -np.take_along_axis(log_softmax(z), recipe["y_val"][:, :, None], axis=2).mean()
        return {"step": step, "loss": loss, "metric": np.mean(z.argmax(axis=2) == recipe["y_val"])}

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
