"""Fresh inputs from a seed. A check that failed draws again, with smaller sizes and simpler numbers."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy as np

from tutor.grader.comparison import Array

T = TypeVar("T")


@dataclass(frozen=True)
class Level:
    """How simple the drawn inputs are.

    Sizes: as drawn, `few` (at most two above the least), or the least. Numbers: as drawn, rounded to
    `tenths`, or small `whole` numbers.
    """

    sizes: Literal["drawn", "few", "least"] = "drawn"
    numbers: Literal["drawn", "tenths", "whole"] = "drawn"


FULL = Level()
SIMPLER: tuple[Level, ...] = (
    Level("least", "whole"),
    Level("least", "tenths"),
    Level("few", "whole"),
    Level("few", "tenths"),
    Level("drawn", "whole"),
    Level("drawn", "tenths"),
    Level("least", "drawn"),
    Level("few", "drawn"),
)
"""From the simplest on: the first level at which a check still fails is the one to show."""

LARGEST_WHOLE = 3


class Draws:
    """The inputs of one check. The same seed, check and attempt give the same inputs, at every level."""

    def __init__(self, seed: int, check: str, level: Level = FULL, attempt: int = 0) -> None:
        self._random = np.random.default_rng([abs(seed), zlib.crc32(check.encode()), attempt])
        self._level = level
        self.used = False
        """Whether anything was drawn: a check that draws nothing has the same inputs for every seed."""

    def _next(self) -> np.random.Generator:
        self.used = True
        return self._random

    def size(self, lo: int, hi: int) -> int:
        """A size in lo … hi, both included."""
        most = {"drawn": hi, "few": min(hi, lo + 2), "least": lo}[self._level.sizes]
        return int(self._next().integers(lo, most + 1))

    def normal(self, *shape: int) -> Any:
        """Standard normal float64 numbers; one float when no shape is given."""
        numbers = self._next().standard_normal(shape)
        if self._level.numbers == "tenths":
            numbers = np.round(numbers, 1)
        elif self._level.numbers == "whole":
            numbers = np.clip(np.round(2 * numbers), -LARGEST_WHOLE, LARGEST_WHOLE)
        return numbers + 0.0 if shape else float(numbers)

    def uniform(self, lo: float, hi: float, *shape: int) -> Any:
        """Float64 numbers in [lo, hi); one float when no shape is given."""
        numbers = self._next().uniform(lo, hi, shape)
        for decimals in {"drawn": (), "tenths": (1,), "whole": (0, 1)}[self._level.numbers]:
            rounded = np.round(numbers, decimals)
            if np.all((lo <= rounded) & (rounded < hi)):
                numbers = rounded + 0.0
                break
        return numbers if shape else float(numbers)

    def integers(self, lo: int, hi: int, *shape: int) -> Any:
        """Integers in lo … hi − 1, as NumPy counts; one int when no shape is given."""
        if self._level.numbers == "whole":
            near_zero = max(lo, -LARGEST_WHOLE), min(hi, LARGEST_WHOLE + 1)
            lo, hi = near_zero if near_zero[0] < near_zero[1] else (lo, min(hi, lo + 2 * LARGEST_WHOLE))
        numbers = self._next().integers(lo, hi, shape)
        return numbers if shape else int(numbers)

    def labels(self, n: int, values: Sequence[Any] = (0, 1)) -> Array:
        """n labels, (n,); every value occurs where n allows it."""
        random = self._next()
        some = [values[place] for place in random.integers(0, len(values), max(0, n - len(values)))]
        return np.asarray(random.permutation(np.asarray([*values, *some])[:n]))

    def choice(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[int(self._next().integers(0, len(options)))]

    def seed(self) -> int:
        """A seed for `Rng(seed)`."""
        return int(self._next().integers(0, 2**31))
