"""Home, the map, levels, and what to do now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from tests.study.learning import Clock, add_quadrupling, answer_all, graded
from tutor.course.skeleton import new_unit
from tutor.store.events import Known, Trained
from tutor.study import labs, overview, quizzing, reading
from tutor.study.progress import progress_view
from tutor.study.session import Study
from tutor.study.views import MapLab, Place
from tutor.texts import LANGUAGES, say

Opened = Callable[..., Study]


def read_all(study: Study, unit: str) -> None:
    for anchor in study.ledger.outline(unit).pages:
        reading.mark_read(study, unit, anchor)


def actions(study: Study) -> list[tuple[str, str]]:
    return [(step.action, step.unit or step.at) for step in overview.next_steps(study)]


def test_the_first_evening(study: Study) -> None:
    view = overview.home_view(study)
    assert view.sentence == ("home.first", {"title": "Doubling", "n": 0})
    assert (view.place, view.page) == (Place("v1", "read"), (1, len(study.ledger.outline("v1").pages)))
    assert (view.units_done, view.units_planned, view.due, view.minutes) == (0, 4, 0, 0)
    assert view.lab is not None and (view.lab.id, view.lab.state) == ("doubling", "not_started")
    assert [section.number for section in view.sections] == [1, 2]
    assert [unit.there for section in view.sections for unit in section.units] == [True, True, False, False]
    assert view.heat[-1].day == view.today == date(2026, 3, 2)
    assert view.forecast[0].day == view.today
    assert actions(study) == [("read", "v1"), ("quiz", "v1"), ("lab", "v1"), ("know", "v1")]


def test_the_map_shows_capstones(study: Study, course: Path, opened: Opened) -> None:
    assert [section.capstones for section in overview.home_view(study).sections] == [(), ()]
    add_quadrupling(course)
    later = opened()
    assert overview.home_view(later).sections[0].capstones == (MapLab("quadrupling", passed=False),)
    assert overview.unit_progress(later, "v1").capstones == ("quadrupling",)
    graded(later, "passed", lab="quadrupling")
    assert overview.home_view(later).sections[0].capstones == (MapLab("quadrupling", passed=True),)


def test_a_unit_is_done_when_it_is_read_answered_and_built(study: Study) -> None:
    read_all(study, "v1")
    assert [step.action for step in overview.next_steps(study)][:2] == ["quiz", "lab"]
    answer_all(quizzing.start_quiz(study, "v1", seed=1))
    assert not overview.unit_progress(study, "v1").done
    labs.start(study, "doubling")
    graded(study, "passed")
    unit = overview.unit_progress(study, "v1")
    assert (unit.done, unit.level, unit.lab_points) == (True, 1.0, (5, 5))
    view = overview.home_view(study)
    assert view.place == Place("v2", "read"), "the next unit, now that this one is done"
    assert view.units_done == 1
    assert [row["state"] for row in overview.unit_list(study)] == ["done", "not_started"]


def test_a_short_test_counts_as_done(study: Study, clock: Clock) -> None:
    study.store.append(Known(at=clock(), unit="v1", score=0.6))
    assert not overview.unit_progress(study, "v1").done
    study.store.append(Known(at=clock(), unit="v1", score=0.8))
    assert overview.unit_progress(study, "v1").done


def test_what_is_due_comes_first_and_open_labs_stay_in_sight(study: Study, clock: Clock) -> None:
    answer_all(quizzing.start_quiz(study, "v1", seed=1))
    labs.start(study, "doubling")
    graded(study, "failed")
    reading.remember(study, Place("v2", "read"))
    clock.move(days=30)
    steps = overview.next_steps(study)
    assert steps[0].action == "review" and steps[0].fields["n"] == 4
    assert (steps[1].action, steps[1].unit) == ("read", "v2")
    lab = next(step for step in steps if step.action == "lab")
    assert (lab.at, lab.text_key) == ("doubling", "next.lab_graded")


def test_a_passed_lab_is_to_be_trained_until_it_did(study: Study, clock: Clock, course: Path) -> None:
    (course / "labs/doubling/experiment.py").write_text("def run(lab, recipe, report):\n    pass\n")
    labs.start(study, "doubling")
    graded(study, "passed")
    assert ("train", "v1") in actions(study)
    trained = Trained(at=clock(), subject="lab", name="doubling", final=1.0, device="cpu", outcome="outside")
    study.store.append(trained)
    assert ("train", "v1") in actions(study)
    study.store.append(structs.replace(trained, outcome="inside"))
    assert ("train", "v1") not in actions(study)


def test_when_everything_is_done(study: Study, clock: Clock) -> None:
    for unit in ("v1", "v2"):
        study.store.append(Known(at=clock(), unit=unit, score=1.0))
    assert [step.action for step in overview.next_steps(study)] == ["done"]
    assert overview.home_view(study).sentence[0] == "home.done.none"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_of_home_and_next_can_be_said(opened: Opened, clock: Clock, lang: str) -> None:
    study = opened(lang)
    seen = []
    for moment in range(5):
        if moment == 1:
            answer_all(quizzing.start_quiz(study, "v1", seed=1))
        if moment == 2:
            clock.move(days=40)
            labs.start(study, "doubling")
        if moment == 3:
            read_all(study, "v1")
        if moment == 4:
            study.store.append(Known(at=clock(), unit="v1", score=1.0))
        key, fields = overview.home_view(study).sentence
        seen.append(say(key, study.lang, **fields))
        seen += [say(step.text_key, study.lang, **step.fields) for step in overview.next_steps(study)]
    assert len(set(seen)) > 8
    assert not [sentence for sentence in seen if "{" in sentence]


def test_one_bad_unit_never_takes_the_others_down(study: Study, course: Path) -> None:
    (course / "content/01-lines/v1-doubling/unit.toml").write_text("id = [")
    assert [row["id"] for row in overview.unit_list(study)] == ["v2"]
    view = overview.home_view(study)
    assert view.place_title["en"] == "V1"
    assert overview.unit_progress(study, "v1").title is not None
    assert progress_view(study).units_planned == 4


def test_a_planned_unit_is_on_the_map_without_a_title(study: Study) -> None:
    unit = overview.unit_progress(study, "v4")
    assert (unit.title, unit.level, unit.read, unit.quiz) == (None, 0.0, (0, 0), (0, 0))


def test_a_new_unit_appears_by_its_folder_alone(course: Path, opened: Opened) -> None:
    new_unit(course, "v4-curve")
    assert "v4" in [row["id"] for row in overview.unit_list(opened())]


def test_progress_counts_units_of_each_section(study: Study, clock: Clock) -> None:
    read_all(study, "v1")
    run = quizzing.start_quiz(study, "v1", seed=1)
    answer_all(run)
    view = progress_view(study)
    lines, curves = view.sections
    assert (lines.read, lines.quiz, lines.labs) == ((1, 2), (1, 2), (0, 1))
    assert (curves.read, curves.known) == ((0, 2), None)
    assert (view.answers, view.right, view.since) == (4, 1.0, date(2026, 3, 2))
    assert view.known == pytest.approx(1.0)
    clock.move(days=20)
    later = progress_view(study)
    assert later.known is not None and later.known < 0.95
    assert later.streak.longest == 1
