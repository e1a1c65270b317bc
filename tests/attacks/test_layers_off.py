"""The slow half: every row with layers of isolation left off, to see that those it names are what stops it.

    TUTOR_LAYERS_OFF=docs/grading.md pytest tests/attacks/test_layers_off.py

takes minutes, as root, and writes the table at the end of the file that the variable names. For a row that some
layers stop: with one of them left on it is stopped, with all of them left off it gets through. For a row that
needs no layer: with every layer left off it still does not pass.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor.sandbox.isolation import LAYERS

ALL = frozenset(LAYERS)
HEAD = "| the program | the learner sees | stopped by |\n| --- | --- | --- |\n"
MARK = "<!-- written by tests/attacks/test_layers_off.py -->\n"


@pytest.fixture(scope="module")
def table() -> Iterator[list[tuple[str, ...]]]:
    rows: list[tuple[str, ...]] = []
    yield rows
    document = Path(os.environ["TUTOR_LAYERS_OFF"])
    head, mark, _ = document.read_text(encoding="utf-8").partition(MARK)
    assert mark, f"{document} has no line {MARK!r}"
    lines = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    document.write_text(head + mark + HEAD + lines, encoding="utf-8")


def test_the_row_is_stopped_by_what_it_names(
    attack: Any, arena: Any, again: Callable[[], Any], table: list[tuple[str, ...]]
) -> None:
    def gets_through(without: frozenset[str]) -> bool:
        surroundings = again()
        grade = arena.grade(attack, surroundings, without)
        verdicts[without] = grade.verdict
        return grade.verdict in attack.through or bool(surroundings.changes())

    verdicts: dict[frozenset[str], str] = {}
    named = frozenset(attack.by)
    if attack.open:
        assert gets_through(frozenset())
    elif "judge" in named:
        assert not gets_through(frozenset())
        gets_through(ALL)
        assert verdicts[ALL] not in ("passed", "grader_error")
    else:
        assert gets_through(named), verdicts
        for layer in named:
            assert not gets_through(named - {layer}), (layer, verdicts)
        for layer in ALL - named:
            assert not gets_through(frozenset({layer})), (layer, verdicts)
    reasons = attack.open or " or ".join(attack.by)
    table.append((f"{attack.group}: {attack.name}", verdicts.get(frozenset(), attack.verdict[0]), reasons))
