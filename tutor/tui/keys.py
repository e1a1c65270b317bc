"""Every key of the program, once. A key means the same thing on all screens; help lists them from here.

A screen names the keys it answers to (`bind("next", "previous")`) and has an `action_…` of the same name.
What a key does is said in texts: `[tui.keys]` for the help page, `[tui.foot]` for the footer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Group = Literal["everywhere", "go", "build"]
GROUPS: tuple[Group, ...] = ("everywhere", "go", "build")


@dataclass(frozen=True)
class Key:
    """`keys` are Textual's names, comma separated; `shown` is what the learner reads."""

    id: str
    keys: str
    shown: str
    group: Group
    action: str = ""
    """Where it is not the id: a second key for the same thing."""


_ALL = (
    Key("enter", "enter", "enter", "everywhere"),
    Key("space", "space", "space", "everywhere"),
    Key("next", "n", "n", "everywhere"),
    Key("previous", "p", "p", "everywhere"),
    Key("up", "up", "↑", "everywhere"),
    Key("down", "down", "↓", "everywhere"),
    Key("left", "left", "←", "everywhere"),
    Key("right", "right", "→", "everywhere"),
    Key("digits", "1,2,3,4,5,6,7,8,9", "1–9", "everywhere"),
    Key("room", "tab", "tab", "everywhere"),
    Key("back", "escape", "esc", "everywhere"),
    Key("quit", "q", "q", "everywhere"),
    Key("review", "r", "r", "go"),
    Key("progress", "m", "m", "go"),
    Key("search", "slash", "/", "go"),
    Key("language", "l", "l", "go"),
    Key("source", "s", "s", "go"),
    Key("demo", "d", "d", "go"),
    Key("know", "k", "k", "go"),
    Key("undo", "u", "u", "go"),
    Key("copy", "y", "y", "go"),
    Key("help", "question_mark", "?", "go"),
    Key("help_typing", "f1", "f1", "go", action="help"),
    Key("grade", "g", "g", "build"),
    Key("grade_editing", "ctrl+g", "^g", "build"),
    Key("edit", "e", "e", "build"),
    Key("edit_outside", "E", "E", "build"),
    Key("brief", "b", "b", "build"),
    Key("hint", "h", "h", "build"),
    Key("compare", "v", "v", "build"),
    Key("train", "t", "t", "build"),
    Key("axis", "o", "o", "build"),
    Key("reset", "x", "x", "build"),
)
KEYS: dict[str, Key] = {key.id: key for key in _ALL}

HELP_ROWS: dict[Group, tuple[tuple[str, ...], ...]] = {
    "everywhere": (
        ("enter",),
        ("space",),
        ("next", "previous"),
        ("up", "down"),
        ("left", "right"),
        ("digits",),
        ("room",),
        ("back",),
        ("quit",),
    ),
    "go": (
        ("review",),
        ("progress",),
        ("search",),
        ("language",),
        ("source",),
        ("demo",),
        ("know",),
        ("undo",),
        ("copy",),
        ("help", "help_typing"),
    ),
    "build": (
        ("grade", "grade_editing"),
        ("edit", "edit_outside"),
        ("brief",),
        ("hint",),
        ("compare",),
        ("train",),
        ("axis",),
        ("reset",),
    ),
}
"""The help page: keys that belong together share a row and a sentence, `tui.keys.FIRST`."""


def bind(*ids: str) -> list[BindingType]:
    """Bindings for the keys a screen answers to; each calls the action of the key."""
    return [binding for key_id in ids for binding in _bindings(KEYS[key_id])]


def _bindings(key: Key) -> list[Binding]:
    if key.id == "digits":
        digits = key.keys.split(",")
        return [Binding(digit, f"digit({digit})", key.id, id=f"digit{digit}") for digit in digits]
    return [Binding(key.keys, key.action or key.id, key.id, id=key.id)]


@dataclass(frozen=True)
class Foot:
    """One entry of the footer: which keys, and the text under `tui.foot` that says what they do here."""

    keys: str
    """Key ids; several joined by `+` stand together (`up+down`: ↑↓). Digits (`1–4`) stand for themselves."""
    text: str

    @property
    def shown(self) -> str:
        return "".join(KEYS[key_id].shown if key_id in KEYS else key_id for key_id in self.keys.split("+"))

    @property
    def pressed(self) -> str:
        """What a click on the entry presses."""
        first = self.keys.split("+")[0]
        return KEYS[first].keys.split(",")[0] if first in KEYS else first[0]
