"""Numbers for the randomised questions of V54–56."""

from __future__ import annotations

import random


def head_only(rng: random.Random) -> dict[str, object]:
    """Trainable numbers of a dense head on a frozen base."""
    side, maps = rng.choice([3, 4, 5]), rng.choice([64, 128, 256])
    hidden, classes = rng.choice([32, 64, 100]), rng.choice([2, 5, 10])
    features = side * side * maps
    first, last = (features + 1) * hidden, (hidden + 1) * classes
    base = rng.choice([400_000, 1_200_000, 3_500_000])
    answer = first + last
    traps = {
        "with_base": answer + base,
        "pooled": (maps + 1) * hidden + last,
        "no_bias": features * hidden + hidden * classes,
    }
    values = {
        "side": side,
        "maps": maps,
        "hidden": hidden,
        "classes": classes,
        "base": base,
        "features": features,
        "first": first,
        "last": last,
    }
    return {"values": values, "answer": answer, "traps": traps}


def freed(rng: random.Random) -> dict[str, object]:
    """Numbers that learn in a base of conv and ReLU layers after the last n layers are freed."""
    c = rng.choice([8, 16, 32])
    sizes = [c, 2 * c, 4 * c]
    parts = [(9 * a + 1) * b for a, b in ((3, sizes[0]), (sizes[0], sizes[1]), (sizes[1], sizes[2]))]
    n = rng.choice([2, 3, 4])
    answer = parts[2] + (parts[1] if n == 4 else 0)
    traps = {"weighted": sum(parts[-min(n, 3) :])} if n < 4 else {"only_last": parts[2]}
    if n == 4:
        traps["weighted"] = sum(parts)
    first = {2: parts[0], 3: parts[0] + parts[1], 4: parts[0] + parts[1]}[n]
    if first != answer and first not in traps.values():
        traps["first"] = first
    values = {"a": sizes[0], "b": sizes[1], "c": sizes[2], "n": n}
    return {"values": values, "answer": answer, "traps": traps}


def scenario(rng: random.Random) -> dict[str, object]:
    """A task, its data, and the place of the fitting strategy in the file."""
    place = rng.randrange(4)
    similar = rng.choice(["dog breeds", "bird species"])
    other = rng.choice(["microscope images of cells", "radar images"])
    thing = (similar, similar, other, other)[place]
    n = rng.choice([200, 300, 400]) if place in (0, 2) else rng.choice([200_000, 300_000, 400_000])
    return {"values": {"task": thing, "n": n}, "answer": place}
