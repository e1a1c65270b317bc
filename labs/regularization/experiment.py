"""Little data, 64 hidden units, the learner's weight decay: matrices move by `decay_step`, biases do not decay."""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"]
    W = recipe["weights"]
    rate, lam, n = recipe["settings"]["learning_rate"], recipe["settings"]["lam"], len(X)

    def forward(rows):
        hidden = np.maximum(rows @ W["W1"] + W["b1"], 0)  # (B, 64)
        return hidden, softmax(hidden @ W["W2"] + W["b2"])  # (B, 10)

    def gradient(rows, labels):
        hidden, p = forward(rows)
        dz2 = (p - np.eye(p.shape[1])[labels]) / len(rows)
        dz1 = dz2 @ W["W2"].T * (hidden > 0)
        return {
            "W1": rows.T @ dz1,
            "b1": dz1.sum(axis=0),
            "W2": hidden.T @ dz2,
            "b2": dz2.sum(axis=0),
        }

    def measured(step):
        _, p = forward(recipe["X_val"])
        labels = recipe["y_val"]
        loss = -np.mean(np.log(p[np.arange(len(p)), labels]))
        return {"step": step, "loss": loss, "metric": np.mean(p.argmax(axis=1) == labels)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            grads = gradient(X[rows], y[rows])
            for name in W:
                if name.startswith("W"):
                    W[name] = lab.decay_step(W[name], grads[name], rate, lam, n)
                else:
                    W[name] = W[name] - rate * grads[name]
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(W)})
        report(measured(step))
