"""The attack suite: programs in rows/*.toml are graded by a real judge, beside things that must stay untouched.

A row is either an `attack`, run inside a function that answers correctly afterwards, so that a grade which passes
is an attack that got through; or a whole `program`, whose answers are wrong. `verdict` lists what the grade may be;
`by` names the layers each of which is enough to stop it, or `judge` where no layer is needed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from msgspec.structs import replace

from tutor.course.model import Lab
from tutor.grader.judge import Judge
from tutor.grader.references import open_lab
from tutor.grader.report import Grade
from tutor.grader.workers import Workers
from tutor.sandbox.zygote import Zygote

HERE = Path(__file__).parent
IN_MEMORY = b"xyzzy in the judge's memory"
SECRET = ctypes.create_string_buffer(IN_MEMORY)
collect_ignore = [] if os.environ.get("TUTOR_LAYERS_OFF") else ["test_layers_off.py"]

TOOLS = """
import os, sys, time, ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
wire = sys.modules['tutor.sandbox.wire']
returned = wire.Returned

def call(number, *arguments):
    words = [ctypes.c_long(a) if isinstance(a, int) else ctypes.c_char_p(a) for a in arguments]
    result = libc.syscall(ctypes.c_long(number), *words)
    if result < 0: raise OSError(ctypes.get_errno(), 'refused')
    return result

def say_bytes(message): os.write(3, len(message).to_bytes(4, 'little') + message)
def say(message): say_bytes(wire.encode(message))
"""

CORRECT = """
def answer(n):
    attack()
    return n * n + 4099

def scaled(x):
    return 3 * x

def twice(f, n):
    return f(f(n))
"""


@dataclass(frozen=True)
class Attack:
    """One row. `open` is the reason why nothing stops it; `root` rows need rights that an ordinary user lacks."""

    name: str
    group: str
    verdict: tuple[str, ...]
    by: tuple[str, ...]
    source: str
    through: tuple[str, ...] = ("passed",)
    open: str = ""
    root: bool = False

    def program(self, surroundings: dict[str, object]) -> str:
        names = [f"{name} = {value!r}" for name, value in surroundings.items()]
        return "\n".join([*names, TOOLS, self.source])


def attacks() -> list[Attack]:
    return [
        _attack(path.stem, row)
        for path in sorted((HERE / "rows").glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["attack"]
    ]


def _attack(group: str, row: dict[str, Any]) -> Attack:
    body = row.pop("attack", None)
    source = (
        row.pop("program", "")
        if body is None
        else f"def attack():\n{indent(body.strip(), '    ')}\n{CORRECT}"
    )
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Attack(group=group, source=source, **plain)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "attack" in metafunc.fixturenames:
        rows = attacks()
        metafunc.parametrize("attack", rows, ids=[f"{row.group}: {row.name}" for row in rows])


class Surroundings:
    """What an attack could reach: files, sockets, a process of the same user. `changes` tells what it did."""

    def __init__(self, folder: Path, lab: Lab, stack: ExitStack) -> None:
        folder.mkdir()
        SECRET.value = IN_MEMORY
        self.lab = lab
        self.note = folder / "note"
        self.note.write_text("to be left alone")
        (folder / "link").symlink_to(self.lab.test_file)
        self.folder = folder
        self.abstract_name = f"\0tutor-attacks-{os.getpid()}-{folder.name}"
        stack.callback(subprocess.run, ["umount", "-q", str(folder)], capture_output=True, check=False)
        self.victim = subprocess.Popen(["sleep", "600"], env={"SECRET": "xyzzy"}, start_new_session=True)
        stack.callback(self._end_victim)
        self.tcp = stack.enter_context(closing(socket.create_server(("127.0.0.1", 0))))
        self.udp = stack.enter_context(closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)))
        self.udp.bind(("127.0.0.1", 0))
        self.unix = stack.enter_context(closing(socket.socket(socket.AF_UNIX)))
        self.unix.bind(str(folder / "socket"))
        self.abstract = stack.enter_context(closing(socket.socket(socket.AF_UNIX)))
        self.abstract.bind(self.abstract_name)
        for listener in (self.unix, self.abstract):
            listener.listen()
        for door in self._doors():
            door.setblocking(False)
        self._before = self._state()

    def names(self) -> dict[str, object]:
        """The constants that a program of the suite may use."""
        return {
            "LAB": str(self.lab.folder),
            "TEST": str(self.lab.test_file),
            "SOLUTION": str(self.lab.folder / "solution.py"),
            "MISTAKE": str(self.lab.folder / "mistakes" / "one_less.py"),
            "HOME": str(self.folder),
            "NOTE": str(self.note),
            "NEW": str(self.folder / "new"),
            "LINK": str(self.folder / "link"),
            "UNIX": str(self.folder / "socket"),
            "ABSTRACT": self.abstract_name,
            "TCP": self.tcp.getsockname()[1],
            "UDP": self.udp.getsockname()[1],
            "JUDGE": os.getpid(),
            "VICTIM": self.victim.pid,
            "ADDRESS": ctypes.addressof(SECRET),
        }

    def changes(self) -> list[str]:
        """In words; empty when nothing was touched."""
        before, after = self._before, self._state()
        names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
        return [f"{name}: {before.get(name)!r} became {after.get(name)!r}" for name in names]

    def _state(self) -> dict[str, object]:
        files = [path for path in self.folder.rglob("*") if not path.is_socket()]
        state: dict[str, object] = {str(path): _look(path) for path in (*files, *self.lab.folder.rglob("*"))}
        pid = self.victim.pid
        state["victim"] = self.victim.poll(), os.getpriority(os.PRIO_PROCESS, pid), os.sched_getaffinity(pid)
        state["visitors"] = sum(map(_visited, self._doors()))
        state["memory"] = SECRET.value
        return state

    def _doors(self) -> tuple[socket.socket, ...]:
        return (self.tcp, self.udp, self.unix, self.abstract)

    def _end_victim(self) -> None:
        self.victim.kill()
        self.victim.wait()


def _look(path: Path) -> object:
    if path.is_dir():
        return "folder"
    status = path.lstat()
    return status.st_mode, status.st_uid, status.st_nlink, status.st_mtime_ns, path.read_bytes()


def _visited(door: socket.socket) -> bool:
    with suppress(BlockingIOError):
        if door.type == socket.SOCK_DGRAM:
            return bool(door.recv(1))
        door.accept()[0].close()
        return True
    return False


class WeakenedWorkers(Workers):
    """Workers that some layers of isolation are left off for."""

    def __init__(self, without: frozenset[str]) -> None:
        super().__init__()
        self._without = without

    def zygote(self, backend: str) -> Zygote:
        if backend not in self._zygotes:
            self._zygotes[backend] = Zygote.start(backend, self._without)
        return self._zygotes[backend]


@dataclass
class Arena:
    """Judges to attack, one for each set of layers left off; they stay warm."""

    course: Path
    _judges: dict[frozenset[str], Judge] = field(default_factory=dict)

    def grade(self, attack: Attack, around: Surroundings, without: frozenset[str] = frozenset()) -> Grade:
        """Time is short where running out of it is right, and ample elsewhere, however busy the machine is."""
        seconds = 0.4 if "timeout" in attack.verdict else 5.0
        limits = replace(around.lab.file.limits, load=seconds, call=seconds)
        lab = replace(around.lab, file=replace(around.lab.file, limits=limits))
        return self.judge(without).grade(lab, attack.program(around.names()), seed=1, lang="en")

    def judge(self, without: frozenset[str] = frozenset()) -> Judge:
        if without not in self._judges:
            judge = Judge(self.course)
            judge.workers = WeakenedWorkers(without)
            self._judges[without] = judge
        return self._judges[without]

    def close(self) -> None:
        while self._judges:
            self._judges.popitem()[1].close()


@pytest.fixture(scope="session")
def all_attacks() -> list[Attack]:
    return attacks()


@pytest.fixture(scope="session")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arena]:
    with closing(Arena(tmp_path_factory.mktemp("course"))) as arena:
        yield arena


@pytest.fixture(scope="session")
def fortress(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Lab]:
    """The lab that is attacked, as it was written; made anew only when an attack has changed it."""
    folder = tmp_path_factory.mktemp("labs") / "fortress"

    def untouched() -> Lab:
        written = {path.relative_to(HERE): path.read_bytes() for path in _files(HERE / "fortress")}
        if {path.relative_to(folder.parent): path.read_bytes() for path in _files(folder)} != written:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(HERE / "fortress", folder, ignore=shutil.ignore_patterns("__pycache__"))
        return open_lab(folder)

    return untouched


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]


@pytest.fixture
def again(tmp_path: Path, fortress: Callable[[], Lab]) -> Iterator[Callable[[], Surroundings]]:
    """Surroundings that nobody has touched, as often as asked for."""
    with ExitStack() as stack:
        numbers = count()
        yield lambda: Surroundings(tmp_path / str(next(numbers)), fortress(), stack)


@pytest.fixture
def surroundings(again: Callable[[], Surroundings]) -> Surroundings:
    return again()
