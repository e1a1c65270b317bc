"""`tutor new` writes what is well-formed from the first minute on; a lab's hidden tests are good already."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tutor.course.load import open_course
from tutor.course.problems import check
from tutor.course.skeleton import new_lab, new_unit
from tutor.errors import UsageError
from tutor.grader.judge import Judge
from tutor.grader.prove import prove
from tutor.quiz.verify import verify_unit


@pytest.mark.parametrize(("name", "folder"), [("v4", "v4-new"), ("V6-square-roots", "v6-square-roots")])
def test_a_new_unit_is_well_formed(copy: Path, name: str, folder: str) -> None:
    path = new_unit(copy, name)
    assert path == copy / "content/02-curves" / folder
    assert check(copy) == []
    assert verify_unit(open_course(copy).unit(name.partition("-")[0])) == []


def test_a_new_lab_is_well_formed_and_its_tests_are_good(copy: Path) -> None:
    assert new_lab(copy, "Mean_Square", "v2") == copy / "labs/mean-square"
    assert check(copy) == []
    with closing(Judge(copy)) as judge:
        proof = prove(judge, open_course(copy).lab("mean-square"), seeds=2)
    assert proof.to_json()["ok"], proof.explanation()


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda root: new_unit(root, "slope"), "bad_name"),
        (lambda root: new_unit(root, "v9"), "unknown_unit"),
        (lambda root: new_unit(root, "v1-again"), "name_taken"),
        (lambda root: new_lab(root, "doubling", "v1"), "name_taken"),
        (lambda root: new_lab(root, "2-fold", "v1"), "bad_name"),
        (lambda root: new_lab(root, "../up", "v1"), "bad_name"),
        (lambda root: new_lab(root, "halving", "v9"), "unknown_unit"),
    ],
)
def test_a_name_that_will_not_do_changes_nothing(copy: Path, make: Callable[[Path], Path], kind: str) -> None:
    before = sorted(copy.rglob("*"))
    with pytest.raises(UsageError) as caught:
        make(copy)
    assert caught.value.kind == kind
    assert sorted(copy.rglob("*")) == before
