"""`tutor compare`: a bar while both train, then the verdict, both curves over the band, and the table."""

from __future__ import annotations

import asyncio
import math
import sys
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from tutor.cli import output
from tutor.study.comparing import Compared, compare
from tutor.study.curve_views import ComparisonRow, ComparisonView, CurvePair, CurvePoint, CurvesBegin
from tutor.study.session import Study
from tutor.texts import Lang, say

MAX_WIDTH = 96
MARKS = {True: "✓", False: "✗", None: " "}


async def compare_lab(study: Study, lab: str, device: str, as_json: bool, live: bool) -> int:
    """The exit code: 0 when the learner's curve is the reference's."""
    try:
        async with aclosing(compare(study, lab, device)) as messages:
            view = await _followed(study, messages, live and not as_json)
    except asyncio.CancelledError:  # ctrl-c
        typer.echo(say("cli.compare_stopped", study.lang, lab=study.course.lab_id(lab)), err=True)
        raise
    if as_json:
        output.print_json({"schema": 1, **_as_json(view, study.lang)})
    else:
        for line in comparison_lines(view, study.lang, min(MAX_WIDTH, output.console().width)):
            typer.echo(line)
    return 0 if view.verdict == "inside" else 1


async def _followed(study: Study, messages: AsyncGenerator[Compared], live: bool) -> ComparisonView:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not live) as bar:
        tasks: dict[str, TaskID] = {}
        async for message in messages:
            if isinstance(message, ComparisonView):
                return message
            if isinstance(message, CurvesBegin):
                for side in ("you", "reference"):
                    tasks[side] = bar.add_task(say(f"cli.{side}", study.lang), total=message.steps)
            else:
                _move(bar, tasks, message, study.lang)
    raise AssertionError("a comparison ends with its view")


def _move(bar: Progress, tasks: dict[str, TaskID], pair: CurvePair, lang: Lang) -> None:
    for side, point in pair._asdict().items():
        if point is not None:
            told = f"{say(f'cli.{side}', lang)}  loss {point.loss:.4f}"
            bar.update(tasks[side], completed=point.step, description=told)


def comparison_lines(view: ComparisonView, lang: Lang, width: int) -> Iterator[str]:
    """Words first, then the picture, then the numbers."""
    mark = MARKS[view.verdict == "inside"]
    yield f"{mark} {say(view.text_key, lang, **view.fields)}"
    if view.reason_key:
        yield f"  {say(view.reason_key, lang, **view.reason_fields)}"
    if view.check:
        yield f"  {say('training.look', lang, check=view.check[lang], lab=view.lab, see=view.see)}"
    yield ""
    yield from picture(view, lang, width)
    yield ""
    yield from table(view.rows, lang)
    yield ""
    yield f"{view.recipe} · {view.device}"


def picture(view: ComparisonView, lang: Lang, width: int) -> Iterator[str]:
    """Both losses by epoch over the band of the recorded seeds."""
    from tutor.training import plot

    epochs = [point.step for point in view.reference]
    mine = {point.step: point.loss for point in view.you}
    series = [
        plot.Series([point.loss for point in view.reference], dashed=True),
        plot.Series([mine.get(step, math.nan) for step in epochs]),
    ]
    band = [low for _, low, _ in view.band], [high for _, _, high in view.band]
    ascii_only = "utf" not in (sys.stdout.encoding or "").lower()
    yield from plot.draw(series, band, width=width, ascii_only=ascii_only)
    yield f"  {say('cli.also', lang)}"
    for side, points in (("you", view.you), ("reference", view.reference)):
        if points:
            yield f"  {say(f'cli.{side}', lang)}: {_summary(points, lang)}"


def _summary(points: Sequence[CurvePoint], lang: Lang) -> str:
    return say("cli.curve", lang, first=points[0].loss, last=points[-1].loss, step=points[-1].step)


def table(rows: Sequence[ComparisonRow], lang: Lang) -> Iterator[str]:
    """`✓` the same, `✗` not; rows without a mark are told, not judged."""
    yield f"  {'':<24}{say('cli.you', lang):>12}{say('cli.reference', lang):>12}"
    for row in rows:
        label = say(row.text_key, lang, **row.fields)
        yield f"{MARKS[row.ok]} {label:<24}{row.you:>12}{row.reference:>12}   {row.note}".rstrip()


def _as_json(view: ComparisonView, lang: Lang) -> dict[str, object]:
    reason = say(view.reason_key, lang, **view.reason_fields) if view.reason_key else ""
    return {
        "lab": view.lab,
        "recipe": view.recipe,
        "verdict": view.verdict,
        "sentence": say(view.text_key, lang, **view.fields),
        "reason": reason,
        "see": view.see,
        "device": view.device,
        "metric": view.metric,
        "you": view.you,
        "reference": view.reference,
        "band": view.band,
        "rows": [
            {
                "row": row.text_key.rpartition(".")[2],
                "you": row.you,
                "reference": row.reference,
                "same": row.ok,
                "note": row.note,
            }
            for row in view.rows
        ],
    }
