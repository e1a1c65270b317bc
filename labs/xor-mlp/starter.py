import numpy as np
from mylabs.perceptron import perceptron_predict  # your own, from the lab perceptron


def step_mlp(X, W1, b1, W2, b2):
    """Labels of two layers of perceptrons: hidden unit j has weights W1[:, j] and bias b1[j].

    X (n, d), W1 (d, H), b1 (H,), W2 (H, 1), b2 (1,), all float  ->  (n,) int, 0 or 1
    """
    raise NotImplementedError


def xor_weights():
    """Weights with which step_mlp answers XOR, also for points up to 0.2 away from a corner.

    ->  W1 (2, H), b1 (H,), W2 (H, 1), b2 (1,), with any H you like
    """
    raise NotImplementedError


def hidden_features(X, W1, b1):
    """What the hidden layer makes of every row: the sigmoid of each hidden unit's score.

    X (n, d), W1 (d, H), b1 (H,)  ->  (n, H) float
    """
    raise NotImplementedError


def mlp_predict_proba(X, W1, b1, W2, b2):
    """Probability of class 1: the sigmoid of the output unit, which sees the hidden features.

    X (n, d), W1 (d, H), b1 (H,), W2 (H, 1), b2 (1,)  ->  (n,) float
    """
    raise NotImplementedError
