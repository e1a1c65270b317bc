"""The resident judge as a child process: one request at a time, a new child after each death."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import msgspec

from tutor.errors import GraderFault

SERVICE = "tutor.grader.service"
LONGEST_LINE = 64_000_000
"""Bytes of one answer: a grade quotes inputs and prints, and both are cut far below this."""
ATTEMPTS = 2
END_SECONDS = 10.0


class Resident:
    """`python -m tutor.grader.service`, started when the first request comes.

    Use it from the event loop of the main thread: a child that is told to die with its parent dies with the
    thread that started it.
    """

    def __init__(self, course_root: Path, log: Path) -> None:
        self._course_root = course_root
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()
        self._requests = 0

    async def ask(self, op: str, **fields: Any) -> dict[str, Any]:
        """The answer to one request. When the judge dies over it, it is asked once more of a new one.

        Cancelling ends the judge, and what it runs with it. Raises GraderFault: what the judge refuses, and
        "service_died" after two deaths in a row.
        """
        async with self._turn:
            self._requests += 1
            line = msgspec.json.encode({"op": op, "id": self._requests, **fields}) + b"\n"
            for _ in range(ATTEMPTS):
                try:
                    answer = await self._exchange(line)
                except (OSError, EOFError, ValueError):
                    await self._end()
                except BaseException:
                    await self._end()
                    raise
                else:
                    return _checked(answer)
        raise GraderFault("service_died", path=self._log)

    async def _exchange(self, line: bytes) -> dict[str, Any]:
        """Raises OSError or EOFError when the judge is gone, ValueError when it answers something else."""
        process = await self._started()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(line)
        await process.stdin.drain()
        while answered := await process.stdout.readline():
            answer: dict[str, Any] = msgspec.json.decode(answered, type=dict[str, Any])
            if answer.get("id") == self._requests:
                return answer
        raise EOFError("the judge ended")

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            with log_file(self._log) as errors:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    "-P",
                    "-m",
                    SERVICE,
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=errors,
                    limit=LONGEST_LINE,
                    env=child_environment(self._course_root),
                    start_new_session=True,
                )
        return self._process

    async def close(self) -> None:
        """Let the judge end by itself: its input is over. Kill it if that takes long."""
        process = self._process
        if process is not None and process.stdin is not None:
            process.stdin.close()
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), END_SECONDS)
        await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        if process.stdin is not None:
            process.stdin.close()
        await process.communicate()


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    error = answer.get("error")
    if error is not None:
        raise GraderFault(str(error["kind"]), **error["fields"])
    return answer


def child_environment(course_root: Path) -> dict[str, str]:
    """The environment of a child that reads the same course."""
    return {**os.environ, "TUTOR_COURSE": str(course_root.resolve())}


def log_file(path: Path) -> IO[bytes]:
    """The learner's log file; nowhere when it cannot be written."""
    try:
        return path.open("ab")
    except OSError:
        return open(os.devnull, "ab")
