"""Grading a class: many submissions, several judges side by side, nothing graded twice.

A submission that hangs, crashes or attacks costs its own time only: its judge's limits end it, and a judge that
dies is replaced.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import msgspec

from tutor.course.load import Course
from tutor.errors import GraderFault
from tutor.grader.report import Grade
from tutor.study.classroom.journal import Journal, Result
from tutor.study.classroom.submissions import Submission
from tutor.study.resident import Resident
from tutor.texts import Lang

log = logging.getLogger(__name__)
OnResult = Callable[[Result], None]


def request(submission: Submission, seed: int, lang: Lang) -> dict[str, Any]:
    """The fields of a grade request, as `grader.service` reads them."""
    return {
        "lab": submission.lab,
        "source": submission.source,
        "seed": seed,
        "lang": lang,
        "uses": submission.uses,
    }


def result_of(submission: Submission, key: str, answer: dict[str, Any]) -> Result:
    grade = msgspec.convert(answer["grade"], Grade)
    return Result(submission.learner, submission.lab, key, grade)


def course_version(course: Course, labs: Iterable[str]) -> str:
    """Changes when a hidden test, a reference or a limit of one of the labs does."""
    digest = hashlib.sha256()
    for lab_id in sorted(set(labs)):
        lab = course.lab(lab_id)
        for name in ("lab.toml", lab.test_file.name, "solution.py"):
            digest.update(lab.source(name).encode())
    return digest.hexdigest()[:16]


def waiting(
    found: list[Submission], journal: Journal, seed: int, version: str
) -> tuple[list[tuple[Submission, str]], list[Result]]:
    """(submissions still to be graded with their keys, results that are there already)."""
    known = journal.read()
    todo, done = [], []
    for submission in found:
        key = submission.key(seed, version)
        if key in known:
            done.append(known[key])
        elif submission.problem:
            done.append(Result(submission.learner, submission.lab, key, problem=submission.problem))
        else:
            todo.append((submission, key))
    return todo, done


async def grade_all(
    course_root: Path,
    todo: list[tuple[Submission, str]],
    *,
    workers: int,
    seed: int,
    lang: Lang,
    log_path: Path,
    on_result: OnResult,
) -> None:
    """Grade everything with `workers` judges; each result is told as it comes."""
    queue: asyncio.Queue[tuple[Submission, str]] = asyncio.Queue()
    for item in todo:
        queue.put_nowait(item)
    async with AsyncExitStack() as judges, asyncio.TaskGroup() as group:
        for _ in range(min(workers, len(todo))):
            judge = Resident(course_root, log_path)
            judges.push_async_callback(judge.close)
            group.create_task(_serve(judge, queue, seed, lang, on_result))


async def _serve(
    judge: Resident, queue: asyncio.Queue[tuple[Submission, str]], seed: int, lang: Lang, on_result: OnResult
) -> None:
    while not queue.empty():
        submission, key = queue.get_nowait()
        try:
            answer = await judge.ask("grade", **request(submission, seed, lang))
            on_result(result_of(submission, key, answer))
        except GraderFault:
            log.exception("grading %s of %s", submission.lab, submission.learner)
            on_result(Result(submission.learner, submission.lab, key))
