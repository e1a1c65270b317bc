"""The built-in editor: Textual's, in our inks, with what typing Python needs."""

from __future__ import annotations

from rich.style import Style as RichStyle
from textual.events import Key
from textual.style import Style
from textual.theme import Theme
from textual.widgets import TextArea
from textual.widgets.text_area import Selection, TextAreaTheme

from tutor.tui.messages import EditorLeft
from tutor.tui.widgets.in_order import act, editing_keys

INDENT = 4
SYNTAX = {
    "keyword": "bold $foreground",
    "keyword.function": "bold $foreground",
    "keyword.operator": "bold $foreground",
    "keyword.return": "bold $foreground",
    "conditional": "bold $foreground",
    "repeat": "bold $foreground",
    "include": "bold $foreground",
    "exception": "bold $foreground",
    "comment": "italic $quiet",
    "string": "$quiet",
    "string.documentation": "$quiet",
    "number": "$secondary",
    "float": "$secondary",
    "boolean": "$secondary",
    "constant.builtin": "$secondary",
}


class Editor(TextArea):
    """Shows a lab's file; `open_for_typing` and `close_for_typing` switch between reading and writing."""

    DEFAULT_CSS = """
    Editor, Editor:focus { border: none; padding: 0; background: $surface; height: 1fr; scrollbar-size: 0 0; }
    """

    EDITING = editing_keys(TextArea)

    def __init__(self, editor_id: str) -> None:
        super().__init__(
            language="python",
            soft_wrap=False,
            tab_behavior="indent",
            show_line_numbers=True,
            show_cursor=False,
            read_only=True,
            compact=True,
            id=editor_id,
        )
        self.can_focus = False
        self.indent_width = INDENT
        self.known = ""
        """The text as it was last shown or saved."""

    @property
    def ahead(self) -> bool:
        """Whether there is more here than in the file: true with the keystroke, before anybody is told of it."""
        return self.text != self.known

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._take_inks)
        self._take_inks(self.app.current_theme)

    def _take_inks(self, theme: Theme) -> None:
        name = f"tutor-{theme.name}"
        surface = self._ink("$foreground on $surface")
        inks = TextAreaTheme(
            name,
            base_style=surface,
            gutter_style=self._ink("$faint on $surface"),
            cursor_style=self._ink("$background on $foreground"),
            cursor_line_style=self._ink("on $panel"),
            cursor_line_gutter_style=self._ink("bold $accent on $panel"),
            selection_style=self._ink("on $secondary-muted"),
            bracket_matching_style=self._ink("bold $accent"),
            syntax_styles={token: self._ink(ink) for token, ink in SYNTAX.items()},
        )
        self.register_theme(inks)
        self.theme = name

    def _ink(self, name: str) -> RichStyle:
        return Style.parse(name, self.app.theme_variables).rich_style

    def show_source(self, source: str) -> None:
        """Replace the text, and leave the cursor where it was as far as that still exists."""
        if source != self.text:
            place = self.selection
            self.load_text(source)
            self.selection = place
        self.known = self.text

    def open_for_typing(self) -> None:
        self.read_only = False
        self.can_focus = self.show_cursor = True
        self.focus()

    def close_for_typing(self) -> None:
        self.read_only = True
        self.can_focus = self.show_cursor = False

    def go_to_line(self, line: int) -> None:
        """Put the cursor on the first letter of a line, counted from 1."""
        row = min(max(line - 1, 0), self.document.line_count - 1)
        text = self.document.get_line(row)
        self.selection = Selection.cursor((row, len(text) - len(text.lstrip())))
        self.scroll_cursor_visible(center=True)

    async def on_key(self, event: Key) -> None:
        """esc leaves; enter keeps the indentation."""
        if event.key == "escape":
            self.post_message(EditorLeft())
        elif event.key == "enter" and not self.read_only:
            self._insert_over_selection("\n" + self._next_indentation())
        else:
            await act(self, event, self.EDITING)
            return
        event.stop()
        event.prevent_default()

    def action_delete_left(self) -> None:
        """In front of a line's first letter a whole indentation goes."""
        if self._in_indentation():
            row, column = self.cursor_location
            self.delete((row, column - INDENT), (row, column), maintain_selection_offset=False)
        else:
            super().action_delete_left()

    def _insert_over_selection(self, text: str) -> None:
        start, end = self.selection
        self._replace_via_keyboard(text, start, end)

    def _next_indentation(self) -> str:
        """That of this line, one deeper after a colon, one less after a return."""
        row, column = self.selection.start
        before = self.document.get_line(row)[:column]
        indent = len(before) - len(before.lstrip(" "))
        words = before.split("#")[0].strip()
        if words.endswith(":"):
            indent += INDENT
        elif words.split(" ")[0] in ("return", "raise", "pass", "break", "continue"):
            indent = max(0, indent - INDENT)
        return " " * indent

    def _in_indentation(self) -> bool:
        """Whether the cursor stands behind whole steps of indentation and nothing else."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        empty = self.selection.is_empty and not self.read_only
        return empty and column >= INDENT and column % INDENT == 0 and not before.strip(" ")
