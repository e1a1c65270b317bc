"""Whatever bytes come out of a worker, the judge sees a value, Raised, Died or ProtocolError: nothing else."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.sandbox import wire
from tutor.sandbox.channel import Channel
from tutor.sandbox.control import Exited
from tutor.sandbox.conversation import Conversation
from tutor.sandbox.errors import Died, ProtocolError, Raised
from tutor.sandbox.printed import PrintedFile
from tutor.sandbox.worker import Worker

SECONDS = 5.0


class Undertaker:
    """In place of a zygote: every worker ended by itself, with code 0."""

    def kill(self, number: int) -> None:
        self.killed = number

    def pause(self, number: int) -> None:
        self.paused = number

    def go_on(self, number: int) -> None:
        self.paused = 0

    def exit_of(self, number: int, within: float) -> Exited | None:
        return Exited(number, 0)

    def forget(self, number: int) -> None:
        self.forgotten = number


def after(said: bytes, ask: Callable[[Worker], Any]) -> Any:
    """What `ask` brings when the worker says these bytes and ends."""
    ours, theirs = socket.socketpair()
    printed = PrintedFile.create()
    conversation = Conversation(Undertaker(), 1, Channel(ours), printed)
    with theirs:
        theirs.setblocking(False)
        theirs.send(said)
        theirs.shutdown(socket.SHUT_WR)
        try:
            return ask(Worker(conversation, printed, wire.Load("", "mine.py", {}), SECONDS))
        finally:
            conversation.close()


def call(worker: Worker) -> Any:
    return worker.call("f", (lambda: 1, 2.0), {}, SECONDS).value


def signature(worker: Worker) -> Any:
    return worker.signature("f")


def stream(worker: Worker) -> Any:
    return list(worker.stream("", "f", (), SECONDS))


def framed(message: bytes) -> bytes:
    return struct.pack("<I", len(message)) + message


def honest(reply: wire.Reply) -> bytes:
    return framed(wire.encode(reply))


ANSWERS = [
    wire.Started(),
    wire.Returned(wire.Sequence("list", [1, None, wire.Array("<f8", (2,), memoryview(b"x" * 16))]), (0, "w")),
    wire.Returned(wire.Pairs([("a", wire.BigInteger("0x" + "f" * 40)), (2, wire.Remote(7, "Cache"))])),
    wire.Returned(wire.Scalar("<c16", memoryview(b"y" * 16))),
    wire.Failed(
        "ValueError", ("ValueError", "Exception"), "no", (wire.TracebackLine("mine.py", 3, "f", "x"),)
    ),
    wire.Failed("SyntaxError", ("SyntaxError",), "bad", syntax=(1, 2, "x =")),
    wire.SignatureIs("(x)"),
    wire.CallbackAsked(0, [1.0], {}),
    wire.Reported(wire.ComplexNumber(1.0, 2.0)),
]
asked = st.sampled_from([call, signature, stream])


def survived(said: bytes, ask: Callable[[Worker], Any]) -> None:
    try:
        after(said, ask)
    except (Raised, Died, ProtocolError):
        return


@given(st.binary(max_size=300), asked)
def test_any_bytes_at_all(said: bytes, ask: Callable[[Worker], Any]) -> None:
    survived(said, ask)


@given(st.binary(max_size=300), asked)
def test_any_message_at_all(message: bytes, ask: Callable[[Worker], Any]) -> None:
    survived(framed(message), ask)


@given(st.sampled_from(ANSWERS), st.data(), asked)
def test_honest_messages_with_bytes_changed(
    reply: wire.Reply, data: st.DataObject, ask: Callable[[Worker], Any]
) -> None:
    message = bytearray(wire.encode(reply))
    for _ in range(data.draw(st.integers(1, 3))):
        message[data.draw(st.integers(0, len(message) - 1))] = data.draw(st.integers(0, 255))
    survived(framed(bytes(message)), ask)


@given(st.lists(st.sampled_from(ANSWERS), max_size=4), asked)
def test_honest_messages_in_any_order(replies: list[wire.Reply], ask: Callable[[Worker], Any]) -> None:
    survived(b"".join(map(honest, replies)), ask)


LIES: dict[str, wire.Reply | bytes] = {
    "a message without end": struct.pack("<I", 1 << 31),
    "an unhashable key": wire.Returned(wire.Pairs([(wire.Sequence("list", []), 1)])),
    "an unhashable member": wire.Returned(wire.Sequence("set", [wire.Pairs([])])),
    "a number without digits": wire.Returned(wire.BigInteger("zz")),
    "a function of its own": wire.Returned(wire.Function("import os", "f")),
    "a function of ours": wire.Returned(wire.Callback(0)),
    "a generator": wire.Returned(wire.Generator(0)),
    "a call of a function that was never sent": wire.CallbackAsked(99, [], {}),
    "a callback with a lying array": wire.CallbackAsked(0, [wire.Array("<f8", (9,), memoryview(b""))], {}),
    "a signature for a value": wire.SignatureIs("(x)"),
    "a report out of an ordinary call": wire.Reported(1),
    "a start in the middle": wire.Started(),
    "a message of the other side": b"",
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_a_protocol_error(lie: str) -> None:
    reply = LIES[lie]
    said = framed(wire.encode(wire.AskSignature("f"))) if reply == b"" else reply
    with pytest.raises(ProtocolError):
        after(said if isinstance(said, bytes) else honest(said), call)


def test_a_message_that_is_too_long_for_its_fields_is_refused() -> None:
    shouting = wire.Failed("ValueError", ("ValueError",), "no" * 100_000)
    with pytest.raises(ProtocolError):
        after(honest(shouting), call)


def test_a_value_for_a_signature_is_a_protocol_error() -> None:
    with pytest.raises(ProtocolError):
        after(honest(wire.Returned(1)), signature)


def test_after_a_protocol_error_the_worker_is_not_heard_again() -> None:
    def twice(worker: Worker) -> Any:
        with pytest.raises(ProtocolError):
            call(worker)
        return call(worker)

    with pytest.raises(ProtocolError):
        after(honest(wire.Started()) + honest(wire.Returned(1)), twice)


def test_a_message_that_breaks_off_is_the_end_of_the_worker() -> None:
    with pytest.raises(Died) as died:
        after(honest(wire.Returned(1))[:-1], call)
    assert died.value.reason == "exited"
