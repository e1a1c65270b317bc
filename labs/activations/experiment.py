"""Six hidden layers on small digits, every hidden gate and its slope by the learner's `relu`."""

import numpy as np


def softmax(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"].astype(int)
    weights, rate = recipe["weights"], recipe["settings"]["learning_rate"]
    depth = sum(name.startswith("W") for name in weights)

    def forward(rows):
        """Scores, and for every layer its input and the slope of the gate behind it."""
        a, inputs, slopes = rows, [], []
        for layer in range(1, depth + 1):
            inputs.append(a)
            z = a @ weights[f"W{layer}"] + weights[f"b{layer}"]
            if layer < depth:
                a, slope = lab.relu(z)
                slopes.append(slope)
        return z, inputs, slopes

    def update(rows, labels):
        z, inputs, slopes = forward(rows)
        arriving = softmax(z)
        arriving[np.arange(len(labels)), labels] -= 1
        arriving /= len(labels)
        grads = {}
        for layer in range(depth, 0, -1):
            grads[f"W{layer}"] = inputs[layer - 1].T @ arriving
            grads[f"b{layer}"] = arriving.sum(axis=0)
            if layer > 1:
                arriving = arriving @ weights[f"W{layer}"].T * slopes[layer - 2]
        for name, grad in grads.items():
            weights[name] = weights[name] - rate * grad

    def measured(step):
        z, _, _ = forward(recipe["X_val"])
        labels = recipe["y_val"].astype(int)
        top = z.max(axis=1)
        cost = np.log(np.exp(z - top[:, None]).sum(axis=1)) + top - z[np.arange(len(labels)), labels]
        return {"step": step, "loss": cost.mean(), "metric": np.mean(z.argmax(axis=1) == labels)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            update(X[rows], y[rows])
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
