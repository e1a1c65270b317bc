"""Six ReLU layers begun with the learner's deviations: dice of the recipe, thrown as far as the learner says."""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def run(lab, recipe, report):
    X, y, rate = recipe["X"], recipe["y"], recipe["settings"]["learning_rate"]
    W = recipe["weights"]
    depth = sum(name.startswith("W") for name in W)
    for layer in range(1, depth + 1):
        n_in, n_out = W[f"W{layer}"].shape
        dice = W[f"W{layer}"] / np.sqrt(2 / n_in)  # deviation 1
        W[f"W{layer}"] = lab.init_std(n_in, n_out, "he") * dice

    def forward(rows):
        """Activations of every layer, the input first, and the probabilities."""
        a = [rows]
        for layer in range(1, depth):
            a.append(np.maximum(a[-1] @ W[f"W{layer}"] + W[f"b{layer}"], 0))
        return a, softmax(a[-1] @ W[f"W{depth}"] + W[f"b{depth}"])

    def gradient(rows, labels):
        a, p = forward(rows)
        dz = (p - np.eye(p.shape[1])[labels]) / len(rows)  # (B, 10)
        grads = {}
        for layer in range(depth, 0, -1):
            grads[f"W{layer}"], grads[f"b{layer}"] = a[layer - 1].T @ dz, dz.sum(axis=0)
            dz = dz @ W[f"W{layer}"].T * (a[layer - 1] > 0)
        return grads

    def measured(step):
        _, p = forward(recipe["X_val"])
        labels = recipe["y_val"]
        chance = np.maximum(p[np.arange(len(p)), labels], 1e-300)
        return {"step": step, "loss": -np.mean(np.log(chance)), "metric": np.mean(p.argmax(axis=1) == labels)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            grads = gradient(X[rows], y[rows])
            for name in W:
                W[name] = W[name] - rate * grads[name]
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(W)})
        report(measured(step))
