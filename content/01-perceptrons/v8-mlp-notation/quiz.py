"""Numbers for the randomised questions of V8."""

from __future__ import annotations

import random

UPPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWER = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _written(layer: int, source: int, target: int) -> str:
    """w¹₂₃"""
    return "w" + str(layer).translate(UPPER) + f"{source}{target}".translate(LOWER)


def _sizes(rng: random.Random, layers: int) -> list[int]:
    """Sizes that all differ, so that no slip gives the right number by chance."""
    return rng.sample(range(2, 10), layers)


def _without_repeats(answer: object, traps: dict[str, object]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for name, value in traps.items():
        if value != answer and value not in kept.values():
            kept[name] = value
    return kept


def parameters(rng: random.Random) -> dict[str, object]:
    """All weights and biases of a network with two hidden layers."""
    n0, n1, n2, n3 = sizes = [*_sizes(rng, 3), rng.choice([1, 2])]
    weights = n0 * n1 + n1 * n2 + n2 * n3
    answer = weights + n1 + n2 + n3
    traps = {"no_bias": weights, "input_bias": answer + n0, "one_bias_a_layer": weights + 3}
    values = {"sizes": "-".join(map(str, sizes)), "weights": weights, "biases": n1 + n2 + n3}
    return {"values": values, "answer": answer, "traps": _without_repeats(answer, traps)}


def biases(rng: random.Random) -> dict[str, object]:
    """All biases of a network with three hidden layers."""
    n0, n1, n2, n3 = _sizes(rng, 4)
    answer = n1 + n2 + n3 + 1
    traps = {"input_too": answer + n0, "hidden_only": answer - 1, "one_a_layer": 4}
    values = {"sizes": f"{n0}-{n1}-{n2}-{n3}-1", "n1": n1, "n2": n2, "n3": n3}
    return {"values": values, "answer": answer, "traps": _without_repeats(answer, traps)}


def weight_shape(rng: random.Random) -> dict[str, object]:
    """(in, out) of one layer's weights."""
    sizes = _sizes(rng, 4)
    layer = rng.randint(2, 3)
    answer = (sizes[layer - 1], sizes[layer])
    before = (sizes[layer - 2], sizes[layer - 1])
    traps = {"out_in": answer[::-1], "layer_before": before}
    values = {
        "sizes": "-".join(map(str, sizes)),
        "W": "W" + str(layer).translate(UPPER),
        "layer": layer,
        "n_in": answer[0],
        "n_out": answer[1],
    }
    return {"values": values, "answer": answer, "traps": traps}


def place_in_numpy(rng: random.Random) -> dict[str, object]:
    """weights[k][row, column] of a named weight."""
    layer, source, target = rng.sample(range(1, 6), 3)
    answer = (layer - 1, source - 1, target - 1)
    traps = {
        "one_based": (layer, source, target),
        "transposed": (layer - 1, target - 1, source - 1),
        "layer_as_named": (layer, source - 1, target - 1),
    }
    values = {"name": _written(layer, source, target), "layer": layer, "source": source, "target": target}
    return {"values": values, "answer": answer, "traps": traps}


def place_in_torch(rng: random.Random) -> dict[str, object]:
    """weight[row, column] of a named weight in nn.Linear, which stores (out, in)."""
    layer, source, target = rng.sample(range(1, 7), 3)
    answer = (target - 1, source - 1)
    traps = {
        "in_out": (source - 1, target - 1),
        "one_based": (target, source),
        "in_out_one_based": (source, target),
    }
    values = {"name": _written(layer, source, target), "source": source, "target": target}
    return {"values": values, "answer": answer, "traps": _without_repeats(answer, traps)}


def typed_name(rng: random.Random) -> dict[str, object]:
    """The typed name of a connection between two hidden layers."""
    source, target = rng.sample(range(2, 16), 2)
    layer = rng.randint(2, 5)
    answer = f"w{layer}_{source},{target}"
    traps = {
        "to_from": f"w{layer}_{target},{source}",
        "layer_left": f"w{layer - 1}_{source},{target}",
    }
    values = {"before": layer - 1, "layer": layer, "source": source, "target": target}
    return {"values": values, "answer": answer, "traps": traps}
