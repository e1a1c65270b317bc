"""Recipes, found by looking into a folder. Reading their cards imports neither torch nor NumPy."""

from __future__ import annotations

import ast
import importlib
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from tutor.training.errors import TrainingError
from tutor.training.recipe import Program, Recipe

FOLDER = Path(__file__).parent / "recipes"
NEAR = 3
"""Names that are told where one is not known."""


def recipes(folder: Path = FOLDER) -> dict[str, Recipe]:
    """All recipes by id, in the order of their units. Raises TrainingError("recipe_file") for a bad card."""
    cards = [read_card(path) for path in folder.glob("*.py") if path.name != "__init__.py"]
    cards.sort(key=lambda card: (int(card.unit.lstrip("v")), card.parameters, card.id))
    return {card.id: card for card in cards}


def find(name: str) -> Recipe:
    """`xor-mlp` or `xor_mlp`. Raises TrainingError("unknown_recipe", name=, near=): up to three names of ours."""
    known = recipes()
    wanted = name.lower().replace("_", "-")
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=NEAR, cutoff=0.5) or list(known)[:NEAR]
    raise TrainingError("unknown_recipe", name=name, near=", ".join(near))


def load(recipe: Recipe) -> Program:
    """The recipe's module. This imports torch."""
    module = importlib.import_module(f"tutor.training.recipes.{recipe.id.replace('-', '_')}")
    return cast(Program, module)


def read_card(path: Path) -> Recipe:
    """`RECIPE = Recipe(...)` of a file, read from its syntax tree: only literals are allowed in it."""
    try:
        card = Recipe(**_card_arguments(ast.parse(path.read_text(encoding="utf-8"))))
    except (SyntaxError, ValueError, TypeError) as error:
        raise _bad_card(path, str(error)) from error
    if card.id.replace("-", "_") != path.stem:
        raise _bad_card(path, f"its id is {card.id}")
    return card


def _bad_card(path: Path, reason: str) -> TrainingError:
    return TrainingError("recipe_file", file=path.name, reason=reason)


def _card_arguments(tree: ast.Module) -> dict[str, Any]:
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="RECIPE")], value=ast.Call(args=[], keywords=keywords)):
                return {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in keywords}
    raise ValueError("no RECIPE = Recipe(...) with named literals")
