"""Python files of the course, looked at without being run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tutor.course.model import Problem

Function = ast.FunctionDef | ast.AsyncFunctionDef


def parse_python(path: Path, place: str) -> ast.Module | Problem:
    """The syntax tree, or what is wrong with the file."""
    try:
        return ast.parse(path.read_bytes())
    except FileNotFoundError:
        return Problem(place, "", "The file is missing.", "Add it.")
    except (SyntaxError, ValueError) as error:
        return Problem(place, "", f"Not valid Python: {error}.", "Correct the syntax.")


def defined_names(tree: ast.Module, *kinds: type[ast.stmt]) -> set[str]:
    """Functions and classes at the top level; `kinds` narrows it."""
    wanted = kinds or (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in tree.body if isinstance(node, wanted) and hasattr(node, "name")}


def imported_modules(node: ast.AST, without: tuple[ast.AST, ...] = ()) -> Iterator[str]:
    """The dotted names that a piece of code imports, apart from the parts named in `without`."""
    if node in without:
        return
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield "." * node.level + (node.module or "")
    for child in ast.iter_child_nodes(node):
        yield from imported_modules(child, without)


def mentions(tree: ast.Module, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))
