"""Names a lab asks not to use, looked for on the syntax tree: the point is to build them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Use:
    """One place where a name is used that the lab asks not to use."""

    name: str
    line: int
    text: str


def uses_of(source: str, names: Iterable[str]) -> list[Use]:
    """Every use of one of `names` (`np.convolve`, `sorted`) in a file that compiles, in order of lines.

    `np` and `numpy` mean the same, and so does any alias that the file's own imports give:
    `import numpy as n`, `from numpy import convolve as c`.
    """
    tree = ast.parse(source)
    aliases = _aliases(tree)
    asked = {_full_name(name, {"np": "numpy", "F": "torch.nn.functional"}): name for name in names}
    lines = source.splitlines()
    uses = [
        Use(asked[full], node.lineno, lines[node.lineno - 1].strip())
        for node, dotted in _dotted_names(tree)
        if (full := _full_name(dotted, aliases)) in asked
    ]
    return sorted(uses, key=lambda use: use.line)


def _aliases(tree: ast.AST) -> dict[str, str]:
    """Local name -> what it was imported as."""
    aliases: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            aliases.update({name.asname: name.name for name in node.names if name.asname})
        elif isinstance(node, ast.ImportFrom) and node.module:
            aliases.update({name.asname or name.name: f"{node.module}.{name.name}" for name in node.names})
    return aliases


def _full_name(dotted: str, aliases: dict[str, str]) -> str:
    first, dot, rest = dotted.partition(".")
    return aliases.get(first, first) + dot + rest


def _dotted_names(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Every name and attribute chain that is read: `np.linalg.norm`, `sorted`."""
    for node in ast.walk(tree):
        dotted = _dotted(node)
        if dotted and isinstance(node, (ast.Name, ast.Attribute)):
            yield node, dotted


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""
