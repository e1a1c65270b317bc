"""Numbers in words a reader expects: 0.3 for 0.1 + 0.2, −3 with a real minus, 60,000, 10⁻⁸."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

DIGITS = 10
"""Significant digits that are kept: enough for every honest number, too few for binary dust."""
GROUP_FROM = 10_000
SMALLEST_PLAIN, LARGEST_PLAIN = 1e-4, 1e15
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHEN_AS_MINUS = re.compile(r"(?<![\w.)\]])-(?=[\d.])")


def plain(value: Any) -> Any:
    """NumPy scalars and arrays as Python numbers and lists; everything else as it is."""
    return value.tolist() if hasattr(value, "tolist") else value


def clean(number: int | float) -> int | float:
    """Without binary dust: 0.30000000000000004 is 0.3, and −0.0 is 0.0."""
    return number if isinstance(number, int) else float(f"{number:.{DIGITS}g}") + 0.0


def written(value: object, decimals: int | None = None) -> str:
    """A drawn value for prose; `decimals` fixes how many a number is shown with."""
    value = plain(value)
    if isinstance(value, str):
        return _HYPHEN_AS_MINUS.sub("−", value)
    if isinstance(value, bool) or not isinstance(value, int | float | tuple | list):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, decimals)
    return _listed(value, [_item(item, decimals) for item in value])


def in_code(value: object) -> str:
    """A drawn value inside a snippet: valid Python for numbers and lists, text as it stands."""
    value = plain(value)
    if isinstance(value, tuple | list):
        return _listed(value, [repr(item) if isinstance(item, str) else in_code(item) for item in value])
    if isinstance(value, float):
        return repr(clean(value))
    return str(value)


def significant_digits(number: int | float) -> int:
    """Digits a reader has to copy: 1 for 0.001 and 300, 10 for 2/3."""
    return len(Decimal(repr(clean(number))).normalize().as_tuple().digits)


def _item(value: object, decimals: int | None) -> str:
    """One of several: without a comma of its own, which would look like the next one."""
    value = plain(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return _number(value, decimals, group=False) if is_number else written(value, decimals)


def _listed(value: tuple[object, ...] | list[object], items: list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(items)}]"
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def _number(value: Any, decimals: int | None, group: bool = True) -> str:
    number = clean(value)
    comma = "," if group and abs(number) >= GROUP_FROM else ""
    if decimals is not None:
        text = f"{number:{comma}.{decimals}f}"
        text = text.lstrip("-") if not text.strip("-0.") else text
    elif number != 0 and not SMALLEST_PLAIN <= abs(number) < LARGEST_PLAIN and isinstance(number, float):
        return _power_of_ten(number)
    else:
        text = f"{int(number):{comma}}" if number == int(number) else f"{Decimal(repr(number)):{comma}f}"
    return text.replace("-", "−")


def _power_of_ten(number: float) -> str:
    """`2.5×10⁻⁸`; a mantissa of 1 is left out."""
    mantissa, exponent = f"{number:.{DIGITS - 1}e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".").replace("-", "−")
    power = "10" + str(int(exponent)).translate(_SUPERSCRIPTS)
    return power if mantissa == "1" else "−" + power if mantissa == "−1" else f"{mantissa}×{power}"
