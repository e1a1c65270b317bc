"""units, notes, search, next, progress, quiz, review, know, undo, set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tests.study.learning import Clock, answer_all
from tutor.paths import Home
from tutor.quiz.mark import right_given
from tutor.study import quizzing
from tutor.study.session import open_study
from tutor.texts import LANGUAGES, Lang

UNIT_KEYS = [
    "id",
    "section",
    "videos",
    "title",
    "languages",
    "questions",
    "randomised",
    "labs",
    "covers",
    "state",
]
PROGRESS_KEYS = ["since", "units_done", "units_planned", "known", "sections", "streak", "answers"]
PROGRESS_KEYS += ["right", "labs_passed", "trained", "heat"]


def answered_long_ago(home: Path, course: Path) -> None:
    """Everything of v1 was right, on the day of the standing clock."""
    study = open_study(Home(home), course, Clock())
    answer_all(quizzing.start_quiz(study, "v1", seed=1))
    study.close()


def answers(home: Path, course: Path, unit: str, right: bool = True) -> str:
    """Lines to type for a quiz of the base seed 1, right or none at all."""
    study = open_study(Home(home.parent / "other"), course)
    run = quizzing.start_quiz(study, unit, seed=1)
    lines = []
    while run.drawn is not None:
        given = right_given(run.drawn)
        lines.append(given if isinstance(given, str) else " ".join(str(place + 1) for place in given))
        run.answer(given)
        run.next()
    study.close()
    return "\n".join(lines) + "\n"


@pytest.fixture
def seeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions of this test begin with seed 1."""
    monkeypatch.setattr("tutor.study.quizzing.secrets.randbelow", lambda limit: 1)


@pytest.mark.parametrize(("lang", "title"), [("hi", "Dugna karna"), ("en", "Doubling")])
def test_units(tutor: Tutor, lang: Lang, title: str) -> None:
    result = tutor("--lang", lang, "units")
    assert (result.code, result.err) == (0, "")
    assert f"   · v1    {title}" in result.lines


def test_units_as_json(tutor: Tutor) -> None:
    result = tutor("units", "--json")
    assert [list(row) for row in result.json] == [UNIT_KEYS] * 2
    first = result.json[0]
    assert (first["videos"], first["languages"], first["labs"]) == ([1], ["hi", "en"], ["doubling"])
    assert (first["questions"], first["covers"], first["state"]) == (4, 2, "not_started")
    assert first["title"] == {"hi": "Dugna karna", "en": "Doubling"}


@pytest.mark.parametrize("name", ["v2", "V2", "2", "v2-3", "3"])
def test_notes_of_every_name_of_a_unit(tutor: Tutor, name: str) -> None:
    result = tutor("--lang", "en", "notes", name)
    assert result.code == 0 and "Slope" in result.out


def test_notes_in_both_languages(tutor: Tutor) -> None:
    both = tutor("notes", "v1", "--lang", "both").out
    assert "Baat kya hai" in both and "The idea" in both
    assert "Baat kya hai" not in tutor("notes", "v1", "--lang", "en").out


def test_notes_page_by_page_and_read(tutor: Tutor) -> None:
    assert "The idea" not in tutor("--lang", "en", "notes", "v1", "--page", "2").out
    assert tutor("notes", "v1", "--page", "idea", "--read").code == 0
    steps = tutor("next", "--json").json
    assert (steps[0]["action"], steps[0]["fields"]["page"]) == ("read", 2)
    assert tutor("units", "--json").json[0]["state"] == "reading"


def test_search(tutor: Tutor) -> None:
    assert "doubling" in tutor("search", "doubl").out
    found = tutor("search", "--json", "doubl").json
    assert {"kind", "unit", "anchor", "title", "excerpt", "lang", "ident"} == set(found[0])
    assert tutor("search", "zebra", "crossing").out == "Nothing found for: zebra crossing\n"
    assert tutor("search", "--json", "zebra").json == []


def test_progress_is_one_array(tutor: Tutor, home: Path, course: Path) -> None:
    answered_long_ago(home, course)
    [row] = tutor("progress", "--json").json
    assert list(row) == PROGRESS_KEYS
    assert (row["answers"], row["right"], row["units_planned"]) == (4, 1.0, 4)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_progress_as_a_table(tutor: Tutor, home: Path, course: Path, lang: Lang) -> None:
    empty = tutor("--lang", lang, "progress")
    answered_long_ago(home, course)
    begun = tutor("--lang", lang, "progress")
    assert (empty.code, begun.code) == (0, 0)
    assert empty.lines[0] != begun.lines[0]
    assert "1 / 2" in begun.out and "{" not in begun.out


def test_next_step_by_step(tutor: Tutor, home: Path, course: Path) -> None:
    assert "`tutor notes v1`" in tutor("next").lines[0]
    answered_long_ago(home, course)
    assert "4" in tutor("next").lines[0] and "`tutor review`" in tutor("next").lines[0]


@pytest.mark.usefixtures("seeded")
def test_a_quiz_from_a_pipe(tutor: Tutor, home: Path, course: Path) -> None:
    result = tutor("--lang", "en", "quiz", "v1", typed=answers(home, course, "v1"))
    assert result.code == 0
    assert result.lines[-1] == "4 of 4 right at once."
    assert result.out.count("✓ Right.") == 4
    assert "seed " in result.out and "From v1#" in result.out


@pytest.mark.usefixtures("seeded")
def test_a_quiz_asks_again_what_it_cannot_read(tutor: Tutor, home: Path, course: Path) -> None:
    good = answers(home, course, "v1")
    result = tutor("quiz", "v1", typed="\n" + good)
    assert "Nothing was typed." in result.out
    assert result.lines[-1] == "4 of 4 right at once."


@pytest.mark.usefixtures("seeded")
def test_a_quiz_that_ends_early_keeps_what_was_answered(tutor: Tutor, home: Path, course: Path) -> None:
    result = tutor("quiz", "v1", typed=answers(home, course, "v1").splitlines()[0] + "\n")
    assert result.code == 0
    assert result.lines[-1] == "1 of 1 right at once."
    assert tutor("progress", "--json").json[0]["answers"] == 1


@pytest.mark.usefixtures("seeded")
def test_ones_own_rating(tutor: Tutor, home: Path, course: Path) -> None:
    typed = answers(home, course, "v1").replace("\n", "\n1\n")
    assert tutor("quiz", "v1", "--rate", typed=typed).code == 0
    tutor("review", "--json")
    study = open_study(Home(home), course)
    assert all(card.reps == 1 and card.state == "learning" for card in study.ledger.cards.values())
    study.close()


def test_undo(tutor: Tutor, home: Path, course: Path) -> None:
    refused = tutor("undo")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Nothing to undo.")
    answered_long_ago(home, course)
    assert tutor("undo").code == 0
    assert tutor("review", "--json").json["total"] == 3


def test_review(tutor: Tutor, home: Path, course: Path) -> None:
    assert "Nothing is due now." in tutor("review").out
    answered_long_ago(home, course)
    view = tutor("review", "--json").json
    assert (view["total"], view["rows"][0]["unit"]) == (4, "v1")
    assert list(view) == ["today", "total", "minutes", "rows", "forecast", "daily_limit", "next_due"]
    assert "1/4  v1" in tutor("review", typed="").out


@pytest.mark.usefixtures("seeded")
def test_the_short_test(tutor: Tutor) -> None:
    failed = tutor("know", "v1", typed="\n".join(["1"] * 40))
    assert failed.code == 1
    assert "not enough" in failed.lines[-1]


def test_settings(tutor: Tutor) -> None:
    assert tutor("set", "lang", "hi").out == "lang ab hi hai.\n"
    assert "Dugna karna" in tutor("units").out
    assert tutor("set", "daily", "12").code == tutor("set", "theme", "kagaz").code == 0
    assert tutor("review", "--json").json["daily_limit"] == 12


def test_the_environment_names_the_language(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_LANG", "hi")
    assert "Dugna karna" in tutor("units").out
    assert "Doubling" in tutor("--lang", "en", "units").out


def test_help_lists_every_command(tutor: Tutor) -> None:
    listed = tutor("--help").out
    wanted = (
        "units notes search next progress quiz review know undo labs start edit grade watch hint reset solution "
        "attempts train compare play demo export import set doctor lint prove new"
    )
    assert [word for word in wanted.split() if f"  {word} " not in listed] == []
    assert tutor("--version").out.startswith("deep-tutor ")


def test_a_preset_that_is_none_is_told_before_the_screens_open(tutor: Tutor) -> None:
    result = tutor("--lang", "en", "play", "spiralling")
    assert result.code == 2 and "no preset called spiralling" in result.err
