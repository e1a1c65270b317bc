"""A process that runs the Python blocks of notes: paths on stdin, one JSON list of failures a line on stdout.

What a file imports is imported here, once; then a fork of its own runs its blocks in order in one namespace, so
that nothing of one file is seen by the next. Run on one thread: a forked thread pool would hang.
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from traceback import extract_tb

LIMIT = 60
"""Seconds for all blocks of one file."""


def main() -> None:
    os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    os.environ.setdefault("KERAS_BACKEND", "torch")
    os.environ.setdefault("MPLBACKEND", "agg")
    for line in sys.stdin:
        path = line.strip()
        _import_what_is_used(path)
        print(json.dumps(_in_a_fork(path)), flush=True)


def _import_what_is_used(path: str) -> None:
    """What cannot be imported fails again, and visibly, in its own block."""
    with open(path, encoding="utf-8") as file:
        lines = [line.strip().removeprefix(">>> ") for line in file]
    for line in lines:
        with suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for node in ast.parse(line).body:
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
                for name in names:
                    importlib.import_module(name)


def _in_a_fork(path: str) -> list[str]:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        signal.alarm(LIMIT)
        with open(write_end, "w", encoding="utf-8") as pipe:
            json.dump(list(_failures(path)), pipe)
        os._exit(0)
    os.close(write_end)
    with open(read_end, encoding="utf-8") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        how = f"after {LIMIT} s" if os.WTERMSIG(status) == signal.SIGALRM else f"with status {status}"
        return [f"{path}: the process that ran the blocks ended {how}"]
    failures: list[str] = json.loads(answer)
    return failures


def _failures(path: str) -> Iterator[str]:
    """The first block that fails, as file, line and what happened; later ones may hang on its names."""
    from sybil import Document
    from sybil.parsers.markdown import PythonCodeBlockParser

    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    document = Document.parse(path, PythonCodeBlockParser())
    document.namespace["__name__"] = "__main__"
    for example in document.examples():
        try:
            with redirect_stdout(StringIO()):
                example.evaluate()
        except BaseException as error:
            lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == path]
            place = f"{path}:{lines[-1] if lines else example.line}"
            yield f"{place}: {type(error).__name__}: {error}"
            return


if __name__ == "__main__":
    main()
