"""Trained once per session: the reference of a recipe from seed 0, with how it began."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import SimpleNamespace

import pytest

from tutor.training import bands, catalog, run
from tutor.training.curves import Point
from tutor.training.device import choose
from tutor.training.errors import Stop

QUICK = 0.5
"""Seconds. A recipe that takes longer is trained for its first two epochs only: there are many of them."""


def the_beginning(point: Point) -> None:
    if point.epoch == 2:
        raise Stop


@pytest.fixture(scope="session")
def reference() -> Callable[[str], SimpleNamespace]:
    """`reference("xor-mlp")`: .recipe, .start (ReferenceStart), .band, .history, .again (the same once more)."""

    @cache
    def trained(name: str) -> SimpleNamespace:
        recipe = catalog.find(name)
        program, band = catalog.load(recipe), bands.load(recipe)
        setup, device = program.setup(0), choose("cpu")
        watch = (lambda point: None) if band.seconds <= QUICK else the_beginning
        return SimpleNamespace(
            recipe=recipe,
            band=band,
            start=run.begin(program, setup, device),
            history=run.run(program, setup, device, watch),
            again=run.run(program, program.setup(0), device, watch),
        )

    return trained
