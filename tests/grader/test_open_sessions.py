"""Hidden tests stay collected between grades, and follow their file."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tutor.errors import GraderFault
from tutor.grader.engine import MOST_SESSIONS, HiddenTests, with_checks


@pytest.fixture
def tests() -> Iterator[HiddenTests]:
    tests = HiddenTests()
    yield tests
    tests.close()


def write(path: Path, *names: str) -> Path:
    path.write_text("".join(f"def test_{name}(lab): pass\n" for name in names))
    return path


def ids(tests: HiddenTests, file: Path) -> set[str]:
    with tests.checks(file) as checks:
        return checks.ids


def test_the_same_session_serves_again(tests: HiddenTests, tmp_path: Path) -> None:
    file = write(tmp_path / "test_one.py", "a")
    with tests.checks(file) as first:
        pass
    with tests.checks(file) as second:
        assert second is first


def test_a_file_that_changed_is_collected_anew(tests: HiddenTests, tmp_path: Path) -> None:
    file = write(tmp_path / "test_one.py", "a")
    assert ids(tests, file) == {"a"}
    assert ids(tests, write(file, "a", "b")) == {"a", "b"}
    assert ids(tests, write(file, "c")) == {"c"}


def test_a_broken_file_is_a_fault_of_the_grader_until_it_is_mended(
    tests: HiddenTests, tmp_path: Path
) -> None:
    file = tmp_path / "test_one.py"
    for source in ("def test_a(lab:\n", "import nothing_of_this_name\n", "raise SystemExit(0)\n"):
        file.write_text(source)
        with pytest.raises(GraderFault) as fault, tests.checks(file):
            pass
        assert fault.value.kind == "hidden_tests"
    assert ids(tests, write(file, "a")) == {"a"}


def test_a_file_that_is_gone_is_a_fault_of_the_grader(tests: HiddenTests, tmp_path: Path) -> None:
    file = write(tmp_path / "test_one.py", "a")
    assert ids(tests, file) == {"a"}
    file.unlink()
    with pytest.raises(GraderFault), tests.checks(file):
        pass


def test_two_files_of_one_name_are_told_apart(tests: HiddenTests, tmp_path: Path) -> None:
    files = []
    for name in ("left", "right"):
        (tmp_path / name).mkdir()
        files.append(write(tmp_path / name / "test_one.py", name))
    for _ in range(2):
        assert [ids(tests, file) for file in files] == [{"left"}, {"right"}]


def test_the_surroundings_are_as_before(
    tests: HiddenTests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    namesake = ModuleType("test_one")
    monkeypatch.setitem(sys.modules, "test_one", namesake)
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    environment, threads = dict(os.environ), threading.active_count()
    file = write(tmp_path / "test_one.py", "a")
    with tests.checks(file) as checks:
        assert checks.ids == {"a"}
        assert sys.modules["test_one"] is not namesake
    tests.close()
    assert sys.modules["test_one"] is namesake
    assert dict(os.environ) == environment
    assert not [module for module in sys.modules.values() if str(file) == getattr(module, "__file__", "")]
    assert threading.active_count() == threads


def test_only_a_few_sessions_stay_open(tests: HiddenTests, tmp_path: Path) -> None:
    before = threading.active_count()
    for number in range(MOST_SESSIONS + 3):
        ids(tests, write(tmp_path / f"test_{number}.py", "a"))
    assert threading.active_count() == before + MOST_SESSIONS
    tests.close()
    assert threading.active_count() == before


def test_what_the_script_raises_comes_out_and_the_session_ends(tmp_path: Path) -> None:
    file = write(tmp_path / "test_one.py", "a")

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        with_checks(file, interrupted)
    assert threading.active_count() == before
