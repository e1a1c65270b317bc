"""Every row against the whole grader, as the user who runs the tests and, where that is root, as an ordinary one."""

from __future__ import annotations

from typing import Any

import pytest

from tutor.sandbox.isolation import describe_isolation


def test_the_attack_is_stopped(attack: Any, arena: Any, surroundings: Any) -> None:
    if attack.open:
        pytest.skip(attack.open)
    missing = describe_isolation().missing
    if set(attack.by) <= set(missing) and "judge" not in attack.by:
        pytest.skip(f"this system has no {' and no '.join(missing)}")
    grade = arena.grade(surroundings.lab, attack.program(surroundings.names()))
    told = [(check.id, check.verdict, check.failure and check.failure.message) for check in grade.checks]
    assert grade.verdict in attack.verdict, told
    assert grade.verdict != "passed"
    assert surroundings.changes() == []
