"""The same job on a Dask cluster: each worker process keeps one judge, and Dask repeats what a dead worker had.

`distributed` is imported here alone; it comes with the extra `cluster`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tutor.errors import UsageError
from tutor.study.classroom.journal import Result
from tutor.study.classroom.run import OnResult, request, result_of
from tutor.study.classroom.submissions import Submission
from tutor.study.resident import SERVICE, child_environment
from tutor.texts import Lang

ATTEMPTS = 2
_turn = threading.Lock()
_judge: subprocess.Popen[bytes] | None = None


def grade_on_cluster(
    address: str,
    course_root: Path,
    todo: list[tuple[Submission, str]],
    *,
    seed: int,
    lang: Lang,
    on_result: OnResult,
) -> None:
    """Grade everything on the workers of a scheduler; they need the course at the same path.

    Raises UsageError: "no_distributed" without the extra, "no_scheduler" when nobody answers at the address.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise UsageError("no_distributed") from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise UsageError("no_scheduler", address=address) from None
    with client:
        jobs = {
            client.submit(
                grade_here, str(course_root), request(submission, seed, lang), key=key, retries=5
            ): (
                submission,
                key,
            )
            for submission, key in todo
        }
        for future in as_completed(jobs, loop=client.loop):
            submission, key = jobs[future]
            answer = future.result() if future.status == "finished" else {}
            if "grade" in answer:
                on_result(result_of(submission, key, answer))
            else:
                on_result(Result(submission.learner, submission.lab, key))


def grade_here(course_root: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Runs on a worker: one request to this process's judge, which stays warm for the next one."""
    global _judge
    line = json.dumps({"op": "grade", "id": 1, **fields}).encode() + b"\n"
    with _turn:
        for _ in range(ATTEMPTS):
            if _judge is None or _judge.poll() is not None:
                _judge = _started(Path(course_root))
            answer = _exchange(_judge, line)
            if answer is not None:
                return answer
            _judge.kill()
            _judge.wait()
            _judge = None
    return {}


def _started(course_root: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", SERVICE]
    environment = child_environment(course_root)
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )


def _exchange(judge: subprocess.Popen[bytes], line: bytes) -> dict[str, Any] | None:
    """The answer, None when the judge died over it."""
    assert judge.stdin is not None and judge.stdout is not None
    try:
        judge.stdin.write(line)
        judge.stdin.flush()
        answered = judge.stdout.readline()
    except OSError:
        return None
    answer: dict[str, Any] | None = json.loads(answered) if answered else None
    return answer
