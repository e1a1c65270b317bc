"""Trained once per session: the reference of a recipe from seed 0, with how it began."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import SimpleNamespace

import pytest

from tutor.training import bands, catalog, run
from tutor.training.device import choose


@pytest.fixture(scope="session")
def reference() -> Callable[[str], SimpleNamespace]:
    """`reference("xor-mlp")`: .recipe, .start (ReferenceStart), .history, .band."""

    @cache
    def trained(name: str) -> SimpleNamespace:
        recipe = catalog.find(name)
        program = catalog.load(recipe)
        setup = program.setup(0)
        return SimpleNamespace(
            recipe=recipe,
            start=run.begin(program, setup, choose("cpu")),
            history=run.run(program, setup, choose("cpu")),
            band=bands.load(recipe),
        )

    return trained
