"""The house stands: what each front door loads, asked of a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"textual", "torch", "numpy", "pytest", "fsrs", "rich", "sqlite3"}


def loaded_by(statement: str) -> set[str]:
    """Top-level modules in sys.modules after a statement in a new process."""
    code = f"{statement}\nimport sys; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        ("import tutor.cli.app", HEAVY),
        ("import tutor.cli.failing, tutor.cli.screens", HEAVY | {"typer"}),
        ("import tutor.course.load", HEAVY),
        ("import tutor.store.progress", HEAVY - {"sqlite3"}),
        ("import tutor.study.overview, tutor.study.progress", HEAVY - {"sqlite3"}),
        ("import tutor.sandbox.zygote", {"textual", "torch", "pytest", "sqlite3", "fsrs"}),
        ("import tutor.training.catalog", {"textual", "typer", "msgspec", "fsrs", "sqlite3", "torch"}),
        ("import tutor.tui.app", {"torch", "numpy", "pytest", "fsrs"}),
    ],
)
def test_a_front_door_loads_only_its_own(statement: str, forbidden: set[str]) -> None:
    assert loaded_by(statement) & forbidden == set()


def test_the_check_sees_a_heavy_import() -> None:
    assert "numpy" in loaded_by("import numpy")
