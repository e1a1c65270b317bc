"""`tutor watch`: one grade for every save, by a resident judge."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import typer
from watchfiles import Change, awatch

from tutor.cli import output
from tutor.errors import TutorError
from tutor.grader.card import grade_lines
from tutor.study.grading import GradingService
from tutor.study.session import Study
from tutor.texts import explain, say


async def watch_lab(study: Study, name: str) -> None:
    """Until ctrl-c: grade a lab now and after each save; without a name, each lab when it is saved.

    A file that is half saved, gone or no text is told and waited for. Raises UsageError for an unknown lab.
    """
    lab_id = study.course.lab_id(name) if name else None
    place = study.home.lab_file(lab_id) if lab_id else study.home.labs
    typer.echo(say("cli.watching" if lab_id else "cli.watching_all", study.lang, path=place))
    service, saved = GradingService(), Saved()
    watching = asyncio.create_task(_watch(study, lab_id, saved))
    await asyncio.sleep(0)  # the folder is watched from here on: no save during the first grade is missed
    if lab_id:
        saved.add(lab_id)
    try:
        while True:
            await _grade(study, service, await saved.next())
    finally:
        watching.cancel()
        await service.close()


class Saved:
    """Labs to be graded: each once, however often it was saved since."""

    def __init__(self) -> None:
        self._waiting: dict[str, None] = {}
        self._some = asyncio.Event()

    def add(self, lab_id: str) -> None:
        self._waiting[lab_id] = None
        self._some.set()

    async def next(self) -> str:
        await self._some.wait()
        lab_id = next(iter(self._waiting))
        del self._waiting[lab_id]
        if not self._waiting:
            self._some.clear()
        return lab_id


async def _watch(study: Study, only: str | None, saved: Saved) -> None:
    """The folder is watched, not the file: editors replace a file, and a watch on it would go blind."""
    async for changes in awatch(study.home.labs, recursive=False):
        for change in changes:
            lab_id = _lab_of(study, *change)
            if lab_id is not None and only in (None, lab_id):
                saved.add(lab_id)


def _lab_of(study: Study, change: Change, path: str) -> str | None:
    """The lab whose file this is; None for a deletion, a temporary file or a file of no lab."""
    file = Path(path)
    if change == Change.deleted or file.suffix != ".py":
        return None
    lab_id = file.stem.replace("_", "-")
    known = lab_id in study.course.lab_folders and study.home.lab_file(lab_id).name == file.name
    return lab_id if known else None


async def _grade(study: Study, service: GradingService, lab_id: str) -> None:
    """Grade and print; what keeps a file from being graded is said in a line, and the watch goes on."""
    typer.echo()
    typer.echo(say("cli.graded_at", study.lang, time=f"{datetime.now():%H:%M:%S}", name=lab_id))
    try:
        grade = await service.grade(study, lab_id)
    except TutorError as error:
        _, message, remedy = explain(error, study.lang)
        typer.echo(f"{message} {remedy}")
        return
    for line in grade_lines(grade, study.lang, width=output.console().width):
        typer.echo(line)
