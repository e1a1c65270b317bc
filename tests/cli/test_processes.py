"""Real processes: what they load, how they end, two at once, an account that may only read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.study.learning import FIXTURE, RIGHT, answer_all
from tutor.paths import Home
from tutor.store.events import Answered, Graded
from tutor.study import quizzing
from tutor.study.session import open_study

Process = subprocess.Popen[str]
HEAVY = ("fsrs", "numpy", "torch", "textual", "pytest", "rich", "watchfiles")
ENDLESS = "def twice(x):\n    while True:\n        pass\n"


@pytest.fixture
def begin(course: Path, home: Path) -> Iterator[Callable[..., Process]]:
    """Start `tutor` in a process of its own; what still runs at the end is ended."""
    started: list[Process] = []

    def start(*words: str, code: str = "") -> Process:
        command = [sys.executable, "-u", *(["-c", code] if code else ["-m", "tutor"]), *words]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def children(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "ppid=,pid=,stat="], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(child) for parent, child, state in rows if int(parent) == pid and not state.startswith("Z")]


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline


def is_gone(pid: int) -> bool:
    listed = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.strip() in ("", "Z", "Zs")


def test_progress_loads_nothing_heavy(home: Path, course: Path, begin: Callable[..., Process]) -> None:
    study = open_study(Home(home), course)
    answer_all(quizzing.start_quiz(study, "v1", seed=1))
    study.close()
    code = (
        "import sys\n"
        "from tutor.course.load import Course\n"
        "from tutor.cli.app import run\n"
        "Course.lab = Course.labs = None  # lab.toml is not read whole\n"
        "code = run(['progress'])\n"
        f"print(code, sorted(set(sys.modules) & set({HEAVY!r})))\n"
    )
    out, err = begin(code=code).communicate()
    assert (out.splitlines()[-1], err) == ("0 []", "")


def test_a_watch_grades_every_save_until_ctrl_c(
    home: Path, course: Path, begin: Callable[..., Process]
) -> None:
    study = open_study(Home(home), course)
    path = home / "labs/doubling.py"
    path.write_text("def twice(x")
    watch = begin("--lang", "en", "watch", "doubling")
    assert watch.stdout is not None

    def until_said(words: str) -> None:
        for line in watch.stdout or ():
            if words in line:
                return
        pytest.fail(f"the watch ended before it said {words!r}")

    until_said("Watching")
    until_said("The file is not valid Python")
    until_said("seed")
    path.write_bytes(b"\xff\xfe")
    until_said("not UTF-8 text")
    path.unlink()
    new = home / "labs/.doubling.py.swp"
    new.write_text(RIGHT)
    new.rename(path)
    until_said("Passed")
    until_said("seed")
    [judge] = children(watch.pid)
    watch.send_signal(signal.SIGINT)
    _, err = watch.communicate()
    assert (watch.returncode, err.strip()) == (130, "")
    assert is_gone(judge)
    assert [event.verdict for _, event in study.store.events(Graded)] == ["error", "passed"]
    study.close()


def test_ctrl_c_ends_a_grade_and_all_it_started(home: Path, begin: Callable[..., Process]) -> None:
    (home / "labs").mkdir(parents=True)
    (home / "labs/doubling.py").write_text(ENDLESS)
    grade = begin("grade", "doubling")
    until(lambda: children(grade.pid))
    helpers = children(grade.pid)
    grade.send_signal(signal.SIGINT)
    out, err = grade.communicate()
    assert (grade.returncode, out, err.strip()) == (130, "", "")
    until(lambda: all(map(is_gone, helpers)))


def test_a_cold_grade_leaves_nothing_running(home: Path, begin: Callable[..., Process]) -> None:
    (home / "labs").mkdir(parents=True)
    (home / "labs/doubling.py").write_text(RIGHT)
    grade = begin("grade", "doubling")
    until(lambda: children(grade.pid))
    helpers = children(grade.pid)
    assert (grade.communicate()[1], grade.returncode) == ("", 0)
    until(lambda: all(map(is_gone, helpers)))


def test_two_processes_at_once_lose_nothing(home: Path, course: Path, begin: Callable[..., Process]) -> None:
    code = (
        "from tutor.cli.common import Options\n"
        "from tests.study.learning import answer_all\n"
        "from tutor.study import quizzing\n"
        "study = Options().study()\n"
        "print('open', flush=True)\n"
        "input()\n"
        "for unit in ('v1', 'v2', 'v1', 'v2'):\n"
        "    answer_all(quizzing.start_quiz(study, unit))\n"
        "study.close()\n"
    )
    both = [begin(code=code) for _ in range(2)]
    for process in both:
        assert process.stdout is not None and process.stdin is not None
        assert process.stdout.readline() == "open\n"
    for process in both:
        process.stdin.write("\n")  # type: ignore[union-attr]
        process.stdin.flush()  # type: ignore[union-attr]
    assert [process.communicate()[1] for process in both] == ["", ""]
    study = open_study(Home(home), course)
    answers = [event for _, event in study.store.events(Answered)]
    assert len(answers) >= 16 and all(event.correct for event in answers)
    study.close()


def test_a_reader_that_goes_away_is_no_fault(begin: Callable[..., Process]) -> None:
    notes = begin("notes", "v1")
    assert notes.stdout is not None
    notes.stdout.close()
    assert notes.stderr is not None
    assert (notes.stderr.read(), notes.wait()) == ("", 0)


@pytest.fixture
def walkable() -> Iterator[Path]:
    """A folder that other accounts can walk into, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    subprocess.run(["chmod", "-R", "u+rwx", str(folder)], check=True)
    shutil.rmtree(folder)


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_a_home_that_may_only_be_read(walkable: Path, begin: Callable[..., Process], lang: str) -> None:
    """As another account where this one is root, which may write everywhere."""
    home, a_file, course = walkable / "home", walkable / "file", walkable / "course"
    shutil.copytree(FIXTURE, course)
    home.mkdir()
    (home / "notes.txt").write_text("mine")
    home.chmod(0o555)
    a_file.write_text("no folder")
    code = (
        "import os, sys\n"
        "from tutor.cli.app import run\n"
        f"os.environ['TUTOR_COURSE'] = {str(course)!r}\n"
        "warm = open(os.devnull, 'w')\n"
        "kept, sys.stderr = sys.stderr, warm  # the other account may not read what is imported late\n"
        f"run(['--lang', {lang!r}, '--home', {str(a_file)!r}, 'next'])\n"
        "sys.stderr = kept\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    process = begin("--lang", lang, "--home", str(home), "next", code=code)
    out, err = process.communicate()
    assert (process.returncode, out) == (3, "")
    assert str(home) in err and "Traceback" not in err
    assert [path.name for path in home.iterdir()] == ["notes.txt"]


def test_a_killed_quiz_keeps_every_answer(home: Path, course: Path, begin: Callable[..., Process]) -> None:
    quiz = begin("quiz", "v1")
    assert quiz.stdout is not None and quiz.stdin is not None
    for line in quiz.stdout:
        if "seed" in line:
            break
    quiz.stdin.write("1\n1\n1\n" * 4)
    quiz.stdin.flush()
    for line in quiz.stdout:
        if line.startswith("2/"):
            break
    os.kill(quiz.pid, signal.SIGKILL)
    quiz.wait()
    study = open_study(Home(home), course)
    assert list(study.store.events(Answered))
    study.close()
