"""Grading: by a judge of its own, and by a resident one that survives whatever happens to it."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.study.learning import RIGHT, WRONG, Clock, add_quadrupling, answer_all, graded
from tutor.errors import GraderFault, Refusal, UsageError
from tutor.store.events import Graded, Reviewed, decode, encode
from tutor.study import grading, labs, quizzing, resident
from tutor.study.session import Study

Opened = Callable[..., Study]
T = TypeVar("T")
ENDLESS = "def twice(x):\n    while True:\n        pass\n"


def ratings(study: Study) -> list[tuple[str, int]]:
    return [(e.evidence, e.rating) for _, e in study.ledger.entries if isinstance(e, Reviewed)]


def test_a_grade_is_recorded_with_its_file(study: Study) -> None:
    labs.start(study, "doubling")
    labs.save(study, "doubling", WRONG)
    grade = grading.grade_once(study, "doubling", seed=11)
    assert (grade.verdict, grade.seed) == ("failed", 11)
    [(_, event)] = study.store.events(Graded)
    assert (event.verdict, event.seed, event.earned) == ("failed", 11, grade.score.earned)
    assert labs.attempt_source(study, "doubling", 1) == WRONG
    assert study.last_grades["doubling"] is grade


def test_another_file_is_graded_and_leaves_no_trace(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.py"
    path.write_text(RIGHT)
    assert grading.grade_once(study, "doubling", file=path).verdict == "passed"
    assert list(study.store.events()) == []


def test_a_fault_of_the_graders_is_no_evidence(study: Study) -> None:
    graded(study, "grader_error")
    assert list(study.store.events()) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("doubling", None),
        ("Doubling", None),
        ("doubling.py", "doubling.py"),
        ("./doubling.py", "doubling.py"),
    ],
)
def test_a_word_is_a_lab_or_a_file(study: Study, word: str, expected: str | None) -> None:
    lab, file = grading.target(study, word)
    assert (lab, None if file is None else file.name) == ("doubling", expected)


def test_the_learners_own_file_by_its_path_is_the_lab(study: Study) -> None:
    own = labs.start(study, "doubling")
    assert grading.target(study, str(own)) == ("doubling", None)
    assert grading.target(study, str(own), Path("other.py")) == ("doubling", Path("other.py"))
    with pytest.raises(UsageError) as caught:
        grading.target(study, "trippling.py")
    assert caught.value.kind == "unknown_lab"


def test_grades_schedule_the_units_questions(study: Study, clock: Clock) -> None:
    answer_all(quizzing.start_quiz(study, "v1", seed=1))
    asked = len(ratings(study))
    clock.move(days=1)
    graded(study, "failed", WRONG)
    assert ratings(study)[asked:] == [("lab", 1)] * 4
    clock.move(days=1)
    graded(study, "passed", RIGHT)
    assert ratings(study)[asked + 4 :] == [("lab", 2)] * 4, "a pass after a failure is Hard"
    assert quizzing.undo_rating(study)
    assert [evidence for evidence, _ in ratings(study)] == ["answer"] * 3 + ["lab"] * 8


def test_what_is_graded_while_typing_is_kept_and_counts_for_nothing(study: Study, clock: Clock) -> None:
    answer_all(quizzing.start_quiz(study, "v1", seed=1))
    asked = len(ratings(study))
    for text in ("def twice(x):\n    return x\n", WRONG):
        clock.move(seconds=2)
        graded(study, "failed", text, asked=False)
    assert len(list(study.store.events(Graded))) == 2
    assert (len(ratings(study)), labs.attempts(study, "doubling")) == (asked, [])
    assert labs.view(study, "doubling").tries == 0
    clock.move(days=1)
    graded(study, "passed", RIGHT, asked=False)
    assert ratings(study)[asked:] == [("lab", 3)] * 4, "a pass at the first try is Good"
    assert labs.view(study, "doubling").tries == 1
    assert labs.attempt_source(study, "doubling", 1) == RIGHT


def test_a_log_from_before_typing_was_told_apart_counts_every_grade(study: Study) -> None:
    graded(study, "failed", WRONG)
    [(_, event)] = study.store.events(Graded)
    old = encode(event).replace(',"asked":true', "")
    assert "asked" not in old
    assert decode(old) == event and event.is_attempt


def test_a_lab_takes_the_learners_file_it_uses(study: Study, course: Path, opened: Opened) -> None:
    add_quadrupling(course)
    later = opened()
    with pytest.raises(Refusal) as caught:
        grading.uses(later, "quadrupling")
    assert (caught.value.kind, caught.value.fields["used"]) == ("uses_not_started", "doubling")
    solution = later.course.lab("doubling").source("solution.py")
    assert grading.uses(later, "quadrupling", solutions=True) == {"doubling": solution}
    path = labs.start(later, "doubling")
    labs.save(later, "doubling", WRONG)
    assert grading.uses(later, "quadrupling") == {"doubling": WRONG}
    graded(later, "passed", RIGHT)
    path.unlink()
    assert grading.uses(later, "quadrupling") == {"doubling": RIGHT}, "the version that passed"


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
    "lab_file_binary": lambda path: path.write_bytes(b"\xff\xfe\x00def"),
    "lab_file_too_large": lambda path: path.write_text("#" * 1_000_001),
}


@pytest.mark.parametrize("kind", TROUBLES)
def test_each_trouble_with_a_file_has_its_own_name(study: Study, kind: str) -> None:
    TROUBLES[kind](labs.start(study, "doubling"))
    with pytest.raises(UsageError) as caught:
        grading.grade_once(study, "doubling")
    assert caught.value.kind == kind
    with pytest.raises(UsageError) as again:
        asyncio.run(grading.GradingService().grade(study, "doubling"))
    assert again.value.kind == kind


def serving(work: Callable[[grading.GradingService], Coroutine[Any, Any, T]]) -> T:
    """What comes of some work with a service, which is closed afterwards."""

    async def run() -> T:
        service = grading.GradingService()
        try:
            return await work(service)
        finally:
            await service.close()

    return asyncio.run(run())


def pid(service: grading.GradingService) -> int:
    assert service._resident is not None and service._resident._process is not None
    return service._resident._process.pid


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_resident_judge_stays_survives_its_death_and_ends(study: Study) -> None:
    labs.start(study, "doubling")
    labs.save(study, "doubling", RIGHT)

    async def work(service: grading.GradingService) -> list[int]:
        await service.warm(study)
        first = pid(service)
        assert (await service.grade(study, "doubling")).verdict == "passed"
        assert pid(service) == first
        os.kill(first, signal.SIGKILL)
        assert (await service.grade(study, "doubling", seed=5)).seed == 5
        return [first, pid(service)]

    first, second = serving(work)
    assert first != second
    assert is_gone(first) and is_gone(second)
    assert [event.verdict for _, event in study.store.events(Graded)] == ["passed", "passed"]


def test_a_grade_that_is_cancelled_ends_what_the_file_does(study: Study) -> None:
    labs.start(study, "doubling")
    labs.save(study, "doubling", ENDLESS)

    async def work(service: grading.GradingService) -> int:
        await service.warm(study)
        process = pid(service)
        task = asyncio.create_task(service.grade(study, "doubling"))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        labs.save(study, "doubling", RIGHT)
        assert (await service.grade(study, "doubling")).verdict == "passed"
        return process

    assert is_gone(serving(work))
    assert len(list(study.store.events(Graded))) == 1


def test_two_grades_at_once_come_one_after_the_other(study: Study) -> None:
    labs.start(study, "doubling")
    labs.save(study, "doubling", RIGHT)

    async def work(service: grading.GradingService) -> list[str]:
        both = await asyncio.gather(*(service.grade(study, "doubling", seed=seed) for seed in (1, 2)))
        assert [grade.seed for grade in both] == [1, 2]
        return [grade.verdict for grade in both]

    assert serving(work) == ["passed", "passed"]


def test_a_judge_that_dies_again_is_a_fault_of_ours(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    labs.start(study, "doubling")
    monkeypatch.setattr(resident, "SERVICE", "tutor.no_such_service")
    with pytest.raises(GraderFault) as caught:
        serving(lambda service: service.grade(study, "doubling"))
    assert caught.value.kind == "service_died"
    assert "no_such_service" in study.home.log.read_text()
    assert list(study.store.events(Graded)) == []


def test_what_the_judge_refuses_keeps_its_name(study: Study) -> None:
    with pytest.raises(GraderFault):
        serving(lambda service: service.warm(study, "abacus"))
