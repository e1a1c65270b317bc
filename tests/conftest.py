"""Shared by all tests: the developer's own home, course and language stay out of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every run, however slow the machine is.
settings.register_profile("project", derandomize=True, database=None, deadline=None)
settings.load_profile("project")

# Two processes with two threads each on two cores wait for one another most of the time.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Processes for the whole suite; a part of it is done before they would have started."""
    return 0 if config.option.file_or_dir else min(4, os.cpu_count() or 1)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    for name in ("TUTOR_COURSE", "TUTOR_LANG", "NO_COLOR", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout: holds content/ and labs/."""
    return REPOSITORY
