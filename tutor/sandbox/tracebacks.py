"""An exception in words: what was raised, and where in the lab files. Frames of ours and of libraries stay out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from traceback import walk_tb
from types import TracebackType

from tutor.sandbox import wire
from tutor.sandbox.lab_modules import LabFiles

OURS = os.path.dirname(__file__)
MOST_FRAMES = 10
LONGEST_NAME = 200
LONGEST_MESSAGE = 4000


def described(error: BaseException, files: LabFiles) -> wire.Failed:
    """Never raises: an exception whose own methods fail is described without its message."""
    kind = type(error)
    mro = tuple(_clean(base.__name__, LONGEST_NAME) for base in kind.__mro__[:40])
    syntax = _syntax(error, files)
    return wire.Failed(
        type_name=_clean(kind.__name__, LONGEST_NAME),
        mro=mro,
        message=_clean(str(error.msg) if syntax and isinstance(error, SyntaxError) else _words(error)),
        frames=tuple(_frames(error.__traceback__, files))[-MOST_FRAMES:],
        inside=_inside(error.__traceback__, files),
        syntax=syntax,
    )


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:
        return ""


def _clean(text: str, longest: int = LONGEST_MESSAGE) -> str:
    """Text that can be sent: not too long, without halves of surrogate pairs."""
    return text[:longest].encode("utf-8", "replace").decode()


def _frames(trace: TracebackType | None, files: LabFiles) -> Iterator[wire.TracebackLine]:
    """Lines of lab files, outermost first; of a recursion, the line that repeats itself once."""
    last = None
    for frame, number in walk_tb(trace):
        code = frame.f_code
        if files.knows(code.co_filename) and (code, number) != last:
            text = _clean(files.line(code.co_filename, number), LONGEST_NAME)
            name = _clean(code.co_name, LONGEST_NAME)
            yield wire.TracebackLine(_clean(code.co_filename, LONGEST_NAME), number, name, text)
        last = (code, number)


def _inside(trace: TracebackType | None, files: LabFiles) -> str:
    """Where a library raised: `numpy/linalg/_linalg.py in inv`. Empty where the program or we did."""
    last = [frame.f_code for frame, _ in walk_tb(trace)][-1:]
    if not last or files.knows(last[0].co_filename):
        return ""
    place = last[0].co_filename
    if place.startswith((OURS, "<")):
        return ""
    for root in ("site-packages", f"python{sys.version_info[0]}.{sys.version_info[1]}"):
        place = place.rpartition(f"/{root}/")[2]
    return _clean(f"{place} in {last[0].co_name}", 400)


def _syntax(error: BaseException, files: LabFiles) -> tuple[int, int, str] | None:
    if not isinstance(error, SyntaxError) or not files.knows(error.filename or ""):
        return None
    line = error.lineno or 0
    if error.text is None:  # what the compiler finds after parsing: a return outside a function
        return line, 0, _clean(files.line(error.filename or "", line), LONGEST_NAME)
    return line, error.offset or 0, _clean(error.text.rstrip("\n"), LONGEST_NAME)
