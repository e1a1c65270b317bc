"""Trains the network of the recipe, with the learner's EarlyStopping as the one who ends it.

An epoch has `learning_steps` batches to learn from, and then some to look at: the mean of their losses is what the
rule is told. Once it says stop, the weights that `final` returns stay for good. Adam (Kingma and Ba, 2015) and the
gradient are written out here.
"""

import numpy as np

NAMES = ("W1", "b1", "W2", "b2")


def forward(X, weights):
    """Hidden activations (B, H) and scores (B, K)."""
    hidden = np.maximum(X @ weights["W1"] + weights["b1"], 0)
    return hidden, hidden @ weights["W2"] + weights["b2"]


def chances(scores):
    """Softmax of every row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def cross_entropy(scores, y):
    top = scores.max(axis=1)
    return np.mean(np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top - scores[np.arange(len(y)), y])


def gradient(X, y, weights):
    hidden, scores = forward(X, weights)
    d_scores = chances(scores)
    d_scores[np.arange(len(y)), y] -= 1
    d_scores /= len(y)
    d_hidden = (d_scores @ weights["W2"].T) * (hidden > 0)
    parts = X.T @ d_hidden, d_hidden.sum(axis=0), hidden.T @ d_scores, d_scores.sum(axis=0)
    return dict(zip(NAMES, parts))


class Adam:
    def __init__(self, settings, weights):
        self.rate, self.eps = settings["learning_rate"], settings["eps"]
        self.beta1, self.beta2 = settings["beta1"], settings["beta2"]
        self.m = {name: np.zeros_like(array) for name, array in weights.items()}
        self.v = {name: np.zeros_like(array) for name, array in weights.items()}
        self.t = 0

    def update(self, weights, grads):
        """Change the weights in place."""
        self.t += 1
        for name, g in grads.items():
            self.m[name] += (1 - self.beta1) * (g - self.m[name])
            self.v[name] += (1 - self.beta2) * (g * g - self.v[name])
            m = self.m[name] / (1 - self.beta1**self.t)
            v = self.v[name] / (1 - self.beta2**self.t)
            weights[name] -= self.rate * m / (np.sqrt(v) + self.eps)


def run(lab, recipe, report):
    X, y, settings = recipe["X"], recipe["y"].astype(int), recipe["settings"]
    X_val, y_val = recipe["X_val"], recipe["y_val"].astype(int)
    weights, learning = recipe["weights"], int(settings["learning_steps"])
    stop = lab.EarlyStopping(int(settings["patience"]), settings["min_delta"], True)
    adam, stopped, step = Adam(settings, weights), False, 0

    def measured():
        scores = forward(X_val, weights)[1]
        accuracy = np.mean(scores.argmax(axis=1) == y_val)
        return {"step": step, "loss": cross_entropy(scores, y_val), "metric": accuracy}

    report(measured())
    for epoch in recipe["batches"]:  # (steps, B)
        seen = []
        for place, rows in enumerate(epoch):
            if stopped:
                pass
            elif place < learning:
                adam.update(weights, gradient(X[rows], y[rows], weights))
            else:
                seen.append(cross_entropy(forward(X[rows], weights)[1], y[rows]))
            step += 1
            if step == 1:
                report({"step": 1, "weights": {name: weights[name].copy() for name in NAMES}})
        if not stopped and stop.step(float(np.mean(seen)), weights):
            weights, stopped = stop.final(weights), True
        report(measured())
