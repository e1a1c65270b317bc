from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.study.learning import FIXTURE, Clock, add_logit
from tutor.paths import Home
from tutor.study import labs
from tutor.study.session import Study, open_study


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A small course of its own for each test: it may be changed."""
    root = tmp_path / "course"
    shutil.copytree(FIXTURE, root)
    return root


@pytest.fixture
def opened(course: Path, clock: Clock, tmp_path: Path) -> Iterator[Callable[..., Study]]:
    """Open the learner's study; again and again is like starting the program again."""
    made: list[Study] = []

    def open_it(lang: str | None = None) -> Study:
        made.append(open_study(Home(tmp_path / "home"), course, clock, lang))
        return made[-1]

    yield open_it
    for study in made:
        study.close()


@pytest.fixture
def study(opened: Callable[..., Study]) -> Study:
    return opened()


@pytest.fixture
def logit(study: Study, course: Path) -> Study:
    """The learner's study with a lab that trains logistic regression."""
    add_logit(course)
    labs.start(study, "logit")
    return study
