"""Six sigmoid layers with the learner's batch norm before every activation; the rest is written out."""

import numpy as np

HIDDEN, MOMENTUM, EPS = 6, 0.1, 1e-5
BN = ("gamma", "beta", "m", "v")


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def log_softmax(Z):
    Z = Z - Z.max(axis=1, keepdims=True)
    return Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"]
    X_val, y_val = recipe["X_val"], recipe["y_val"]
    weights = recipe["weights"]
    rate = recipe["settings"]["learning_rate"]

    def measured(step):
        a = X_val
        for layer in range(1, HIDDEN + 1):
            z = a @ weights[f"W{layer}"] + weights[f"b{layer}"]
            a = sigmoid(lab.bn_eval(z, *(weights[f"{name}{layer}"] for name in BN), EPS))
        logs = log_softmax(a @ weights["W7"] + weights["b7"])
        loss = -np.mean(logs[np.arange(len(y_val)), y_val])
        return {"step": step, "loss": loss, "metric": np.mean(logs.argmax(axis=1) == y_val)}

    def update(x, labels):
        """Forward with the batch's own numbers, then back, layer by layer."""
        inputs, scores, a = [], [], x
        for layer in range(1, HIDDEN + 1):
            inputs.append(a)
            scores.append(a @ weights[f"W{layer}"] + weights[f"b{layer}"])
            out, mean, var = lab.bn_train(
                scores[-1], *(weights[f"{name}{layer}"] for name in BN), MOMENTUM, EPS
            )
            weights[f"m{layer}"], weights[f"v{layer}"] = mean, var
            a = sigmoid(out)
        back = np.exp(log_softmax(a @ weights["W7"] + weights["b7"]))
        back[np.arange(len(labels)), labels] -= 1
        back /= len(labels)
        grads = {"W7": a.T @ back, "b7": back.sum(axis=0)}
        back = back @ weights["W7"].T
        for layer in range(HIDDEN, 0, -1):
            dy = back * a * (1 - a)
            dz, dgamma, dbeta = lab.bn_backward(dy, scores[layer - 1], weights[f"gamma{layer}"], EPS)
            grads |= {f"gamma{layer}": dgamma, f"beta{layer}": dbeta}
            a = inputs[layer - 1]
            grads |= {f"W{layer}": a.T @ dz, f"b{layer}": np.sum(dz, axis=0)}
            back = dz @ weights[f"W{layer}"].T
        for name, grad in grads.items():
            weights[name] = weights[name] - rate * grad

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            update(X[rows], y[rows])
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
