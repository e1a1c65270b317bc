"""Requests answered beside the learner's code: load, call, probe, signature, stream."""

from __future__ import annotations

import builtins
import inspect
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from tutor.sandbox import wire
from tutor.sandbox.channel import Channel
from tutor.sandbox.lab_modules import LabFiles
from tutor.sandbox.tracebacks import described
from tutor.sandbox.values import from_node, to_node, unchanged

PROBE = "<probe>"


class MissingName(AttributeError):
    """The file defines nothing of this name; the message is the name."""


class Lab:
    """`lab` of a probe: what the learner's file defines."""

    def __init__(self, module: ModuleType) -> None:
        self.__module = module

    def __getattr__(self, name: str) -> Any:
        try:
            return getattr(self.__module, name)
        except AttributeError:
            raise MissingName(name) from None


class Service:
    """One learner's file and the objects it made that the judge may name again."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._files = LabFiles({})
        self._lab: Lab | None = None
        self._objects: dict[int, Any] = {}

    def answer(self, request: wire.Request) -> bytes:
        """The encoded reply to a request. Exceptions of the program are a reply, whatever they are."""
        try:
            message = wire.encode(self._reply(request))
            if len(message) <= wire.LARGEST_MESSAGE:
                return message
            raise MemoryError(f"the result takes {len(message) >> 20} MB, which is too much to hand over")
        except BaseException as error:
            return wire.encode(described(error, self._files))

    def _reply(self, request: wire.Request) -> wire.Reply:
        if isinstance(request, wire.Load):
            return self._load(request)
        if isinstance(request, wire.Call):
            return self._call(request)
        if isinstance(request, wire.Stream):
            return self._stream(request)
        assert isinstance(request, wire.AskSignature)
        return wire.SignatureIs(self._signature(request.function))

    def _load(self, request: wire.Load) -> wire.Reply:
        stem = request.file_name.removesuffix(".py")
        self._files = LabFiles({**request.uses, stem: request.source}, own=stem)
        sys.meta_path.insert(0, self._files)
        self._lab = Lab(self._files.load_own())
        return wire.Returned(None)

    # --- calls --------------------------------------------------------------------------------------------

    def _call(self, request: wire.Call) -> wire.Reply:
        args = list(map(self._value, request.args))
        kwargs = {name: self._value(node) for name, node in request.kwargs.items()}
        if request.probe:
            value = self._defined(request.probe, request.function)(self._lab, *args, **kwargs)
        else:
            value = getattr(self._lab, request.function)(*args, **kwargs)
        places = [place for place, node in enumerate(request.args) if not unchanged(args[place], node)]
        names = [name for name, node in request.kwargs.items() if not unchanged(kwargs[name], node)]
        return wire.Returned(to_node(value, self._kept), (*places, *names))

    def _stream(self, request: wire.Stream) -> wire.Reply:
        run = self._defined(request.probe, request.function)
        value = run(self._lab, *map(self._value, request.args), self._report)
        return wire.Returned(to_node(value, self._kept))

    def _report(self, value: object) -> None:
        self._channel.send(wire.encode(wire.Reported(to_node(value, self._kept))))

    def _defined(self, source: str, name: str) -> Callable[..., Any]:
        """The function of a piece of source, in a namespace of its own."""
        namespace: dict[str, Any] = {"__name__": "probe", "np": np}
        if "torch" in sys.modules:
            namespace["torch"] = sys.modules["torch"]
        exec(compile(source, PROBE, "exec"), namespace)
        return namespace[name]  # type: ignore[no-any-return]

    def _signature(self, name: str) -> str | None:
        """None where the file defines no function of this name."""
        try:
            function = getattr(self._lab, name)
        except MissingName:
            return None
        if not callable(function):
            return None
        try:
            return str(inspect.signature(function))[:4000]
        except (TypeError, ValueError):
            return "(...)"

    # --- values that are not plain ------------------------------------------------------------------------

    def _value(self, node: wire.Value) -> Any:
        return from_node(node, self._special)

    def _special(self, node: Any) -> Any:
        if isinstance(node, wire.Remote):
            return self._objects[node.number]
        if isinstance(node, wire.Generator):
            return np.random.default_rng(node.seed)
        if isinstance(node, wire.Function):
            return self._defined(node.source, node.name)
        return self._callback(node.number)

    def _kept(self, value: Any) -> wire.Remote:
        """An object stays here under a number."""
        number = len(self._objects)
        self._objects[number] = value
        return wire.Remote(number, _type_name(value))

    def _callback(self, number: int) -> Callable[..., Any]:
        """A function that the judge answers."""

        def ask_the_judge(*args: Any, **kwargs: Any) -> Any:
            nodes = [to_node(argument, self._kept) for argument in args]
            named = {name: to_node(argument, self._kept) for name, argument in kwargs.items()}
            self._channel.send(wire.encode(wire.CallbackAsked(number, nodes, named)))
            answer = wire.decode_request(self._channel.receive())
            if isinstance(answer, wire.CallbackFailed):
                raise _built_in(answer.type_name)(answer.message)
            assert isinstance(answer, wire.CallbackReturned)
            return self._value(answer.value)

        return ask_the_judge


def _type_name(value: object) -> str:
    if isinstance(value, np.ndarray):
        return f"array of {value.dtype.name}"
    return type(value).__name__


def _built_in(name: str) -> type[Exception]:
    """The built-in exception of this name, else RuntimeError."""
    found = getattr(builtins, name, None)
    return found if isinstance(found, type) and issubclass(found, Exception) else RuntimeError
