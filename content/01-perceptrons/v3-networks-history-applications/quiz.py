"""Numbers for the randomised questions of V3."""

from __future__ import annotations

import random

MILESTONES = [
    (1943, "McCulloch & Pitts"),
    (1958, "Rosenblatt"),
    (1969, "Minsky & Papert"),
    (1986, "Rumelhart, Hinton & Williams"),
    (1997, "LSTM"),
    (2012, "AlexNet"),
    (2014, "GAN"),
    (2017, "Transformer"),
]


def years_between(rng: random.Random) -> dict[str, object]:
    """Years between two milestones of the timeline."""
    (y1, first), (y2, second) = sorted(rng.sample(MILESTONES, 2))
    values = {"first": first, "second": second, "y1": y1, "y2": y2}
    return {"values": values, "answer": y2 - y1, "traps": {}}


def threshold_neuron(rng: random.Random) -> dict[str, object]:
    """How many of the 2^n binary inputs make a McCulloch-Pitts neuron of threshold t fire."""
    n = rng.randint(2, 4)
    t = rng.randint(1, n)
    counts = [bin(bits).count("1") for bits in range(2**n)]
    answer = sum(count >= t for count in counts)
    exactly = sum(count == t for count in counts)
    more = sum(count > t for count in counts)
    traps = {name: value for name, value in (("exactly", exactly), ("strict", more)) if value != answer}
    if traps.get("exactly") == traps.get("strict"):
        traps.pop("strict", None)
    tally = ", ".join(str(counts.count(on)) for on in range(n + 1))
    return {"values": {"n": n, "t": t, "all": 2**n, "counts": tally}, "answer": answer, "traps": traps}
