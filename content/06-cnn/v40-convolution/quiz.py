"""Numbers for the randomised questions of V40."""

from __future__ import annotations

import math
import random

import numpy as np


def one_cell(rng: random.Random) -> dict[str, object]:
    """One cell of a 2×2 filter; flipping the filter and the matrix product give other numbers."""
    while True:
        window = np.array([[rng.randint(0, 9) for _ in range(2)] for _ in range(2)])
        kernel = np.array([[rng.randint(-3, 3) for _ in range(2)] for _ in range(2)])
        answer, flipped = int((window * kernel).sum()), int((window * kernel[::-1, ::-1]).sum())
        product, summed = int((window @ kernel).sum()), int(window.sum())
        if len({answer, flipped, product, summed}) == 4:
            break
    (a, b), (c, d) = window.tolist()
    (p, q), (r, s) = kernel.tolist()
    names = {"a": a, "b": b, "c": c, "d": d, "p": p, "q": q, "r": r, "s": s}
    products = {"ap": a * p, "bq": b * q, "cr": c * r, "ds": d * s}
    traps = {"flipped": flipped, "product": product, "unweighted": summed}
    return {"values": names | products, "answer": answer, "traps": traps}


def output_size(rng: random.Random) -> dict[str, object]:
    """Side of a feature map without padding; a third of the variants need the floor."""
    f, s = rng.choice([3, 5, 7]), rng.choice([1, 2, 3])
    n = rng.randint(10, 40)
    windows = (n - f) / s
    answer, ceil = math.floor(windows) + 1, math.ceil(windows) + 1
    traps = {"no_one": math.floor(windows)}
    if ceil != answer:
        traps["ceil"] = ceil
    if s > 1 and n - f + 1 not in (answer, *traps.values()):
        traps["no_stride"] = n - f + 1
    return {"values": {"n": n, "f": f, "s": s}, "answer": answer, "traps": traps}


def sobel_edge(rng: random.Random) -> dict[str, object]:
    """The vertical Sobel filter on a window whose right column, or right two, are bright."""
    dark, bright = rng.choice([0, 1, 2, 10]), rng.choice([3, 5, 7, 9])
    if dark > bright:
        dark, bright = bright, dark
    if rng.random() < 0.5:
        dark, bright = bright, dark
    middle = rng.choice([dark, bright])
    step = bright - dark
    values = {"dark": dark, "middle": middle, "bright": bright, "step": step}
    return {
        "values": values,
        "answer": 4 * step,
        "traps": {"sign": -4 * step, "three": 3 * step, "one": step},
    }


def how_many_maps(rng: random.Random) -> dict[str, object]:
    """Shape (F, o, o) after a conv layer on a picture with channels."""
    channels, filters = rng.choice([3, 4, 6]), rng.choice([8, 10, 16, 32])
    f, n = rng.choice([3, 5]), rng.randint(12, 40)
    side = n - f + 1
    values = {"C": channels, "F": filters, "f": f, "n": n, "o": side}
    return {"values": values, "answer": [filters, side, side]}
