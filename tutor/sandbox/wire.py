"""What is said between judge and worker: typed messages, made of typed values. Never pickle.

A value on the wire is a node of a tree: plain data as itself, everything else as one of the tagged structs
below. `values.py` turns Python values into nodes and back. A decoder accepts exactly these types, so a
worker's reply is either well formed or a DecodeError.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal, Union

import msgspec
from msgspec import Meta

LARGEST_MESSAGE = 64 << 20
"""Bytes of one message, either way."""
DEEPEST = 24
"""Levels of nesting of a value."""


@dataclass(frozen=True)
class Rng:
    """As an argument: arrives as `numpy.random.default_rng(seed)`."""

    seed: int


@dataclass(frozen=True)
class Probe:
    """As an argument: arrives as the function `name` that `source` defines. It holds nothing expected."""

    source: str
    name: str


class Node(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Base of the tagged parts of a value."""


Value = Union[
    None,
    bool,
    int,
    float,
    str,
    "Bytes",
    "BigInteger",
    "ComplexNumber",
    "Array",
    "Scalar",
    "Sequence",
    "Pairs",
    "Remote",
    "Callback",
    "Generator",
    "Function",
]


class Bytes(Node, frozen=True, tag="b"):
    data: bytes


class BigInteger(Node, frozen=True, tag="i"):
    """An integer of more than 64 bits, in hexadecimal."""

    text: Annotated[str, Meta(max_length=4096)]


class ComplexNumber(Node, frozen=True, tag="c"):
    real: float
    imag: float


class Array(Node, frozen=True, tag="a"):
    """A NumPy array, or a tensor: entries in C order, in the byte order of the machine."""

    dtype: str
    shape: tuple[int, ...]
    data: memoryview


class Scalar(Node, frozen=True, tag="n"):
    """A NumPy scalar: a number that remembers its dtype."""

    dtype: str
    data: memoryview


class Sequence(Node, frozen=True, tag="s"):
    kind: Literal["list", "tuple", "set", "frozenset"]
    items: list[Value]


class Pairs(Node, frozen=True, tag="d"):
    """A dict, in its order."""

    items: list[tuple[Value, Value]]


class Remote(Node, frozen=True, tag="h"):
    """An object that stays in the worker."""

    number: int
    type_name: str


class Callback(Node, frozen=True, tag="f"):
    """A function that stays in the judge."""

    number: int


class Generator(Node, frozen=True, tag="g"):
    seed: int


class Function(Node, frozen=True, tag="p"):
    source: str
    name: str


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all messages."""


class Load(Message, frozen=True, tag="load"):
    """Run the learner's file. `uses` are sources importable as `mylabs.NAME`."""

    source: str
    file_name: str
    uses: dict[str, str]


class Call(Message, frozen=True, tag="call"):
    """Call a function of the file; with `probe`, that function of the probe's source, led by `lab`."""

    function: str
    probe: str
    args: list[Value]
    kwargs: dict[str, Value]


class Stream(Message, frozen=True, tag="stream"):
    """Call that function of the probe's source with a `report` at the end of its arguments."""

    function: str
    probe: str
    args: list[Value]


class AskSignature(Message, frozen=True, tag="signature"):
    function: str


class CallbackReturned(Message, frozen=True, tag="callback_returned"):
    value: Value


class CallbackFailed(Message, frozen=True, tag="callback_failed"):
    """The function in the judge raised; `type_name` is the name of a built-in exception."""

    type_name: str
    message: str


Request = Load | Call | Stream | AskSignature | CallbackReturned | CallbackFailed

Name = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=4000)]


class TracebackLine(Message, frozen=True, array_like=True):
    file: Name
    line: int
    function: Name
    text: Name


class Started(Message, frozen=True, tag="started"):
    """The worker is locked down and waits for the file: from here on, what goes wrong is the program's doing."""


class Returned(Message, frozen=True, tag="returned"):
    """`mutated`: positions and names of the arguments that the call changed."""

    value: Value
    mutated: tuple[int | Name, ...] = ()


class Failed(Message, frozen=True, tag="failed"):
    """An exception; the fields are those of `errors.Raised`. `syntax` is line, column and text."""

    type_name: Name
    mro: Annotated[tuple[Name, ...], Meta(max_length=40)]
    message: Text
    frames: Annotated[tuple[TracebackLine, ...], Meta(max_length=20)] = ()
    inside: Annotated[str, Meta(max_length=400)] = ""
    syntax: tuple[int, int, Name] | None = None


class SignatureIs(Message, frozen=True, tag="signature_is"):
    """None: there is no such function."""

    text: Text | None


class CallbackAsked(Message, frozen=True, tag="callback"):
    number: int
    args: list[Value]
    kwargs: dict[str, Value]


class Reported(Message, frozen=True, tag="reported"):
    """One value of an experiment's `report(...)`."""

    value: Value


Reply = Started | Returned | Failed | SignatureIs | CallbackAsked | Reported

Buffer = bytes | bytearray

encode = msgspec.msgpack.Encoder().encode
decode_request: Callable[[Buffer], Request] = msgspec.msgpack.Decoder(Request).decode
decode_reply: Callable[[Buffer], Reply] = msgspec.msgpack.Decoder(Reply).decode
