"""The life of a lab file: started, hinted at, graded, begun anew, solved. Nothing of the learner's is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.study.learning import RIGHT, WRONG, Clock, add_quadrupling, graded
from tutor.errors import Refusal, UsageError
from tutor.store.events import Hinted, Reset, Started
from tutor.study import labs, reading
from tutor.study.session import Study
from tutor.study.views import Place

Opened = Callable[..., Study]


def kinds(study: Study, *wanted: type) -> int:
    return len(list(study.store.events(*wanted)))


def test_start_copies_the_starter_once(study: Study) -> None:
    assert labs.rows(study)[0].state == "not_started"
    assert labs.view(study, "doubling").source is None
    path = labs.start(study, "doubling")
    assert path.read_text() == study.course.lab("doubling").source("starter.py")
    path.write_text("mine = 1\n")
    assert labs.start(study, "doubling") == path
    assert path.read_text() == "mine = 1\n"
    assert kinds(study, Started) == 1
    assert labs.view(study, "doubling").state == labs.rows(study)[0].state == "started"
    assert reading.last_place(study) == Place("v1", "lab", "doubling")


def test_a_course_update_never_touches_a_started_lab(study: Study, course: Path, opened: Opened) -> None:
    path = labs.start(study, "doubling")
    path.write_text(WRONG)
    (course / "labs/doubling/starter.py").write_text("def twice(x, by):\n    raise NotImplementedError\n")
    later = opened()
    labs.start(later, "doubling")
    labs.view(later, "doubling")
    assert path.read_text() == WRONG


def test_hints_are_counted_and_the_last_one_stays(study: Study) -> None:
    said = [labs.hint(study, "doubling") for _ in range(5)]
    assert [number for number, _, _ in said] == [1, 2, 3, 3, 3]
    assert {of for _, of, _ in said} == {3}
    assert said[0][2] == study.course.lab("doubling").file.hints[0].en
    assert kinds(study, Hinted) == 3
    assert labs.view(study, "doubling").hints_shown == 3


def test_reset_backs_up_first_and_hints_begin_again(study: Study, clock: Clock) -> None:
    path = labs.start(study, "doubling")
    labs.hint(study, "doubling")
    labs.save(study, "doubling", WRONG)
    backup = labs.reset(study, "doubling")
    assert backup.parent == study.home.backups and backup.read_text() == WRONG
    assert path.read_text() == study.course.lab("doubling").source("starter.py")
    assert [event.backup for _, event in study.store.events(Reset)] == [backup.name]
    assert labs.view(study, "doubling").hints_shown == 0
    again = labs.reset(study, "doubling")
    assert again != backup and backup.read_text() == WRONG


def test_nothing_to_reset(study: Study) -> None:
    with pytest.raises(UsageError) as caught:
        labs.reset(study, "doubling")
    assert caught.value.kind == "lab_file_missing"
    assert kinds(study, Reset) == 0


def test_the_solution_waits_for_a_pass(study: Study) -> None:
    labs.start(study, "doubling")
    labs.save(study, "doubling", WRONG)
    graded(study, "failed", WRONG)
    for refused in (labs.solution, labs.difference):
        with pytest.raises(Refusal) as caught:
            refused(study, "doubling")
        assert caught.value.kind == "solution_before_pass"
    labs.save(study, "doubling", "import numpy as np\n" + RIGHT)
    graded(study, "passed")
    assert labs.solution(study, "doubling") == study.course.lab("doubling").source("solution.py")
    assert "-import numpy as np" in labs.difference(study, "doubling").splitlines()
    labs.save(study, "doubling", labs.solution(study, "doubling"))
    assert labs.difference(study, "doubling") == ""
    assert labs.rows(study)[0].state == "passed"


def test_attempts_keep_their_files(study: Study, clock: Clock, opened: Opened) -> None:
    graded(study, "failed", WRONG)
    clock.move(days=1)
    graded(study, "passed", RIGHT)
    rows = labs.attempts(opened(), "doubling")
    assert [(row.number, row.verdict, row.points) for row in rows] == [
        (1, "failed", (1, 5)),
        (2, "passed", (5, 5)),
    ]
    assert labs.attempt_source(study, "doubling", 1) == WRONG
    assert labs.attempt_source(study, "doubling", 2) == RIGHT
    for number in (0, 3):
        with pytest.raises(UsageError) as caught:
            labs.attempt_source(study, "doubling", number)
        assert caught.value.kind == "unknown_attempt"


def test_the_view_holds_the_whole_room(study: Study) -> None:
    labs.start(study, "doubling")
    grade = graded(study, "failed", WRONG)
    view = labs.view(study, "doubling")
    assert view.last == grade and view.tries == 1
    assert set(view.brief) == {"hi", "en"}
    assert len(view.checks) == 4 and len(view.hints) == 3
    assert view.saved_at is not None and view.saved_at.tzinfo is not None
    assert not view.has_experiment


def test_a_lab_that_builds_on_another_says_so(study: Study, course: Path, opened: Opened) -> None:
    add_quadrupling(course)
    later = opened()
    assert labs.view(later, "quadrupling").needs == ("doubling",)
    graded(later, "passed")
    assert labs.view(later, "quadrupling").needs == ()


@pytest.mark.parametrize(
    ("name", "near"), [("dubling", "doubling"), ("Doubling ", None), ("perceptron", "doubling")]
)
def test_a_lab_is_found_or_its_nearest_name_is_said(study: Study, name: str, near: str | None) -> None:
    if near is None:
        assert labs.view(study, name).id == "doubling"
        return
    with pytest.raises(UsageError) as caught:
        labs.view(study, name)
    assert (caught.value.kind, caught.value.fields["near"]) == ("unknown_lab", near)


def test_a_broken_lab_never_takes_the_others_down(study: Study, course: Path, opened: Opened) -> None:
    add_quadrupling(course)
    (course / "labs/doubling/lab.toml").write_text("id = [")
    assert [row.id for row in labs.rows(opened())] == ["quadrupling"]
