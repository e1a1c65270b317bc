"""The train room in words: the verdict above the curves, their numbers below."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from textual.content import Content

from tutor.study.curve_views import ComparisonRow, ComparisonView, CurvePoint, Outcome, Verdict
from tutor.texts import Lang, say
from tutor.tui.paint import ink
from tutor.tui.paint.dates import short_day
from tutor.tui.paint.text import wrapped

NUMBER_WIDTH = 11


def verdict(view: ComparisonView, lang: Lang, width: int) -> Content:
    """What the curve does, and what most likely makes it so."""
    head = Content.assemble(
        _sign(view.verdict), wrapped(say(view.text_key, lang, **view.fields), width, 2, ink.STRONG)
    )
    lines = [head]
    if view.reason_key:
        reason = wrapped(say(view.reason_key, lang, **view.reason_fields), width, 2, ink.PLAIN)
        lines.append(Content.assemble("  ", reason))
    if view.check:
        look = say("training.look", lang, check=view.check[lang], lab=view.lab, see=view.see)
        lines.append(Content.assemble("  ", wrapped(look, width, 2, ink.QUIET)))
    return ink.stack(lines)


def last_time(last: Outcome, lang: Lang, width: int) -> Content:
    """`✓ Last time, 23 Nov: inside the band.`"""
    told = say(f"training.outcome.{last.verdict}", lang)
    sentence = say("tui.train.last_time", lang, day=short_day(last.day, lang), outcome=told)
    return Content.assemble(_sign(last.verdict), wrapped(sentence, width, 2, ink.PLAIN))


def _sign(verdict: Verdict) -> Content:
    return ink.line(("✓ ", ink.RIGHT) if verdict == "inside" else ("✗ ", ink.WRONG))


def legend(band: bool, log: bool, lang: Lang, plain: bool) -> Content:
    """`━━ you   ╍╍ reference   90 % of its seeds   loss, log axis`."""
    loss = say("tui.train.loss", lang)
    axis = say("tui.train.log" if log else "tui.train.linear", lang, what=loss)
    shaded: list[ink.Piece | str] = []
    if band:
        ground = ("░░░", ink.FAINT) if plain else ("   ", "on $secondary-muted")
        shaded = [ground, f" {say('tui.train.band', lang)}    "]
    you, reference = say("tui.train.you", lang), say("tui.train.reference", lang)
    return ink.line(
        ("━━", ink.ACCENT),
        f" {you}    ",
        ("╍╍", "$secondary"),
        f" {reference}    ",
        *shaded,
        (axis, ink.QUIET),
    )


def now(you: Sequence[CurvePoint], reference: Sequence[CurvePoint], lang: Lang) -> Content:
    """The newest numbers, both of the same step: the picture is never the only carrier."""
    step = next((points[-1].step for points in (you, reference) if points), 0)
    losses = {
        name: next((number(point.loss) for point in points if point.step == step), "–")
        for name, points in (("you", you), ("reference", reference))
    }
    return ink.line((say("tui.train.now", lang, step=step, **losses), ink.QUIET))


def number(value: float) -> str:
    return f"{value:.4g}" if math.isfinite(value) else str(value)


def table(rows: Sequence[ComparisonRow], title: Callable[[str], str], lang: Lang, width: int) -> Content:
    """One line a number: the learner's, the reference's, and whether they are the same."""
    names = [say(row.text_key, lang, **row.fields) for row in rows]
    first = max((len(name) for name in names), default=0) + 2
    if width >= first + 60:
        first += 10
    you, reference = (say(f"tui.train.{name}", lang).rjust(NUMBER_WIDTH) for name in ("you", "reference"))
    head = ink.line((" " * first + you + reference, ink.QUIET))
    told = [_row(row, name.ljust(first), title, lang) for row, name in zip(rows, names, strict=True)]
    return ink.stack([head, *(line.truncate(width, ellipsis=True) for line in told)])


def _row(row: ComparisonRow, name: str, title: Callable[[str], str], lang: Lang) -> Content:
    numbers = row.you.rjust(NUMBER_WIDTH) + row.reference.rjust(NUMBER_WIDTH)
    told: list[ink.Piece | str] = [(name, ink.QUIET), numbers]
    if row.ok is None:
        told.append((f"   {row.note}", ink.QUIET))
    elif row.ok:
        told += [("   ✓ ", ink.RIGHT), row.note or say("tui.train.same", lang)]
    else:
        told += [("   ✗ ", ink.WRONG), (row.note or say("tui.train.differs", lang), ink.STRONG)]
        told += [("  s ", ink.KEY), title(row.see)] if row.see else []
    return ink.line(*told)
