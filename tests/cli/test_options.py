"""`--lang` and `--home` belong to every command: before its name and after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tutor.texts import LANGUAGES, Lang

COMMANDS = (
    "units notes search next progress quiz review know undo labs start edit grade watch hint reset solution attempts "
    "train compare play demo export import set doctor lint prove new"
)
SAYING = [
    ("units",),
    ("next",),
    ("progress",),
    ("labs",),
    ("notes", "v1"),
    ("search", "qqqq"),
    ("hint", "dubling"),
    ("grade", "dubling"),
    ("set", "theme", "pink"),
    ("class", "grade", "nowhere"),
]


@pytest.mark.parametrize("words", [*((name,) for name in COMMANDS.split()), ("class", "grade")], ids="-".join)
def test_every_command_takes_them(tutor: Tutor, words: tuple[str, ...]) -> None:
    plain = tutor(*words, "--help")
    assert plain.code == 0
    assert tutor(*words, "--lang", "hi", "--home=elsewhere", "--help") == plain


def test_notes_have_a_language_of_their_own(tutor: Tutor) -> None:
    assert tutor("notes", "v1", "--lang", "both").code == 0
    assert tutor("--lang", "hi", "notes", "v1", "--lang=en") == tutor("notes", "v1", "--lang", "en")
    assert tutor("--lang", "both", "notes", "v1").code == 2


def test_behind_two_dashes_words_are_words(tutor: Tutor) -> None:
    assert tutor("search", "--", "--lang").code == 0


def test_the_help_says_so_once(tutor: Tutor) -> None:
    lines = tutor("--help").lines
    assert [sum(line.split()[:1] == [flag] for line in lines) for flag in ("--lang", "--home")] == [1, 1]
    assert lines[-1].strip() == "A command takes --lang and --home behind its name, too."


@pytest.mark.parametrize("words", SAYING, ids="-".join)
def test_a_language_may_stand_after_the_command(tutor: Tutor, words: tuple[str, ...]) -> None:
    before = {lang: tutor("--lang", lang, *words) for lang in LANGUAGES}
    assert before["hi"] != before["en"]
    for lang in LANGUAGES:
        assert tutor(*words, "--lang", lang) == tutor(*words, f"--lang={lang}") == before[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_command_itself_win(
    tutor: Tutor, lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {"hi": "en", "en": "hi"}[lang]
    monkeypatch.setenv("TUTOR_LANG", other)
    assert tutor("--lang", other, "units", "--lang", lang) == tutor("--lang", lang, "units")
    refused = tutor("--lang", other, "start", "dubling", "--lang", lang)
    assert refused == tutor("--lang", lang, "start", "dubling")
    tutor("--home", str(tmp_path / "a"), "start", "doubling", "--home", str(tmp_path / "b"))
    assert [(tmp_path / name / "labs/doubling.py").exists() for name in "ab"] == [False, True]


def test_a_language_that_is_none(tutor: Tutor) -> None:
    refused = tutor("units", "--lang", "fr")
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert refused == tutor("--lang", "fr", "units")
