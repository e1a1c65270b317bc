"""Wrong use and faults: one clear message in the learner's language, the right exit code, never a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tutor
from tests.study.learning import RIGHT
from tutor.texts import LANGUAGES, Lang

WRONG_USE = [
    (("notes", "v99"), "unknown_unit", "v6"),
    (("notes", "v4"), "unit_not_written", "v1"),
    (("notes", "v1", "--page", "nowhere"), "unknown_page", "idea"),
    (("quiz", "vier"), "unknown_unit", "v1"),
    (("know", "v99"), "unknown_unit", "v6"),
    (("start", "dubling"), "unknown_lab", "doubling"),
    (("hint", "dubling"), "unknown_lab", "doubling"),
    (("reset", "dubling"), "unknown_lab", "doubling"),
    (("reset", "doubling"), "lab_file_missing", "tutor start"),
    (("solution", "dubling"), "unknown_lab", "doubling"),
    (("attempts", "dubling"), "unknown_lab", "doubling"),
    (("attempts", "doubling", "--show", "3"), "unknown_attempt", "tutor attempts"),
    (("edit", "dubling"), "unknown_lab", "doubling"),
    (("grade", "dubling"), "unknown_lab", "doubling"),
    (("grade", "dubling.py"), "unknown_lab", "doubling"),
    (("grade", "doubling"), "lab_file_missing", "tutor start"),
    (("grade", "doubling", "--file", "nowhere.py"), "lab_file_missing", "nowhere.py"),
    (("grade", "doubling", "slope"), "one_lab", "tutor grade"),
    (("watch", "dubling"), "unknown_lab", "doubling"),
    (("compare", "dubling"), "unknown_lab", "doubling"),
    (("train", "xor-mpl"), "unknown_recipe", "xor-mlp"),
    (("set", "lang", "fr"), "bad_setting", "hi, en, both"),
    (("set", "daily", "0"), "bad_setting", "1–500"),
    (("set", "colour", "red"), "unknown_setting", "lang"),
    (("import", "nowhere.zip"), "import_unreadable", "nowhere.zip"),
    (("export", "no/such/folder.zip"), "export_failed", "folder.zip"),
    (("new", "unit", "v99"), "unknown_unit", "v6"),
    (("new", "unit", "first"), "bad_name", "v40"),
    (("new", "lab", "Two Words"), "bad_name", "xor-mlp"),
    (("new", "lab", "doubling"), "name_taken", "doubling"),
    (("new", "lab", "other", "--unit", "v99"), "unknown_unit", "v6"),
]
JSON_TOO = [case for case in WRONG_USE if case[0][0] in ("grade", "compare", "train", "attempts")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("words", "kind", "named"), WRONG_USE, ids=lambda value: str(value)[:40])
def test_wrong_use_is_one_line_with_a_remedy(
    tutor: Tutor, words: tuple[str, ...], kind: str, named: str, lang: Lang
) -> None:
    result = tutor("--lang", lang, *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert named in result.err


@pytest.mark.parametrize(("words", "kind", "named"), JSON_TOO, ids=lambda value: str(value)[:40])
def test_wrong_use_as_json(tutor: Tutor, words: tuple[str, ...], kind: str, named: str) -> None:
    result = tutor(*words, "--json")
    assert (result.code, result.err) == (2, "")
    assert list(result.json) == ["schema", "error"]
    assert list(result.json["error"]) == ["kind", "title", "message", "remedy"]
    assert (result.json["schema"], result.json["error"]["kind"]) == (1, kind)


def test_the_message_speaks_the_saved_language(tutor: Tutor) -> None:
    english = tutor("start", "dubling").err
    tutor("set", "lang", "hi")
    assert tutor("start", "dubling").err != english
    assert (
        tutor("--lang", "en", "start", "dubling").err == tutor("--lang=en", "start", "dubling").err == english
    )


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("units", "--nonsense"),
        ("quiz",),
        ("--lang", "fr", "units"),
        ("train", "--seeds", "0"),
    ],
)
def test_what_is_not_understood(tutor: Tutor, words: tuple[str, ...]) -> None:
    result = tutor(*words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def unreadable(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


TROUBLES: dict[str, Callable[[Path], Any]] = {
    "lab_file_missing": Path.unlink,
    "lab_file_directory": folder,
    "lab_file_unreadable": unreadable,
    "lab_file_binary": lambda path: path.write_bytes(bytes(range(256))),
    "lab_file_too_large": lambda path: path.write_text("#" * 1_000_001),
}


@pytest.mark.parametrize("kind", TROUBLES)
def test_a_lab_file_that_is_no_text(tutor: Tutor, home: Path, kind: str) -> None:
    tutor("start", "doubling")
    TROUBLES[kind](home / "labs/doubling.py")
    assert tutor("grade", "doubling", "--json").json["error"]["kind"] == kind
    said = {lang: tutor("--lang", lang, "grade", "doubling") for lang in LANGUAGES}
    assert [result.code for result in said.values()] == [2, 2]
    assert said["hi"].err != said["en"].err
    assert tutor("units").code == tutor("labs").code == 0


def test_a_home_that_is_a_file(tutor: Tutor, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine")
    result = tutor("--home", str(path), "progress", "--json")
    assert (result.code, result.json["error"]["kind"]) == (3, "home_is_file")
    assert path.read_text() == "mine"


def test_a_course_that_is_not_there(tutor: Tutor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TUTOR_COURSE", str(tmp_path))
    for words in (("units",), ("lint",), ("new", "lab", "mine")):
        result = tutor(*words)
        assert result.code in (1, 2) and "TUTOR_COURSE" in result.err


def test_a_damaged_log_is_set_aside_and_told(tutor: Tutor, home: Path) -> None:
    tutor("set", "lang", "en")
    (home / "progress.db").write_bytes(b"this is no database" * 100)
    result = tutor("progress")
    assert result.code == 0
    kept = [path for path in home.iterdir() if path.name.startswith("progress.corrupt")]
    assert len(kept) == 1 and kept[0].read_bytes().startswith(b"this is no")
    assert str(kept[0]) in result.err


def test_a_log_of_a_newer_tutor_is_left_alone(tutor: Tutor, home: Path) -> None:
    import sqlite3

    tutor("units")
    with sqlite3.connect(home / "progress.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = (home / "progress.db").read_bytes()
    result = tutor("units", "--json")
    assert (result.code, result.json["error"]["kind"]) == (3, "newer_database")
    assert (home / "progress.db").read_bytes() == before


def test_a_fault_of_ours_goes_into_the_log_not_on_the_screen(
    tutor: Tutor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by our own hand")

    monkeypatch.setattr("tutor.study.overview.next_steps", broken)
    home = tmp_path / "named"
    result = tutor("--home", str(home), "next")
    assert result.code == 3
    assert "Traceback" not in result.err and str(home / "tutor.log") in result.err
    assert "by our own hand" in (home / "tutor.log").read_text()
    as_json = tutor("--home", str(home), "next", "--json")
    assert (as_json.code, as_json.json["error"]["kind"]) == (3, "internal")


def test_ctrl_c_is_130(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    result = tutor("quiz", "v1")
    assert (result.code, "Traceback" in result.err) == (130, False)


def test_the_screens_need_a_terminal(tutor: Tutor) -> None:
    result = tutor()
    assert result.code == 2 and "tutor --help" in result.err


def test_nothing_of_the_learners_is_lost_by_wrong_use(tutor: Tutor, home: Path) -> None:
    tutor("start", "doubling")
    path = home / "labs/doubling.py"
    path.write_text(RIGHT)
    for words, _, _ in WRONG_USE:
        if words != ("reset", "doubling") and words != ("grade", "doubling"):
            tutor(*words)
    assert path.read_text() == RIGHT
    assert list((home / "backups").iterdir()) == []
