"""The changes that mutants are made of, one node of the syntax tree at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """What a node is exchanged for, and the name of that kind of change."""

    kind: str
    node: ast.AST


OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
RELATED = {
    "sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum",
    "argmax": "argmin", "argmin": "argmax", "zeros": "ones", "zeros_like": "ones_like", "ones": "zeros",
    "floor": "ceil", "ceil": "floor", "any": "all", "all": "any", "cos": "sin", "sin": "cos",
}  # fmt: skip
ELEMENTWISE = {"abs", "sqrt", "exp", "log", "tanh", "square", "sign", "log1p", "expm1"}


def mutations_of(node: ast.AST) -> Iterator[Mutation]:
    """Every change of this one node; its children have their own."""
    for kind, mutate in MUTATORS:
        for changed in mutate(deepcopy(node)):
            yield Mutation(kind, changed)


def _operator(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        for other in OPERATORS.get(type(node.op), ()):
            changed = deepcopy(node)
            changed.op = other()
            yield changed


def _comparison(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for other in COMPARISONS.get(type(node.ops[0]), ()):
            changed = deepcopy(node)
            changed.ops[0] = other()
            yield changed


def _logic(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node
    elif isinstance(node, ast.If):
        for truth in (True, False):
            changed = deepcopy(node)
            changed.test = ast.Constant(truth)
            yield changed


def _sign(node: ast.AST) -> Iterator[ast.AST]:
    """−x becomes x, `not x` becomes x."""
    if isinstance(node, ast.UnaryOp):
        yield node.operand


def _constant(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Constant) or isinstance(node.value, (str, bytes)) or node.value is None:
        return
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
        if node.value > 0:
            yield ast.Constant(node.value - 1)
    elif isinstance(node.value, float):
        yield ast.Constant(node.value * 2 if node.value else 1.0)


def _axis(node: ast.AST) -> Iterator[ast.AST]:
    """Another axis, and no axis at all."""
    if not isinstance(node, ast.Call):
        return
    for place, keyword in enumerate(node.keywords):
        if keyword.arg not in ("axis", "dim"):
            continue
        flipped, without = deepcopy(node), deepcopy(node)
        zero = isinstance(keyword.value, ast.Constant) and keyword.value.value == 0
        flipped.keywords[place].value = ast.Constant(1 if zero else 0)
        del without.keywords[place]
        yield flipped
        yield without


def _arguments(node: ast.AST) -> Iterator[ast.AST]:
    """The first two positional arguments change places."""
    if isinstance(node, ast.Call) and len(node.args) >= 2:
        node.args[0], node.args[1] = node.args[1], node.args[0]
        yield node


def _function(node: ast.AST) -> Iterator[ast.AST]:
    """`sum` becomes `mean`; `sqrt(x)` becomes x; `x.T` becomes x."""
    if isinstance(node, ast.Call) and isinstance(node.func, (ast.Attribute, ast.Name)):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        if name in ELEMENTWISE and len(node.args) == 1:
            yield node.args[0]
        if name in RELATED and isinstance(node.func, ast.Attribute):
            node.func.attr = RELATED[name]
            yield node
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value


def _statement(node: ast.AST) -> Iterator[ast.AST]:
    """The statement is left out; where a name is missing then, the mutant ends in an error."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr)) and not docstring:
        yield ast.Pass()


MUTATORS: tuple[tuple[str, Callable[[ast.AST], Iterator[ast.AST]]], ...] = (
    ("operator", _operator),
    ("comparison", _comparison),
    ("logic", _logic),
    ("sign", _sign),
    ("constant", _constant),
    ("axis", _axis),
    ("arguments", _arguments),
    ("function", _function),
    ("statement", _statement),
)
