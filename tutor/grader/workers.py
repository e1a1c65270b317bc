"""Warm zygotes, one for each backend, kept for as long as the judge lives."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.course.model import Lab, Limits
from tutor.grader.program import Program, file_name
from tutor.grader.report import Isolation
from tutor.sandbox.boot import Booting, boot
from tutor.sandbox.isolation import describe_isolation
from tutor.sandbox.zygote import Zygote


class Workers:
    """Opens programs. A zygote starts when its backend is first asked for; start it from the main thread."""

    def __init__(self, booting: Booting | None = None) -> None:
        """`booting` is a zygote that has been started already."""
        self._zygotes: dict[str, Zygote] = {}
        self._booting = booting

    def open(self, lab: Lab, source: str, uses: Mapping[str, str], limits: Limits | None = None) -> Program:
        """A program of this lab; its file runs when it is first asked something."""
        return Program(self.zygote(lab.file.backend), source, file_name(lab), limits or lab.file.limits, uses)

    def zygote(self, backend: str) -> Zygote:
        """The warm process of a backend, `numpy` or `torch`."""
        if backend not in self._zygotes:
            self._zygotes[backend] = Zygote(self._started(backend))
        return self._zygotes[backend]

    def _started(self, backend: str) -> Booting:
        booting, self._booting = self._booting, None
        if booting is not None and booting.backend != backend:
            booting.abandon()
            booting = None
        return booting or boot(backend)

    def isolation(self, backend: str) -> Isolation:
        """How far learner code is shut off; nothing is started to find that out."""
        zygote = self._zygotes.get(backend)
        return zygote.isolation if zygote is not None else describe_isolation().level

    def close(self) -> None:
        """End all zygotes, and their workers with them."""
        if self._booting is not None:
            self._booting.abandon()
            self._booting = None
        while self._zygotes:
            self._zygotes.popitem()[1].close()
