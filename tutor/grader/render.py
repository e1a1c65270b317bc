"""Values as text: the inputs of a call, and what was got beside what was wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tutor.grader.comparison import NUMERIC, Array, is_number, is_numeric
from tutor.grader.findings import NOTHING
from tutor.sandbox.wire import Probe, Rng

LONGEST_TEXT = 400
INPUT_ENTRIES = 60
"""Arrays with more entries are shortened by NumPy's own dots."""
WINDOW = 8
"""Rows and columns drawn of a large result, around its first difference."""
MOST_DIGITS = 17


def arguments(names: list[str], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
    """One `name = value` per argument; a positional argument without a name is drawn alone."""
    padded = [*names, *[""] * len(args)][: len(args)]
    return "\n".join(
        argument(name, value) for name, value in [*zip(padded, args, strict=True), *kwargs.items()]
    )


def argument(name: str, value: object) -> str:
    """`X = [[1, 0],` with its further rows below the first bracket."""
    head = f"{name} = " if name else ""
    return (head + literal(value, indent=len(head))).rstrip()


def literal(value: object, indent: int = 0) -> str:
    """A value as one would type it, shortened; arrays without the word `array`."""
    if isinstance(value, (np.ndarray, np.generic)) or is_number(value):
        return _array_text(np.asarray(value), indent)
    if isinstance(value, (list, tuple)):
        opening, closing = "[]" if isinstance(value, list) else "()"
        items = ", ".join(literal(item) for item in value[:WINDOW])
        return opening + items + (", …" if len(value) > WINDOW else "") + closing
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{key!r}: {literal(item)}" for key, item in list(value.items())[:WINDOW]) + "}"
        )
    if isinstance(value, Rng):
        return f"np.random.default_rng({value.seed})"
    if isinstance(value, Probe):
        return f"<function {value.name}>"
    if callable(value) and hasattr(value, "__name__"):
        return f"<function {value.__name__}>"
    text = repr(value)
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _array_text(array: Array, indent: int) -> str:
    if array.dtype.kind not in "fc":
        text = np.array2string(
            array, separator=", ", threshold=INPUT_ENTRIES, edgeitems=3, prefix=" " * indent
        )
    else:
        formats: Any = {"float_kind": short, "complex_kind": lambda z: f"{short(z.real)}{z.imag:+.6g}j"}
        text = np.array2string(
            array,
            separator=", ",
            threshold=INPUT_ENTRIES,
            edgeitems=3,
            prefix=" " * indent,
            formatter=formats,
        )
    return text if array.size <= INPUT_ENTRIES else f"{text}  {shape_text(array.shape)}"


def short(number: float, digits: int = 6) -> str:
    """A float in at most so many significant digits: 0.5, 3, 1e-08, nan."""
    return f"{float(number):.{digits}g}"


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as Python writes it: (3,), (2, 4), ()."""
    return str(tuple(int(size) for size in shape))


def outline(value: object) -> str:
    """What kind of thing a value is: shape and dtype of an array, with its entries where they are few."""
    if not isinstance(value, np.ndarray) or not value.ndim:
        return "" if value is NOTHING else literal(value)
    head = f"{value.dtype} {shape_text(value.shape)}"
    if value.size > WINDOW or value.dtype.kind not in NUMERIC:
        return head
    return "\n".join([head, _array_text(value, 0)])


def pair(got: object, want: object, first: tuple[int, ...] | None) -> tuple[str, str]:
    """Got and wanted with one line for each row, in as many digits as it takes to see the difference.

    Of large arrays a window around the first difference is drawn, led by a line such as `[8:16, 0:8]`.
    """
    if not is_numeric(got) or not is_numeric(want) or np.asarray(got).shape != np.asarray(want).shape:
        return outline(got), outline(want)
    given, wanted = np.asarray(got), np.asarray(want)
    digits = _digits_to_see(given, wanted, first)
    header, window = _window(given.shape, first)
    return tuple("\n".join([*header, *_rows(array[window], digits)]) for array in (given, wanted))  # type: ignore[return-value]


def _digits_to_see(given: Array, wanted: Array, first: tuple[int, ...] | None) -> int:
    if first is None or given.dtype.kind not in "fc" and wanted.dtype.kind not in "fc":
        return 6
    for digits in range(4, MOST_DIGITS + 1):
        if short(given[first].real, digits) != short(wanted[first].real, digits):
            return digits
    return MOST_DIGITS


def _window(shape: tuple[int, ...], first: tuple[int, ...] | None) -> tuple[list[str], tuple[Any, ...]]:
    """Slices that leave at most a table of WINDOW × WINDOW, and a header when they leave anything out."""
    places = first or (0,) * len(shape)
    slices: list[Any] = list(places[:-2])
    for size, place in list(zip(shape, places, strict=True))[-2:]:
        start = max(0, min(place - 2, size - WINDOW))
        slices.append(slice(start, min(size, start + WINDOW)))
    whole = len(shape) <= 2 and all(size <= WINDOW for size in shape)
    words = [f"{part.start}:{part.stop}" if isinstance(part, slice) else str(part) for part in slices]
    return [] if whole else [f"[{', '.join(words)}]"], tuple(slices)


def _rows(array: Array, digits: int) -> list[str]:
    """One text for each row, columns aligned; a vector is drawn as a column."""
    table = array.reshape(-1, 1) if array.ndim < 2 else array
    cells = [[_cell(entry, digits) for entry in row] for row in table]
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]


def _cell(entry: Any, digits: int) -> str:
    return short(float(entry), digits) if isinstance(entry, (float, np.floating)) else str(entry)
