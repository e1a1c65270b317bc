"""Requests to a worker and its replies, with a deadline. Every reply is hostile.

Whatever a worker says, only Raised, Died and ProtocolError come out of here, and after the last two it is dead.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from itertools import count
from typing import Any, NoReturn, Protocol

import msgspec

from tutor.errors import GraderFault
from tutor.sandbox import wire
from tutor.sandbox.channel import Channel, Closed
from tutor.sandbox.control import Exited
from tutor.sandbox.errors import Died, Frame, ProtocolError, Raised, Syntax
from tutor.sandbox.printed import PrintedFile
from tutor.sandbox.remote import Handle
from tutor.sandbox.values import Malformed, from_node, to_node

START_SECONDS = 10.0
LONGEST_TYPE_NAME = 200
DYING_SECONDS = 2.0
"""Between the end of a worker's channel and its own."""
GRACE_SECONDS = 1.0
"""What a pause gives back: a process that was stopped is slow at first, and nobody waits with less than this."""
UNREADABLE = (Malformed, msgspec.DecodeError, UnicodeDecodeError, RecursionError, MemoryError)


class Owner(Protocol):
    """Who can end a worker, and knows how it ended."""

    def kill(self, number: int) -> None: ...
    def pause(self, number: int) -> None: ...
    def go_on(self, number: int) -> None: ...
    def exit_of(self, number: int, within: float) -> Exited | None: ...
    def forget(self, number: int) -> None: ...


class Conversation:
    """With one worker, one request at a time."""

    def __init__(self, owner: Owner, number: int, channel: Channel, printed: PrintedFile) -> None:
        self._owner = owner
        self._number = number
        self._channel = channel
        self._printed = printed
        self._callbacks: dict[int, Callable[..., Any]] = {}
        self._callback_numbers = count()
        self._busy = False
        self._dead: Died | ProtocolError | None = None

    def wait_for_start(self) -> None:
        """Until the worker is locked down. Raises GraderFault: nothing of the program's has run yet."""
        try:
            started = wire.decode_reply(self._channel.receive(self.deadline(START_SECONDS)))
        except (Closed, TimeoutError, ProtocolError, *UNREADABLE) as error:
            detail = f"no worker: {error!r} {self._printed.text()}"
            raise GraderFault("sandbox", detail=detail) from error
        if not isinstance(started, wire.Started):
            raise GraderFault("sandbox", detail="a worker spoke before it was isolated")

    def ask(self, request: wire.Request, timeout: float, what: str = "") -> wire.Reply:
        """The reply to a request; functions of ours that it calls in between are answered.

        `what` is the detail of a time-out. Raises ValueError for arguments that are too large to send.
        """
        if self._dead is not None:
            raise self._dead
        if self._busy:
            raise RuntimeError("a function that learner code calls cannot call the lab itself")
        self._busy = True
        try:
            return self._exchange(request, self.deadline(timeout), what)
        except BaseException:
            self._abandon()
            raise
        finally:
            self._busy = False

    def deadline(self, seconds: float) -> float:
        """So much later, as the worker's time goes."""
        return self._channel.clock() + seconds

    def pause(self) -> None:
        """Stop the process and the clock of its deadlines until `go_on`. From whatever thread."""
        self._channel.clock.stop(GRACE_SECONDS)
        self._owner.pause(self._number)

    def go_on(self) -> None:
        self._owner.go_on(self._number)
        self._channel.clock.go_on()

    def _exchange(self, request: wire.Request, deadline: float, what: str) -> wire.Reply:
        self._printed.empty()
        self._send(request, deadline, what)
        return self.next_reply(deadline, what)

    def next_reply(self, deadline: float, what: str = "") -> wire.Reply:
        """What the worker says next, apart from calls of our functions."""
        while True:
            reply = self._receive(deadline, what)
            if not isinstance(reply, wire.CallbackAsked):
                return reply
            self._send(self._callback(reply), deadline, what)

    def _send(self, request: wire.Request, deadline: float, what: str) -> None:
        message = wire.encode(request)
        if len(message) > wire.LARGEST_MESSAGE:
            raise ValueError(f"{len(message) >> 20} MB are too much to send to a worker")
        try:
            self._channel.send(message, deadline)
        except TimeoutError:
            self._timed_out(what)
        except Closed:
            self._found_dead()

    def _receive(self, deadline: float, what: str) -> wire.Reply:
        try:
            return wire.decode_reply(self._channel.receive(deadline))
        except TimeoutError:
            self._timed_out(what)
        except Closed:
            self._found_dead()
        except UNREADABLE as error:
            self.refuse(f"{type(error).__name__}: {error}")
        except ProtocolError as error:
            self.refuse(str(error))

    # --- how it ends --------------------------------------------------------------------------------------

    def refuse(self, why: str) -> NoReturn:
        """End a worker that says what no worker says."""
        self._end(ProtocolError(why[:400], self._printed.text()))

    def _timed_out(self, what: str) -> NoReturn:
        self._end(Died("timeout", what, self._printed.text()))

    def _abandon(self) -> None:
        """A request that was broken off, by an interrupt or a fault of ours: nobody knows what comes next."""
        if self._dead is None:
            self._owner.kill(self._number)
            self._dead = ProtocolError("an earlier request was broken off")

    def _end(self, death: Died | ProtocolError) -> NoReturn:
        self._owner.kill(self._number)
        self._dead = death
        raise death

    def _found_dead(self) -> NoReturn:
        """It ended by itself; or it closed its channel and goes on, which is not for long."""
        exited = self._owner.exit_of(self._number, DYING_SECONDS)
        if exited is None:
            self.refuse("it closed its channel")
        reason, detail = reason_of(exited)
        self._dead = Died(reason, detail, self._printed.text())
        raise self._dead

    def close(self) -> None:
        self._channel.close()
        self._printed.close()
        self._owner.kill(self._number)
        self._owner.forget(self._number)

    # --- values -------------------------------------------------------------------------------------------

    def value_of(self, reply: wire.Reply) -> Any:
        """The value of a Returned reply. Raises Raised for a Failed one."""
        if isinstance(reply, wire.Returned):
            return self.plain(reply.value)
        if isinstance(reply, wire.Failed):
            raise self._raised(reply)
        return self.refuse(f"{type(reply).__name__} for a value")

    def plain(self, node: wire.Value) -> Any:
        try:
            return from_node(node, self._handle)
        except UNREADABLE as error:
            return self.refuse(f"{type(error).__name__}: {error}")

    def _handle(self, node: wire.Value) -> Handle:
        if isinstance(node, wire.Remote):
            return Handle(node.number, node.type_name[:LONGEST_TYPE_NAME], self)
        raise Malformed(f"a {type(node).__name__} in a reply")

    def node(self, value: object) -> wire.Value:
        """The node of an argument. Raises TypeError for what cannot be sent: a fault of the caller's."""
        return to_node(value, self._argument)

    def _argument(self, value: object) -> wire.Value:
        if isinstance(value, wire.Rng):
            return wire.Generator(value.seed)
        if isinstance(value, wire.Probe):
            return wire.Function(value.source, value.name)
        if isinstance(value, Handle):
            if value.owner is not self:
                raise TypeError(f"{value!r} lives in another process")
            return wire.Remote(value.number, value.type_name)
        if callable(value):
            return wire.Callback(self._register(value))
        raise TypeError(f"a {type(value).__name__} cannot be sent to a worker")

    def _register(self, function: Callable[..., Any]) -> int:
        number = next(self._callback_numbers)
        self._callbacks[number] = function
        return number

    def _callback(self, asked: wire.CallbackAsked) -> wire.Request:
        """Call a function of ours. What it raises is raised in the program, where its arguments came from."""
        function = self._callbacks.get(asked.number)
        if function is None:
            return self.refuse("a function that was never sent")
        args = [self.plain(argument) for argument in asked.args]
        kwargs = {name: self.plain(argument) for name, argument in asked.kwargs.items()}
        try:
            return wire.CallbackReturned(self.node(function(*args, **kwargs)))
        except Exception as error:
            return wire.CallbackFailed(type(error).__name__, str(error)[:4000])

    def _raised(self, failed: wire.Failed) -> Raised:
        return Raised(
            failed.type_name,
            failed.mro,
            failed.message,
            tuple(Frame(line.file, line.line, line.function, line.text) for line in failed.frames),
            failed.inside,
            Syntax(*failed.syntax) if failed.syntax else None,
            self._printed.text(),
        )


REASONS: dict[int, str] = {
    signal.SIGKILL: "memory",
    signal.SIGXCPU: "timeout",
    signal.SIGSYS: "forbidden",
}
"""Signals that mean something else than a crash. SIGKILL is not ours here: the system ran out of memory."""


def reason_of(exited: Exited) -> tuple[str, str]:
    """Reason and detail of a worker that ended by itself. Raises GraderFault when it never began."""
    if exited.status is None:
        raise GraderFault("sandbox", detail="the system refused another process")
    if exited.status >= 0:
        return "exited", str(exited.status)
    number = -exited.status
    return REASONS.get(number, "crashed"), _signal_name(number)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
