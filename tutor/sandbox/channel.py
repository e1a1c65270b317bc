"""Whole messages over a stream socket: four bytes of length, then the message."""

from __future__ import annotations

import socket
import struct

from tutor.sandbox.errors import ProtocolError
from tutor.sandbox.stopwatch import Stopwatch
from tutor.sandbox.wire import LARGEST_MESSAGE

LENGTH = struct.Struct("<I")


class Closed(Exception):
    """There is nobody at the other end."""


class Channel:
    """One end. A deadline is a time of `clock`, which is `time.monotonic` until it is stopped; None waits for ever."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self.clock = Stopwatch()

    def send(self, message: bytes, deadline: float | None = None) -> None:
        """Raises Closed, and TimeoutError where the other end does not read in time."""
        rest = memoryview(LENGTH.pack(len(message)) + message)
        while rest:
            self._limit(deadline)
            try:
                rest = rest[self._socket.send(rest) :]
            except TimeoutError:  # unless the clock was stopped meanwhile, `_limit` raises it anew
                continue
            except (BrokenPipeError, ConnectionResetError):
                raise Closed from None

    def receive(self, deadline: float | None = None) -> bytearray:
        """The next message. Raises Closed, TimeoutError, and ProtocolError for one that is too large."""
        (length,) = LENGTH.unpack(self._exactly(LENGTH.size, deadline))
        if length > LARGEST_MESSAGE:
            raise ProtocolError(f"a message of {length} bytes; at most {LARGEST_MESSAGE} are read")
        return self._exactly(length, deadline)

    def _exactly(self, count: int, deadline: float | None) -> bytearray:
        received = bytearray(count)
        rest = memoryview(received)
        while rest:
            self._limit(deadline)
            try:
                size = self._socket.recv_into(rest)
            except TimeoutError:  # as in `send`
                continue
            except ConnectionResetError:
                raise Closed from None
            if size == 0:
                raise Closed
            rest = rest[size:]
        return received

    def _limit(self, deadline: float | None) -> None:
        left = None if deadline is None else deadline - self.clock()
        if left is not None and left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)

    def close(self) -> None:
        self._socket.close()
