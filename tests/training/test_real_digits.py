"""Real 8×8 digits in place of small ones. A stand-in of their shape takes scikit-learn's place."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from tutor.training import catalog, own_data
from tutor.training.arrays import Array
from tutor.training.data.real_digits import enlarged
from tutor.training.device import choose
from tutor.training.errors import TrainingError
from tutor.training.run import begin
from tutor.training.setup import Setup

ROWS = 500


@pytest.fixture(autouse=True)
def scikit_learn(monkeypatch: pytest.MonkeyPatch) -> Array:
    """Images with values 0..16, labels in turn."""
    X = np.random.default_rng(3).integers(0, 17, (ROWS, 64)).astype(float)
    stand_in = SimpleNamespace(load_digits=lambda *, return_X_y: (X, np.arange(ROWS) % 10))
    monkeypatch.setitem(sys.modules, "sklearn.datasets", stand_in)
    return X


def real(recipe: str, seed: int = 0) -> tuple[Setup, Setup]:
    """The recipe's own setup, and that with the real rows."""
    setup = catalog.load(catalog.find(recipe)).setup(seed)
    return setup, own_data.from_real_digits(recipe, setup, seed)


def test_an_image_grows_between_its_pixels() -> None:
    ramp = np.broadcast_to(np.arange(8.0), (1, 8, 8))
    [larger] = enlarged(ramp)
    middles = (np.arange(14) + 0.5) * 8 / 14 - 0.5
    assert np.allclose(larger, np.clip(middles, 0, 7)), "straight between the first and the last middle"
    assert np.allclose(enlarged(ramp.transpose(0, 2, 1))[0], larger.T)
    assert np.allclose(enlarged(np.full((2, 8, 8), 5.0)), 5.0)


def test_real_rows_are_scaled_as_ours_and_everything_else_stays() -> None:
    ours, setup = real("l2-none")
    assert setup.X.shape == (300, 196) and setup.X_val.shape == (200, 196)
    assert abs(setup.X.mean()) < 1e-9 and setup.X.std() == pytest.approx(1)
    assert setup.X.dtype == ours.X.dtype and setup.y.dtype == ours.y.dtype
    assert setup.batches.shape == ours.batches.shape and setup.settings == ours.settings
    assert all(np.array_equal(setup.weights[name], ours.weights[name]) for name in ours.weights)


def test_every_row_is_either_learnt_or_held_out_and_keeps_its_label(scikit_learn: Array) -> None:
    _, setup = real("cnn-pooled")
    assert setup.X.shape[1:] == (1, 14, 14) and len(setup.X) == 4 * ROWS // 5
    seen = np.concatenate([setup.X, setup.X_val]).reshape(ROWS, 196)
    labels = np.concatenate([setup.y, setup.y_val])
    plain = enlarged(scikit_learn.reshape(-1, 8, 8)).reshape(ROWS, 196)
    learnt = plain[np.lexsort(plain.T)], (np.arange(ROWS) % 10)[np.lexsort(plain.T)]
    order = np.lexsort(seen.T)
    assert np.array_equal(labels[order], learnt[1])
    assert np.corrcoef(seen[order].ravel(), learnt[0].ravel())[0, 1] == pytest.approx(1)


def test_a_seed_gives_one_split_and_another_gives_another() -> None:
    (_, first), (_, again), (_, other) = real("l2-none", 4), real("l2-none", 4), real("l2-none", 5)
    assert np.array_equal(first.X, again.X) and np.array_equal(first.batches, again.batches)
    assert not np.array_equal(first.X, other.X)


def test_the_recipes_that_take_them_learn_small_digits_as_they_are() -> None:
    making_more_of_them = {"augment-none", "augment-shift", "early-stopping", "sobel-kernel"}
    small = {card.id for card in catalog.recipes().values() if card.task.startswith("small digits")}
    assert set(own_data.REAL_DIGITS_RECIPES) <= small - making_more_of_them


@pytest.mark.parametrize("name", ["dropout-half", "deep-batchnorm", "cnn-padded", "lenet-small", "plain-20"])
def test_every_kind_of_network_learns_from_real_rows(name: str) -> None:
    _, setup = real(name)
    start = begin(catalog.load(catalog.find(name)), setup, choose("cpu"))
    assert np.isfinite(start.loss)
    assert any(not np.array_equal(setup.weights[key], after) for key, after in start.first_weights.items())


def test_a_recipe_on_other_data_says_which_take_them() -> None:
    with pytest.raises(TrainingError) as caught:
        real("perceptron")
    assert caught.value.kind == "real_digits_not_for" and "l2-none" in str(caught.value.fields["known"])


def test_without_scikit_learn_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(TrainingError, match=r"pip install 'deep-tutor\[real-data\]'") as caught:
        real("l2-none")
    assert "pip install" in caught.value.sentence("hi")
