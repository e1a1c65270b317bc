"""Hidden tests are run by real pytest, in this process and under our control.

`HiddenTests` collects test files and hands out their checks, any of which may be run any number of times,
against any program. pytest sees nothing of the surroundings: no configuration, no conftest, no installed
plugin, no PYTEST_* variable. It prints nothing, and test modules are not left in `sys.modules`.

Opening a pytest session takes longer than most grades; so a session stays open, waiting inside pytest's own
loop in a thread of its own, and is used again as long as its file is the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import TypeVar

import pytest

from tutor.errors import GraderFault
from tutor.grader.plugin import Checks, ChecksPlugin

T = TypeVar("T")

MOST_SESSIONS = 4
UNUSED_PLUGINS = [
    *("terminal", "capture", "cacheprovider", "warnings", "doctest", "unittest", "junitxml", "pastebin"),
    *("stepwise", "faulthandler", "logging", "debugging", "legacypath", "tmpdir", "monkeypatch", "recwarn"),
    *("setuponly", "setupplan", "unraisableexception", "threadexception", "subtests", "skipping"),
]


def with_checks(test_file: Path, script: Callable[[Checks], T]) -> T:
    """Run `script` once on the checks of a test file. Raises what the script raises, and GraderFault."""
    with closing(HiddenTests()) as tests, tests.checks(test_file) as checks:
        return script(checks)


class HiddenTests:
    """Open sessions over test files, the last few that were used. Close it."""

    def __init__(self) -> None:
        self._sessions: dict[Path, Session] = {}

    @contextmanager
    def checks(self, test_file: Path) -> Iterator[Checks]:
        """The checks of a test file, as it is now. Raises GraderFault("hidden_tests") if pytest cannot collect it."""
        session = self._sessions.pop(test_file, None)
        if session is None or session.version != _version(test_file):
            if session is not None:
                session.close()
            session = Session(test_file)
        self._sessions[test_file] = session
        while len(self._sessions) > MOST_SESSIONS:
            self._sessions.pop(next(iter(self._sessions))).close()
        with session.running() as checks:
            yield checks

    def close(self) -> None:
        while self._sessions:
            self._sessions.popitem()[1].close()


class Session:
    """One pytest session over one test file."""

    def __init__(self, test_file: Path) -> None:
        self.version = _version(test_file)
        self._file = test_file
        self._plugin = ChecksPlugin()
        self._module: ModuleType | None = None
        self._thread = Thread(target=self._wait_inside_pytest, daemon=True)
        with _quiet() as output, self._imported():
            self._thread.start()
            self._plugin.collected.wait()
        if self._plugin.checks is None:
            self.close()
            detail = self._plugin.collection_error or output.getvalue().strip() or "pytest collected nothing"
            raise GraderFault("hidden_tests", file=str(test_file), detail=detail)

    def _wait_inside_pytest(self) -> None:
        try:
            pytest.main(_arguments(self._file), plugins=[self._plugin])
        finally:
            self._plugin.collected.set()

    @contextmanager
    def running(self) -> Iterator[Checks]:
        assert self._plugin.checks is not None
        with _quiet(), self._imported():
            yield self._plugin.checks

    def close(self) -> None:
        """Let pytest end its session, and wait for that."""
        with _quiet(), self._imported():
            self._plugin.ended.set()
            self._thread.join()

    @contextmanager
    def _imported(self) -> Iterator[None]:
        """The test module is in `sys.modules` in here, and only in here; a namesake is put back."""
        name = self._file.stem
        namesake = sys.modules.pop(name, None)
        if self._module is not None:
            sys.modules[name] = self._module
        try:
            yield
        finally:
            self._module = sys.modules.pop(name, None)
            if namesake is not None:
                sys.modules[name] = namesake


def _version(test_file: Path) -> tuple[int, ...]:
    """Differs when the file does; zeros when it is not there."""
    try:
        status = test_file.stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _arguments(test_file: Path) -> list[str]:
    off = [part for name in UNUSED_PLUGINS for part in ("-p", f"no:{name}")]
    place = ["-c", os.devnull, "--rootdir", str(test_file.parent), "--noconftest"]
    return [*place, "--import-mode=importlib", "--assert=plain", *off, str(test_file)]


@contextmanager
def _quiet() -> Iterator[StringIO]:
    """No PYTEST_* variable, nothing printed, no bytecode beside the tests."""
    ours = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PYTEST_")}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    writes_no_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    output = StringIO()
    try:
        with redirect_stdout(output), redirect_stderr(output):
            yield output
    finally:
        sys.dont_write_bytecode = writes_no_bytecode
        for name in [name for name in os.environ if name.startswith("PYTEST_")]:
            del os.environ[name]
        os.environ.update(ours)
