"""A learner for the tests: a clock that is moved by hand, and answers that are right or wrong on purpose."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor.grader.report import CheckGrade, Grade, Score, Verdict
from tutor.quiz.draw import Drawn
from tutor.quiz.mark import right_given
from tutor.study import grading
from tutor.study.quizzing import QuizRun
from tutor.study.session import Study

FIXTURE = Path(__file__).parent.parent / "fixtures" / "course"
RIGHT = "def twice(x):\n    return x + x\n"
WRONG = "def twice(x):\n    return x + 2\n"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def asked(run: QuizRun) -> Drawn:
    """The question that is asked now: there must be one."""
    assert run.drawn is not None
    return run.drawn


def answer(run: QuizRun, right: bool = True) -> None:
    """Give an answer to the question that is asked, and go on."""
    drawn = asked(run)
    given = right_given(drawn) if right else wrong_given(run)
    assert run.answer(given).correct is right
    run.next()


def wrong_given(run: QuizRun) -> str | tuple[int, ...]:
    drawn = asked(run)
    if drawn.kind == "number":
        return "-98765"
    if drawn.kind in ("text", "predict"):
        return "nothing of the kind"
    if drawn.kind in ("choice", "multi"):
        return (next(place for place in range(len(drawn.options)) if place not in drawn.right),)
    return tuple(reversed(drawn.right))


def answer_all(run: QuizRun, right: bool = True) -> None:
    while run.drawn is not None:
        answer(run, right)


def graded(
    study: Study, verdict: Verdict, source: str = RIGHT, lab: str = "doubling", asked: bool = True
) -> Grade:
    """Record a grade as the judge would have given it."""
    file = study.course.lab(lab).file
    possible = sum(check.points for check in file.checks.values())
    score = Score(possible if verdict == "passed" else 1, possible)
    checks = tuple(
        CheckGrade(name, check.title.en, verdict, check.points) for name, check in file.checks.items()
    )
    grade = Grade(lab, file.unit, verdict, score, 7, 12.5, "full", checks)
    grading.record(study, grade, source, asked)
    return grade


def add_quadrupling(course: Path) -> None:
    """A second lab, a capstone, which uses the learner's first."""
    folder = course / "labs/quadrupling"
    shutil.copytree(course / "labs/doubling", folder)
    (folder / "test_doubling.py").rename(folder / "test_quadrupling.py")
    toml = (folder / "lab.toml").read_text()
    (folder / "lab.toml").write_text(
        toml.replace(
            'id = "doubling"', 'id = "quadrupling"\nuses = ["doubling"]\norder = 20\ncapstone = true'
        )
    )


LOGIT = """
import numpy as np


def predict_proba(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))


def bce(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def gradient(X, y, w, b):
    error = predict_proba(X, w, b) - y
    return X.T @ error / len(y), np.mean(error)
"""
LOGIT_EXPERIMENT = """
import numpy as np


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"]
    w, b = recipe["weights"]["w"], recipe["weights"]["b"]
    rate = recipe["settings"]["learning_rate"]

    def measured(step):
        p = lab.predict_proba(recipe["X_val"], w, b)
        accuracy = np.mean((np.asarray(p) >= 0.5) == (recipe["y_val"] == 1))
        return {"step": step, "loss": lab.bce(recipe["y_val"], p), "metric": accuracy}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:
        for rows in epoch:
            grad_w, grad_b = lab.gradient(X[rows], y[rows], w, b)
            w, b = w - rate * grad_w, b - rate * grad_b
            step += 1
            if step == 1:
                report({"step": 1, "weights": {"w": w, "b": b}})
        report(measured(step))
"""


def add_logit(course: Path) -> None:
    """Put a lab into a course that trains logistic regression: `LOGIT` is what a learner writes for it."""
    folder = course / "labs/logit"
    shutil.copytree(course / "labs/doubling", folder)
    toml = (folder / "lab.toml").read_text(encoding="utf-8")
    toml = toml.replace('id = "doubling"', 'id = "logit"\nrecipe = "logistic-regression"')
    toml = toml.replace('["twice"]', '["predict_proba", "bce", "gradient"]')
    (folder / "lab.toml").write_text(toml, encoding="utf-8")
    (folder / "experiment.py").write_text(LOGIT_EXPERIMENT)
