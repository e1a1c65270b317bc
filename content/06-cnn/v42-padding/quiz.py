"""Numbers for the randomised questions of V42."""

from __future__ import annotations

import random


def same_padding(rng: random.Random) -> dict[str, object]:
    """p = (f − 1)/2 for an odd filter at stride 1."""
    f, n = rng.choice([5, 7, 9, 11, 13]), rng.randint(20, 64)
    return {"values": {"f": f, "n": n}, "answer": (f - 1) // 2, "traps": {"both": f - 1, "half": f / 2}}


def visits(rng: random.Random) -> dict[str, object]:
    """In how many windows of side f the pixel (i, j) lies; n is large enough for the far border not to matter."""
    while True:
        f, n = rng.choice([3, 5]), rng.randint(10, 20)
        i, j = rng.randint(0, 4), rng.randint(0, 4)
        rows, columns = min(i + 1, f), min(j + 1, f)
        if rows != columns or rows > 1:
            break
    answer = rows * columns
    values = {"n": n, "f": f, "i": i, "j": j, "rows": rows, "columns": columns}
    traps = {"added": rows + columns, "all": f * f}
    return {"values": values, "answer": answer, "traps": {k: v for k, v in traps.items() if v != answer}}


def layers(rng: random.Random) -> dict[str, object]:
    """Side after L valid convolutions."""
    f, count = rng.choice([3, 5]), rng.choice([2, 3, 4])
    n = rng.choice([28, 32, 48, 64])
    answer = n - count * (f - 1)
    values = {"n": n, "f": f, "L": count, "lost": f - 1}
    traps = {"whole": n - count * f, "same": n, "once": n - f + 1}
    kept = {k: v for k, v in traps.items() if v > 0 and v != answer}
    return {"values": values, "answer": answer, "traps": kept}


def same_stride(rng: random.Random) -> dict[str, object]:
    """Keras' same with a stride: ⌈n/s⌉."""
    s = rng.choice([2, 3, 4])
    n = rng.randint(20, 60)
    answer = -(-n // s)
    traps = {"unchanged": n}
    if n // s != answer:
        traps["floor"] = n // s
    return {"values": {"n": n, "s": s}, "answer": answer, "traps": traps}
