"""One calm notice for whatever could not be done: title, sentence, remedy. Never a traceback."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tutor.errors import TutorError
from tutor.texts import Lang, explain
from tutor.tui.paint import ink


class Notice(Static):
    """Hidden until there is something to say; esc puts it away."""

    DEFAULT_CSS = """
    Notice { display: none; height: auto; max-width: 76; margin: 1 0; padding: 0 0 0 2; border-left: outer $accent; }
    Notice.-shown { display: block; }
    """

    def tell(self, error: TutorError, lang: Lang) -> None:
        self.update(sentences(error, lang))
        self.add_class("-shown")

    def put_away(self) -> bool:
        """Hide; True if there was something to hide."""
        shown = self.has_class("-shown")
        self.remove_class("-shown")
        return shown


def sentences(error: TutorError, lang: Lang) -> Content:
    title, message, remedy = explain(error, lang)
    return ink.stack([ink.line((title, ink.STRONG)), ink.line(message), ink.line((remedy, ink.QUIET))])
