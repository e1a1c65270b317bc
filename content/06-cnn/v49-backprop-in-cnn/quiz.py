"""Numbers for the randomised questions of V49–50."""

from __future__ import annotations

import random


def filter_gradient(rng: random.Random) -> dict[str, object]:
    """One entry of dk for a 3×3 image and a 2×2 upstream gradient."""
    while True:
        x = [[rng.randint(-3, 4) for _ in range(3)] for _ in range(3)]
        g = [[rng.randint(-2, 3) for _ in range(2)] for _ in range(2)]
        u, v = rng.randrange(2), rng.randrange(2)
        terms = [(g[i][j], x[i + u][j + v]) for i in range(2) for j in range(2)]
        answer = sum(a * b for a, b in terms)
        turned = sum(g[i][j] * x[i + 1 - u][j + 1 - v] for i in range(2) for j in range(2))
        one = g[0][0] * x[u][v]
        if len({answer, turned, one}) == 3:
            break
    values = {"x": x, "g": g, "u": u, "v": v}
    return {"values": values, "answer": answer, "traps": {"turned": turned, "one_window": one}}


def bias_gradient(rng: random.Random) -> dict[str, object]:
    """db of one filter over a batch of two maps."""
    while True:
        first = [rng.randint(-4, 6) for _ in range(4)]
        second = [rng.randint(-4, 6) for _ in range(4)]
        answer = sum(first) + sum(second)
        traps = {"mean_places": answer / 4, "mean_batch": answer / 2, "first_image": sum(first)}
        if answer and len({answer, *traps.values()}) == 4:
            break
    values = {"a": [first[:2], first[2:]], "b": [second[:2], second[2:]]}
    return {"values": values, "answer": answer, "traps": traps}


def pool_place(rng: random.Random) -> dict[str, object]:
    """Which entry of a 2×2 window gets the gradient; the answer is its place in the file's order."""
    window = rng.sample(range(1, 10), 4)
    g = rng.randint(2, 9)
    values = {"window": [window[:2], window[2:]], "g": g, "most": max(window)}
    return {"values": values, "answer": window.index(max(window))}


def input_entry(rng: random.Random) -> dict[str, object]:
    """The middle entry of dX for a 3×3 image and a 2×2 filter."""
    while True:
        k = [[rng.randint(-2, 3) for _ in range(2)] for _ in range(2)]
        g = [[rng.randint(-2, 3) for _ in range(2)] for _ in range(2)]
        answer = sum(g[i][j] * k[1 - i][1 - j] for i in range(2) for j in range(2))
        unturned = sum(g[i][j] * k[i][j] for i in range(2) for j in range(2))
        last = g[1][1] * k[0][0]
        if len({answer, unturned, last}) == 3:
            break
    traps = {"not_turned": unturned, "overwritten": last}
    return {"values": {"k": k, "g": g}, "answer": answer, "traps": traps}
