"""A worker that is paused: it stands still, no limit counts that, and it ends like any other."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from tests.processes import alive, offspring, standing, until
from tests.sandbox.conftest import OpenFile
from tutor.course.model import Limits
from tutor.sandbox.errors import Died
from tutor.sandbox.zygote import Zygote

ENDLESS = "def f():\n    while True: pass\n"
LIMIT = 0.2


def test_no_limit_counts_a_pause(loaded: OpenFile) -> None:
    worker = loaded(ENDLESS)
    ends: list[str] = []

    def call() -> None:
        with pytest.raises(Died) as died:
            worker.call("f", (), {}, LIMIT)
        ends.append(died.value.reason)

    worker.pause()
    calling = threading.Thread(target=call)
    calling.start()
    calling.join(2 * LIMIT)
    assert calling.is_alive() and not ends
    worker.go_on()
    calling.join()
    assert ends == ["timeout"]


def test_a_paused_worker_goes_on_where_it_was(loaded: OpenFile) -> None:
    worker = loaded("def f(x): return 2 * x\n")
    worker.pause()
    worker.pause()
    worker.go_on()
    assert worker.call("f", (4,), {}, 5.0).value == 8


def test_what_does_not_fit_through_at_once_waits_for_the_end_of_a_pause(loaded: OpenFile) -> None:
    worker = loaded("def f(text): return len(text)\n")
    lengths: list[object] = []
    worker.pause()
    calling = threading.Thread(
        target=lambda: lengths.append(worker.call("f", ("x" * 4_000_000,), {}, 5.0).value)
    )
    calling.start()
    calling.join(LIMIT)
    worker.go_on()
    calling.join()
    assert lengths == [4_000_000]


@pytest.mark.parametrize("closed_first", ["worker", "zygote"])
def test_a_paused_worker_is_ended(closed_first: str) -> None:
    with closing(Zygote.start("numpy")) as zygote, closing(zygote.worker("", "mine.py", Limits())) as worker:
        worker.load()
        worker.pause()
        until(lambda: standing(offspring(zygote._process.pid)) == ["tutor.sandbox.zygote_main"])
        forked = offspring(zygote._process.pid)
        (worker if closed_first == "worker" else zygote).close()
        until(lambda: not alive(forked))
        worker.go_on()
