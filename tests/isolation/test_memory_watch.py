"""A worker that holds too much ends, where the limit on its address space does not stop it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tutor.course.model import Limits
from tutor.sandbox.errors import Died
from tutor.sandbox.layers.memory_watch import MemoryWatch
from tutor.sandbox.zygote import Zygote

TAKES = """
import numpy as np
held = []
def take(megabytes):
    for _ in range(megabytes):
        held.append(np.ones(1 << 17))
    while megabytes > 100: pass
    return len(held)
"""


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    zygote = Zygote.start("numpy", without=["limits"])
    yield zygote
    zygote.close()


def test_it_is_ended_and_that_is_called_memory(zygote: Zygote) -> None:
    worker = zygote.worker(TAKES, "lab.py", Limits(memory_mb=128))
    worker.load()
    assert worker.call("take", (100,), {}, 20).value == 100
    with pytest.raises(Died) as died:
        worker.call("take", (200,), {}, 20)
    assert died.value.reason == "memory"
    worker.close()


def test_one_worker_s_memory_is_not_another_s(zygote: Zygote) -> None:
    workers = [zygote.worker(TAKES, "lab.py", Limits(memory_mb=128)) for _ in range(3)]
    for worker in workers:
        worker.load()
    assert [worker.call("take", (90,), {}, 20).value for worker in workers] == [90, 90, 90]
    for worker in workers:
        worker.close()


def test_without_workers_there_is_nothing_to_wake_up_for() -> None:
    watch = MemoryWatch()
    assert watch.pause() is None
    watch.look()
    watch.add(2**22 + 1, 100)
    assert watch.pause() is not None
    watch.look()
    watch.remove(2**22 + 1)
    assert watch.pause() is None
