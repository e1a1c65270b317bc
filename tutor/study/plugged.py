"""The learner's own Adam in the playground: `adam_step` of a passed lab, one call a step, in an isolated worker."""

from __future__ import annotations

from types import TracebackType
from typing import Any

import msgspec
import numpy as np

from tutor.course.model import Lab
from tutor.errors import Refusal
from tutor.grader.program import LearnerTrouble, file_name
from tutor.playground.data import Array
from tutor.playground.optimizers import Memory
from tutor.sandbox.errors import Raised
from tutor.sandbox.zygote import Zygote
from tutor.study.labs import passed
from tutor.study.session import Study

LAB, FUNCTION = "adam", "adam_step"
CALL_SECONDS = 2.0
"""A step takes microseconds; who waits this long waits in vain."""
PLAY_SECONDS = 3600.0


def offered(study: Study) -> bool:
    """Whether there is a passed `adam_step` to plug in."""
    files = study.course.labs()
    return LAB in files and passed(study, files[LAB])


def plugged(study: Study) -> LearnersAdam:
    """The learner's step, ready to be a playground's rule. Close it.

    Raises Refusal: "rule_not_passed", and "rule_failed" for a file that cannot even be run.
    """
    if not offered(study):
        raise Refusal("rule_not_passed", lab=LAB)
    source = next(
        each.source for each in reversed(study.store.attempts(LAB)) if each.grade.verdict == "passed"
    )
    return LearnersAdam(study.course.lab(LAB), source)


class LearnersAdam:
    """`adam_step(w, m, v, g, t, lr)` as a rule: from w = 0, what comes back as w is how far the step goes."""

    def __init__(self, lab: Lab, source: str) -> None:
        self._zygote = Zygote.start(lab.file.backend)
        limits = msgspec.structs.replace(lab.file.limits, grade=PLAY_SECONDS)
        self._worker = self._zygote.worker(source, file_name(lab), limits, {})
        try:
            self._worker.load()
        except LearnerTrouble as error:
            self.close()
            raise _failed(error) from None

    def __enter__(self) -> LearnersAdam:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __call__(self, memory: Memory, grad: Array, rate: float) -> Array:
        """How far the parameters (P,) move. Raises Refusal("rule_failed", why=)."""
        w = np.zeros_like(grad)
        given = {"w": w, "m": memory.m, "v": memory.v, "g": grad, "t": memory.t, "lr": rate}
        try:
            value = self._worker.call(FUNCTION, (), given, CALL_SECONDS).value
        except LearnerTrouble as error:
            raise _failed(error) from None
        step, memory.m, memory.v = _three(value, grad)
        return step

    def close(self) -> None:
        """End the worker's process, and the one it came from."""
        self._worker.close()
        self._zygote.close()


def _three(value: Any, like: Array) -> tuple[Array, Array, Array]:
    """w, m, v of the parameters' shape, in float64: a proxy's value is not to be trusted."""
    parts = value if isinstance(value, (tuple, list)) else ()
    good = [part for part in parts if isinstance(part, np.ndarray) and part.shape == like.shape]
    good = [part for part in good if part.dtype.kind in "fiu"]
    if len(parts) != 3 or len(good) != 3:
        raise Refusal("rule_failed", function=FUNCTION, why=f"→ {_shown(value)}")
    step, m, v = (part.astype(np.float64) for part in good)
    return step, m, v


def _shown(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return f"({', '.join(map(_shown, value[:4]))})"
    return f"array {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__


def _failed(error: Exception) -> Refusal:
    why = str(error)
    if isinstance(error, Raised) and error.frames:
        why += f" (line {error.frames[-1].line})"
    return Refusal("rule_failed", function=FUNCTION, why=why)
