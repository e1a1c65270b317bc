"""Recorded calls, asked again of another program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from tutor.grader.program import Call, Program
from tutor.sandbox.errors import Died
from tutor.sandbox.remote import Handle


def replay(calls: Iterable[Call], program: Program, limits: Iterable[float] = ()) -> list[Call]:
    """The same calls in the same order. A handle among the arguments becomes the program's own object.

    Ends early after a call whose arguments the program never made, and after a death.
    """
    ours: dict[int, Handle] = {}
    answers: list[Call] = []
    seconds = iter(limits)
    for call in calls:
        program.call_limit = next(seconds, program.call_limit)
        try:
            args, kwargs = _translated(call.args, ours), _translated(call.kwargs, ours)
        except KeyError:
            break
        answer = program.perform(call.function, call.probe, args, kwargs)
        answers.append(answer)
        if isinstance(answer.error, Died):
            break
        _pair_handles(call.value, answer.value, ours)
    return answers


def _translated(value: Any, ours: dict[int, Handle]) -> Any:
    """Fresh arguments: arrays copied, handles exchanged. Raises KeyError where there is no counterpart."""
    if isinstance(value, Handle):
        return ours[id(value)]
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (list, tuple)):
        return type(value)(_translated(item, ours) for item in value)
    if isinstance(value, dict):
        return {key: _translated(item, ours) for key, item in value.items()}
    return value


def _pair_handles(recorded: object, answered: object, ours: dict[int, Handle]) -> None:
    if isinstance(recorded, Handle) and isinstance(answered, Handle):
        ours[id(recorded)] = answered
    elif isinstance(recorded, (list, tuple)) and isinstance(answered, (list, tuple)):
        for one, other in zip(recorded, answered, strict=False):
            _pair_handles(one, other, ours)
    elif isinstance(recorded, dict) and isinstance(answered, dict):
        for key in recorded.keys() & answered.keys():
            _pair_handles(recorded[key], answered[key], ours)
