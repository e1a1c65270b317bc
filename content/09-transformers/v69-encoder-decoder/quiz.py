"""Numbers for the randomised questions of V69."""

from __future__ import annotations

import random


def shifted(rng: random.Random) -> dict[str, object]:
    """The decoder's inputs for a target of three words and <EOS>, as ids."""
    a, b, c = rng.sample(range(3, 30), 3)
    target, answer = [a, b, c, 2], [1, a, b, c]
    traps = {"copied": target, "backwards": [a, b, c, 1], "ahead": [b, c, 2, 1]}
    return {"values": {"target": target}, "answer": answer, "traps": traps}


def perplexity(rng: random.Random) -> dict[str, object]:
    """eᴶ of three real tokens; every probability is a power of two, so the answer is one too."""
    while True:
        k = [rng.randint(1, 5) for _ in range(3)]
        if sum(k) % 3 == 0 and len(set(k)) > 1:
            break
    answer, mean = 2 ** (sum(k) // 3), sum(2**-each for each in k) / 3
    shown = [f"1/{2**each}" for each in k]
    values = {"p1": shown[0], "p2": shown[1], "p3": shown[2], "product": 2 ** sum(k)}
    return {
        "values": values | {"answer": answer},
        "answer": answer,
        "traps": {"no_mean": 2 ** sum(k), "mean_of_p": round(1 / mean, 2)},
    }


def bottleneck(rng: random.Random) -> dict[str, object]:
    """Numbers that go in for T words of d numbers each, per number of the context vector."""
    d, hidden = rng.choice([64, 128, 256]), rng.choice([64, 128, 256, 512])
    ratio = rng.choice([2, 3, 4, 5, 6, 8, 10])
    steps = ratio * hidden // d
    if steps < 2:
        ratio, steps = 4 * ratio, 4 * ratio * hidden // d
    while steps < 2:
        ratio, steps = 2 * ratio, 2 * steps
    answer = steps * d // hidden
    values = {"T": steps, "d": d, "H": hidden, "inputs": steps * d, "answer": answer}
    traps = {key: value for key, value in {"words": steps, "inputs": steps * d}.items() if value != answer}
    return {"values": values, "answer": answer, "traps": traps}


def decoder_parameters(rng: random.Random) -> dict[str, object]:
    """Weights of embedding, simple RNN cell and output layer of a decoder."""
    vocabulary = rng.choice([10, 20, 50, 100])
    d, hidden = rng.sample([4, 5, 8, 10], 2)
    table, cell, out = vocabulary * d, (d + hidden + 1) * hidden, (hidden + 1) * vocabulary
    answer = table + cell + out
    values = {
        "V": vocabulary,
        "d": d,
        "H": hidden,
        "table": table,
        "cell": cell,
        "out": out,
        "answer": answer,
    }
    traps = {"no_table": cell + out}
    if table != out:
        traps["no_output"] = table + cell
    return {"values": values, "answer": answer, "traps": traps}
