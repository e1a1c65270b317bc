"""Lab gradient-clipping: a bound for the gradient, in three ways."""

import numpy as np


def clip_by_value(g, c):
    """Every entry cut to [−c, c]. g of any shape, c > 0 -> like g"""
    raise NotImplementedError


def clip_by_norm(g, c):
    """g with its length brought down to c where it is longer, else as it is. g of any shape, c > 0 -> like g

    The length is that of the whole array: √(sum of all squared entries).
    """
    raise NotImplementedError


def clip_by_global_norm(gs, c):
    """Several gradients under one common bound. gs: list of arrays of any shapes, c > 0

    Returns (the clipped gradients as a list, the common length before clipping).
    """
    raise NotImplementedError
