"""Trains a small LeNet on 14×14 digits with the learner's own network, from the first filter to the last step."""

import numpy as np

NAMES = ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4")


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"].astype(int)
    X_val, y_val = recipe["X_val"], recipe["y_val"].astype(int)
    net = lab.LeNet([recipe["weights"][name] for name in NAMES], recipe["settings"]["learning_rate"])

    def measured(step):
        loss, accuracy = net.evaluate(X_val, y_val)
        return {"step": step, "loss": loss, "metric": accuracy}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            net.train_step(X[rows], y[rows])
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(zip(NAMES, map(np.asarray, net.params)))})
        report(measured(step))
