"""Both languages say the same things."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor import texts
from tutor.errors import CourseError, GraderFault, UsageError


def leaves(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def table(lang: str) -> dict[str, str]:
    path = Path(texts.__file__).parent / f"{lang}.toml"
    return dict(leaves(tomllib.loads(path.read_text(encoding="utf-8"))))


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_key_sets_are_equal() -> None:
    assert table("hi").keys() == table("en").keys()


def test_sentences_carry_the_same_fields() -> None:
    hi, en = table("hi"), table("en")
    differing = {key for key in en if fields(hi[key]) != fields(en[key])}
    assert differing == set()


def test_every_error_has_title_message_and_remedy() -> None:
    errors = {key.split(".")[1] for key in table("en") if key.startswith("errors.")}
    missing = {
        f"{kind}.{part}"
        for kind in errors
        for part in ("title", "message", "remedy")
        if f"errors.{kind}.{part}" not in table("en")
    }
    assert missing == set()


def test_an_error_is_explained_in_both_languages() -> None:
    error = UsageError("unknown_lab", name="adm", near="adam")
    assert texts.explain(error, "en")[1] == "There is no lab adm."
    assert "adam" in texts.explain(error, "hi")[2]


@pytest.mark.parametrize(
    "cause, en, hi",
    [
        ("data", "NaN or infinity", "NaN ya infinity"),
        ("diverged", "learning rate is too large", "learning rate bahut bada"),
        ("formula", "a logarithm", "kisi log"),
    ],
)
def test_a_loss_that_is_no_number_is_told_with_its_step_and_cause(cause: str, en: str, hi: str) -> None:
    error = GraderFault("training_not_finite", step=37, cause=cause)
    for lang, words in (("en", en), ("hi", hi)):
        message = texts.explain(error, lang)[1]  # type: ignore[arg-type]
        assert "step 37" in message and words in message and cause not in message.split()


def test_a_missing_sentence_is_seen() -> None:
    with pytest.raises(KeyError):
        texts.say("home.no_such_sentence", "en")


def test_an_error_about_a_key_is_explained() -> None:
    error = CourseError("course_file", file="lab.toml", key="title", message="Missing.", remedy="Add it.")
    assert "title" in texts.explain(error, "en")[1] + texts.explain(error, "en")[0]
