"""Warm zygotes, one for each backend, kept for as long as the judge lives."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.course.model import Lab, Limits
from tutor.grader.program import Program, file_name
from tutor.grader.report import Isolation
from tutor.sandbox.isolation import describe_isolation
from tutor.sandbox.zygote import Zygote


class Workers:
    """Opens programs. A zygote starts when its backend is first asked for; start it from the main thread."""

    def __init__(self) -> None:
        self._zygotes: dict[str, Zygote] = {}

    def open(self, lab: Lab, source: str, uses: Mapping[str, str], limits: Limits | None = None) -> Program:
        """A program of this lab; its file runs when it is first asked something."""
        return Program(self.zygote(lab.file.backend), source, file_name(lab), limits or lab.file.limits, uses)

    def zygote(self, backend: str) -> Zygote:
        """The warm process of a backend, `numpy` or `torch`."""
        if backend not in self._zygotes:
            self._zygotes[backend] = Zygote.start(backend)
        return self._zygotes[backend]

    def isolation(self, backend: str) -> Isolation:
        """How far learner code is shut off; nothing is started to find that out."""
        zygote = self._zygotes.get(backend)
        return zygote.isolation if zygote is not None else describe_isolation().level

    def close(self) -> None:
        """End all zygotes, and their workers with them."""
        while self._zygotes:
            self._zygotes.popitem()[1].close()
