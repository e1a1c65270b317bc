"""`tutor compare`: a bar while both train, then the verdict, both curves over the band, and the table."""

from __future__ import annotations

import asyncio
import math
import signal
import sys
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing, contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from tutor.cli import output
from tutor.study.comparing import Compared, compare
from tutor.study.curve_views import ComparisonRow, ComparisonView, CurvePair, CurvePoint, CurvesBegin
from tutor.study.holding import Hold
from tutor.study.session import Study
from tutor.texts import Lang, say

MAX_WIDTH = 96
BAR_WIDTH = 32
"""So that a line leaves room at 80 columns for the ^Z that a terminal echoes: it would push the bars down."""
MARKS = {True: "✓", False: "✗", None: " "}


async def compare_lab(study: Study, lab: str, device: str, as_json: bool, live: bool) -> int:
    """The exit code: 0 when the learner's curve is the reference's. Ctrl-z pauses, ctrl-c says how far it was."""
    hold = Hold()
    watch = Watch(study.lang, live and not as_json)
    try:
        async with aclosing(compare(study, lab, device, hold=hold)) as messages:
            with watch.bar, _paused_by_ctrl_z(hold, watch.bar):
                view = await watch.to_the_end(messages)
    except asyncio.CancelledError:  # ctrl-c
        again = say("cli.compare_stopped", study.lang, lab=study.course.lab_id(lab))
        typer.echo(f"{watch.how_far()} {again}", err=True)
        raise
    if as_json:
        output.print_json({"schema": 1, **_as_json(view, study.lang)})
    else:
        for line in comparison_lines(view, study.lang, min(MAX_WIDTH, output.console().width)):
            typer.echo(line)
    return 0 if view.verdict == "inside" else 1


class Watch:
    """A bar for each side while they train, and how far they are."""

    def __init__(self, lang: Lang, live: bool) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(BAR_WIDTH),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True, disable=not live)
        self._lang = lang
        self._tasks: dict[str, TaskID] = {}
        self._begin: CurvesBegin | None = None
        self._step = 0
        """Of the learner's run."""

    async def to_the_end(self, messages: AsyncGenerator[Compared]) -> ComparisonView:
        async for message in messages:
            if isinstance(message, ComparisonView):
                return message
            if isinstance(message, CurvesBegin):
                self._begin = message
                for side in ("you", "reference"):
                    self._tasks[side] = self.bar.add_task(say(f"cli.{side}", self._lang), total=message.steps)
            else:
                self._move(message)
        raise AssertionError("a comparison ends with its view")

    def _move(self, pair: CurvePair) -> None:
        self._step = pair.you.step if pair.you else self._step
        for side, point in pair._asdict().items():
            if point is not None:
                told = f"{say(f'cli.{side}', self._lang)}  loss {point.loss:.4f}"
                self.bar.update(self._tasks[side], completed=point.step, description=told)

    def how_far(self) -> str:
        """`Stopped at epoch 12 of 60.`"""
        if self._begin is None:
            return say("cli.stopped_early", self._lang)
        epochs, steps = self._begin.epochs, self._begin.steps
        return say("cli.stopped_at", self._lang, epoch=self._step * epochs // steps, epochs=epochs)


@contextmanager
def _paused_by_ctrl_z(hold: Hold, bar: Progress) -> Iterator[None]:
    """The run stands still with the program, and goes on with it after `fg`: both have process groups of their own."""
    if not hasattr(signal, "SIGTSTP") or signal.getsignal(signal.SIGTSTP) != signal.SIG_DFL:
        yield
        return
    loop = asyncio.get_running_loop()

    def stop() -> None:
        hold.pause()
        bar.stop()  # the shell gets its cursor back
        loop.remove_signal_handler(signal.SIGTSTP)
        signal.raise_signal(signal.SIGTSTP)  # the default now: we stand still here
        loop.add_signal_handler(signal.SIGTSTP, stop)
        bar.start()
        hold.go_on()

    loop.add_signal_handler(signal.SIGTSTP, stop)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGTSTP)


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
