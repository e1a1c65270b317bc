"""Trains XOR with the learner's forward_cache and backward; the loss and its slope are given here."""

import numpy as np

SMALLEST = 1e-12


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def sigmoid_slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"]
    weights = [recipe["weights"]["W1"], recipe["weights"]["W2"]]
    biases = [recipe["weights"]["b1"], recipe["weights"]["b2"]]
    rate = recipe["settings"]["learning_rate"]

    def answer(rows):
        out, cache = lab.forward_cache(rows, weights, biases, sigmoid)
        return np.clip(out, SMALLEST, 1 - SMALLEST)[:, 0], cache

    def measured(step):
        p, truth = answer(recipe["X_val"])[0], recipe["y_val"]
        loss = -np.mean(truth * np.log(p) + (1 - truth) * np.log(1 - p))
        return {"step": step, "loss": loss, "metric": np.mean((p >= 0.5) == (truth == 1))}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            p, cache = answer(X[rows])
            d_out = ((p - y[rows]) / (p * (1 - p)) / len(rows))[:, None]  # ∂(mean BCE)/∂p
            grad_weights, grad_biases = lab.backward(d_out, cache, weights, sigmoid_slope)
            weights = [W - rate * g for W, g in zip(weights, grad_weights)]
            biases = [b - rate * g for b, g in zip(biases, grad_biases)]
            step += 1
            if step == 1:
                parts = {"W1": weights[0], "b1": biases[0], "W2": weights[1], "b2": biases[1]}
                report({"step": 1, "weights": parts})
        report(measured(step))
