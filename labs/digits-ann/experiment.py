"""Trains 784-128-10 with the learner's forward pass, loss and accuracy. The gradient of the mean loss is written
out here, since backpropagation comes only in V15, and so is Adam (Kingma and Ba, 2015)."""

import numpy as np

NAMES = ("W1", "b1", "W2", "b2")


def gradient(P, X, y, weights):
    """∂(mean loss)/∂(every weight), from the probabilities P (B, K) that the learner's network gave."""
    hidden = np.maximum(X @ weights["W1"] + weights["b1"], 0)  # (B, H)
    at_scores = np.array(P)
    at_scores[np.arange(len(y)), y] -= 1
    at_scores /= len(y)
    at_hidden = at_scores @ weights["W2"].T * (hidden > 0)
    return {
        "W1": X.T @ at_hidden,
        "b1": at_hidden.sum(axis=0),
        "W2": hidden.T @ at_scores,
        "b2": at_scores.sum(axis=0),
    }


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

    def probabilities(rows):
        return lab.ann_forward(rows, *(weights[name] for name in NAMES))

    def measured(step):
        P = probabilities(recipe["X_val"])
        return {
            "step": step,
            "loss": lab.sparse_cross_entropy(P, recipe["y_val"]),
            "metric": lab.accuracy(P, recipe["y_val"]),
        }

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            adam.update(weights, gradient(probabilities(X[rows]), X[rows], y[rows], weights))
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
