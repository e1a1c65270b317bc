"""Numbers for the randomised questions of V28."""

from __future__ import annotations

import random


def which_shape(rng: random.Random) -> dict[str, object]:
    """Losses at epochs 1, 10 and 20 of one of four shapes; the wanted training loss is 0.20."""
    place = rng.randrange(4)
    wiggle = rng.choice([0.0, 0.01, 0.02, 0.03])
    train, val = {
        0: ((0.95, 0.30, 0.06), (0.97, 0.52, 0.83)),  # overfitting
        1: ((0.95, 0.62, 0.61), (0.97, 0.65, 0.64)),  # underfitting
        2: ((0.95, 0.80, 0.62), (0.97, 0.83, 0.66)),  # too slow
        3: ((0.95, 1.60, 7.40), (0.97, 1.90, 8.10)),  # diverging
    }[place]
    names = ("t1", "t10", "t20", "v1", "v10", "v20")
    values = dict(zip(names, [round(number + wiggle, 2) for number in (*train, *val)], strict=True))
    return {"values": values, "answer": place}


def grid_trials(rng: random.Random) -> dict[str, object]:
    """Trials of a grid of three knobs, and the hours they take."""
    rates, widths, drops = rng.randint(3, 6), rng.randint(2, 5), rng.choice([2, 3, 4])
    trials, added = rates * widths * drops, rates + widths + drops
    values = {"rates": rates, "widths": widths, "drops": drops}
    return {"values": values, "answer": trials, "traps": {"added": added}}


def updates(rng: random.Random) -> dict[str, object]:
    """Updates of several epochs where the last batch is short."""
    B, full, epochs = rng.choice([32, 64, 128]), rng.randint(10, 40), rng.choice([5, 10, 20])
    N = B * full + rng.randint(1, B - 1)
    answer = (full + 1) * epochs
    traps = {"dropped": full * epochs, "one_epoch": full + 1}
    values = {"N": N, "B": B, "epochs": epochs, "each": full + 1}
    return {"values": values, "answer": answer, "traps": traps}


def log_share(rng: random.Random) -> dict[str, object]:
    """Share of 10ᵘ below 10^middle, u uniform in [low, high], in per cent."""
    low, width = rng.choice([-6, -5, -4]), rng.choice([2, 4, 5])
    above = rng.randint(1, width - 1)
    answer = round(100 * (width - above) / width, 2)
    numbers = [f"{10.0 ** (low + power):.6f}".rstrip("0").rstrip(".") for power in (0, width - above, width)]
    traps = {"other_side": round(100 - answer, 2)} if 2 * above != width else {}
    linear = round(100 * (10.0 ** (width - above) - 1) / (10.0**width - 1), 2)
    traps["linear"] = linear
    names = {"start": numbers[0], "mid": numbers[1], "end": numbers[2], "got": width - above, "all": width}
    return {"values": names, "answer": answer, "traps": traps}
