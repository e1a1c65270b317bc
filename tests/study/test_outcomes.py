"""What came of a lab's last comparison: derived from the log, as it grows and when it is read anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.study.learning import Clock
from tutor.study import labs, outcomes
from tutor.study.curve_views import Outcome
from tutor.study.progress import progress_view
from tutor.study.session import Study
from tutor.study.training import record


def test_nothing_where_nothing_was_trained(study: Study) -> None:
    record(study, "recipe", "doubling", 0.9, "cpu", "reached")
    assert outcomes.last(study, "doubling") is None
    assert outcomes.of_all(study) == progress_view(study).trained == ()
    assert labs.view(study, "doubling").trained is None


def test_the_last_comparison_counts_and_is_there_again(
    study: Study, opened: Callable[..., Study], clock: Clock
) -> None:
    record(study, "lab", "doubling", 0.5, "cpu", "outside")
    assert outcomes.last(study, "doubling") == Outcome("doubling", "outside", date(2026, 3, 2))
    clock.move(days=2)
    record(study, "lab", "doubling", 0.9, "cpu", "inside")
    last = Outcome("doubling", "inside", date(2026, 3, 4))
    for each in (study, opened()):
        assert labs.view(each, "doubling").trained == outcomes.last(each, "doubling") == last
        assert progress_view(each).trained == (last,)


def test_what_this_program_does_not_know_is_left_out(study: Study) -> None:
    record(study, "lab", "doubling", 0.9, "cpu", "sideways")
    record(study, "lab", "a-lab-that-went", 0.9, "cpu", "inside")
    assert outcomes.of_all(study) == ()
