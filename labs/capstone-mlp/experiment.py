"""Trains 784-128-10 of V12 with the learner's own library from the first weight to the last step.

No dropout here: every mask is all ones, whatever the generator says.
"""

import numpy as np


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"].astype(int)
    X_val, y_val, first = recipe["X_val"], recipe["y_val"].astype(int), recipe["weights"]
    coins = np.random.default_rng(0)
    net = lab.Network(
        [first["W1"], first["W2"]], [first["b1"], first["b2"]], lr=recipe["settings"]["learning_rate"]
    )

    def measured(step):
        loss, accuracy = net.evaluate(X_val, y_val)
        return {"step": step, "loss": loss, "metric": accuracy}

    def named():
        (W1, W2), (b1, b2) = net.weights, net.biases
        return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            net.train_step(X[rows], y[rows], coins)
            step += 1
            if step == 1:
                report({"step": 1, "weights": named()})
        report(measured(step))
