"""`lab` of a hidden test: calls go to a program in a worker, plain data comes back.

The proxy has no operators, and neither has what it returns: a test can only compare plain data, so no
expected value ever reaches a learner's object.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from functools import lru_cache, partial
from types import ModuleType
from typing import Any

import numpy as np

from tutor.grader.draws import Draws
from tutor.grader.program import Call, Program


class LabProxy:
    """`lab.f(x)` calls the learner's `f`; `lab.run(probe, x)` runs `probe(lab, x)` beside the learner's code.

    A call raises Raised, Died or ProtocolError when the program does. `draw` gives fresh inputs.
    """

    def __init__(self, program: Program, draw: Draws) -> None:
        self.draw = draw
        self._program = program
        self._calls: list[Call] = []

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)
        return partial(self._perform, function, "")

    def run(self, probe: Callable[..., object], *args: Any, **kwargs: Any) -> Any:
        """Ship the source of `probe(lab, *args)` to the worker. It holds nothing that is expected."""
        return self._perform(probe.__name__, probe_source(probe), *args, **kwargs)

    def _perform(self, function: str, probe: str, /, *args: Any, **kwargs: Any) -> Any:
        kept = kept_copy(args), kept_copy(kwargs)
        call = self._program.perform(function, probe, args, kwargs)
        self._calls.append(Call(**{**vars(call), "args": kept[0], "kwargs": kept[1]}))
        if call.error is not None:
            raise call.error
        return call.value


def calls_of(lab: LabProxy) -> tuple[Call, ...]:
    """Every call of this check so far."""
    return tuple(lab._calls)


def kept_copy(value: Any) -> Any:
    """Arguments as they are now: the test may change its own arrays later."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, tuple):
        return tuple(kept_copy(item) for item in value)
    if isinstance(value, list):
        return [kept_copy(item) for item in value]
    if isinstance(value, dict):
        return {key: kept_copy(item) for key, item in value.items()}
    return value


@lru_cache(maxsize=64)
def probe_source(probe: Callable[..., object]) -> str:
    """The source of a probe, led by imports of the modules that it takes from its test file."""
    names = sorted(_global_names(probe.__code__))
    imports = [
        f"import {module.__name__} as {name}"
        for name in names
        if isinstance(module := probe.__globals__.get(name), ModuleType)
    ]
    return "\n".join([*imports, textwrap.dedent(inspect.getsource(probe))])


def _global_names(code: Any) -> set[str]:
    """Names that a function, or a function inside it, looks up outside itself."""
    inner = [constant for constant in code.co_consts if inspect.iscode(constant)]
    return set(code.co_names).union(*(_global_names(constant) for constant in inner))
