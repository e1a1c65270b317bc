"""Lab ewma: a memory that fades, its weights, and the correction of its start."""

import numpy as np


def ewma(x, beta):
    """V_t = β V_(t−1) + (1 − β) x_t of every step, from V_0 = 0. x (T,), 0 ≤ beta < 1 -> (T,)"""
    raise NotImplementedError


def bias_corrected(x, beta):
    """V_t / (1 − βᵗ) of every step, t from 1. x (T,), 0 ≤ beta < 1 -> (T,)"""
    raise NotImplementedError


def memory_weights(beta, T):
    """Weights of x_1 … x_T in V_T, the oldest first. 0 ≤ beta < 1, T ≥ 1 -> (T,)"""
    raise NotImplementedError


def time_constant(beta):
    """1 / (1 − β), in steps: a number. 0 ≤ beta < 1"""
    raise NotImplementedError
