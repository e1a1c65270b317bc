"""The generated data are what their names promise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.training.arrays import Points
from tutor.training.data import clouds, gates, placement

GENERATORS: list[Callable[[np.random.Generator, int], Points]] = [
    clouds.make_blobs,
    clouds.make_moons,
    clouds.make_circles,
    gates.make_and,
    gates.make_or,
    gates.make_nand,
    gates.make_xor,
    placement.make_placement,
]
seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("make", GENERATORS)
def test_a_generator_gives_rows_and_labels_and_repeats_itself(
    make: Callable[[np.random.Generator, int], Points],
) -> None:
    X, y = make(np.random.default_rng(3), 101)
    assert X.shape == (101, 2) and y.shape == (101,)
    assert X.dtype == y.dtype == np.float64
    assert set(y) == {0.0, 1.0} and np.isfinite(X).all()
    again = make(np.random.default_rng(3), 101)
    assert np.array_equal(X, again[0]) and np.array_equal(y, again[1])
    assert not np.array_equal(X, make(np.random.default_rng(4), 101)[0])


@given(seed=seeds, margin=st.floats(0.01, 3))
@settings(max_examples=30)
def test_blobs_are_separable_with_the_margin_asked_for(seed: int, margin: float) -> None:
    """The generator's first two draws after the labels are the line; every row is `margin` away from it."""
    X, y = clouds.make_blobs(np.random.default_rng(seed), 60, margin=margin)
    rng = np.random.default_rng(seed)
    rng.permutation(60)
    angle, offset = rng.uniform(0, 2 * np.pi), rng.uniform(-1, 1)
    distance = X @ np.array([np.cos(angle), np.sin(angle)]) - offset
    assert ((2 * y - 1) * distance).min() >= margin - 1e-9


@pytest.mark.parametrize(
    ("make", "outputs"),
    [
        (gates.make_and, [0, 0, 0, 1]),
        (gates.make_or, [0, 1, 1, 1]),
        (gates.make_nand, [1, 1, 1, 0]),
        (gates.make_xor, [0, 1, 1, 0]),
    ],
)
def test_a_gate_without_jitter_is_its_truth_table(make: Callable[..., Points], outputs: list[int]) -> None:
    X, y = make(np.random.default_rng(0), 40, jitter=0.0)
    corner = (2 * X[:, 0] + X[:, 1]).astype(int)
    assert np.array_equal(y, np.array(outputs)[corner])
    assert np.bincount(corner).tolist() == [10, 10, 10, 10]


def test_circles_lie_one_in_the_other() -> None:
    X, y = clouds.make_circles(np.random.default_rng(0), 200, noise=0.0)
    radius = np.linalg.norm(X, axis=1)
    assert np.allclose(radius[y == 0], 1.0) and np.allclose(radius[y == 1], 0.5)


def test_moons_without_noise_are_half_circles() -> None:
    X, y = clouds.make_moons(np.random.default_rng(0), 200, noise=0.0)
    assert np.allclose(np.linalg.norm(X[y == 0], axis=1), 1)
    assert np.allclose(np.linalg.norm(X[y == 1] - [1, 0.5], axis=1), 1)
    assert (X[y == 0][:, 1] >= 0).all() and (X[y == 1][:, 1] <= 0.5).all()


def test_placement_follows_its_line_but_not_always() -> None:
    X, y = placement.make_placement(np.random.default_rng(0), 4000)
    assert ((X[:, 0] >= 4) & (X[:, 0] <= 10) & (X[:, 1] >= 70) & (X[:, 1] <= 140)).all()
    by_line = X @ [placement.CGPA_WEIGHT, placement.IQ_WEIGHT] + placement.BIAS > 0
    assert 0.8 < (by_line == y).mean() < 0.95
    assert 0.4 < y.mean() < 0.6
