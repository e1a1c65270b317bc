"""Numbers for the randomised questions of V61."""

from __future__ import annotations

import random

SHAPES = ("tagging", "translation", "sentiment")


def output_shape(rng: random.Random) -> dict[str, object]:
    """The shape that comes out, for one of three jobs."""
    B, T, T_out = rng.choice([16, 32, 64]), rng.randint(18, 30), rng.randint(8, 16)
    H, outs = rng.choice([24, 48, 96]), rng.choice([3, 5, 7])
    kind = rng.choice(SHAPES)
    answer = {"tagging": (B, T, outs), "translation": (B, T_out, outs), "sentiment": (B, outs)}[kind]
    traps = {"hidden": (*answer[:-1], H)}
    if kind != "tagging":
        traps["every_step"] = (B, T, outs)
    job = {
        "tagging": "POS tagging",
        "translation": "translation (encoder–decoder)",
        "sentiment": "sentiment (many-to-one)",
    }[kind]
    values = {"B": B, "T": T, "T_out": T_out, "H": H, "O": outs, "job": job}
    return {"values": values, "answer": answer, "traps": traps}


def right_step(rng: random.Random) -> dict[str, object]:
    """hs[row, length − 1] counted from 0."""
    T, length = rng.randint(52, 60), rng.randint(7, 25)
    pads = T - length
    values = {"T": T, "length": length, "pads": pads}
    return {
        "values": values,
        "answer": length - 1,
        "traps": {"last": T - 1, "from_one": length, "pads": pads},
    }


def head_parameters(rng: random.Random) -> dict[str, object]:
    """The output layer is shared by all steps: H·O + O."""
    H, outs, T = rng.choice([16, 32, 64]), rng.choice([5, 9, 12]), rng.choice([10, 20, 40])
    answer = H * outs + outs
    values = {"H": H, "O": outs, "T": T, "HO": H * outs}
    return {"values": values, "answer": answer, "traps": {"per_step": T * answer, "no_bias": H * outs}}
