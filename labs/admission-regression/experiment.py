"""Trains 7-7-7-1 with the learner's forward pass, loss and R². The gradient of the mean squared error is written
out here, since backpropagation comes only in V15, and so is Adam (Kingma and Ba, 2015)."""

import numpy as np


def layers_of(weights):
    count = sum(name.startswith("W") for name in weights)
    return [weights[f"W{n}"] for n in range(1, count + 1)], [weights[f"b{n}"] for n in range(1, count + 1)]


def gradient(p, X, y, weights):
    """∂(mean squared error)/∂(every weight), from the predictions p (B,) of the learner's network."""
    matrices, biases = layers_of(weights)
    inputs = [X]
    for W, b in zip(matrices[:-1], biases[:-1]):
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    at_scores = 2 * (np.asarray(p) - y)[:, None] / len(y)  # (B, 1)
    grads = {}
    for n in range(len(matrices), 0, -1):
        grads[f"W{n}"] = inputs[n - 1].T @ at_scores
        grads[f"b{n}"] = at_scores.sum(axis=0)
        at_scores = at_scores @ matrices[n - 1].T * (inputs[n - 1] > 0)
    return grads


class Adam:
    def __init__(self, settings):
        self.rate, self.eps = settings["learning_rate"], settings["eps"]
        self.beta1, self.beta2 = settings["beta1"], settings["beta2"]
        self.m, self.v, self.t = {}, {}, 0

    def update(self, weights, grads):
        self.t += 1
        for name, g in grads.items():
            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            self.v[name] = self.beta2 * self.v.get(name, 0) + (1 - self.beta2) * g * g
            m = self.m[name] / (1 - self.beta1**self.t)
            v = self.v[name] / (1 - self.beta2**self.t)
            weights[name] = weights[name] - self.rate * m / (np.sqrt(v) + self.eps)


def run(lab, recipe, report):
    X, y, weights = recipe["X"], recipe["y"], recipe["weights"]
    adam = Adam(recipe["settings"])

    def predictions(rows):
        return lab.regression_forward(rows, *layers_of(weights))

    def measured(step):
        p = predictions(recipe["X_val"])
        return {"step": step, "loss": lab.mse(recipe["y_val"], p), "metric": lab.r2(recipe["y_val"], p)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            adam.update(weights, gradient(predictions(X[rows]), X[rows], y[rows], weights))
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
