"""A small good course, and ways to spoil a copy of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "course"


@pytest.fixture(scope="session")
def good_course() -> Path:
    """The course as it is: not to be changed."""
    return FIXTURE


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return shutil.copytree(FIXTURE, tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__"))
