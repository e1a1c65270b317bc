"""What can be done from search besides opening something: the program's own commands, by name."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.study.session import Study
from tutor.study.settings import LANGUAGES, THEMES
from tutor.texts import say
from tutor.tui.keys import KEYS


@dataclass(frozen=True)
class Action:
    """`title` is what is searched and shown, `key` the key that does the same, `command` an action of the app."""

    title: str
    key: str
    command: str


def all_actions(study: Study) -> tuple[Action, ...]:
    """Every action, most wanted first."""
    lang = study.lang
    screens = [
        Action(say(f"tui.actions.{name}", lang), KEYS[name].shown, name)
        for name in ("review", "progress", "help")
    ]
    languages = [
        Action(
            say("tui.actions.language", lang, name=say(f"tui.languages.{chosen}", lang)),
            KEYS["language"].shown,
            f"choose_language('{chosen}')",
        )
        for chosen in LANGUAGES
        if chosen != study.language
    ]
    themes = [
        Action(
            say("tui.actions.theme", lang, name=say(f"tui.themes.{name}", lang)),
            "",
            f"choose_theme('{name}')",
        )
        for name in THEMES
    ]
    return (*screens, *languages, *themes)


def matching(actions: tuple[Action, ...], words: str) -> tuple[Action, ...]:
    """The actions whose title holds all the words; all of them for no words."""
    wanted = words.casefold().split()
    return tuple(action for action in actions if all(word in action.title.casefold() for word in wanted))
