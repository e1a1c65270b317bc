"""Lab rmsprop: a learning rate for each weight, from a memory of squared gradients."""

import numpy as np


def effective_rate(v, lr=0.001, eps=1e-8):
    """The learning rate of each weight, η / (√v + ε). v ≥ 0 of any shape -> like v"""
    raise NotImplementedError


def rmsprop_step(w, v, g, lr=0.001, beta=0.9, eps=1e-8):
    """One step of RMSProp: first the memory, then the weights. w, v and the gradient g have one shape

    Returns (w, v) after the step.
    """
    raise NotImplementedError
