"""Where a comparison sends a learner whose curve is not the reference's."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.study.learning import FIXTURE
from tutor.cli.comparing import comparison_lines
from tutor.course.load import open_course
from tutor.course.model import Bilingual, Check, Lab
from tutor.study.beside import nearest_check
from tutor.study.curve_views import ComparisonView, CurvePoint
from tutor.texts import LANGUAGES, Lang
from tutor.training.compare import Comparison, Row
from tutor.training.sentence import Sentence


def lab_with(*names: str, unseen: str = "") -> Lab:
    """A lab with checks of these names, each behind a section of the same name."""
    lab = open_course(Path(FIXTURE)).lab("doubling")
    checks = {
        name: Check(Bilingual(name, name.upper()), see="" if name == unseen else f"about-{name}")
        for name in names
    }
    return msgspec.structs.replace(lab, file=msgspec.structs.replace(lab.file, checks=checks))


def comparison(loss_same: bool | None, update_same: bool | None) -> Comparison:
    rows = Row("step0_loss", 1.0, 1.0, loss_same), Row("first_update", 1.0, 1.0, update_same)
    return Comparison("outside", Sentence("outside_above"), None, rows, ())


@pytest.mark.parametrize(
    ("loss_same", "update_same", "wanted"),
    [
        (False, False, "bce_loss"),
        (True, False, "gradient_of_w"),
        (True, True, "training"),
        (None, None, "training"),
    ],
)
def test_the_check_that_speaks_of_what_differs(
    loss_same: bool | None, update_same: bool | None, wanted: str
) -> None:
    lab = lab_with("example", "bce_loss", "gradient_of_w", "training")
    found = nearest_check(lab, comparison(loss_same, update_same))
    assert found is not None and found.see == f"about-{wanted}"


def test_a_lab_whose_checks_have_other_names_sends_to_its_first_one() -> None:
    found = nearest_check(lab_with("example", "signs"), comparison(False, None))
    assert found is not None and found.see == "about-example"


def test_a_check_without_a_section_is_passed_over() -> None:
    found = nearest_check(lab_with("update", "update_twice", unseen="update"), comparison(True, False))
    assert found is not None and found.see == "about-update_twice"
    assert nearest_check(lab_with("update", unseen="update"), comparison(True, False)) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_name_the_check_and_the_section(lang: Lang) -> None:
    view = ComparisonView(
        verdict="outside",
        text_key="training.outside_above",
        fields={"epoch": 3, "epochs": 10},
        you=(CurvePoint(0, 1.0),),
        reference=(CurvePoint(0, 1.0),),
        band=((0, 0.5, 1.5),),
        rows=(),
        device="cpu",
        lab="logit",
        check=Bilingual("Gradient ki disha", "Direction of the gradient"),
        see="gradient",
    )
    lines = list(comparison_lines(view, lang, 80))
    assert "3" in lines[0]
    assert view.check is not None and view.check[lang] in lines[1]
    assert "logit" in lines[1] and "gradient" in lines[1]
