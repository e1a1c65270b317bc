"""Graduate admission: scores, marks and the chance of a place. The course's columns, rows made here. Synthetic."""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Array

COLUMNS = ("GRE Score", "TOEFL Score", "University Rating", "SOP", "LOR", "CGPA", "Research")


def make_admission(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """X (n, 7) in the order of COLUMNS, y (n,) the chance of admission in [0, 1].

    One hidden ability drives all columns, so they are strongly correlated and nearly linear in the answer.
    """
    ability = rng.normal(0, 1, n)

    def seen(weight: float) -> Array:
        return np.asarray(weight * ability + (1 - weight**2) ** 0.5 * rng.normal(0, 1, n))

    gre = np.clip(316.5 + 11.3 * seen(0.85), 290, 340).round()
    toefl = np.clip(107.2 + 6.1 * seen(0.83), 92, 120).round()
    rating = np.clip(np.round(3.1 + 1.15 * seen(0.75)), 1, 5)
    sop, lor = (
        np.clip(np.round(2 * (3.4 + spread * seen(weight))) / 2, 1, 5)
        for spread, weight in ((1.0, 0.76), (0.93, 0.7))
    )
    cgpa = np.clip(8.58 + 0.6 * seen(0.92), 6.8, 9.92).round(2)
    research = (seen(0.6) > -0.15).astype(np.float64)
    merit = (gre - 316.5) / 11.3 + (toefl - 107.2) / 6.1 + 3 * (cgpa - 8.58) / 0.6
    chance = 0.72 + 0.024 * merit + 0.01 * (lor - 3.4) + 0.024 * research + rng.normal(0, 0.05, n)
    X = np.stack((gre, toefl, rating, sop, lor, cgpa, research), axis=1)
    return X, np.clip(chance, 0.3, 0.97).round(2)
