"""A unit with questions of all seven kinds, and questions written on the spot."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tutor.course.model import Bilingual, QuestionFile, QuizFile, Unit, UnitFile

SEVEN_KINDS = Path(__file__).parent / "seven_kinds"
Write = Callable[..., QuestionFile]
MakeUnit = Callable[..., Unit]

_KINDS: dict[str, dict[str, Any]] = {
    "choice": {
        "choice": [
            {"text": {"hi": "sahi", "en": "right"}, "right": True},
            {"text": {"hi": "galat", "en": "wrong"}, "why": {"hi": "ulta", "en": "opposite"}},
            {"text": {"hi": "kuch nahi", "en": "nothing"}, "why": {"hi": "kuch hai", "en": "something is"}},
        ]
    },
    "number": {"answer": 3},
    "text": {"answer": "softmax"},
    "order": {"items": [{"hi": word, "en": word} for word in ("one", "two", "three")]},
    "match": {
        "pair": [
            {"left": {"hi": left, "en": left}, "right": {"hi": right, "en": right}}
            for left, right in ("1a", "2b", "3c")
        ]
    },
    "predict": {"code": "print(1 + 2)", "answer": "3"},
}
_KINDS["multi"] = _KINDS["choice"]


def _written_question(kind: str, **keys: Any) -> QuestionFile:
    shared = {
        "id": f"v4-{kind}",
        "kind": kind,
        "see": "page",
        "prompt": {"hi": "Kya?", "en": "What?"},
        "explain": {"hi": "Yeh.", "en": "This."},
    }
    table = {**shared, **_KINDS[kind], **keys}
    return msgspec.convert({key: value for key, value in table.items() if value is not None}, QuestionFile)


def _unit(folder: Path, questions: tuple[QuestionFile, ...]) -> Unit:
    file = UnitFile(id="v4", videos=(4,), title=Bilingual("Perceptron", "Perceptron"))
    return Unit(file=file, section="01-perceptrons", folder=folder, notes={}, questions=questions)


@pytest.fixture(scope="session")
def unit() -> Unit:
    """`seven_kinds/`: every kind, with and without a generator."""
    table = tomllib.loads((SEVEN_KINDS / "quiz.toml").read_text("utf-8"))
    return _unit(SEVEN_KINDS, msgspec.convert(table, QuizFile).question)


@pytest.fixture(scope="session")
def write() -> Write:
    """A well-formed question of a kind; `keys` replace or add to what it has. A None leaves a key out."""
    return _written_question


@pytest.fixture
def make_unit(tmp_path: Path) -> MakeUnit:
    """A unit of the given questions, with the given quiz.py."""

    def make(*questions: QuestionFile, quiz_py: str = "") -> Unit:
        if quiz_py:
            (tmp_path / "quiz.py").write_text(quiz_py, encoding="utf-8")
        return _unit(tmp_path, questions)

    return make
