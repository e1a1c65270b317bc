"""Numbers for the randomised questions of V30."""

from __future__ import annotations

import random


def parameters(rng: random.Random) -> dict[str, object]:
    """Parameters of d-h-h-1 with dropout after both hidden layers."""
    d, h = rng.choice([1, 2, 5, 8]), rng.choice([10, 20, 50, 100])
    first, second, last = (d + 1) * h, (h + 1) * h, h + 1
    answer = first + second + last
    traps = {"a_mask": answer + 2 * h, "no_bias": d * h + h * h + h}
    values = {"d": d, "h": h, "first": first, "second": second, "last": last}
    return {"values": values, "answer": answer, "traps": traps}


def kept(rng: random.Random) -> dict[str, object]:
    """Expected number of kept units in nn.Dropout(p)."""
    h, p = rng.choice([50, 100, 200, 500]), rng.choice([0.1, 0.2, 0.3, 0.4])
    answer, dropped = round(h * (1 - p)), round(h * p)
    return {
        "values": {"h": h, "p": p, "keep": round(1 - p, 1)},
        "answer": answer,
        "traps": {"dropped": dropped},
    }


def passed_on(rng: random.Random) -> dict[str, object]:
    """What a kept unit passes on in training."""
    p, base = rng.choice([(0.2, 4), (0.5, 1), (0.75, 1), (0.6, 2), (0.9, 1)])
    a = base * rng.randint(1, 6)
    answer = round(a / (1 - p), 3)
    traps = {"not_scaled": a, "scaled_down": round(a * (1 - p), 3)}
    other = round(a / p, 3)
    if other not in (answer, *traps.values()):
        traps["by_p"] = other
    return {"values": {"p": p, "a": a, "keep": round(1 - p, 2)}, "answer": answer, "traps": traps}


def gaps(rng: random.Random) -> dict[str, object]:
    """Three rates with their losses; the answer is the one of the lowest validation loss."""
    best = rng.randrange(3)
    train = [rng.choice([0.03, 0.04, 0.05]), rng.choice([0.12, 0.14, 0.16]), rng.choice([0.41, 0.43, 0.45])]
    val = [
        [(0.30, 0.38, 0.55), (0.62, 0.35, 0.52), (0.90, 0.66, 0.50)][best][i] + rng.choice([0.0, 0.01, 0.02])
        for i in range(3)
    ]
    values = {f"t{i}": train[i] for i in range(3)} | {f"v{i}": round(val[i], 2) for i in range(3)}
    return {"values": values, "answer": best}
