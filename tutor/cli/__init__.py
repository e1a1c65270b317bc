"""The command line: every action of the screens as a command, every report also as JSON.

Only typer is imported before a command is known; what a command needs is imported inside it. Without a command
the screens open, and not even typer is imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the `tutor` command."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    code = _run(words)
    if code == INTERRUPTED:
        # An interrupt that passed through `exec` of a string makes CPython kill itself at its end, handled or not.
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(code)
    sys.exit(code)


def _run(words: list[str]) -> int:
    if words:
        from tutor.cli.app import run

        return run(words)
    from tutor.cli.failing import guarded

    return guarded(_screens, words)


def _screens() -> None:
    from tutor.cli.options import Options
    from tutor.cli.screens import open_screens

    open_screens(Options.checked(lang=os.environ.get("TUTOR_LANG", ""), home=""))
