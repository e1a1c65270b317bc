"""A learner's lab file: never overwritten without a copy, and a name for everything that can be wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.errors import UsageError
from tutor.store import backups, labfiles
from tutor.texts import LANGUAGES, explain

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
STARTER = 'def adam_step():\n    """é"""\n    raise NotImplementedError\n'


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    return tmp_path / "labs" / "adam.py"


def test_starting_twice_keeps_what_was_written(lab: Path) -> None:
    assert labfiles.start(lab, STARTER)
    assert labfiles.is_untouched(lab, STARTER)
    labfiles.save(lab, "mine\n")
    assert not labfiles.start(lab, STARTER)
    assert labfiles.read_lab_file(lab) == "mine\n"
    assert not labfiles.is_untouched(lab, STARTER)


def test_an_editor_that_changed_only_the_line_ends_touched_nothing(lab: Path) -> None:
    labfiles.start(lab, STARTER)
    lab.write_bytes(b"\xef\xbb\xbf" + STARTER.replace("\n", "\r\n").encode())
    assert labfiles.is_untouched(lab, STARTER)


def test_a_reset_keeps_a_copy_even_twice_in_a_second(lab: Path, tmp_path: Path) -> None:
    labfiles.start(lab, STARTER)
    copies = []
    for text in ("first\n", "second\n", "third\n"):
        labfiles.save(lab, text)
        copies.append(labfiles.reset(lab, STARTER, tmp_path / "backups", NOW))
    assert [copy.read_text() for copy in copies] == ["first\n", "second\n", "third\n"]
    assert len(set(copies)) == 3
    assert all(copy.name.startswith("adam-2026-03-01-") and copy.suffix == ".py" for copy in copies)
    assert labfiles.read_lab_file(lab) == STARTER


def test_a_backup_is_the_file_byte_by_byte(lab: Path, tmp_path: Path) -> None:
    lab.parent.mkdir()
    lab.write_bytes(b"\x00\xff" * 700_000)
    assert labfiles.backup(lab, tmp_path / "backups", NOW).read_bytes() == lab.read_bytes()


def test_a_file_that_cannot_be_backed_up_is_not_reset(lab: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        labfiles.reset(lab, STARTER, tmp_path / "backups", NOW)
    assert caught.value.kind == "lab_file_missing"
    assert not lab.exists()


def test_saving_through_a_link_keeps_the_link(lab: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine.py"
    elsewhere.write_text("old")
    elsewhere.chmod(0o600)
    lab.parent.mkdir()
    lab.symlink_to(elsewhere)
    labfiles.save(lab, "new")
    assert lab.is_symlink()
    assert elsewhere.read_text() == "new"
    assert elsewhere.stat().st_mode & 0o777 == 0o600


def test_a_save_that_fails_leaves_the_old_text_and_nothing_else(
    lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labfiles.start(lab, STARTER)

    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Exception, match="disk_full"):
        labfiles.save(lab, "new")
    with pytest.raises(OSError, match="space"):
        backups.create(lab.with_name("other.py"), b"new")
    assert os.listdir(lab.parent) == ["adam.py"]
    assert labfiles.read_lab_file(lab) == STARTER


def _one_megabyte(path: Path) -> None:
    path.write_bytes(b"#" * 1_000_001)


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("lab_file_missing", lambda path: None),
        ("lab_file_directory", lambda path: path.mkdir()),
        ("lab_file_unreadable", lambda path: os.mkfifo(path)),
        ("lab_file_binary", lambda path: path.write_bytes(b"\xff\xfe\x00x")),
        ("lab_file_binary", lambda path: path.write_bytes(b"x = 1\x00")),
        ("lab_file_too_large", _one_megabyte),
    ],
)
def test_what_cannot_be_graded_has_a_name(tmp_path: Path, kind: str, make: Callable[[Path], None]) -> None:
    path = tmp_path / "adam.py"
    make(path)
    with pytest.raises(UsageError) as caught:
        labfiles.read_lab_file(path)
    assert caught.value.kind == kind
    for lang in LANGUAGES:
        assert str(path) in explain(caught.value, lang)[1]


def test_exactly_one_megabyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "adam.py"
    path.write_bytes(b"#" * 1_000_000)
    assert len(labfiles.read_lab_file(path)) == 1_000_000
