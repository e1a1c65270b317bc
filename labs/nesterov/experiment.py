"""The optimizer race on small digits, its lane driven by the learner's `nag_step`.

The reference keeps the look-ahead point as its weights; so what is measured is the learner's `look_ahead`.
"""

import numpy as np


def forward(X, weights):
    hidden = np.maximum(X @ weights["W1"] + weights["b1"], 0)  # (B, 32)
    z = hidden @ weights["W2"] + weights["b2"]  # (B, 10)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return hidden, e / e.sum(axis=1, keepdims=True)


def gradient(X, y, weights):
    """∂(mean cross-entropy)/∂(every weight)."""
    hidden, at_scores = forward(X, weights)
    at_scores[np.arange(len(y)), y] -= 1
    at_scores /= len(y)
    at_hidden = at_scores @ weights["W2"].T * (hidden > 0)
    return {
        "W1": X.T @ at_hidden,
        "b1": at_hidden.sum(axis=0),
        "W2": hidden.T @ at_scores,
        "b2": at_scores.sum(axis=0),
    }


def run(lab, recipe, report):
    X, y, settings = recipe["X"], recipe["y"], recipe["settings"]
    lr, beta = settings["learning_rate"], settings["beta"]
    shapes = {name: weight.shape for name, weight in recipe["weights"].items()}

    def flat(arrays):
        return np.concatenate([arrays[name].ravel() for name in shapes])  # (6634,)

    def named(vector):
        ends = np.cumsum([np.prod(shape) for shape in shapes.values()])[:-1]
        return {name: part.reshape(shapes[name]) for name, part in zip(shapes, np.split(vector, ends))}

    w = flat(recipe["weights"])
    v = np.zeros_like(w)

    def measured(step):
        _, P = forward(recipe["X_val"], named(lab.look_ahead(w, v, beta)))
        right = P[np.arange(len(P)), recipe["y_val"]]
        accuracy = np.mean(P.argmax(axis=1) == recipe["y_val"])
        return {"step": step, "loss": -np.mean(np.log(np.maximum(right, 1e-300))), "metric": accuracy}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            w, v = lab.nag_step(
                w, v, lambda at, rows=rows: flat(gradient(X[rows], y[rows], named(at))), lr, beta
            )
            step += 1
            if step == 1:
                report({"step": 1, "weights": named(lab.look_ahead(w, v, beta))})
        report(measured(step))
