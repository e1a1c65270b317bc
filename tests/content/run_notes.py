"""A process that runs the Python blocks of notes: paths on stdin, one JSON list of failures a line on stdout.

`run_notes.py SECONDS`: so long may all blocks of one file take.

What a file imports is imported here, once; then a fork of its own runs its blocks in order in one namespace, so
that nothing of one file is seen by the next. Run on one thread: a forked thread pool would hang.
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import select
import signal
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from traceback import extract_tb


def main() -> None:
    os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    os.environ.setdefault("KERAS_BACKEND", "torch")
    os.environ.setdefault("MPLBACKEND", "agg")
    limit = float(sys.argv[1])
    for line in sys.stdin:
        path = line.strip()
        _import_what_is_used(path)
        print(json.dumps(_in_a_fork(path, limit)), flush=True)


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


def _in_a_fork(path: str, limit: float) -> list[str]:
    """What failed. The fork leads a group of its own, so that nothing it started outlives its time."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        os.close(read_end)
        os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
        answer = json.dumps(list(_failures(path))).encode()
        while answer:
            answer = answer[os.write(write_end, answer) :]
        os._exit(0)
    os.close(write_end)
    answer, in_time = _read(read_end, time.monotonic() + limit)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not in_time or not answer:
        how = f"with status {status}" if in_time else f"after {limit:g} s"
        return [f"{path}: the process that ran the blocks ended {how}"]
    failures: list[str] = json.loads(answer)
    return failures


def _read(read_end: int, deadline: float) -> tuple[bytes, bool]:
    """All that comes out of a pipe, and whether its end came before the deadline."""
    answer = b""
    with os.fdopen(read_end, "rb", buffering=0) as pipe:
        while select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
            piece = pipe.read(65536)
            if not piece:
                return answer, True
            answer += piece
    return answer, False


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
