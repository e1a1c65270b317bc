"""Every key, from the one place that defines them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.texts import Lang, say
from tutor.tui.keys import GROUPS, HELP_ROWS, KEYS, Foot, Group
from tutor.tui.paint import ink
from tutor.tui.screens.page import Page
from tutor.tui.widgets.head import Head

COLUMN = {"narrow": 40, "wide": 36}
TWO, THREE = 74, 104
"""Columns of body from which the groups stand beside one another."""
KEYS_WIDTH = 7


class HelpScreen(Page):
    """Two columns of groups at 80 columns, three when wide, one below 80."""

    def compose_body(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(id="keys")

    def retell(self) -> None:
        title, same = self.say("tui.help.title"), self.say("tui.help.same")
        self.query_one(Head).show(ink.line((title, ink.STRONG)), ink.line((same, ink.QUIET)))
        self.query_one("#keys", Static).update(key_table(self.lang, self.body_width))

    def feet(self) -> tuple[Foot, ...]:
        return (Foot("back", "close"), Foot("search", "search"))


def key_table(lang: Lang, width: int) -> Content:
    """All groups as columns; narrow, the third group folds under the first two, or all under one another."""
    groups = [_group(group, lang) for group in GROUPS]
    if width < TWO:
        return ink.stack(line for group in groups for line in (*group, Content("")))
    if width >= THREE:
        heads = [[rows[0], Content(""), *_spread(rows[1:])] for rows in groups]
        return _columns(heads, COLUMN["wide"])
    build = groups[2]
    half = (len(build) + 1) // 2
    folded = [[build[0], *build[1:half]], [Content(""), *build[half:]]]
    upper, lower = _columns(groups[:2], COLUMN["narrow"]), _columns(folded, COLUMN["narrow"])
    return ink.stack([upper, Content(""), lower])


def _group(group: Group, lang: Lang) -> list[Content]:
    title = ink.line((say(f"tui.help.{group}", lang), ink.QUIET))
    return [title, *(_row(ids, lang) for ids in HELP_ROWS[group])]


def _row(ids: tuple[str, ...], lang: Lang) -> Content:
    arrows = ids[0] in ("up", "left")
    shown = (" " if arrows else "  ").join(KEYS[key_id].shown for key_id in ids)
    return ink.line((shown.ljust(KEYS_WIDTH), ink.KEY), say(f"tui.keys.{ids[0]}", lang))


def _spread(rows: list[Content]) -> list[Content]:
    return [line for row in rows for line in (row, Content(""))]


def _columns(columns: list[list[Content]], width: int) -> Content:
    height = max(len(column) for column in columns)
    lines = []
    for index in range(height):
        cells = [column[index] if index < len(column) else Content("") for column in columns]
        padded = [cell.pad_right(max(0, width - cell.cell_length)) for cell in cells[:-1]]
        lines.append(Content.assemble(*padded, cells[-1]))
    return ink.stack(lines)
