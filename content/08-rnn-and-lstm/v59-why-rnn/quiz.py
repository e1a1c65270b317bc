"""Numbers for the randomised questions of V59."""

from __future__ import annotations

import math
import random


def second_state(rng: random.Random) -> dict[str, object]:
    """h₂ of a one-unit RNN with weights in tenths; the traps are at least 0.03 apart."""
    while True:
        wx, wh = rng.choice([0.3, 0.4, 0.5, 0.6, 0.8]), rng.choice([0.5, 0.6, 0.7, 0.9])
        x1, x2, b = rng.choice([1, 2]), rng.choice([-1, 1, 2]), rng.choice([-0.3, -0.2, 0.1, 0.2])
        h1 = math.tanh(wx * x1 + b)
        h2 = math.tanh(wx * x2 + wh * h1 + b)
        traps = {
            "no_memory": math.tanh(wx * x2 + b),
            "no_bias": math.tanh(wx * x2 + wh * math.tanh(wx * x1)),
            "no_tanh": wx * x2 + wh * (wx * x1 + b) + b,
        }
        spread = sorted([h2, *traps.values()])
        apart = min(c - a for a, c in zip(spread, spread[1:], strict=False))
        if apart > 0.03 and 0.05 < abs(h2) < 0.95:
            break
    values = {"wx": wx, "wh": wh, "b": b, "x1": x1, "x2": x2, "h1": round(h1, 3)}
    values |= {"and_b": f"+ {b}" if b > 0 else f"− {-b}", "times_x2": "(−1)" if x2 < 0 else str(x2)}
    return {"values": values, "answer": h2, "traps": traps}


def parameters(rng: random.Random) -> dict[str, object]:
    """d·H + H·H + H + H·O + O."""
    d, H, outs = rng.choice([5, 8, 12, 20]), rng.choice([10, 16, 24, 32]), rng.choice([1, 2, 3, 4])
    T = rng.choice([15, 30, 50])
    answer = d * H + H * H + H + H * outs + outs
    traps = {
        "per_step": T * (d * H + H * H + H) + H * outs + outs,
        "no_bias": answer - H - outs,
        "no_recurrent": answer - H * H,
    }
    values = {"d": d, "H": H, "O": outs, "T": T, "dH": d * H, "HH": H * H, "HO": H * outs}
    return {"values": values, "answer": answer, "traps": traps}


def inputs(rng: random.Random) -> dict[str, object]:
    """Inputs and first-layer weights of an ANN over joined one-hot rows."""
    V, T, H = rng.choice([500, 1000, 2000]), rng.choice([10, 20, 50]), rng.choice([8, 16, 32])
    answer = V * T * H
    values = {"V": V, "T": T, "H": H, "inputs": V * T}
    return {"values": values, "answer": answer, "traps": {"inputs": V * T, "shared": V * H}}
