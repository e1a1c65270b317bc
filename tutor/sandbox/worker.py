"""One program in its own process, as the judge sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tutor.sandbox import wire
from tutor.sandbox.conversation import Conversation
from tutor.sandbox.printed import PrintedFile

SIGNATURE_SECONDS = 5.0


@dataclass(frozen=True)
class Reply:
    """What a call returned, as plain data; which arguments it changed; what it printed."""

    value: Any
    mutated: tuple[int | str, ...] = ()
    output: str = ""


class Worker:
    """Runs one file, one request at a time. Close it.

    Requests raise Raised, Died and ProtocolError; after the last two the process is gone. Arguments are plain
    data, `Rng`, `Probe`, handles that this worker gave out, and functions, which the program can then call.
    """

    def __init__(
        self, conversation: Conversation, printed: PrintedFile, file: wire.Load, load_seconds: float
    ) -> None:
        self._conversation = conversation
        self._printed = printed
        self._file = file
        self._load_seconds = load_seconds

    def load(self) -> None:
        """Run the file. Raises GraderFault where the process could not be made and isolated."""
        self._conversation.wait_for_start()
        self._conversation.value_of(self._conversation.ask(self._file, self._load_seconds, "load"))

    def call(self, function: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], timeout: float) -> Reply:
        """Call a function of the file, for at most `timeout` seconds."""
        return self._perform(function, "", args, kwargs, timeout)

    def probe(
        self, source: str, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], timeout: float
    ) -> Reply:
        """Call `name(lab, *args)` of a piece of source beside the file; `lab` has what the file defines."""
        return self._perform(name, source, args, kwargs, timeout)

    def _perform(
        self, function: str, probe: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], timeout: float
    ) -> Reply:
        node = self._conversation.node
        request = wire.Call(
            function, probe, list(map(node, args)), {name: node(value) for name, value in kwargs.items()}
        )
        reply = self._conversation.ask(request, timeout)
        value = self._conversation.value_of(reply)
        mutated = reply.mutated if isinstance(reply, wire.Returned) else ()
        return Reply(value, mutated, self._printed.text())

    def signature(self, function: str) -> str | None:
        """How a function of the file is declared, `(x, w)`; None when there is none of this name."""
        reply = self._conversation.ask(wire.AskSignature(function), SIGNATURE_SECONDS)
        if isinstance(reply, wire.SignatureIs):
            return reply.text
        self._conversation.value_of(reply)
        return self._conversation.refuse("a value for a signature")

    def stream(self, source: str, name: str, args: tuple[Any, ...], timeout: float) -> Iterator[Any]:
        """Call `name(lab, *args, report)` of a piece of source; yields what it reports, then its result."""
        deadline = self._conversation.deadline(timeout)
        nodes = [self._conversation.node(argument) for argument in args]
        reply = self._conversation.ask(wire.Stream(name, source, nodes), timeout)
        while isinstance(reply, wire.Reported):
            yield self._conversation.plain(reply.value)
            reply = self._conversation.next_reply(deadline)
        yield self._conversation.value_of(reply)

    def pause(self) -> None:
        """Stop the process where it is; no limit counts the time until `go_on`. From whatever thread."""
        self._conversation.pause()

    def go_on(self) -> None:
        self._conversation.go_on()

    def close(self) -> None:
        """End the process."""
        self._conversation.close()
