"""The numbers of a randomised question: a function of quiz.py, called with a seeded stream."""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from tutor.course.model import QuestionFile
from tutor.errors import CourseError
from tutor.quiz.numerals import plain

FILE = "quiz.py"


@dataclass(frozen=True)
class Numbers:
    """What a generator drew. `answer` is None where the question itself holds it."""

    values: Mapping[str, object]
    answer: object = None
    traps: Mapping[str, object] = field(default_factory=dict)


def stream(question_id: str, seed: int, purpose: str) -> random.Random:
    """A source of randomness that is the same for this question and seed on every machine."""
    return random.Random(f"{question_id}/{seed}/{purpose}")


def generate(question: QuestionFile, folder: Path, rng: random.Random) -> Numbers:
    """Call the question's generator. Raises CourseError when it is missing, fails or returns no numbers."""
    path = folder / FILE
    try:
        function = getattr(_module(path, path.stat().st_mtime_ns), question.generator or "")
        return _numbers(function(rng))
    except Exception as error:  # quiz.py belongs to the course: whatever it does is the course's fault
        message = f"{type(error).__name__}: {error}"
        raise CourseError("question_numbers", question=question.id, file=FILE, message=message) from error


def _numbers(returned: object) -> Numbers:
    if not isinstance(returned, Mapping) or not returned.keys() <= {"values", "answer", "traps"}:
        raise TypeError("a generator returns a dict of values, answer and traps")
    values, traps = returned.get("values", {}), returned.get("traps", {})
    if not isinstance(values, Mapping) or not isinstance(traps, Mapping):
        raise TypeError("values and traps are dicts")
    return Numbers(_plain_values(values), plain(returned.get("answer")), _plain_values(traps))


def _plain_values(named: Mapping[str, object]) -> dict[str, object]:
    return {name: plain(value) for name, value in named.items()}


@cache
def _module(path: Path, modified_ns: int) -> ModuleType:
    """quiz.py run under a name of its own; a changed file is run again. Writes no bytecode beside it."""
    name = f"tutor_quiz_{sha256(str(path).encode()).hexdigest()[:16]}"
    module = ModuleType(name)
    module.__file__ = str(path)
    sys.modules[name] = module
    exec(compile(path.read_bytes(), str(path), "exec"), module.__dict__)
    return module
