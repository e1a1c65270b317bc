"""What is said between judge and zygote, both trusted: fork this, kill or pause that, this one has ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from tutor.sandbox.isolation import Level


class Order(msgspec.Struct, frozen=True):
    """A worker is meant by the number that the judge gave it."""

    number: int


class Fork(Order, frozen=True, tag="fork"):
    """One byte follows, with two descriptors: the worker's end of its channel, and the file it prints to."""

    memory_bytes: int
    cpu_seconds: int


class Kill(Order, frozen=True, tag="kill"):
    pass


class Pause(Order, frozen=True, tag="pause"):
    """Stop it where it is, until `GoOn`."""


class GoOn(Order, frozen=True, tag="go_on"):
    pass


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    isolation: Level


class Exited(msgspec.Struct, frozen=True, tag="exited"):
    """`status` is that of os.waitpid; None where the system refused to fork."""

    number: int
    status: int | None
    cpu_seconds: float = 0.0


encode = msgspec.msgpack.Encoder().encode
AnyOrder: TypeAlias = Fork | Kill | Pause | GoOn
decode_order: Callable[[bytes | bytearray], AnyOrder] = msgspec.msgpack.Decoder(AnyOrder).decode
decode_news: Callable[[bytes | bytearray], Ready | Exited] = msgspec.msgpack.Decoder(Ready | Exited).decode
