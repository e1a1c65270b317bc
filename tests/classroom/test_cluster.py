"""The same class on a Dask cluster of two worker processes, one of which is killed on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor import paths
from tutor.course.load import open_course
from tutor.errors import UsageError
from tutor.study.classroom.cluster import grade_on_cluster
from tutor.study.classroom.journal import Result
from tutor.study.classroom.submissions import Submission

pytestmark = pytest.mark.filterwarnings("default")
ROOT = paths.course_root()
LEARNERS = 12


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0
    ) as cluster:
        yield cluster.scheduler_address


def work() -> list[tuple[Submission, str]]:
    """Right and wrong files in turn."""
    lab = open_course(ROOT).lab("perceptron")
    sources = [lab.source("solution.py"), lab.source("mistakes/forgot_bias.py")]
    return [
        (Submission(f"learner{number:02}", "perceptron", Path("x.py"), sources[number % 2]), f"key{number}")
        for number in range(LEARNERS)
    ]


def test_a_killed_worker_loses_nothing(address: str) -> None:
    from distributed import Client

    found: list[Result] = []

    def keep(result: Result) -> None:
        found.append(result)
        if len(found) == 2:
            with Client(address, set_as_default=False) as client:
                victim = next(iter(client.run(os.getpid).values()))
            os.kill(victim, signal.SIGKILL)

    grade_on_cluster(address, ROOT, work(), seed=0, lang="en", on_result=keep)
    verdicts = {result.learner: result.verdict for result in found}
    assert verdicts == {f"learner{number:02}": ("passed", "failed")[number % 2] for number in range(LEARNERS)}


def test_nobody_at_the_address(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as nobody:
        grade_on_cluster("not an address", ROOT, work()[:1], seed=0, lang="en", on_result=lambda result: None)
    assert nobody.value.kind == "no_scheduler"
