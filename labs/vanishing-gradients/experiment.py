"""Six sigmoid layers trained by the learner's gradients; the reference does not learn either: that is the lesson."""

import numpy as np


def run(lab, recipe, report):
    X, y, rate = recipe["X"], recipe["y"], recipe["settings"]["learning_rate"]
    W = recipe["weights"]
    depth = sum(name.startswith("W") for name in W)

    def listed(letter):
        return [W[f"{letter}{layer}"] for layer in range(1, depth + 1)]

    def measured(step):
        a = recipe["X_val"]
        for layer in range(1, depth):
            a = 1 / (1 + np.exp(-(a @ W[f"W{layer}"] + W[f"b{layer}"])))
        score = a @ W[f"W{depth}"] + W[f"b{depth}"]
        top = score.max(axis=1, keepdims=True)
        log_sum = top[:, 0] + np.log(np.exp(score - top).sum(axis=1))
        labels = recipe["y_val"]
        loss = np.mean(log_sum - score[np.arange(len(score)), labels])
        return {"step": step, "loss": loss, "metric": np.mean(score.argmax(axis=1) == labels)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            grads_W, grads_b = lab.layer_gradients(
                X[rows], y[rows], listed("W"), listed("b"), "sigmoid", False
            )
            for layer in range(1, depth + 1):
                W[f"W{layer}"] = W[f"W{layer}"] - rate * grads_W[layer - 1]
                W[f"b{layer}"] = W[f"b{layer}"] - rate * grads_b[layer - 1]
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(W)})
        report(measured(step))
