"""Judge or zygote ends, in whatever way and at whatever moment: no process stays behind."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tutor.course.model import Limits
from tutor.errors import GraderFault
from tutor.sandbox.errors import Died
from tutor.sandbox.worker import Worker
from tutor.sandbox.zygote import Zygote

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="pidfd: the end of a process, without waiting in a loop"
)

JUDGE = """
import json, sys
from tutor.course.model import Limits
from tutor.sandbox.zygote import Zygote
zygote = Zygote.start("numpy")
worker = zygote.worker(sys.argv[1], "mine.py", Limits(call=600.0))
worker.load()
pid = worker.probe("def pid(lab):\\n    import os\\n    return os.getpid()", "pid", (), {}, 10.0).value
print(json.dumps([zygote._process.pid, pid]), flush=True)
if sys.argv[2] == "idle": sys.stdin.read()
worker.call("f", (), {}, 600.0)
"""
WAKING = """
import subprocess, sys
from tutor.sandbox.zygote import Zygote
start = subprocess.Popen
def tell(*args, **kwargs):
    process = start(*args, **kwargs)
    print(process.pid, flush=True)
    return process
subprocess.Popen = tell
Zygote.start("numpy")
sys.stdin.read()
"""
BUSY = "def f():\n    while True: pass\n"


class Witness:
    """Sees a process end. Opened while the process lives, so its number cannot be another's by then."""

    def __init__(self, pid: int) -> None:
        self._descriptor = os.pidfd_open(pid)

    def ended(self, seconds: float = 10.0) -> bool:
        return bool(select.select([self._descriptor], [], [], seconds)[0])

    def close(self) -> None:
        os.close(self._descriptor)


@pytest.fixture
def judge() -> Iterator[Callable[[str], tuple[subprocess.Popen[bytes], Witness, Witness]]]:
    """A judge in a process of its own, with witnesses of its zygote and its worker."""
    started: list[subprocess.Popen[bytes]] = []
    witnesses: list[Witness] = []

    def start(mode: str) -> tuple[subprocess.Popen[bytes], Witness, Witness]:
        command = [sys.executable, "-c", JUDGE, BUSY, mode]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        started.append(process)
        assert process.stdout is not None
        zygote, worker = (Witness(pid) for pid in json.loads(process.stdout.readline()))
        witnesses.extend((zygote, worker))
        return process, zygote, worker

    yield start
    for process in started:
        process.kill()
        process.communicate()
    for witness in witnesses:
        witness.close()


@pytest.mark.parametrize(
    ("mode", "how"), [("idle", signal.SIGKILL), ("busy", signal.SIGKILL), ("busy", signal.SIGINT)]
)
def test_the_judge_is_killed(
    judge: Callable[[str], tuple[subprocess.Popen[bytes], Witness, Witness]], mode: str, how: signal.Signals
) -> None:
    process, zygote, worker = judge(mode)
    process.send_signal(how)
    assert zygote.ended() and worker.ended()


def test_the_judge_is_killed_while_the_zygote_wakes_up() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAKING], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        with closing(Witness(int(process.stdout.readline()))) as zygote:
            process.kill()
            assert zygote.ended()


def test_the_zygote_is_killed(zygote: Zygote) -> None:
    worker, witness = busy_worker(zygote)
    with closing(worker), closing(witness):
        os.kill(zygote._process.pid, signal.SIGKILL)
        with pytest.raises((Died, GraderFault)):
            worker.call("f", (), {}, 10.0)
        assert witness.ended()
        with pytest.raises(GraderFault, match="sandbox"):
            zygote.worker("", "mine.py", Limits())


def test_closing_a_worker_ends_it_even_when_it_hangs(zygote: Zygote) -> None:
    worker, witness = busy_worker(zygote)
    with closing(witness):
        with pytest.raises(Died):
            worker.call("f", (), {}, 0.1)
        assert witness.ended()
        worker.close()


def test_closing_the_zygote_ends_its_workers(zygote: Zygote) -> None:
    first, first_witness = busy_worker(zygote)
    second, second_witness = busy_worker(zygote)
    with closing(first), closing(second), closing(first_witness), closing(second_witness):
        zygote.close()
        assert first_witness.ended() and second_witness.ended()


def test_many_workers_leave_no_descriptor_and_no_zombie(zygote: Zygote) -> None:
    open_before = set(os.listdir("/proc/self/fd"))
    for _ in range(30):
        with closing(zygote.worker("def f(): return 1", "mine.py", Limits())) as worker:
            worker.load()
    assert set(os.listdir("/proc/self/fd")) == open_before
    children = Path(f"/proc/{zygote._process.pid}/task/{zygote._process.pid}/children")
    zygote.close()
    assert not children.exists()


def test_a_zygote_has_one_thread(zygote: Zygote) -> None:
    """A lock that another thread holds at the fork would stay locked in the child."""
    assert len(os.listdir(f"/proc/{zygote._process.pid}/task")) == 1


def test_a_backend_that_cannot_start_is_a_fault_of_ours() -> None:
    with pytest.raises(GraderFault, match="sandbox") as fault:
        Zygote.start("jax")
    assert "jax" in str(fault.value.fields["detail"])


@pytest.fixture
def zygote() -> Iterator[Zygote]:
    """One of its own, to be killed."""
    with closing(Zygote.start("numpy")) as started:
        yield started


def busy_worker(zygote: Zygote) -> tuple[Worker, Witness]:
    worker = zygote.worker(BUSY, "mine.py", Limits())
    worker.load()
    pid = worker.probe("def pid(lab):\n    import os\n    return os.getpid()", "pid", (), {}, 10.0).value
    return worker, Witness(pid)
