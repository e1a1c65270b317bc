"""A text about numbers, in Hinglish and English, for a model of characters: generated here, the same everywhere."""

from __future__ import annotations

import string

import numpy as np

from tutor.training.arrays import Array
from tutor.training.data.number_words import HINGLISH, in_english, in_hinglish

CHARACTERS = "\n " + "." + string.digits + string.ascii_lowercase
"""Token k is CHARACTERS[k]; 39 of them."""


def make_number_text(rng: np.random.Generator, length: int) -> str:
    """Sentences of four kinds, one a line, `length` characters in all.

    What a number is in digits can be worked out from its words, and the sum from its parts; which number comes next
    cannot, so the loss of even the best model stays above 0.
    """
    lines: list[str] = []
    while sum(len(line) + 1 for line in lines) < length:
        lines.extend(_sentence(rng) for _ in range(100))
    return "\n".join(lines)[:length]


def _sentence(rng: np.random.Generator) -> str:
    kind, number = rng.integers(4), int(rng.integers(10 ** rng.integers(2, 5)))
    if kind == 0:
        return f"{' '.join(in_hinglish(number))} yaani {number}."
    if kind == 1:
        return f"{' '.join(in_english(number))} means {number}."
    if kind == 2:
        return f"{number} ko {' '.join(in_hinglish(number))} kehte hain."
    first, second = (int(part) for part in rng.integers(0, 50, 2))
    return f"{HINGLISH[first]} aur {HINGLISH[second]} milkar {HINGLISH[first + second]} hote hain."


def tokens(text: str) -> Array:
    """(length,) token numbers. Raises KeyError for a character that is none of CHARACTERS."""
    number = {character: index for index, character in enumerate(CHARACTERS)}
    return np.array([number[character] for character in text])
