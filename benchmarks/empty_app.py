"""The least a Textual program can be: what the tutor's screens are measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """A line that says so, and a key that changes it."""

    pages = 1

    def compose(self) -> ComposeResult:
        yield Static("page 1 .", id="line")

    def on_key(self) -> None:
        self.pages += 1
        self.query_one("#line", Static).update(f"page {self.pages} .")


if __name__ == "__main__":
    EmptyApp().run()
