"""Trains 11-11-11-1 on what the learner's `standardise` returns; the learner's labels and scores are the metric.

Loss and gradient are written out here, since backpropagation comes only in V15, and so is Adam (Kingma and Ba, 2015).
"""

import numpy as np

LAYERS = (1, 2, 3)


def forward(X, weights):
    """Inputs of every layer, then the scores (B,): ReLU between the layers."""
    inputs = [X]
    for layer in LAYERS:
        z = inputs[-1] @ weights[f"W{layer}"] + weights[f"b{layer}"]
        inputs.append(np.maximum(z, 0) if layer < LAYERS[-1] else z)
    return inputs[:-1], inputs[-1][:, 0]


def bce(z, y):
    """Mean of −y ln σ(z) − (1 − y) ln(1 − σ(z)), from the score: no logarithm meets 0."""
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))


def gradient(X, y, weights):
    """∂(mean loss)/∂(every weight)."""
    inputs, z = forward(X, weights)
    at_z = ((1 / (1 + np.exp(-z)) - y) / len(y))[:, None]  # (B, 1)
    grads = {}
    for layer in reversed(LAYERS):
        a = inputs[layer - 1]
        grads[f"W{layer}"], grads[f"b{layer}"] = a.T @ at_z, at_z.sum(axis=0)
        at_z = at_z @ weights[f"W{layer}"].T * (a > 0)
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
    weights, y, y_val = recipe["weights"], recipe["y"], recipe["y_val"].astype(int)
    X, X_val = lab.standardise(recipe["X"], recipe["X_val"])
    adam = Adam(recipe["settings"])

    def measured(step):
        _, z = forward(X_val, weights)
        labels = lab.to_labels(1 / (1 + np.exp(-z[:, None])))
        accuracy = lab.scores(lab.confusion(y_val, labels))[0]
        return {"step": step, "loss": bce(z, y_val), "metric": accuracy}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            adam.update(weights, gradient(X[rows], y[rows], weights))
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
