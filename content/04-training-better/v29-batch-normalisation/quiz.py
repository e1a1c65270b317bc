"""Numbers for the randomised questions of V29."""

from __future__ import annotations

import random

COLUMNS = (((-3, -1, 1, 3), 5), ((-1, -1, 1, 1), 1), ((-2, 0, 0, 2), 2), ((-4, -2, 2, 4), 10))
"""Deviations of four samples and the mean of their squares."""


def normalized(rng: random.Random) -> dict[str, object]:
    """y of one entry of a column of four, ε left out."""
    deviations, variance = rng.choice(COLUMNS)
    mean, gamma, beta = rng.choice([2, 5, 10, -3]), rng.choice([0.5, 2, 3]), rng.choice([-1, 1, 4])
    place = rng.randrange(4)
    hat = deviations[place] / variance**0.5
    answer = round(gamma * hat + beta, 2)
    unbiased = deviations[place] / (variance * 4 / 3) ** 0.5
    wrong = {
        "only_hat": round(hat, 2),
        "variance": round(gamma * deviations[place] / variance + beta, 2),
        "unbiased": round(gamma * unbiased + beta, 2),
    }
    traps: dict[str, float] = {}
    for name, value in wrong.items():
        if value != answer and value not in traps.values():
            traps[name] = value
    z = [mean + deviation for deviation in deviations]
    values = {
        "z": ", ".join(str(n).replace("-", "−") for n in z),
        "x": z[place],
        "gamma": gamma,
        "beta": beta,
    }
    more = {"mean": mean, "var": variance, "hat": round(hat, 3)}
    return {"values": {**values, **more}, "answer": answer, "traps": traps}


def running(rng: random.Random) -> dict[str, object]:
    """The running mean after two batches, in PyTorch's convention; the trap is Keras'."""
    m = rng.choice([0.1, 0.2, 0.3])
    first, second = rng.sample([2, 4, 6, 8, 10, 20], 2)
    answer = round((1 - m) * m * first + m * second, 3)
    keras = round(m * (1 - m) * first + (1 - m) * second, 3)
    traps = {"keras": keras, "mean": (first + second) / 2, "last_only": round(m * second, 3)}
    values = {"m": m, "first": first, "second": second, "one": round(m * first, 3), "keep": round(1 - m, 1)}
    return {"values": values, "answer": answer, "traps": traps}


def learnt(rng: random.Random) -> dict[str, object]:
    """Learnt parameters of Linear(no bias) and BN."""
    n, h = rng.choice([10, 20, 30, 50]), rng.choice([8, 16, 32, 64])
    answer = n * h + 2 * h
    traps = {"four": n * h + 4 * h, "with_bias": n * h + 3 * h, "one_pair": n * h + 2}
    return {"values": {"n": n, "h": h, "product": n * h}, "answer": answer, "traps": traps}


def at_test(rng: random.Random) -> dict[str, object]:
    """y of one sample in eval mode."""
    mean, std = rng.choice([1, 2, 5, 10]), rng.choice([2, 4, 5])
    steps = rng.choice([-2, -1.5, 1.5, 2, 3])
    gamma, beta = rng.choice([0.5, 2, 4]), rng.choice([-1, 1, 3])
    z, answer = mean + steps * std, round(gamma * steps + beta, 3)
    wrong = {"own_batch": beta, "by_variance": round(gamma * steps / std + beta, 3), "only_hat": steps}
    traps: dict[str, float] = {}
    for name, value in wrong.items():
        if value != answer and value not in traps.values():
            traps[name] = value
    values = {"z": z, "mean": mean, "var": std**2, "gamma": gamma, "beta": beta, "hat": steps}
    return {"values": values, "answer": answer, "traps": traps}
