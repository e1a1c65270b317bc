"""Numbers for the randomised questions of V51–53."""

from __future__ import annotations

import random


def shifted(rng: random.Random) -> dict[str, object]:
    """A row of five shifted by d; the answer is the place of the asked mode's row in the file."""
    while True:
        row = [rng.randint(1, 9) for _ in range(5)]
        d = rng.choice([2, 3])
        kept = row[: 5 - d]
        results = [
            [0] * d + kept,
            [row[0]] * d + kept,
            row[:d][::-1] + kept,
            row[5 - d :] + kept,
        ]
        if len({tuple(result) for result in results}) == 4:
            break
    place = rng.randrange(4)
    mode = ("constant", "nearest", "reflect", "wrap")[place]
    names = ("zeros", "edge", "mirror", "round")
    values = {"row": row, "d": d, "mode": mode} | dict(zip(names, results, strict=True))
    return {"values": values, "answer": place}


def an_epoch(rng: random.Random) -> dict[str, object]:
    """Images and updates of E epochs with augmentation on the fly."""
    n, B, E = 100 * rng.choice([4, 8, 12, 16]), rng.choice([10, 20, 40, 50]), rng.choice([5, 10, 20])
    answer = n // B * E
    traps = {"images": n * E, "one_epoch": n // B}
    return {"values": {"n": n, "B": B, "E": E, "per": n // B}, "answer": answer, "traps": traps}


def both_flips(rng: random.Random) -> dict[str, object]:
    """Expected number of images turned by 180°."""
    n = 100 * rng.randint(2, 12)
    return {
        "values": {"n": n},
        "answer": n // 4,
        "traps": {"half": n // 2, "all_flipped": 3 * n // 4},
    }


def shear(rng: random.Random) -> dict[str, object]:
    """Pixels of slant of a shear angle, over the height."""
    import math

    rows, angle = rng.choice([100, 150, 200, 224]), rng.choice([0.1, 0.2, 0.3, 0.5])
    answer = round(rows * math.tan(math.radians(angle)), 2)
    return {
        "values": {"rows": rows, "angle": angle},
        "answer": answer,
        "traps": {"share": round(rows * angle, 2), "radians": round(rows * math.tan(angle), 2)},
    }
