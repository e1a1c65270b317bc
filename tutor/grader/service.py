"""A resident judge: `python -m tutor.grader.service` answers JSON lines on standard input and output.

One request a line, one answer a line, in order; `id` is the client's own and comes back:

    {"op": "grade", "id": 1, "lab": "adam", "source": "…", "seed": 7, "lang": "hi", "uses": {"momentum": "…"}}
                                            -> {"id": 1, "grade": {…}}       report.Grade, with its `lang`
    {"op": "warm", "id": 2, "backend": "torch"}     -> {"id": 2}              once the backend is ready
    {"op": "ping", "id": 3}                         -> {"id": 3}
    anything that cannot be done            -> {"id": 4, "error": {"kind": "unknown_lab", "fields": {…}}}

The course is the one of `paths.course_root()`. The service ends when its input does; to cancel a grade, kill
it: the workers die with it. It logs to standard error; nothing else ever writes to its standard output.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import IO, Any, cast

import msgspec

from tutor import paths
from tutor.course.load import Course, open_course
from tutor.errors import TutorError, UsageError
from tutor.grader.judge import Judge
from tutor.sandbox.isolation import keep_memory_private
from tutor.texts import Lang


class GradeRequest(msgspec.Struct, frozen=True, tag_field="op", tag="grade"):
    id: int
    lab: str
    source: str
    seed: int
    lang: Lang
    uses: dict[str, str] = {}


class WarmRequest(msgspec.Struct, frozen=True, tag_field="op", tag="warm"):
    id: int
    backend: str


class PingRequest(msgspec.Struct, frozen=True, tag_field="op", tag="ping"):
    id: int


Request = GradeRequest | WarmRequest | PingRequest


def serve(requests: Iterable[bytes], answers: IO[bytes]) -> None:
    """Answer every request until there are no more."""
    course = open_course(paths.course_root())
    with Judge(course.root) as judge:
        for line in requests:
            answers.write(msgspec.json.encode(answer(line, course, judge)) + b"\n")
            answers.flush()


def answer(line: bytes, course: Course, judge: Judge) -> dict[str, Any]:
    """The reply to one request; a refusal is a reply too."""
    request: Request | None = None
    try:
        request = _parse(line)
        return {"id": request.id, **_done(request, course, judge)}
    except TutorError as error:
        fields = {name: str(value) for name, value in error.fields.items()}
        return {"id": request.id if request else None, "error": {"kind": error.kind, "fields": fields}}


def _parse(line: bytes) -> Request:
    try:
        return cast(Request, msgspec.json.decode(line, type=Request))
    except msgspec.DecodeError as error:
        raise UsageError("usage", message=str(error)) from None


def _done(request: Request, course: Course, judge: Judge) -> dict[str, Any]:
    if isinstance(request, GradeRequest):
        lab = course.lab(request.lab)
        grade = judge.grade(lab, request.source, seed=request.seed, lang=request.lang, uses=request.uses)
        return {"grade": msgspec.to_builtins(grade)}
    if isinstance(request, WarmRequest):
        judge.warm(request.backend)
    return {}


def main() -> None:
    """Keep memory and standard output to ourselves: whatever else prints goes to standard error."""
    keep_memory_private()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        try:
            serve(sys.stdin.buffer, answers)
        except KeyboardInterrupt:
            sys.exit(130)


if __name__ == "__main__":
    main()
