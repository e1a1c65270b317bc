"""Amounts as they are said in a bazaar: `do teen sau`, two or three hundred. Which word is how much? Generated here."""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Array

DIGIT_WORDS = ("ek", "do", "teen", "chaar", "paanch", "chhe", "saat", "aath", "nau")
UNITS = ("sau", "hazaar", "lakh", "crore")
WORDS = (*DIGIT_WORDS, *UNITS)
"""Token k is WORDS[k]."""
LONGEST = 4
"""Digit words in a row before their unit is said."""


def make_amounts(rng: np.random.Generator, n: int, length: int) -> tuple[Array, Array]:
    """Tokens X (n, T) and tags y (n, T): each word's unit, 0 sau, 1 hazaar, 2 lakh, 3 crore.

    One to four digit words and then their unit, again and again; the last word is a unit. A digit word's tag is told
    only by a word that comes later, so that reading from left to right cannot do better than guess it.
    """
    X, y = rng.integers(0, len(DIGIT_WORDS), (n, length)), np.zeros((n, length), np.int64)
    for row in range(n):
        end = length
        while end > 0:  # from the last amount to the first, so that all of them are whole
            words = min(int(rng.integers(1, LONGEST + 1)) + 1, end)
            if end - words == 1:  # a unit cannot stand alone
                words = end if words == 2 else words - 1
            unit = int(rng.integers(0, len(UNITS)))
            X[row, end - 1] = len(DIGIT_WORDS) + unit
            y[row, end - words : end] = unit
            end -= words
    return X, y
