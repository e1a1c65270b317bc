"""Python values as nodes of a message, and back. Both sides use it; only plain data is made from a message.

Numbers, strings, None, lists, tuples, dicts, sets and arrays of numbers, booleans or strings are plain. A
subclass is sent as the class it extends. What is not plain goes through `other`, which each side brings.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.sandbox import wire

Other = Callable[[Any], wire.Value]
NUMBER_DTYPES = {np.dtype(code).str for code in "?bhilqBHILQefdFD"}
TEXT_DTYPE = re.compile(r"[<>]U[1-9][0-9]{0,4}")
LAST_CODE_POINT = 0x10FFFF
MOST_DIMENSIONS = 32
SMALLEST_INTEGER, LARGEST_INTEGER = -(1 << 63), (1 << 64) - 1
LONGEST_INTEGER = 4 * 4000
"""Bits of the longest integer that is sent."""
COLLECTIONS: dict[str, Callable[[list[Any]], Any]] = {
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
}


class Malformed(ValueError):
    """A node that no honest sender makes."""


def to_node(value: Any, other: Other, depth: int = 0) -> wire.Value:
    """The node of a value. Anything that is not plain, or nested too deeply, is what `other` makes of it."""
    kind = type(value)
    if value is None or kind is bool or kind is float or kind is str:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return _integer(value, other)
    bases = kind.__mro__  # what it is, not what it says it is
    if np.ndarray in bases:
        return _array(np.asarray(value), other, value)
    if np.generic in bases:
        return _scalar(value, other)
    if depth >= wire.DEEPEST:
        return other(value)
    return _collection(value, bases, other, depth)


def _collection(value: Any, bases: tuple[type, ...], other: Other, depth: int) -> wire.Value:
    for base in (list, tuple, set, frozenset):
        if base in bases:
            items = [to_node(item, other, depth + 1) for item in base.__iter__(value)]
            return wire.Sequence(base.__name__, items)  # type: ignore[arg-type]
    if dict in bases:
        return wire.Pairs(
            [
                (to_node(key, other, depth + 1), to_node(item, other, depth + 1))
                for key, item in dict.items(value)
            ]
        )
    return _rarer(value, bases, other, depth)


def _rarer(value: Any, bases: tuple[type, ...], other: Other, depth: int) -> wire.Value:
    for plain in (bool, int, float, str):
        if plain in bases:
            return to_node(plain(value), other, depth + 1)
    if complex in bases:
        return wire.ComplexNumber(value.real, value.imag)
    if bytes in bases:
        return wire.Bytes(bytes(value))
    torch = sys.modules.get("torch")
    if torch is not None and torch.Tensor in bases:
        return _tensor(value, torch, other)
    return other(value)


def _integer(value: int, other: Other) -> wire.Value:
    if SMALLEST_INTEGER <= value <= LARGEST_INTEGER:
        return value
    return wire.BigInteger(hex(value)) if value.bit_length() <= LONGEST_INTEGER else other(value)


def _array(array: NDArray[Any], other: Other, original: object) -> wire.Value:
    """Extended precision is sent in double precision; arrays of objects are not plain."""
    array = array.view(np.ndarray)
    if array.dtype.char in "gG":
        array = array.astype(np.complex128 if array.dtype.char == "G" else np.float64)
    array = array.astype(array.dtype.newbyteorder("="), copy=False)
    if not _known(array.dtype.str):
        return other(original)
    return wire.Array(array.dtype.str, array.shape, _bytes_of(array))


def _scalar(value: np.generic, other: Other) -> wire.Value:
    node = _array(np.asarray(value), other, value)
    return wire.Scalar(node.dtype, node.data) if isinstance(node, wire.Array) else node


def _tensor(tensor: Any, torch: Any, other: Other) -> wire.Value:
    """The numbers of a tensor, without its graph; bfloat16 as float32, which holds it exactly."""
    plain = tensor.detach().cpu().resolve_conj().resolve_neg()
    if plain.layout is not torch.strided:
        return other(tensor)
    if plain.dtype is torch.bfloat16:
        plain = plain.float()
    return _array(plain.numpy(), other, tensor)


def _known(dtype: str) -> bool:
    return dtype in NUMBER_DTYPES or TEXT_DTYPE.fullmatch(dtype) is not None


def _bytes_of(array: NDArray[Any]) -> memoryview:
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8).data


def from_node(node: wire.Value, other: Callable[[Any], Any], depth: int = 0) -> Any:
    """The value of a node. Raises Malformed for a node that makes no sense."""
    if not isinstance(node, wire.Node):
        return node
    if isinstance(node, wire.Array):
        return array_from(node)
    if isinstance(node, wire.Scalar):
        return array_from(wire.Array(node.dtype, (), node.data))[()]
    if depth > wire.DEEPEST:
        raise Malformed("nested too deeply")
    if isinstance(node, (wire.Sequence, wire.Pairs)):
        return _collected(node, other, depth)
    if isinstance(node, wire.ComplexNumber):
        return complex(node.real, node.imag)
    if isinstance(node, wire.Bytes):
        return node.data
    if isinstance(node, wire.BigInteger):
        return _big_integer(node.text)
    return other(node)


def _collected(node: wire.Sequence | wire.Pairs, other: Callable[[Any], Any], depth: int) -> Any:
    try:
        if isinstance(node, wire.Sequence):
            return COLLECTIONS[node.kind]([from_node(item, other, depth + 1) for item in node.items])
        return {
            from_node(key, other, depth + 1): from_node(item, other, depth + 1) for key, item in node.items
        }
    except TypeError as error:
        raise Malformed(str(error)) from None


def _big_integer(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        raise Malformed("an integer without digits") from None


def array_from(node: wire.Array) -> NDArray[Any]:
    """A fresh array. Raises Malformed where dtype, shape and data do not fit each other."""
    if not _known(node.dtype):
        raise Malformed(f"dtype {node.dtype[:20]!r}")
    dtype = np.dtype(node.dtype)
    if len(node.shape) > MOST_DIMENSIONS or min(node.shape, default=0) < 0:
        raise Malformed("a shape that no array has")
    if math.prod(node.shape) * dtype.itemsize != node.data.nbytes:
        raise Malformed("a shape that does not fit its data")
    try:
        array: NDArray[Any] = np.ndarray(
            node.shape, np.uint8 if dtype.kind == "b" else dtype, node.data
        ).copy()
    except ValueError as error:  # no entries, but sides whose product no array may have
        raise Malformed(str(error)) from None
    if dtype.kind == "b":
        return np.asarray(array != 0)
    if dtype.kind == "U" and np.any(array.reshape(-1).view(np.uint32) > LAST_CODE_POINT):
        raise Malformed("text beyond Unicode")
    return array


def unchanged(value: Any, node: wire.Value) -> bool:
    """Whether a value still is what its node says. Objects that are not plain count as unchanged."""
    if isinstance(node, wire.Array):
        return _same_array(value, node)
    if isinstance(node, wire.Pairs):
        return len(value) == len(node.items) and all(
            unchanged(ours, theirs) and unchanged(item, was)
            for (ours, item), (theirs, was) in zip(value.items(), node.items, strict=True)
        )
    if isinstance(node, wire.Sequence) and node.kind in ("list", "tuple"):
        return len(value) == len(node.items) and all(map(unchanged, value, node.items))
    if isinstance(node, wire.Sequence):
        return bool(value == from_node(node, lambda stays: stays))
    if isinstance(node, (wire.Scalar, wire.Remote, wire.Callback, wire.Generator, wire.Function)):
        return True
    return _same_plain(value, from_node(node, lambda stays: stays))


def _same_array(value: Any, node: wire.Array) -> bool:
    if type(value) is not np.ndarray or value.shape != node.shape or value.dtype.str != node.dtype:
        return False
    return np.array_equal(_bytes_of(value), np.frombuffer(node.data, np.uint8))


def _same_plain(value: Any, was: Any) -> bool:
    both_nan = value != value and was != was
    return type(value) is type(was) and bool(value == was or both_nan)
