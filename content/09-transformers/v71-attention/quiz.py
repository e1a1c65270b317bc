"""Numbers for the randomised questions of V71."""

from __future__ import annotations

import random

FULL = [(5, 3, 2), (6, 3, 1), (7, 2, 1), (5, 4, 1), (8, 1, 1), (2, 2, 6), (1, 4, 5)]
"""Weights in tenths."""


def context(rng: random.Random) -> dict[str, object]:
    """First number of Σ αⱼ hⱼ for given weights in tenths."""
    while True:
        a = list(rng.choice(FULL))
        rng.shuffle(a)
        h = rng.sample([-10, 0, 10, 20, 30, 40], 3)
        total = sum(w * x for w, x in zip(a, h, strict=True))
        largest = h[a.index(max(a))]
        traps = {"mean": round(sum(h) / 3, 2), "argmax": largest, "sum": sum(h)}
        if len({total / 10, *traps.values()}) == 4:
            break
    values = {f"a{j + 1}": a[j] / 10 for j in range(3)} | {f"h{j + 1}": h[j] for j in range(3)}
    return {
        "values": values | {"answer": total / 10},
        "answer": total / 10,
        "traps": traps,
    }


def dot_scores(rng: random.Random) -> dict[str, object]:
    """Three dot products of small integer states."""
    while True:
        s = [rng.randint(-2, 3), rng.randint(1, 3)]
        h = [[rng.randint(-2, 3), rng.randint(-2, 3)] for _ in range(3)]
        answer = [s[0] * x[0] + s[1] * x[1] for x in h]
        sums = [s[0] + s[1] + x[0] + x[1] for x in h]
        crossed = [s[0] * x[1] + s[1] * x[0] for x in h]
        if answer not in (sums, crossed) and sums != crossed and len(set(answer)) == 3:
            break
    values = {
        "s": tuple(s),
        "h1": tuple(h[0]),
        "h2": tuple(h[1]),
        "h3": tuple(h[2]),
        "answer": answer,
    }
    return {
        "values": values,
        "answer": answer,
        "traps": {"added": sums, "crossed": crossed},
    }


def parameters(rng: random.Random) -> dict[str, object]:
    """Parameters of additive attention without biases."""
    decoder, encoder, a = rng.sample([8, 16, 32, 64, 100, 128], 3)
    answer = decoder * a + encoder * a + a
    values = {
        "dec": decoder,
        "enc": encoder,
        "a": a,
        "wa": decoder * a,
        "ua": encoder * a,
        "answer": answer,
    }
    return {
        "values": values,
        "answer": answer,
        "traps": {"no_v": answer - a, "general": decoder * encoder},
    }


def score_count(rng: random.Random) -> dict[str, object]:
    """How many scores a translation takes: U steps over T words."""
    source, target = rng.sample(range(8, 60), 2)
    traps = {"sum": source + target, "square": source * source}
    values = {"T": source, "U": target, "answer": source * target}
    return {"values": values, "answer": source * target, "traps": traps}
