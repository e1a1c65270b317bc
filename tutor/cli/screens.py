"""The one place that imports the screens."""

from __future__ import annotations

import sys

from tutor.cli.options import Options
from tutor.errors import UsageError


def open_screens(options: Options, open_at: str | None = None) -> None:
    """Open the TUI and stay in it. Raises UsageError without a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("no_terminal")
    from tutor.tui.app import run

    study = options.study()
    try:
        run(study, open_at)
    finally:
        study.close()
