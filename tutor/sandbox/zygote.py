"""A warm process for each backend, from which workers are forked in milliseconds: the judge's side."""

from __future__ import annotations

import select
import socket
import subprocess
import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import count
from typing import IO, Protocol

import msgspec

from tutor.errors import GraderFault
from tutor.sandbox import control, wire
from tutor.sandbox.boot import Booting, boot
from tutor.sandbox.channel import Channel, Closed
from tutor.sandbox.conversation import Conversation
from tutor.sandbox.isolation import Level
from tutor.sandbox.printed import PrintedFile
from tutor.sandbox.worker import Reply, Worker

__all__ = ["Reply", "Worker", "Zygote"]

BOOT_SECONDS = 120.0
END_SECONDS = 10.0


class Limits(Protocol):
    """Seconds for running the file and for all calls together, and memory above the warm process's own."""

    @property
    def load(self) -> float: ...
    @property
    def grade(self) -> float: ...
    @property
    def memory_mb(self) -> int: ...


class Zygote:
    """Starts workers. Close it: its workers end with it, and all of them end with the judge.

    A worker may be paused by another thread than the one that talks to it.
    """

    def __init__(self, booting: Booting) -> None:
        """Wait until a zygote that was started is warm. Raises GraderFault when it does not come to that."""
        self._process = booting.process
        self._orders = booting.orders
        self._channel = Channel(booting.orders)
        self._numbers = count(1)
        self._turn = threading.RLock()
        self._exits: dict[int, control.Exited] = {}
        self._forgotten: set[int] = set()
        with booting.errors as errors:
            self.isolation: Level = self._warm(errors).isolation

    @classmethod
    def start(cls, backend: str, without: Iterable[str] = ()) -> Zygote:
        """Start `numpy` or `torch` by exec, and wait until it is warm. Raises GraderFault.

        `without` names layers of isolation to leave off: for the attack suite alone.
        """
        return cls(boot(backend, without))

    def _warm(self, errors: IO[bytes]) -> control.Ready:
        try:
            news = self._news(self._channel.clock() + BOOT_SECONDS)
        except GraderFault:
            self.close()
            errors.seek(0)
            raise GraderFault("sandbox", detail=errors.read().decode(errors="replace")[-2000:]) from None
        assert isinstance(news, control.Ready)
        return news

    def worker(
        self, source: str, file_name: str, limits: Limits, uses: Mapping[str, str] | None = None
    ) -> Worker:
        """A fresh, isolated process for a file. The file runs when the worker is told to load it."""
        number = next(self._numbers)
        ours, theirs = socket.socketpair()
        printed = PrintedFile.create()
        cpu = 5 + 2 * round(limits.grade)
        order = control.Fork(number, memory_bytes=limits.memory_mb << 20, cpu_seconds=cpu)
        conversation = Conversation(self, number, Channel(ours), printed)
        with theirs:
            try:
                self._send(order, theirs.fileno(), printed.fileno())
            except BaseException:
                conversation.close()
                raise
        return Worker(conversation, printed, wire.Load(source, file_name, dict(uses or {})), limits.load)

    def kill(self, number: int) -> None:
        """End a worker at once. The zygote is its parent and knows whether it is still there.

        Without a zygote there is no worker any more.
        """
        with suppress(GraderFault):
            self._send(control.Kill(number))

    def pause(self, number: int) -> None:
        """Stop a worker where it is; the zygote goes on, so that it ends like any other."""
        with suppress(GraderFault):
            self._send(control.Pause(number))

    def go_on(self, number: int) -> None:
        with suppress(GraderFault):
            self._send(control.GoOn(number))

    def forget(self, number: int) -> None:
        """Nobody will ask how this worker ended."""
        with self._turn:
            if self._exits.pop(number, None) is None:
                self._forgotten.add(number)

    def exit_of(self, number: int, within: float) -> control.Exited | None:
        """How a worker ended; None when it has not, for so many seconds. Raises GraderFault without a zygote."""
        deadline = time.monotonic() + within
        with self._turn:
            while number not in self._exits:
                if not self._has_news(max(0.0, deadline - time.monotonic())):
                    return None
                self._note(self._news(self._channel.clock() + END_SECONDS))
            return self._exits[number]

    def _has_news(self, within: float) -> bool:
        return bool(select.select([self._orders], [], [], within)[0])

    def _note(self, exited: control.Ready | control.Exited) -> None:
        assert isinstance(exited, control.Exited)
        if exited.number in self._forgotten:
            self._forgotten.remove(exited.number)
        else:
            self._exits[exited.number] = exited

    def _send(self, order: control.Order, *descriptors: int) -> None:
        """Hears the news first: a zygote whose news are not read would wait with them for ever."""
        with self._turn:
            if self._orders.fileno() < 0:
                raise GraderFault("sandbox", detail="the zygote is closed")
            while self._has_news(0):
                self._note(self._news(self._channel.clock() + END_SECONDS))
            try:
                self._channel.send(control.encode(order), self._channel.clock() + END_SECONDS)
                if descriptors:
                    socket.send_fds(self._orders, [b"\0"], descriptors)
            except (Closed, TimeoutError, OSError) as error:
                raise GraderFault("sandbox", detail=f"the zygote is gone ({error})") from error

    def _news(self, deadline: float) -> control.Ready | control.Exited:
        try:
            return control.decode_news(self._channel.receive(deadline))
        except (Closed, TimeoutError, OSError, msgspec.DecodeError) as error:
            raise GraderFault("sandbox", detail=f"the zygote is gone ({error!r})") from error

    def close(self) -> None:
        """End the zygote and all of its workers, and wait for that."""
        with self._turn:
            self._channel.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
