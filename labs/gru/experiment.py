"""Trains a GRU of the video's form on the adding problem with the learner's step; the way back is written out here.

The recipe keeps a matrix (H + d, H) for each block, the rows of h first; the learner's lie side by side as r, z, n.
"""

import numpy as np

BLOCKS = "rzh"  # the recipe's names in the learner's order


def side_by_side(weights):
    """The recipe's matrices as Wx (d, 3H), Wh (H, 3H), b (3H,)."""
    H = len(weights["b_z"])
    W = np.concatenate([weights[f"W_{name}"] for name in BLOCKS], axis=1)
    return W[H:], W[:H], np.concatenate([weights[f"b_{name}"] for name in BLOCKS])


def states(lab, X, weights):
    """(B, T + 1, H): h₀ = 0 and the states after every step."""
    h = np.zeros((len(X), len(weights["b_z"])))
    cell, found = side_by_side(weights), [h]
    for t in range(X.shape[1]):
        h = np.asarray(lab.gru_step_video(X[:, t], h, *cell))
        found.append(h)
    return np.stack(found, axis=1)


def answer(hs, weights):
    """(B, T + 1, H) -> (B,): one number from the last state."""
    return hs[:, -1] @ weights["W_out"][:, 0] + weights["b_out"][0]


def gradient(lab, X, y, weights):
    """∂(mean squared error)/∂(every weight), back through the learner's states."""
    hs = states(lab, X, weights)
    Wx, Wh, b = side_by_side(weights)
    H = len(Wh)
    at_answer = 2 * (answer(hs, weights) - y)[:, None] / len(y)  # (B, 1)
    dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
    dh = at_answer @ weights["W_out"].T
    for t in range(X.shape[1] - 1, -1, -1):
        h, from_x = hs[:, t], X[:, t] @ Wx + b
        gates = 1 / (1 + np.exp(-(from_x[:, : 2 * H] + h @ Wh[:, : 2 * H])))
        r, z = gates[:, :H], gates[:, H:]
        n = np.tanh(from_x[:, 2 * H :] + (r * h) @ Wh[:, 2 * H :])
        at_n = dh * z * (1 - n**2)
        heard = at_n @ Wh[:, 2 * H :].T  # the gradient of r ⊙ h
        at_gates = np.concatenate([heard * h * r * (1 - r), dh * (n - h) * z * (1 - z)], axis=1)
        dWh[:, : 2 * H] += h.T @ at_gates
        dWh[:, 2 * H :] += (r * h).T @ at_n
        scores = np.concatenate([at_gates, at_n], axis=1)
        dWx += X[:, t].T @ scores
        db += scores.sum(axis=0)
        dh = dh * (1 - z) + heard * r + at_gates @ Wh[:, : 2 * H].T
    found = {"W_out": hs[:, -1].T @ at_answer, "b_out": at_answer.sum(axis=0)}
    for k, name in enumerate(BLOCKS):
        columns = slice(k * H, (k + 1) * H)
        found[f"W_{name}"] = np.concatenate([dWh[:, columns], dWx[:, columns]])
        found[f"b_{name}"] = db[columns]
    return found


def run(lab, recipe, report):
    X, y, weights, knobs = recipe["X"], recipe["y"], recipe["weights"], recipe["settings"]
    X_val, y_val = recipe["X_val"], recipe["y_val"]
    m = {name: np.zeros_like(w) for name, w in weights.items()}
    v = {name: np.zeros_like(w) for name, w in weights.items()}

    def measured(step):
        error = np.mean((answer(states(lab, X_val, weights), weights) - y_val) ** 2)
        return {"step": step, "loss": error, "metric": 1 - error / y_val.var()}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            step += 1
            for name, slope in gradient(lab, X[rows], y[rows], weights).items():
                m[name] = knobs["beta1"] * m[name] + (1 - knobs["beta1"]) * slope
                v[name] = knobs["beta2"] * v[name] + (1 - knobs["beta2"]) * slope**2
                m_hat = m[name] / (1 - knobs["beta1"] ** step)
                v_hat = v[name] / (1 - knobs["beta2"] ** step)
                weights[name] = weights[name] - knobs["learning_rate"] * m_hat / (
                    np.sqrt(v_hat) + knobs["eps"]
                )
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
