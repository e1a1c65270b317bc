"""One source in a worker: a learner's file, the reference, a mistake or a mutant."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from tutor.course.model import Lab, Limits
from tutor.grader.findings import NOTHING
from tutor.sandbox.errors import Died, ProtocolError, Raised
from tutor.sandbox.patience import patience
from tutor.sandbox.zygote import Reply, Worker, Zygote

Clock = Callable[[], float]
LearnerTrouble = (Raised, Died, ProtocolError)
"""What a program does wrong, as the sandbox reports it; anything else is a fault of ours."""
T = TypeVar("T")


@dataclass(frozen=True)
class Call:
    """One request to a program and what became of it. Arguments are kept as they were when sent."""

    function: str
    """The learner's function, or the probe's own name."""
    probe: str
    """Source of the probe; empty for a plain call."""
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    value: object = NOTHING
    mutated: tuple[int | str, ...] = ()
    """Positions and names of the arguments that the call changed."""
    error: Raised | Died | ProtocolError | None = None
    output: str = ""
    seconds: float = 0.0


def file_name(lab: Lab) -> str:
    """The name of the learner's file of a lab: tracebacks show it."""
    return f"{lab.id.replace('-', '_')}.py"


class Program:
    """Answers calls from a worker, and from a fresh one after each death. Close it.

    A call takes at most `call_limit` seconds, all calls together at most `limits.grade`; on a busy machine both are
    as many times longer as `patience` says.
    """

    def __init__(
        self,
        zygote: Zygote,
        source: str,
        name: str,
        limits: Limits,
        uses: Mapping[str, str],
        clock: Clock = time.monotonic,
        patience: Callable[[], float] = patience,
    ) -> None:
        self._start: Callable[[], Worker] = lambda: zygote.worker(source, name, limits, uses=dict(uses))
        self._clock = clock
        self._patience = patience
        self._deadline = clock() + limits.grade * patience()
        self._worker: Worker | None = None
        self.call_limit = limits.call

    def load(self) -> None:
        """Run the file, if it is not running already. Raises Raised, Died or ProtocolError."""
        if self._worker is None:
            self._timeout()
            worker = self._start()
            try:
                worker.load()
            except BaseException:
                worker.close()
                raise
            self._worker = worker

    def perform(self, function: str, probe: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Call:
        """Call a function, or run a probe; a program's trouble is part of the answer."""
        started = self._clock()
        call = Call(function, probe, args, kwargs)
        try:
            reply = self._ask(lambda worker, limit: _send(worker, call, limit))
        except LearnerTrouble as error:
            return Call(
                function,
                probe,
                args,
                kwargs,
                error=error,
                output=error.output,
                seconds=self._clock() - started,
            )
        seconds = self._clock() - started
        return Call(function, probe, args, kwargs, reply.value, reply.mutated, None, reply.output, seconds)

    def signature(self, function: str) -> str | None:
        """The learner's signature, None when there is no such function. Raises as `load` does."""
        return self._ask(lambda worker, limit: worker.signature(function))

    def _ask(self, request: Callable[[Worker, float], T]) -> T:
        self.load()
        assert self._worker is not None
        try:
            return request(self._worker, self._timeout())
        except (Died, ProtocolError):
            self.close()
            raise

    def _timeout(self) -> float:
        left = self._deadline - self._clock()
        if left <= 0:
            raise Died("timeout", "grade")
        return min(self.call_limit * self._patience(), left)

    def close(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()


def _send(worker: Worker, call: Call, timeout: float) -> Reply:
    if call.probe:
        return worker.probe(call.probe, call.function, call.args, call.kwargs, timeout)
    return worker.call(call.function, call.args, call.kwargs, timeout)
