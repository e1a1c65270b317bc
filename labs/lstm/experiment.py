"""Trains an LSTM on the adding problem with the learner's cell; the way back through time is written out here.

The recipe keeps a matrix (H + d, H) for each block, the rows of h first; the learner's lie side by side as i, f, g, o.
"""

import numpy as np

BLOCKS = "ifCo"  # the recipe's names in the learner's order


def side_by_side(weights):
    """The recipe's matrices as Wx (d, 4H), Wh (H, 4H), b (4H,)."""
    H = len(weights["b_f"])
    W = np.concatenate([weights[f"W_{name}"] for name in BLOCKS], axis=1)
    return W[H:], W[:H], np.concatenate([weights[f"b_{name}"] for name in BLOCKS])


def states(lab, X, weights):
    """hs and cs, each (B, T, H), from zeros."""
    zero = np.zeros((len(X), len(weights["b_f"])))
    hs, cs = lab.lstm_forward(X, zero, zero.copy(), *side_by_side(weights))
    return np.asarray(hs), np.asarray(cs)


def answer(hs, weights):
    """(B, T, H) -> (B,): one number from the last state."""
    return hs[:, -1] @ weights["W_out"][:, 0] + weights["b_out"][0]


def gradient(lab, X, y, weights):
    """∂(mean squared error)/∂(every weight)."""
    hs, cs = states(lab, X, weights)
    Wx, Wh, b = side_by_side(weights)
    H = Wh.shape[0]
    at_answer = 2 * (answer(hs, weights) - y)[:, None] / len(y)  # (B, 1)
    dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
    dh, dc, zero = at_answer @ weights["W_out"].T, 0.0, np.zeros_like(hs[:, 0])
    for t in range(X.shape[1] - 1, -1, -1):
        h, c = (hs[:, t - 1], cs[:, t - 1]) if t > 0 else (zero, zero)
        i, f, g, o = lab.lstm_gates(X[:, t], h, Wx, Wh, b)
        out = np.tanh(cs[:, t])
        dc = dc + dh * o * (1 - out**2)
        scores = np.concatenate(
            [
                dc * g * i * (1 - i),
                dc * c * f * (1 - f),
                dc * i * (1 - g**2),
                dh * out * o * (1 - o),
            ],
            axis=1,
        )  # (B, 4H)
        dWx += X[:, t].T @ scores
        dWh += h.T @ scores
        db += scores.sum(axis=0)
        dh, dc = scores @ Wh.T, dc * f
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
        error = np.mean((answer(states(lab, X_val, weights)[0], weights) - y_val) ** 2)
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
