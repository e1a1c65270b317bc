"""The footer: at most six keys, each with a word; as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tutor.texts import Lang, say
from tutor.tui.keys import Foot
from tutor.tui.paint import ink

MOST = 6


class KeyBar(Widget):
    """Keys in the accent, words in the second voice. A click presses the key."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 2; padding: 1 3 0 3; }"

    feet: reactive[tuple[tuple[Foot, ...], Lang]] = reactive(((), "en"), layout=False)

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False

    def show(self, feet: Sequence[Foot], lang: Lang) -> None:
        self.feet = (tuple(feet[:MOST]), lang)

    def render(self) -> Content:
        return fitting(*self.feet, self.content_size.width)


def fitting(feet: Sequence[Foot], lang: Lang, width: int) -> Content:
    """The keys in one line: where there is no room for all, the last ones go, but help (it names them) stays."""
    shown = key_line(feet, lang)
    while shown.cell_length > width and len(feet) > 1:
        last = max(index for index, foot in enumerate(feet) if foot.text != "help")
        feet = (*feet[:last], *feet[last + 1 :])
        shown = key_line(feet, lang)
    return shown


def key_line(feet: Sequence[Foot], lang: Lang) -> Content:
    """`n Next   p Previous   ? Help`."""
    return Content("   ").join([_entry(foot, lang) for foot in feet])


def _entry(foot: Foot, lang: Lang) -> Content:
    entry = ink.line((foot.shown, ink.KEY), (f" {say(f'tui.foot.{foot.text}', lang)}", ink.QUIET))
    return entry.stylize(Style.from_meta({"@click": f"app.simulate_key('{foot.pressed}')"}))
