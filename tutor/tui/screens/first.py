"""The first run: which language, and in one line what this is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tutor.study.views import Language
from tutor.texts import Lang, say
from tutor.tui.keys import Foot, bind
from tutor.tui.messages import LanguageChosen
from tutor.tui.paint import ink
from tutor.tui.screens.page import Page
from tutor.tui.widgets.head import Head

CHOICES: tuple[Language, ...] = ("hi", "en", "both")


class FirstScreen(Page):
    """Nothing is chosen yet, so both languages are spoken; 1, 2 or 3 decides."""

    BINDINGS = bind("digits", "quit", "enter")

    def compose_body(self) -> ComposeResult:
        yield Static(_welcome(), id="welcome")
        yield Static(_choices(), id="choices")

    def retell(self) -> None:
        self.query_one(Head).show(ink.line(("tutor", ink.STRONG)))

    def feet(self) -> tuple[Foot, ...]:
        return (Foot("1", "first_hi"), Foot("2", "first_en"), Foot("3", "first_both"), Foot("quit", "quit"))

    def action_digit(self, digit: int) -> None:
        if digit <= len(CHOICES):
            self.post_message(LanguageChosen(CHOICES[digit - 1]))

    def action_quit(self) -> None:
        self.app.exit()

    def action_enter(self) -> None:
        self.action_digit(1)

    def action_language(self) -> None:
        """There is no language to change yet."""

    def leave(self) -> None:
        """There is nothing below."""


def _welcome() -> Content:
    hi, en = say("tui.first.promise", "hi"), say("tui.first.promise", "en")
    return ink.stack([ink.line(hi), ink.line((en, ink.QUIET))])


def _choices() -> Content:
    rows = [_choice(number, language) for number, language in enumerate(CHOICES, 1)]
    return Content("\n\n").join(rows)


def _choice(number: int, language: Language) -> Content:
    lang: Lang = "en" if language == "en" else "hi"
    name = say(f"tui.languages.{language}", lang)
    sample = say(f"tui.first.sample_{language}", lang)
    return ink.line((str(number), ink.KEY), f"   {name:<11}", (sample, ink.QUIET))
