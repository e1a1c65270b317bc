"""Students with a CGPA and an IQ, placed or not: synthetic, same schema as the toy table of V4."""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Points

CGPA_WEIGHT, IQ_WEIGHT, BIAS = 1.0, 0.1, -17.5
"""The line of V4: CGPA + 0.1 · IQ = 17.5."""
STEEPNESS = 3.0
"""How surely the score decides: P(placed) = σ(STEEPNESS · z)."""


def make_placement(rng: np.random.Generator, n: int) -> Points:
    """X (n, 2): CGPA in 4..10 and IQ in 70..140, not scaled; y (n,): 1 placed, 0 not. float64.

    Placement is drawn with the probability that a logistic model gives, so no classifier is right every time.
    """
    cgpa = np.clip(rng.normal(7.0, 1.0, n), 4, 10)
    iq = np.clip(rng.normal(105.0, 12.0, n), 70, 140)
    z = CGPA_WEIGHT * cgpa + IQ_WEIGHT * iq + BIAS
    placed = rng.random(n) < 1 / (1 + np.exp(-STEEPNESS * z))
    return np.stack([cgpa, iq], axis=1), placed.astype(np.float64)
