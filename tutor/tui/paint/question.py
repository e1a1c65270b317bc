"""A question as it is asked, and as it is told after the answer: signs, words and a reason under each option."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from tutor.course.model import Kind
from tutor.texts import Lang, say
from tutor.tui.answering import Picks
from tutor.tui.paint import ink
from tutor.tui.paint.text import callout, inline, wrapped

HANG = 6
"""Columns before an option's text: sign, digit and space."""


@dataclass(frozen=True)
class Asked:
    """A drawn question in one language. `options` are choices, items to order or right sides to match."""

    kind: Kind
    prompt: str
    code: str
    options: tuple[str, ...]
    lefts: tuple[str, ...]
    unit: str
    seed: int


@dataclass(frozen=True)
class Told:
    """What is known after the answer, in one language.

    `right` are indexes of options: the right ones, or the right order, or the right side of each left side.
    `reasons` has one text an option, empty where there is nothing to say.
    """

    correct: bool
    given: str
    right: tuple[int, ...]
    right_text: str
    reasons: tuple[str, ...]
    reason: str
    explanation: str


def prompt(asked: Asked, width: int) -> Content:
    return wrapped(asked.prompt, width, 0, ink.STRONG)


def options(asked: Asked, picks: Picks, lang: Lang, width: int, roomy: bool) -> Content:
    """What can be picked, and what has been."""
    if asked.kind == "order":
        return _stacked(
            [_option_rows(asked, picks, width, False), _order_rows(asked, picks.chosen, lang, width)]
        )
    if asked.kind == "match":
        return _stacked([_match_rows(asked, picks, width), _option_rows(asked, picks, width, False)])
    return _option_rows(asked, picks, width, roomy)


def told(asked: Asked, picks: Picks, verdict: Told, lang: Lang, width: int, rows: int) -> Content:
    """The answer judged: which option, why, and what is right. Without blank lines where `rows` are too few."""
    if asked.kind in ("choice", "multi"):
        options = _told_options(asked, picks, verdict, lang, width)
        airy = Content("\n\n").join(options)
        return airy if len(airy.split("\n")) <= rows else ink.stack(options)
    if asked.kind in ("order", "match"):
        return _told_places(asked, picks, verdict, lang, width)
    return _told_typed(asked, verdict, lang, width)


def _stacked(parts: Sequence[Content]) -> Content:
    return Content("\n\n").join([part for part in parts if part.plain])


def _option_rows(asked: Asked, picks: Picks, width: int, roomy: bool) -> Content:
    rows = []
    for index, option in enumerate(asked.options):
        picked = index in picks.chosen
        used = picked and asked.kind != "multi"
        sign = "›" if picked and asked.kind == "multi" else " "
        head = ink.line((f"{sign} ", ink.ACCENT), (f"{index + 1}   ", ink.QUIET if used else ink.KEY))
        style = ink.QUIET if used else ink.STRONG if picked else ink.PLAIN
        rows.append(Content.assemble(head, wrapped(option, width, HANG, style)))
    return Content("\n\n" if roomy else "\n").join(rows)


def _order_rows(asked: Asked, chosen: Sequence[int], lang: Lang, width: int) -> Content:
    rows = [ink.line((say("tui.quiz.your_order", lang), ink.QUIET))]
    for place in range(len(asked.options)):
        text = asked.options[chosen[place]] if place < len(chosen) else "…"
        style = ink.PLAIN if place < len(chosen) else ink.QUIET
        rows.append(
            Content.assemble(ink.line((f"  {place + 1}.  ", ink.QUIET)), wrapped(text, width, HANG, style))
        )
    return ink.stack(rows)


def _match_rows(asked: Asked, picks: Picks, width: int) -> Content:
    rows = []
    for place, left in enumerate(asked.lefts):
        current = place == len(picks.chosen)
        picked = asked.options[picks.chosen[place]] if place < len(picks.chosen) else "…"
        sign = ink.line(("› " if current else "  ", ink.ACCENT))
        pair = _pair(left, picked, width - 2, ink.PLAIN if place < len(picks.chosen) else ink.QUIET)
        rows.append(Content.assemble(sign, pair))
    return ink.stack(rows)


def _pair(left: str, right: str, width: int, style: str) -> Content:
    """`left → right` on one line if it fits, else the right side hangs below."""
    if len(left) + len(right) + 3 <= width:
        return Content.assemble(inline(left, ink.PLAIN), ink.line((" → ", ink.QUIET)), inline(right, style))
    below = wrapped(right, width, HANG, style)
    return Content.assemble(wrapped(left, width, 2, ink.PLAIN), ink.line(("\n    → ", ink.QUIET)), below)


def _told_options(asked: Asked, picks: Picks, verdict: Told, lang: Lang, width: int) -> list[Content]:
    rows = []
    for index, option in enumerate(asked.options):
        mine, right = index in picks.chosen, index in verdict.right
        sign = ("✓ ", ink.RIGHT) if right else ("✗ ", ink.WRONG) if mine else ("  ", ink.PLAIN)
        style = ink.STRONG if right else ink.PLAIN if mine else ink.QUIET
        head = ink.line(sign, (f"{index + 1}   ", ink.PLAIN if mine or right else ink.QUIET))
        text = wrapped(option, width, HANG, style)
        yours = ink.line((f"   {say('tui.quiz.yours', lang)}", ink.QUIET)) if mine else Content("")
        reason = verdict.reasons[index] or (
            verdict.explanation if right and index == verdict.right[0] else ""
        )
        parts = [Content.assemble(head, text, yours)]
        if reason:
            spoken = ink.PLAIN if mine or right else ink.QUIET
            parts.append(Content.assemble(" " * HANG, wrapped(reason, width, HANG, spoken)))
        rows.append(ink.stack(parts))
    return rows


def _told_places(asked: Asked, picks: Picks, verdict: Told, lang: Lang, width: int) -> Content:
    """Order and match: every place with a sign, and the right one where it was missed."""
    rows = []
    for place, (mine, right) in enumerate(zip(picks.chosen, verdict.right, strict=True)):
        good = mine == right
        sign = ink.line(("✓ ", ink.RIGHT) if good else ("✗ ", ink.WRONG))
        if asked.kind == "match":
            body = _pair(asked.lefts[place], asked.options[mine], width - 2, ink.PLAIN)
        else:
            number = ink.line((f"{place + 1}.  ", ink.QUIET))
            body = Content.assemble(number, wrapped(asked.options[mine], width, HANG, ink.PLAIN))
        rows.append(Content.assemble(sign, body))
        if not good:
            told = say("tui.quiz.right_is", lang, answer=asked.options[right])
            rows.append(Content.assemble(" " * HANG, wrapped(told, width, HANG, ink.QUIET)))
    return _stacked(
        [verdict_line(verdict, lang), ink.stack(rows), wrapped(verdict.explanation, width, 0, ink.PLAIN)]
    )


def _told_typed(asked: Asked, verdict: Told, lang: Lang, width: int) -> Content:
    unit = f" {asked.unit}" if asked.unit else ""
    mine = ink.line("    =  ", (f"{verdict.given}{unit}", ink.CHOSEN), "   ")
    parts = [Content.assemble(mine, verdict_line(verdict, lang))]
    if verdict.reason:
        parts.append(callout(verdict.reason, width))
    if not verdict.correct:
        parts.append(ink.line("    =  ", (f"{verdict.right_text}{unit}", ink.STRONG), ("   ✓", ink.RIGHT)))
    parts.append(wrapped(verdict.explanation, width, 0, ink.PLAIN))
    return _stacked(parts)


def verdict_line(verdict: Told, lang: Lang) -> Content:
    """A sign and a word, never colour alone."""
    sign, style, key = ("✓", ink.RIGHT, "right") if verdict.correct else ("✗", ink.WRONG, "not_yet")
    return ink.line((f"{sign} ", style), say(f"tui.quiz.{key}", lang))


def ratings(chosen: int, lang: Lang) -> Content:
    """`1 again  2 hard  3 good  4 easy`, the chosen one underlined."""
    words = say("tui.quiz.ratings", lang).split(",")
    return Content("  ").join(
        [
            ink.line((f"{number} {word.strip()}", ink.CHOSEN if number == chosen else ink.QUIET))
            for number, word in enumerate(words, 1)
        ]
    )
