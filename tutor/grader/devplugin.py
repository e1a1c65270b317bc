"""Hidden tests under plain `pytest labs`: `lab` is the proxy of a grade, with the reference behind it.

Loaded by `-p tutor.grader.devplugin` in the project's own configuration. Only a test that asks for `lab`
starts anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tutor.grader.program import Program
    from tutor.grader.proxy import LabProxy
    from tutor.grader.workers import Workers

SEED = 0


@pytest.fixture(scope="session")
def lab_workers() -> Iterator[Workers]:
    """The warm processes that the reference solutions run in."""
    from tutor.grader.workers import Workers

    with closing(Workers()) as workers:
        yield workers


@pytest.fixture(scope="module")
def reference_program(request: pytest.FixtureRequest, lab_workers: Workers) -> Iterator[Program]:
    """The solution of the lab in whose folder the test lies."""
    from tutor.grader.references import open_lab, reference_uses

    lab = open_lab(Path(request.path).parent)
    with closing(lab_workers.open(lab, lab.source("solution.py"), reference_uses(lab))) as program:
        yield program


@pytest.fixture
def lab(request: pytest.FixtureRequest, reference_program: Program) -> LabProxy:
    """What a hidden test is given."""
    from tutor.grader.draws import Draws
    from tutor.grader.proxy import LabProxy

    return LabProxy(reference_program, Draws(SEED, request.node.name))
