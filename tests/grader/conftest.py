"""One judge for all tests, and labs written into a temporary folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tutor.course.model import Lab
from tutor.grader.judge import Judge
from tutor.grader.references import open_lab
from tutor.grader.report import CheckGrade, Grade
from tutor.grader.workers import Workers

MakeLab = Callable[..., Lab]
GradeFile = Callable[..., Grade]

LAB = """
id = "{id}"
unit = "v4"
functions = ["centred", "scaled"]
title = {{ hi = "Lab", en = "Lab" }}
hints = []
{head}
"""
CHECK = """
[checks.{id}]
title = {{ hi = "{id}: hi", en = "{id}: en" }}
points = {points}
needs = {needs}
see = "{see}"
"""
MISTAKE = """
[mistakes.{id}]
hi = "{id} (hi)"
en = "{id} (en)"
"""

SOLUTION = """
import numpy as np


def centred(x):
    return x - x.mean(axis=0)


def scaled(x):
    c = centred(x)
    return c / np.sqrt((c**2).mean(axis=0))
"""
STARTER = """
import numpy as np


def centred(x):
    raise NotImplementedError


def scaled(x):
    raise NotImplementedError
"""
TESTS = """
import numpy as np
from tutor.grader.testing import close, untouched

X = np.array([[1.0, 10.0], [3.0, 30.0]])


def test_example(lab):
    close(lab.centred(X), np.array([[-1.0, -10.0], [1.0, 10.0]]))


def test_definition(lab):
    x = lab.draw.normal(lab.draw.size(2, 9), lab.draw.size(1, 5)) + 1.0
    want = np.array([[value - sum(column) / len(column) for value in column] for column in x.T]).T
    close(lab.centred(x), want, atol=1e-9)


def test_scaled(lab):
    x = lab.draw.normal(lab.draw.size(3, 9), 2)
    close(lab.scaled(x).std(axis=0), np.ones(2), what="the spread of scaled(x)")


def test_untouched(lab):
    lab.centred(lab.draw.normal(4, 3))
    untouched(lab)
"""
CHECKS: dict[str, dict[str, Any]] = {
    "example": {"points": 1, "see": "pages"},
    "definition": {"points": 2, "needs": ["example"]},
    "scaled": {"points": 3, "needs": ["definition"], "see": "v5#other"},
    "untouched": {"needs": ["example"]},
}
MISTAKES = {
    "wrong_axis": SOLUTION.replace("x.mean(axis=0)", "x.mean(axis=1, keepdims=True)"),
    "first_rows": SOLUTION.replace("x.mean(axis=0)", "x[:2].mean(axis=0)"),
    "in_place": SOLUTION.replace("    return x - x.mean(axis=0)", "    x -= x.mean(axis=0)\n    return x"),
    "variance": SOLUTION.replace("np.sqrt((c**2).mean(axis=0))", "(c**2).mean(axis=0)"),
}
ACCEPTED = {
    "plain_loops": """
        import numpy as np
        def centred(x):
            out = np.empty(x.shape)
            for j in range(x.shape[1]): out[:, j] = x[:, j] - sum(x[:, j]) / len(x)
            return out
        def scaled(x):
            c = centred(x)
            return np.stack([v / float(np.dot(v, v) / len(v)) ** 0.5 for v in c.T], axis=1)
        """
}


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory, lab_workers: Workers) -> Judge:
    """With the warm processes that hidden tests under plain pytest use too."""
    judge = Judge(tmp_path_factory.mktemp("course"))
    judge.workers = lab_workers
    return judge


@pytest.fixture
def make_lab(tmp_path: Path) -> MakeLab:
    """A lab that centres and scales columns, with any of its parts replaced; `head` are further lines of lab.toml."""

    def make(
        name: str = "columns",
        *,
        head: str = "",
        solution: str = SOLUTION,
        starter: str = STARTER,
        tests: str = TESTS,
        checks: dict[str, dict[str, Any]] = CHECKS,
        mistakes: dict[str, str] = MISTAKES,
        accepted: dict[str, str] = ACCEPTED,
    ) -> Lab:
        folder = tmp_path / name
        usual = {"points": 1, "needs": [], "see": ""}
        toml = LAB.format(id=name, head=head)
        toml += (
            "".join(CHECK.format(id=check, **usual | keys) for check, keys in checks.items()) or "[checks]\n"
        )
        toml += "".join(MISTAKE.format(id=mistake) for mistake in mistakes) or "[mistakes]\n"
        files = {"lab.toml": toml, "solution.py": solution, "starter.py": starter}
        files[f"test_{name.replace('-', '_')}.py"] = tests
        files |= {f"mistakes/{mistake}.py": source for mistake, source in mistakes.items()}
        files |= {f"accepted/{program}.py": source for program, source in accepted.items()}
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(dedent(text), encoding="utf-8")
        return open_lab(folder)

    return make


@pytest.fixture
def grade(judge: Judge, make_lab: MakeLab) -> GradeFile:
    """Grade a file: `grade(source)` against the usual lab, `grade(source, lab)` against another."""

    def grade_(source: str, lab: Lab | None = None, **options: Any) -> Grade:
        usual: dict[str, Any] = {"seed": 7, "lang": "en"}
        return judge.grade(lab or make_lab(), dedent(source), **usual | options)

    return grade_


@pytest.fixture
def one_check(make_lab: MakeLab) -> Callable[..., Lab]:
    """A lab with a single check and no mistakes: `one_check("close(lab.f(1), 2)", solution)`."""

    def make(body: str, solution: str, *, top: str = "", head: str = "", **parts: Any) -> Lab:
        tests = (
            f"import numpy as np\nfrom tutor.grader.testing import *\n{dedent(top)}\ndef test_only(lab):\n"
        )
        tests += "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())
        usual: dict[str, Any] = {"mistakes": {}, "accepted": {}, "starter": "x = 1\n"}
        return make_lab(
            "single", head=head, solution=solution, tests=tests, checks={"only": {}}, **usual | parts
        )

    return make


def check_of(grade: Grade, check: str) -> CheckGrade:
    return next(found for found in grade.checks if found.id == check)
