"""Quizzes, reviews, the short test, and what the log keeps of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.study.learning import Clock, answer, answer_all, asked, wrong_given
from tutor.errors import CourseError, Refusal, UsageError
from tutor.quiz.mark import right_given
from tutor.store.events import Answered, Known, Reviewed
from tutor.study import quizzing, reviewing, settings
from tutor.study.session import Study

Opened = Callable[..., Study]


def test_an_answer_is_in_the_log_before_its_mark_is_seen(study: Study, opened: Opened) -> None:
    run = quizzing.start_quiz(study, "v1", seed=3)
    assert run.drawn is not None
    marked = run.answer(right_given(run.drawn))
    (_, answered), (_, reviewed) = opened().store.events()
    assert isinstance(answered, Answered) and isinstance(reviewed, Reviewed)
    assert (answered.question, answered.correct, answered.seed) == (run.drawn.id, True, run.drawn.seed)
    assert (reviewed.rating, reviewed.evidence) == (3, "answer")
    assert (run.marked, run.rating) == (marked, 3)


def test_what_is_no_answer_is_not_recorded(study: Study) -> None:
    run = quizzing.start_quiz(study, "v1", seed=3)
    with pytest.raises(UsageError):
        run.answer("")
    assert list(study.store.events()) == []
    assert run.state.marks[0] == "current"


def test_a_wrong_answer_returns_at_the_end_as_another_variant(study: Study) -> None:
    run = quizzing.start_quiz(study, "v1", seed=3)
    drawn = asked(run)
    first, seed = drawn.id, drawn.seed
    answer(run, right=False)
    assert run.state.marks[0] == "returned" and run.state.number == 2
    for _ in range(3):
        answer(run)
    returned = asked(run)
    assert (returned.id, returned.seed != seed) == (first, True)
    answer(run)
    assert run.state.marks == ("right",) * 4
    assert run.summary.later == (first,)
    assert (run.summary.right, run.summary.asked, run.summary.passed) == (3, 4, True)


def test_the_same_seed_asks_the_same_quiz(study: Study) -> None:
    one, other = (quizzing.start_quiz(study, "v1", seed=5) for _ in range(2))
    assert one.drawn == other.drawn


def test_a_broken_off_quiz_goes_on_with_what_is_left(study: Study, opened: Opened) -> None:
    run = quizzing.start_quiz(study, "v1", seed=3)
    answer(run)
    answer(run, right=False)
    left = quizzing.start_quiz(opened(), "v1", seed=4)
    assert left.state.total == 3
    answer_all(left)
    assert quizzing.start_quiz(opened(), "v1", seed=4).state.total == 4, "all are right: all again"


def test_ones_own_rating_takes_the_place_of_the_marks(study: Study) -> None:
    run = quizzing.start_quiz(study, "v1", seed=3)
    assert run.drawn is not None
    question = run.drawn.id
    run.answer(right_given(run.drawn))
    good = run.returns
    run.rate(1)
    assert run.rating == 1
    again = run.returns
    assert good is not None and again is not None and again < good
    run.rate(2)
    run.next()
    ratings = [(e.rating, e.evidence) for _, e in study.ledger.entries if isinstance(e, Reviewed)]
    assert ratings == [(2, "learner")]
    assert study.ledger.cards[question].reps == 1


def test_undo_takes_back_the_last_rating_and_nothing_else(study: Study) -> None:
    assert quizzing.undo_rating(study) is False
    run = quizzing.start_quiz(study, "v1", seed=3)
    answer(run)
    answer(run)
    kept = [e.question for _, e in study.ledger.entries if isinstance(e, Reviewed)][0]
    assert quizzing.undo_rating(study) is True
    assert list(study.ledger.cards) == [kept]
    assert len([e for _, e in study.ledger.entries if isinstance(e, Answered)]) == 2
    assert quizzing.undo_rating(study) is True
    assert quizzing.undo_rating(study) is False


def test_a_review_asks_what_is_due_mixed_by_unit(study: Study, clock: Clock) -> None:
    for unit in ("v1", "v2"):
        answer_all(quizzing.start_quiz(study, unit, seed=1))
    assert quizzing.start_review(study).drawn is None
    clock.move(days=30)
    view = reviewing.review_view(study)
    assert (view.total, {row.unit for row in view.rows}) == (8, {"v1", "v2"})
    assert view.minutes == 1 and 0 < view.rows[0].retrievability < 1
    run = quizzing.start_review(study, seed=2)
    assert run.kind == "review" and run.state.total == 8
    units = []
    while run.drawn is not None:
        units.append(run.state.unit)
        answer(run)
    assert all(one != other for one, other in zip(units, units[1:], strict=False))
    assert run.summary.text_key == "quiz.summary.review"
    after = reviewing.review_view(study)
    assert after.total == 0 and after.next_due is not None and after.next_due > clock()


def test_nothing_due_is_a_summary_of_its_own(study: Study) -> None:
    run = quizzing.start_review(study)
    assert run.drawn is None and run.summary.text_key == "quiz.summary.nothing_due"


def test_the_daily_limit_holds_for_the_whole_day(study: Study, clock: Clock) -> None:
    for unit in ("v1", "v2"):
        answer_all(quizzing.start_quiz(study, unit, seed=1))
    settings.change(study, "daily", "3")
    clock.move(days=30)
    assert reviewing.review_view(study).total == 3
    run = quizzing.start_review(study, seed=2)
    answer(run)
    answer(run)
    assert reviewing.review_view(study).total == 1
    clock.move(days=1)
    assert reviewing.review_view(study).total == 3


def test_a_question_the_course_no_longer_asks_is_not_due(study: Study, clock: Clock, opened: Opened) -> None:
    run = quizzing.start_quiz(study, "v1", seed=1)
    answer_all(run)
    clock.move(days=30)
    path = study.course.folders["v1"] / "quiz.toml"
    first = path.read_text(encoding="utf-8").split("[[question]]")[1]
    path.write_text(path.read_text(encoding="utf-8").replace(f"[[question]]{first}", ""), encoding="utf-8")
    later = opened()
    assert reviewing.review_view(later).total == 3
    assert quizzing.start_review(later).state.total == 3


def test_a_missed_question_is_noted(study: Study, clock: Clock) -> None:
    run = quizzing.start_quiz(study, "v1", seed=1)
    answer_all(run, right=False)
    clock.move(days=2)
    assert [row.note for row in reviewing.review_view(study).rows] == ["missed"]


@pytest.mark.parametrize(("right", "passed"), [(True, True), (False, False)])
def test_the_short_test_asks_each_once_and_is_recorded(study: Study, right: bool, passed: bool) -> None:
    run = quizzing.start_know(study, "v1", seed=1)
    count = 0
    while run.drawn is not None:
        answer(run, right)
        count += 1
    assert count == run.state.total == 4
    assert run.summary.passed is passed
    assert run.summary.text_key == f"quiz.summary.{'known' if passed else 'not_known'}"
    assert [event.score for _, event in study.store.events(Known)] == [float(right)]


def test_a_broken_generator_does_not_hold_up_the_rest(study: Study, course: Path, opened: Opened) -> None:
    (course / "content/01-lines/v1-doubling/quiz.py").write_text("def nothing(rng):\n    return {}\n")
    run = quizzing.start_quiz(opened(), "v1", seed=1)
    assert 0 < run.state.total < 4


def test_a_unit_without_questions_refuses(study: Study, course: Path, opened: Opened) -> None:
    (course / "content/01-lines/v1-doubling/quiz.toml").write_text("")
    with pytest.raises(Refusal) as caught:
        quizzing.start_quiz(opened(), "v1")
    assert caught.value.kind == "no_questions"


def test_a_unit_that_cannot_be_read_waits_in_a_review(study: Study, clock: Clock, opened: Opened) -> None:
    for unit in ("v1", "v2"):
        answer_all(quizzing.start_quiz(study, unit, seed=1))
    clock.move(days=30)
    (study.course.folders["v1"] / "unit.toml").write_text("id = [")
    later = opened()
    assert quizzing.start_review(later).state.total == 4
    with pytest.raises(CourseError):
        quizzing.start_quiz(later, "v1")


def test_a_wrong_given_is_wrong_for_every_kind(study: Study) -> None:
    run = quizzing.start_quiz(study, "v2", seed=1)
    kinds = set()
    while run.drawn is not None:
        kinds.add(run.drawn.kind)
        assert not run.answer(wrong_given(run)).correct
        run.next()
    assert run.summary.missed and not run.summary.passed
    assert kinds


def test_closing_brings_the_cards_up_to_date(study: Study, opened: Opened) -> None:
    answer_all(quizzing.start_quiz(study, "v1", seed=1))
    study.close()
    saved = opened().store.snapshot("cards-1")
    assert saved is not None and saved.entries == 8
