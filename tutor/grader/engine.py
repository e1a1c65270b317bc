"""Hidden tests are run by real pytest, in this process and under our control.

`with_checks` collects one test file and hands its checks to a script, which may run each of them any number
of times, against any program. The session sees nothing of the surroundings: no configuration, no conftest, no
installed plugin, no PYTEST_* variable. It prints nothing, and the test module is forgotten afterwards, so an
edited test file is seen by the next session.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tutor.errors import GraderFault
from tutor.grader.plugin import Checks, ChecksPlugin

T = TypeVar("T")

UNUSED_PLUGINS = [
    *("terminal", "capture", "cacheprovider", "warnings", "doctest", "unittest", "junitxml", "pastebin"),
    *("stepwise", "faulthandler", "logging", "debugging", "legacypath", "tmpdir", "monkeypatch", "recwarn"),
    *("setuponly", "setupplan", "unraisableexception", "threadexception", "subtests", "skipping"),
]


def with_checks(test_file: Path, script: Callable[[Checks], T]) -> T:
    """Run `script` inside a pytest session over `test_file`; returns what it returns.

    Raises what the script raises, KeyboardInterrupt included, and GraderFault("hidden_tests") when the file
    cannot be collected.
    """
    plugin = ChecksPlugin(script)
    output = StringIO()
    with _quiet_surroundings(test_file), redirect_stdout(output), redirect_stderr(output):
        code = pytest.main(_arguments(test_file), plugins=[plugin])
    if plugin.error is not None:
        raise plugin.error
    if not plugin.finished:
        detail = plugin.collection_error or output.getvalue().strip() or f"pytest ended with {code!r}"
        raise GraderFault("hidden_tests", file=str(test_file), detail=detail)
    return plugin.result  # type: ignore[no-any-return]


def _arguments(test_file: Path) -> list[str]:
    off = [part for name in UNUSED_PLUGINS for part in ("-p", f"no:{name}")]
    place = ["-c", os.devnull, "--rootdir", str(test_file.parent), "--noconftest"]
    return [*place, "--import-mode=importlib", "--assert=plain", *off, str(test_file)]


@contextmanager
def _quiet_surroundings(test_file: Path) -> Iterator[None]:
    """No PYTEST_* variable, no bytecode beside the tests, and afterwards no module of theirs."""
    ours = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PYTEST_")}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    writes_no_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    namesake: Any = sys.modules.pop(test_file.stem, None)
    modules = set(sys.modules)
    try:
        yield
    finally:
        for name in set(sys.modules) - modules:
            if getattr(sys.modules[name], "__file__", None) == str(test_file):
                del sys.modules[name]
        if namesake is not None:
            sys.modules[test_file.stem] = namesake
        sys.dont_write_bytecode = writes_no_bytecode
        for name in [name for name in os.environ if name.startswith("PYTEST_")]:
            del os.environ[name]
        os.environ.update(ours)
