"""The pytest plugin behind `engine`: gives hidden tests their `lab`, and keeps the session open."""

from __future__ import annotations

from threading import Event
from typing import Literal, cast

import pytest
from _pytest.runner import runtestprotocol

from tutor.errors import GraderFault
from tutor.grader.proxy import LabProxy

PREFIX = "test_"


class ChecksPlugin:
    """Replaces pytest's own loop over the tests by waiting: others run them meanwhile, from `checks`."""

    def __init__(self) -> None:
        self.checks: Checks | None = None
        self.collected = Event()
        self.ended = Event()
        self.current: LabProxy | None = None
        self.phases: dict[str, BaseException | None] = {}
        """setup, call, teardown of the test that ran last: what each raised."""
        self.collection_error = ""

    @pytest.fixture(name="lab")
    def _lab(self) -> LabProxy | None:
        return self.current

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.collection_error = report.longreprtext

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """A bare report: pytest's own formats a traceback that nobody reads, at ten times the cost of a check."""
        self.phases[call.when] = call.excinfo.value if call.excinfo else None
        outcome: Literal["passed", "failed"] = "failed" if call.excinfo else "passed"
        when = cast(Literal["setup", "call", "teardown"], call.when)
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, when)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Until the session is no longer needed."""
        if not self.collection_error:
            self.checks = Checks(self, session.items)
            self.collected.set()
            self.ended.wait()
        return True


class Checks:
    """The checks of one test file, by id: `test_ID`, whose parametrised cases all belong to ID."""

    def __init__(self, plugin: ChecksPlugin, items: list[pytest.Item]) -> None:
        self._plugin = plugin
        self._cases: dict[str, list[pytest.Item]] = {}
        for item in items:
            name = getattr(item, "originalname", None) or item.name
            self._cases.setdefault(name.removeprefix(PREFIX), []).append(item)

    @property
    def ids(self) -> set[str]:
        """The ids of all checks that pytest found."""
        return set(self._cases)

    def cases(self, check: str) -> range:
        """The numbers of a check's cases; a check that is not parametrised has one."""
        return range(len(self._cases[check]))

    def run(self, check: str, case: int, lab: LabProxy) -> Exception | None:
        """Run one case against a program; returns what it raised, None when it passed.

        Raises GraderFault when the test could not be called or did not clean up after itself.
        """
        item = self._cases[check][case]
        self._plugin.current, self._plugin.phases = lab, {}
        item._initrequest()  # type: ignore[attr-defined]  # as plugins that repeat tests do
        try:
            runtestprotocol(item, log=False, nextitem=None)
        finally:
            self._plugin.current = None
        return _outcome(check, self._plugin.phases)


def _outcome(check: str, phases: dict[str, BaseException | None]) -> Exception | None:
    """A test passes only when all three phases were reported and none raised anything."""
    stray = next((phases[when] for when in ("setup", "teardown") if phases.get(when)), None)
    if stray is not None or set(phases) != {"setup", "call", "teardown"}:
        raise GraderFault("hidden_test", check=check, detail=repr(stray or sorted(phases))) from stray
    error = phases["call"]
    if error is None or isinstance(error, Exception):
        return error
    raise GraderFault("hidden_test", check=check, detail=repr(error)) from error
