"""Killed processes, damaged files, full disks, foreign folders: the log stays, and the learner is told."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.errors import StoreError
from tutor.paths import Home
from tutor.store.events import Read
from tutor.store.progress import Store, open_store
from tutor.texts import LANGUAGES, explain

Child = Callable[..., "subprocess.Popen[str]"]

WRITE_FOREVER = """
store = open_store(home)
number = 0
while True:
    store.append(page(number))
    print(number, flush=True)
    number += 1
"""
WRITE_FIFTY = """
sys.stdin.readline()
store = open_store(home)
for number in range(50):
    store.append(page(number))
"""
TELL_KIND = """
try:
    open_store(home).close()
    print("opened")
except TutorError as error:
    print(error.kind)
"""


def anchors(store: Store, unit: str = "v1") -> list[int]:
    return [int(event.anchor) for _, event in store.events(Read) if event.unit == unit]


def assert_sound(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def assert_explained(error: StoreError) -> None:
    for lang in LANGUAGES:
        assert all(explain(error, lang))


def test_two_processes_open_a_new_home_and_write_at_once(home: Home, child: Child) -> None:
    """Both migrate, both switch to the write-ahead log, both append: nothing is lost or refused."""
    writers = [child(WRITE_FIFTY, home.root, name) for name in ("v1", "v2", "v3")]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    store = open_store(home)
    for name in ("v1", "v2", "v3"):
        assert anchors(store, name) == list(range(50))
    ids = [event_id for event_id, _ in store.events()]
    assert len(set(ids)) == 150
    store.close()


@pytest.mark.parametrize("written", [1, 7, 40])
def test_a_killed_writer_loses_at_most_the_write_in_flight(home: Home, child: Child, written: int) -> None:
    writer = child(WRITE_FOREVER, home.root)
    assert writer.stdout is not None
    told = -1
    while told < written:
        told = int(writer.stdout.readline())
    writer.send_signal(signal.SIGKILL)
    told = max([told, *map(int, writer.communicate()[0].split("\n")[:-1])])
    assert writer.returncode == -signal.SIGKILL

    store = open_store(home)
    kept = anchors(store)
    store.append(Read(at=next(store.events())[1].at, unit="v2", anchor="1"))
    store.close()
    assert kept == list(range(len(kept)))
    assert len(kept) - 1 in (told, told + 1), "everything that was confirmed is there"
    assert_sound(home.database)


def filled(home: Home) -> None:
    store = open_store(home)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    store.append_all([Read(at=at, unit="v1", anchor=str(number)) for number in range(500)])
    store.close()


def _damage_header(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)


def _damage_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 6000] = b"\xa5" * 6000
    path.write_bytes(bytes(content))


def test_the_check_for_soundness_sees_a_damaged_file(home: Home) -> None:
    filled(home)
    _damage_middle(home.database)
    with pytest.raises((AssertionError, sqlite3.DatabaseError)):
        assert_sound(home.database)


@pytest.mark.parametrize("damage", [_damage_header, _damage_middle])
def test_a_damaged_database_is_set_aside_and_a_fresh_one_begun(
    home: Home, damage: Callable[[Path], None]
) -> None:
    filled(home)
    damage(home.database)
    damaged = home.database.read_bytes()

    store = open_store(home)
    assert store.set_aside is not None
    assert store.set_aside.name.startswith("progress.corrupt-")
    assert store.set_aside.suffix == ".db"
    assert store.set_aside.read_bytes() == damaged
    assert list(store.events()) == []
    store.close()

    again = open_store(home)
    assert again.set_aside is None
    again.close()


def test_a_second_damaged_database_does_not_take_the_place_of_the_first(home: Home) -> None:
    for _ in range(2):
        filled(home)
        _damage_header(home.database)
        open_store(home).close()
    assert len(list(home.root.glob("progress.corrupt-*.db"))) == 2


def test_a_sound_database_is_not_set_aside(home: Home) -> None:
    filled(home)
    store = open_store(home)
    assert store.set_aside is None
    store.close()


def test_a_newer_database_is_left_alone(home: Home) -> None:
    filled(home)
    connection = sqlite3.connect(home.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = home.database.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(home)
    assert caught.value.kind == "newer_database"
    assert_explained(caught.value)
    assert home.database.read_bytes() == content
    assert list(home.root.glob("progress.corrupt*")) == []


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for root in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreError) as caught:
            open_store(Home(root))
        assert caught.value.kind == "home_is_file"
        assert_explained(caught.value)
    assert (tmp_path / "file").read_text() == "mine"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other accounts can walk into, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    subprocess.run(["chmod", "-R", "u+rwx", str(folder)], check=True)
    shutil.rmtree(folder)


@pytest.mark.parametrize("used_before", [False, True])
def test_a_home_that_may_only_be_read(open_folder: Path, child: Child, used_before: bool) -> None:
    home = Home(open_folder / "home")
    home.root.mkdir()
    if used_before:
        filled(home)
    for folder in (home.root, home.labs, home.backups):
        if folder.exists():
            folder.chmod(0o555)
    become_another = "import os\nif os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
    assert child(become_another + TELL_KIND, home.root).communicate()[0] == "home_read_only\n"


def test_the_same_home_opens_for_who_may_write(open_folder: Path, child: Child) -> None:
    assert child(TELL_KIND, open_folder / "home").communicate()[0] == "opened\n"


WRITE_UNTIL_FULL = """
store = open_store(home)
limit()
try:
    for number in range(100_000):
        store.append(page(number))
        print(number, flush=True)
except TutorError as error:
    print(error.kind, flush=True)
print("still reads", len(list(store.events())), flush=True)
"""
LIMIT_FILE_SIZE = """
def limit():
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
"""


def assert_full_disk_was_told(output: str, home: Home) -> None:
    *numbers, kind, reads = output.splitlines()
    assert kind == "disk_full"
    assert reads == f"still reads {len(numbers)}"
    store = open_store(home)
    assert anchors(store) == list(range(len(numbers)))
    store.close()
    assert_sound(home.database)


def test_a_file_that_may_not_grow_is_told_as_a_full_disk(home: Home, child: Child) -> None:
    assert_full_disk_was_told(child(LIMIT_FILE_SIZE + WRITE_UNTIL_FULL, home.root).communicate()[0], home)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 400 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if os.getuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_loses_only_the_write_that_did_not_fit(
    small_disk: Path, tmp_path: Path, child: Child
) -> None:
    home = Home(small_disk / "home")
    output = child("limit = lambda: None\n" + WRITE_UNTIL_FULL, home.root).communicate()[0]
    larger = Home(tmp_path / "larger")
    shutil.copytree(home.root, larger.root)
    assert_full_disk_was_told(output, larger)
