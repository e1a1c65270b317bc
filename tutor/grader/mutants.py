"""Automatic mutants of a solution: small changes that a good hidden test should notice."""

from __future__ import annotations

import ast
import copy
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.grader.mutations import Mutation, mutations_of


@dataclass(frozen=True)
class Mutant:
    """A changed solution. `id` stays the same as long as the changed expression does."""

    id: str
    line: int
    description: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a file that differs from it and from the mutants before it."""
    tree = ast.parse(source)
    seen = {ast.dump(tree)}
    occurrences: Counter[str] = Counter()
    for path, scope in _places(tree):
        for mutation in mutations_of(_at(tree, path)):
            mutated = _replaced(tree, path, mutation)
            dump = ast.dump(mutated)
            if dump in seen:
                continue
            seen.add(dump)
            yield _mutant(mutated, mutation, _at(tree, path), scope, occurrences)


def _mutant(
    mutated: ast.AST, mutation: Mutation, original: ast.AST, scope: str, occurrences: Counter[str]
) -> Mutant:
    change = f"{_text(original)} -> {_text(mutation.node)}"
    key = f"{scope}|{mutation.kind}|{change}"
    occurrences[key] += 1
    number = f"{zlib.crc32(f'{key}|{occurrences[key]}'.encode()):08x}"
    line = getattr(original, "lineno", 0)
    return Mutant(f"{scope}.{mutation.kind}.{number}", line, change, ast.unparse(mutated))


def _text(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


Step = tuple[str, int | None]
"""A field of a node, and the place in it where the field is a list."""


def _places(tree: ast.Module) -> Iterator[tuple[tuple[Step, ...], str]]:
    """The path to every node of a function or class body, with the name of what it lies in."""
    for place, node in enumerate(tree.body):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Assign)):
            scope = getattr(node, "name", "module")
            yield from ((path, scope) for path in _below(node, (("body", place),)))


def _below(node: ast.AST, path: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    yield path
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        if isinstance(value, ast.AST):
            yield from _below(value, (*path, (name, None)))
        elif isinstance(value, list):
            for place, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield from _below(item, (*path, (name, place)))


def _at(tree: ast.AST, path: tuple[Step, ...]) -> ast.AST:
    node: ast.AST = tree
    for name, place in path:
        value = getattr(node, name)
        node = value if place is None else value[place]
    return node


def _replaced(tree: ast.Module, path: tuple[Step, ...], mutation: Mutation) -> ast.Module:
    """A copy of the tree with one node exchanged."""
    mutated = copy.deepcopy(tree)
    owner = _at(mutated, path[:-1])
    name, place = path[-1]
    if place is None:
        setattr(owner, name, mutation.node)
    else:
        getattr(owner, name)[place] = mutation.node
    return ast.fix_missing_locations(mutated)
