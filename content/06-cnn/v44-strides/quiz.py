"""Numbers for the randomised questions of V44."""

from __future__ import annotations

import math
import random


def side(n: int, f: int, p: int, s: int) -> int:
    """⌊(n + 2p − f)/s⌋ + 1."""
    return (n + 2 * p - f) // s + 1


def output_size(rng: random.Random) -> dict[str, object]:
    """Side with padding and stride; traps: padding once, ceil, no + 1."""
    while True:
        n, f = rng.randint(12, 64), rng.choice([3, 5, 7])
        p, s = rng.choice([1, 2, 3]), rng.choice([2, 3])
        answer = side(n, f, p, s)
        ceil = math.ceil((n + 2 * p - f) / s) + 1
        traps = {"one_side": (n + p - f) // s + 1, "no_one": answer - 1, "ceil": ceil}
        if answer != traps["one_side"]:
            break
    if traps["one_side"] == traps["no_one"]:
        traps["either"] = traps.pop("no_one")
        del traps["one_side"]
    kept, seen = {}, {answer}
    for name, value in traps.items():
        if value not in seen:
            kept[name] = value
            seen.add(value)
    return {"values": {"n": n, "f": f, "p": p, "s": s}, "answer": answer, "traps": kept}


def chain(rng: random.Random) -> dict[str, object]:
    """Three sides, one after the other, with stride 2 and no padding."""
    f = rng.choice([3, 5])
    n = rng.randint(36, 64)
    sides = [n]
    for _ in range(3):
        sides.append(side(sides[-1], f, 0, 2))
    values = {"n": n, "f": f, "a": sides[1], "b": sides[2], "c": sides[3]}
    return {"values": values, "answer": sides[1:]}


def unread(rng: random.Random) -> dict[str, object]:
    """Pixels after the last window."""
    f, s = rng.choice([3, 5, 7]), rng.choice([2, 3, 4])
    if s > f:
        s = f
    left, windows = rng.randint(0, s - 1), rng.randint(4, 9)
    n = f + windows * s + left
    values = {"n": n, "f": f, "s": s, "free": n - f, "end": windows * s + f}
    traps = {"whole": n % s} if n % s != left else {}
    return {"values": values, "answer": left, "traps": traps}


def work(rng: random.Random) -> dict[str, object]:
    """Multiplications of a layer: o · o · F · f · f · C."""
    o, filters, channels = rng.choice([4, 5, 6, 8]), rng.choice([4, 8, 10]), rng.choice([1, 2, 3])
    n = 2 * o + 1
    answer = o * o * filters * 9 * channels
    values = {"n": n, "o": o, "F": filters, "C": channels}
    traps = {"one_place": filters * 9 * channels, "all_pixels": n * n * filters * 9 * channels}
    return {"values": values, "answer": answer, "traps": traps}
