"""Trains 196-256-10 with the learner's dropout. Adam (Kingma and Ba, 2015) and the rest of the gradient are given.

The coins of step after step come from one generator, `default_rng(mask_seed)`, as in the reference.
"""

import numpy as np

NAMES = ("W1", "b1", "W2", "b2")


def cross_entropy(scores, y):
    """Mean over the rows, and the chances of every class (B, K)."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances = powers / powers.sum(axis=1, keepdims=True)
    return -np.mean(np.log(chances[np.arange(len(y)), y])), chances


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
    X, y, settings = recipe["X"], recipe["y"].astype(int), recipe["settings"]
    X_val, y_val = recipe["X_val"], recipe["y_val"].astype(int)
    weights, p = recipe["weights"], settings["rate"]
    coins, adam = np.random.default_rng(int(settings["mask_seed"])), Adam(settings)

    def hidden(rows):
        return np.maximum(rows @ weights["W1"] + weights["b1"], 0)  # (B, 256)

    def gradient(rows, labels):
        a = hidden(rows)
        mask = lab.draw_mask(a.shape, p, coins)
        out = lab.dropout_forward(a, mask, p, True)
        d_scores = cross_entropy(out @ weights["W2"] + weights["b2"], labels)[1]
        d_scores[np.arange(len(labels)), labels] -= 1
        d_scores /= len(labels)
        d_a = lab.dropout_backward(d_scores @ weights["W2"].T, mask, p) * (a > 0)
        return dict(zip(NAMES, (rows.T @ d_a, d_a.sum(axis=0), out.T @ d_scores, d_scores.sum(axis=0))))

    def measured(step):
        a = hidden(X_val)
        scores = lab.dropout_forward(a, np.ones_like(a), p, False) @ weights["W2"] + weights["b2"]
        accuracy = np.mean(scores.argmax(axis=1) == y_val)
        return {"step": step, "loss": cross_entropy(scores, y_val)[0], "metric": accuracy}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            adam.update(weights, gradient(X[rows], y[rows]))
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
