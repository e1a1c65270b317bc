"""The command line: every action of the screens as a command, every report also as JSON.

Only typer is imported before a command is known; what a command needs is imported inside it. Without a command
the screens open, and not even typer is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the `tutor` command."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words:
        from tutor.cli.app import run

        sys.exit(run(words))
    from tutor.cli.failing import guarded

    sys.exit(guarded(_screens, words))


def _screens() -> None:
    import os

    from tutor.cli.options import Options
    from tutor.cli.screens import open_screens

    open_screens(Options.checked(lang=os.environ.get("TUTOR_LANG", ""), home=""))
