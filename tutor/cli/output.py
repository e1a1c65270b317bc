"""How results and errors reach the terminal: results on stdout, everything else on stderr."""

from __future__ import annotations

import shutil
import sys
import traceback
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor import paths
from tutor.errors import TutorError
from tutor.texts import Lang, explain, say

if TYPE_CHECKING:
    from rich.console import Console


def console() -> Console:
    """A console for reports; plain when piped, uncoloured under NO_COLOR."""
    from rich.console import Console

    return Console(
        highlight=False, soft_wrap=False, width=min(shutil.get_terminal_size((80, 24)).columns, 100)
    )


def print_markdown(text: str, indent: int = 0) -> None:
    """Markdown as it reads in a terminal. Rich does not write itself: it would end the program on a closed pipe."""
    from rich.markdown import Markdown
    from rich.padding import Padding

    to = console()
    with to.capture() as captured:
        to.print(Padding(Markdown(text), (0, 0, 0, indent)))
    sys.stdout.write("\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n")


def day_and_month(day: date, lang: Lang) -> str:
    """`24 Nov`, ` 3 Nov`: days stand under each other."""
    return f"{day.day:>2} {say('dates.months', lang).split()[day.month - 1]}"


def print_wrapped(text: str, first: str = "", indent: str = "") -> None:
    """Running text to the width of the terminal; `first` stands before its first line, `indent` before others."""
    import textwrap

    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    for line in text.splitlines() or [""]:
        wrapped = textwrap.wrap(line, width, initial_indent=first, subsequent_indent=indent)
        sys.stdout.write("\n".join(wrapped or [""]) + "\n")
        first = indent


def print_json(value: object) -> None:
    """One JSON document on stdout; a path is a string in it."""
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=1).decode() + "\n")


def report_error(error: TutorError, lang: Lang, as_json: bool) -> None:
    """Exit 2 is one line that names the remedy; other errors get their title too."""
    title, message, remedy = explain(error, lang)
    if as_json and error.exit_code >= 2:
        print_json(
            {"schema": 1, "error": {"kind": error.kind, "title": title, "message": message, "remedy": remedy}}
        )
        return
    head = "" if error.exit_code == 2 else f"{title}. "
    sys.stderr.write(f"{head}{message} {remedy}\n")


def log_fault(error: Exception, arguments: list[str], home: paths.Home) -> Path:
    """Append the traceback to the log in the learner's folder, or here when that cannot be written."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    text = f"--- {when} tutor {' '.join(arguments)}\n{''.join(traceback.format_exception(error))}\n"
    for path in (home.log, Path.cwd() / "tutor.log"):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as log:
                log.write(text)
        except OSError:
            continue
        return path
    sys.stderr.write(text)
    return Path("stderr")
