"""Whole messages over a stream socket: four bytes of length, then the message."""

from __future__ import annotations

import socket
import struct
import time

from tutor.sandbox.errors import ProtocolError
from tutor.sandbox.wire import LARGEST_MESSAGE

LENGTH = struct.Struct("<I")


class Closed(Exception):
    """There is nobody at the other end."""


class Channel:
    """One end. A deadline is a time of `time.monotonic`; None waits for ever."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection

    def send(self, message: bytes, deadline: float | None = None) -> None:
        """Raises Closed, and TimeoutError where the other end does not read in time."""
        try:
            self._limit(deadline)
            self._socket.sendall(LENGTH.pack(len(message)) + message)
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
            except ConnectionResetError:
                raise Closed from None
            if size == 0:
                raise Closed
            rest = rest[size:]
        return received

    def _limit(self, deadline: float | None) -> None:
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)

    def close(self) -> None:
        self._socket.close()
