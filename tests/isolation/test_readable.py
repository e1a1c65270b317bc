"""What a worker may read, where something hidden lies in between."""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path

import pytest

from tutor.sandbox import readable
from tutor.sandbox.readable import readable_paths


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed program beside other packages; nothing else is readable here."""
    folder = tmp_path / "site-packages"
    for name in ("numpy/core.py", "tutor/_course/labs/test_adam.py", "tutor/cli.py", "torch/nn.py"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    monkeypatch.setattr(readable, "SYSTEM", (str(folder),))
    monkeypatch.setattr(readable, "_python_folders", list)
    return folder


def covered(path: Path, allowed: tuple[str, ...]) -> bool:
    return any(path == Path(root) or Path(root) in path.parents for root in allowed)


def test_a_folder_is_allowed_whole_when_nothing_in_it_is_hidden(packages: Path) -> None:
    assert readable_paths(["/somewhere/else"]) == (str(packages),)


def test_what_lies_beside_a_hidden_folder_is_allowed_one_by_one(packages: Path) -> None:
    allowed = readable_paths([str(packages / "tutor")])
    assert covered(packages / "numpy/core.py", allowed)
    assert covered(packages / "torch/nn.py", allowed)
    assert not covered(packages / "tutor/cli.py", allowed)


def test_a_hidden_folder_deep_inside_hides_only_itself(packages: Path) -> None:
    allowed = readable_paths([str(packages / "tutor/_course")])
    assert covered(packages / "tutor/cli.py", allowed)
    assert not covered(packages / "tutor/_course/labs/test_adam.py", allowed)


def test_a_link_does_not_lead_to_what_is_hidden(packages: Path) -> None:
    (packages / "shortcut").symlink_to(packages / "tutor" / "_course")
    allowed = readable_paths([str(packages / "tutor" / "_course")])
    assert not any("shortcut" in os.path.basename(path) for path in allowed)


def test_hidden_by_another_name_is_still_hidden(packages: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(packages)
    allowed = readable_paths([str(tmp_path / "alias" / "tutor")])
    assert not covered(packages / "tutor/cli.py", allowed)


def test_a_readable_folder_inside_a_hidden_one_stays_readable(packages: Path) -> None:
    """An environment kept in the checkout: `.venv/lib/python3/site-packages` below the course's own folder."""
    assert readable_paths([str(packages.parent)]) == (str(packages),)


def test_a_hidden_root_is_left_out(packages: Path) -> None:
    assert readable_paths([str(packages)]) == ()


def test_python_itself_is_readable_here(repository: Path) -> None:
    allowed = readable_paths([str(repository / "tutor"), str(repository / "labs")])
    assert covered(Path(os.path.realpath(sysconfig.get_path("stdlib"))) / "json", allowed)
    assert not covered(repository / "labs", allowed)
    assert not covered(repository / "tutor" / "grader", allowed)
