"""The process behind `snippets.outputs`: a JSON list of programs in, a list of their outputs out.

What the programs import is imported once; then each runs in a fork of its own, so that none sees what another
changed (print options, seeds, default types).
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import signal
import sys
import warnings
from collections.abc import Iterable
from contextlib import suppress

LONGEST = 30
"""Seconds; a program that does not end in this time is ended, and has printed what it has printed."""


def main() -> None:
    warnings.simplefilter("ignore")
    os.environ.setdefault("KERAS_BACKEND", "torch")
    programs: list[str] = json.load(sys.stdin)
    _warm_up(programs)
    json.dump([_output(program) for program in programs], sys.stdout)


def _warm_up(programs: Iterable[str]) -> None:
    """Import what will be imported; whatever cannot be fails again, and visibly, in its own program."""
    for program in programs:
        with suppress(Exception):
            for node in ast.walk(ast.parse(program)):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
                for name in names:
                    importlib.import_module(name)


def _output(program: str) -> str:
    """All that a fork running the program writes to its standard output."""
    read_end, write_end = os.pipe()
    if os.fork() == 0:
        signal.alarm(LONGEST)
        os.dup2(write_end, sys.stdout.fileno())
        _run(program)
    os.close(write_end)
    with open(read_end, encoding="utf-8", errors="replace") as pipe:
        printed = pipe.read()
    os.wait()
    return printed


def _run(program: str) -> None:
    """Run it, end its output with the name of what it raises, and leave at once."""
    try:
        exec(compile(program, "<snippet>", "exec"), {"__name__": "__main__"})
    except BaseException as error:
        print(type(error).__name__)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
