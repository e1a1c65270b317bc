from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.study.learning import FIXTURE, LOGIT_EXPERIMENT, Clock
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
    folder = course / "labs/logit"
    shutil.copytree(course / "labs/doubling", folder)
    toml = (folder / "lab.toml").read_text(encoding="utf-8")
    toml = toml.replace('id = "doubling"', 'id = "logit"\nrecipe = "logistic-regression"')
    toml = toml.replace('["twice"]', '["predict_proba", "bce", "gradient"]')
    (folder / "lab.toml").write_text(toml, encoding="utf-8")
    (folder / "experiment.py").write_text(LOGIT_EXPERIMENT)
    labs.start(study, "logit")
    return study
