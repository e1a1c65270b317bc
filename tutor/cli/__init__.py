"""The command line: every action of the screens as a command, every report also as JSON.

Only typer is imported before a command is known; what a command needs is imported inside it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the `tutor` command."""
    from tutor.cli.app import run

    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))
