"""Which exceptions are one answer: of one kind and with the same words, unless the kind says it all."""

from __future__ import annotations

import pytest

from tutor.grader.likeness import same_answer
from tutor.grader.program import Call
from tutor.sandbox.errors import Raised


def raising(kind: str, message: str) -> Call:
    return Call("f", "", (), {}, error=Raised(kind, (kind,), message))


@pytest.mark.parametrize(
    ("kind", "one", "other", "alike"),
    [
        ("ValueError", "of shape (2,)", "of shape (2,)", True),
        ("ValueError", "of shape (2,)", "of shape (3,)", False),
        ("UnboundLocalError", "cannot access 'a'", "cannot access 'b'", False),
        ("LinAlgError", "Singular matrix", "Last 2 dimensions must be square", False),
        ("ZeroDivisionError", "division by zero", "float division by zero", True),
        ("KeyError", "3", "np.int64(3)", True),
        ("RecursionError", "maximum depth", "maximum depth in comparison", True),
    ],
)
def test_exceptions_are_alike(kind: str, one: str, other: str, alike: bool) -> None:
    assert same_answer(raising(kind, one), raising(kind, other)) is alike
    assert not same_answer(raising(kind, one), raising("TypeError", one))
    assert not same_answer(raising(kind, one), Call("f", "", (), {}, value=1.0))
