"""Drawing is a function of question and seed; marking knows the right answer, and only that one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.model import Bilingual, QuestionFile, Unit
from tutor.errors import CourseError, UsageError
from tutor.quiz.draw import Drawn, draw
from tutor.quiz.mark import mark, right_given
from tutor.texts import LANGUAGES, explain

Write = Callable[..., QuestionFile]
KINDS = {"choice", "multi", "number", "text", "order", "match", "predict"}
seeds = st.integers(0, 99_999)
pick = st.randoms(use_true_random=False)


def every_variant(unit: Unit, seed: int) -> list[Drawn]:
    return [draw(question, unit.folder, seed) for question in unit.questions]


def variant(unit: Unit, question_id: str, seed: int) -> Drawn:
    return next(drawn for drawn in every_variant(unit, seed) if drawn.id == question_id)


def test_the_fixture_has_every_kind(unit: Unit) -> None:
    assert {question.kind for question in unit.questions} == KINDS


@given(seed=seeds)
def test_the_same_seed_gives_the_same_variant(unit: Unit, seed: int) -> None:
    assert every_variant(unit, seed) == every_variant(unit, seed)


def test_another_process_draws_the_same_variant(unit: Unit) -> None:
    program = f"""
import tomllib, msgspec
from pathlib import Path
from tutor.course.model import QuizFile
from tutor.quiz.draw import draw
folder = Path({str(unit.folder)!r})
quiz = msgspec.convert(tomllib.loads((folder / "quiz.toml").read_text("utf-8")), QuizFile)
print([draw(question, folder, 17) for question in quiz.question])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(every_variant(unit, 17))


def test_seeds_give_different_numbers(unit: Unit) -> None:
    prompts = {variant(unit, "v4-number", seed).prompt.en for seed in range(50)}
    assert len(prompts) > 30


@given(seed=seeds)
def test_the_right_answer_is_marked_right(unit: Unit, seed: int) -> None:
    for drawn in every_variant(unit, seed):
        marked = mark(drawn, right_given(drawn))
        assert marked.correct and marked.partial == 1, drawn
        assert marked.right_answer == marked.given
        assert marked.see == drawn.see and marked.explanation == drawn.explain


@given(seed=seeds)
def test_every_wrong_option_is_marked_wrong_and_says_why(unit: Unit, seed: int) -> None:
    for drawn in every_variant(unit, seed):
        if drawn.kind != "choice":
            continue
        for place in set(range(len(drawn.options))) - set(drawn.right):
            marked = mark(drawn, (place,))
            assert not marked.correct and marked.partial == 0
            assert marked.reasons[0].option == place and marked.reasons[0].given
            assert {reason.option for reason in marked.reasons} == set(range(3)) - set(drawn.right)


@given(seed=seeds)
def test_only_one_subset_and_one_order_are_right(unit: Unit, seed: int) -> None:
    multi, order, match = (variant(unit, f"v4-{kind}", seed) for kind in ("multi", "order", "match"))
    subsets = [tuple(place for place in range(4) if bits >> place & 1) for bits in range(1, 16)]
    assert [given for given in subsets if mark(multi, given).correct] == [multi.right]
    for drawn in (order, match):
        assert [given for given in permutations(range(3)) if mark(drawn, given).correct] == [drawn.right]


@given(seed=seeds)
def test_traps_are_recognised(unit: Unit, seed: int) -> None:
    for question_id, trap in (("v4-number", "no_bias"), ("v4-shape", "turned"), ("v4-predict", "twice")):
        drawn = variant(unit, question_id, seed)
        (only,) = drawn.traps
        marked = mark(drawn, str(only.value))
        assert (marked.correct, marked.trap) == (False, trap)
        assert [reason.text for reason in marked.reasons] == [only.why]


def test_a_wrong_answer_without_a_trap_has_no_reason(unit: Unit) -> None:
    marked = mark(variant(unit, "v4-number", 1), "-999")
    assert (marked.correct, marked.trap, marked.reasons) == (False, None, ())
    assert marked.given.en == "−999"


@given(seed=seeds)
def test_order_and_match_never_stand_solved(unit: Unit, seed: int) -> None:
    for kind in ("order", "match"):
        assert variant(unit, f"v4-{kind}", seed).right != (0, 1, 2)


def test_options_are_shuffled_unless_told_otherwise(unit: Unit) -> None:
    shuffled = {tuple(option.id for option in variant(unit, "v4-choice", seed).options) for seed in range(60)}
    assert shuffled == set(permutations(range(3)))
    kept = {tuple(option.id for option in variant(unit, "v4-larger", seed).options) for seed in range(20)}
    assert kept == {(0, 1, 2)}


@given(seed=seeds)
def test_only_drawn_names_are_replaced(unit: Unit, seed: int) -> None:
    number, choice, predict = (variant(unit, f"v4-{kind}", seed) for kind in ("number", "choice", "predict"))
    assert number.prompt.en.endswith("{1, 2} and {unknown")
    assert "{w}" not in number.prompt.en
    assert choice.prompt.en == "Which is right? {brace}"
    assert "{len(row)}" in predict.code and "{row}" not in predict.code


@given(text=st.text(alphabet="{}abc \n"), seed=seeds)
def test_text_of_a_fixed_question_stays_as_it_is(write: Write, text: str, seed: int) -> None:
    question = write("text", prompt={"hi": text, "en": text})
    assert draw(question, Path("nowhere"), seed).prompt == Bilingual(text, text)


@given(seed=seeds)
def test_numbers_are_written_clean(unit: Unit, seed: int) -> None:
    drawn = variant(unit, "v4-number", seed)
    shown = drawn.prompt.en + drawn.explain.en + mark(drawn, right_given(drawn)).right_answer.en
    assert "000000" not in shown and "999999" not in shown and "-" not in shown


def test_partial_credit(unit: Unit) -> None:
    order = variant(unit, "v4-order", 5)
    first, second, third = order.right
    assert mark(order, (first, third, second)).partial == pytest.approx(1 / 3)
    multi = variant(unit, "v4-multi", 5)
    assert mark(multi, multi.right[:1]).partial == 0.5
    assert mark(multi, range(4)).partial == 0


def test_picked_answers_in_words(unit: Unit) -> None:
    order, match = variant(unit, "v4-order", 5), variant(unit, "v4-match", 5)
    assert mark(order, order.right).right_answer == Bilingual("ek → do → teen", "one → two → three")
    pairs = set(mark(match, match.right).right_answer.en.split("; "))
    assert pairs == {"1 feature → point", "2 features → line", "3 features → plane"}


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("choice", ()), ("choice", (0, 1)), ("choice", (9,)), ("choice", "7"), ("choice", "yes"),
        ("multi", ()), ("multi", (1, 1)), ("order", (0, 1)), ("order", "1 1 2"), ("match", "12"),
        ("number", "  "), ("number", "many"), ("text", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_an_answer_is_asked_again(unit: Unit, kind: str, given: str | tuple[int, ...]) -> None:
    with pytest.raises(UsageError) as refused:
        mark(variant(unit, f"v4-{kind}", 3), given)
    for lang in LANGUAGES:
        assert all(explain(refused.value, lang))


@pytest.mark.parametrize(
    "source",
    ["", "def numbers(rng):\n    return 1 / 0\n", "def numbers(rng):\n    return [1]\n", "def numbers(:\n",
     "def numbers(rng):\n    return {'value': {}}\n", "def numbers(rng):\n    return {'values': {'a': 1}}\n"],
)  # fmt: skip
def test_a_broken_generator_is_a_fault_of_the_course(write: Write, tmp_path: Path, source: str) -> None:
    (tmp_path / "quiz.py").write_text(source)
    with pytest.raises(CourseError) as broken:
        draw(write("number", generator="numbers", answer=None), tmp_path, 1)
    for lang in LANGUAGES:
        assert "v4-number" in explain(broken.value, lang)[1]


def test_a_changed_generator_is_read_again(write: Write, tmp_path: Path) -> None:
    import os

    path, question = tmp_path / "quiz.py", write("number", generator="numbers", answer=None)
    for answer in (1, 2):
        path.write_text(f"def numbers(rng):\n    return {{'answer': {answer}}}\n")
        os.utime(path, ns=(answer, answer))
        assert draw(question, tmp_path, 1).answer == answer
    assert [child.name for child in tmp_path.iterdir()] == ["quiz.py"]
    assert "quiz" not in sys.modules
