"""Trains an LSTM on the adding problem with the learner's whole training, unclipped as the reference.

The recipe keeps a matrix (H + d, H) for each block, the rows of h first; the learner's lie side by side as i, f, g, o.
"""

import numpy as np

BLOCKS = "ifCo"  # the recipe's names in the learner's order


def to_params(weights):
    """The recipe's weights as Wx (d, 4H), Wh (H, 4H), b (4H,), Wy (H, 1), by (1,)."""
    H = len(weights["b_f"])
    W = np.concatenate([weights[f"W_{name}"] for name in BLOCKS], axis=1)
    b = np.concatenate([weights[f"b_{name}"] for name in BLOCKS])
    return [W[H:].copy(), W[:H].copy(), b, weights["W_out"], weights["b_out"]]


def to_weights(params):
    """The way back: params by the recipe's names."""
    Wx, Wh, b, Wy, by = (np.asarray(w) for w in params)
    H, weights = len(Wh), {"W_out": Wy, "b_out": by}
    for k, name in enumerate(BLOCKS):
        columns = slice(k * H, (k + 1) * H)
        weights[f"W_{name}"] = np.concatenate([Wh[:, columns], Wx[:, columns]])
        weights[f"b_{name}"] = b[columns]
    return weights


def run(lab, recipe, report):
    X, y, X_val, y_val = recipe["X"], recipe["y"], recipe["X_val"], recipe["y_val"]
    trainer = lab.Trainer(to_params(recipe["weights"]), recipe["settings"]["learning_rate"], float("inf"))

    def measured(step):
        error = np.mean((np.asarray(lab.predict(trainer.params, X_val)) - y_val) ** 2)
        return {"step": step, "loss": error, "metric": 1 - error / y_val.var()}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            trainer.step(X[rows], y[rows])
            step += 1
            if step == 1:
                report({"step": 1, "weights": to_weights(trainer.params)})
        report(measured(step))
