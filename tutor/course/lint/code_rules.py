"""Code of the notes, before the tests run it: every block is Python and claims something."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tutor.course.model import Page, Problem
from tutor.course.notes import code_blocks

_PROMPTS = (">>>", "...")


def claims(file: str, page: Page) -> Iterator[Problem]:
    """Every `python` block asserts something, or shows an output: code that claims nothing is never wrong."""
    blocks = [code for info, code in code_blocks(page.body) if info == "python"]
    for number, code in enumerate(blocks, 1):
        try:
            silent = not (_shows_output(code) if code.startswith(">>>") else _asserts(code))
        except (SyntaxError, ValueError) as error:
            message = f"Python block {number} is not valid Python: {error}."
            yield Problem(file, page.anchor, message, "Correct the syntax; a picture is a `text` block.")
            continue
        if silent:
            message = f"Python block {number} asserts nothing."
            remedy = "Assert a number that it computes, or write it as `>>>` with its output."
            yield Problem(file, page.anchor, message, remedy)


def _shows_output(code: str) -> bool:
    return any(line.strip() and not line.startswith(_PROMPTS) for line in code.split("\n"))


def _asserts(code: str) -> bool:
    """`assert …`, or a call such as `np.testing.assert_allclose(…)`."""
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and _name(node.func).startswith("assert"))
        for node in ast.walk(ast.parse(code))
    )


def _name(function: ast.expr) -> str:
    """The last part of a called name."""
    return getattr(function, "attr", getattr(function, "id", ""))
