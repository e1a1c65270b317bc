"""Numbers for the randomised questions of V68."""

from __future__ import annotations

import random


def output_shape(rng: random.Random) -> dict[str, object]:
    """Shape of a bidirectional layer's output for all steps."""
    batch, length, d, hidden = rng.sample([4, 6, 8, 10, 12, 16, 20, 24, 32], 4)
    values = {"B": batch, "T": length, "d": d, "H": hidden}
    traps = {
        "one_way": [batch, length, hidden],
        "last": [batch, 2 * hidden],
        "longer": [batch, 2 * length, hidden],
    }
    return {"values": values, "answer": [batch, length, 2 * hidden], "traps": traps}


def second_layer(rng: random.Random) -> dict[str, object]:
    """Parameters of the second layer of a stack of bidirectional simple RNNs, one bias for each cell."""
    d, hidden = rng.sample([3, 4, 5, 6, 8, 10], 2)
    one = (2 * hidden + hidden + 1) * hidden
    values = {"d": d, "H": hidden, "HH": 2 * hidden, "one": one, "answer": 2 * one}
    narrow = 2 * (hidden + hidden + 1) * hidden
    traps = {"one_way": one, "narrow": narrow}
    return {"values": values, "answer": 2 * one, "traps": traps}


def words_seen(rng: random.Random) -> dict[str, object]:
    """How many words each half of [→h_t, ←h_t] has seen."""
    length = rng.randint(6, 20)
    while True:
        t = rng.randint(2, length - 1)
        answer = [t, length - t + 1]
        if answer[0] != answer[1]:
            break
    traps = {
        "without_t": [t, length - t],
        "swapped": answer[::-1],
        "all": [length, length],
    }
    return {
        "values": {"T": length, "t": t, "answer": answer},
        "answer": answer,
        "traps": traps,
    }


def stack_parameters(rng: random.Random) -> dict[str, object]:
    """A stack of two simple RNN layers of the same H, one bias for each."""
    d, hidden = rng.sample([4, 5, 6, 8, 10, 12], 2)
    first, second = (d + hidden + 1) * hidden, (2 * hidden + 1) * hidden
    values = {
        "d": d,
        "H": hidden,
        "first": first,
        "second": second,
        "answer": first + second,
    }
    return {
        "values": values,
        "answer": first + second,
        "traps": {"twice": 2 * first, "first": first},
    }
