"""Lab adam: the bias correction, and one step of Adam."""

import numpy as np


def bias_correct(m, beta, t):
    """m / (1 − βᵗ): the average without its start at 0. m of any shape, 0 ≤ beta < 1, t = 1, 2, … -> like m"""
    raise NotImplementedError


def adam_step(w, m, v, g, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    """One step of Adam; ε is added to the root. w, m, v and the gradient g have one shape, t = 1, 2, …

    Returns (w, m, v) after the step; m and v are the raw moments, not the corrected ones.
    """
    raise NotImplementedError
