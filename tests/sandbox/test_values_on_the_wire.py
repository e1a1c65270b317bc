"""Every kind of plain value survives the wire exactly; what is not plain never gets across."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tutor.sandbox import wire
from tutor.sandbox.values import Malformed, array_from, from_node, to_node, unchanged

DTYPES = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"]
numbers = st.one_of(st.integers(), st.floats(), st.booleans(), st.complex_numbers())
texts = st.text(st.characters(exclude_categories=["Cs"]))
arrays = st.sampled_from(DTYPES).flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, min_side=0, max_dims=4, max_side=4))
)
leaves = st.one_of(
    st.none(), numbers, texts, st.binary(), arrays, hnp.scalar_dtypes().flatmap(lambda _: arrays)
)
keys = st.one_of(st.none(), st.integers(), texts, st.booleans(), st.tuples(st.integers(), texts))
plain = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
        st.sets(keys, max_size=4),
        st.frozensets(keys, max_size=4),
    ),
    max_leaves=20,
)


class Refused(Exception):
    """The value was found not to be plain."""


def refuse(value: object) -> wire.Value:
    raise Refused(type(value).__name__)


def carried(value: Any) -> Any:
    """A value after the way through bytes."""
    reply = wire.decode_reply(wire.encode(wire.Returned(to_node(value, refuse))))
    assert isinstance(reply, wire.Returned)
    return from_node(reply.value, refuse)


def same(one: Any, other: Any) -> bool:
    """Equal in type, dtype, shape, order and bits."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return bool(
            one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
        )
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return all(map(same, one.keys(), other.keys())) and all(map(same, one.values(), other.values()))
    return bool(one == other or repr(one) == repr(other))


@given(plain)
def test_plain_data_arrives_as_it_was_sent(value: Any) -> None:
    assert same(carried(value), value)


@given(plain)
def test_a_value_is_unchanged_against_its_own_node(value: Any) -> None:
    assert unchanged(value, to_node(value, refuse))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "array",
    [
        np.ones(()),
        np.ones((0, 3)),
        np.arange(24).reshape(4, 6)[::2, ::-3],
        np.arange(6).reshape(2, 3).T,
        np.eye(3),
    ],
    ids=["0-d", "empty", "strided", "transposed", "square"],
)
def test_arrays_of_every_layout(dtype: str, array: Any) -> None:
    sent = array.astype(dtype, order="K")
    arrived = carried(sent)
    assert same(arrived, np.array(sent, order="C"))
    assert arrived.flags.writeable and arrived.flags.owndata


def test_foreign_byte_order_and_extended_precision_become_ordinary() -> None:
    assert carried(np.array([1, 2], ">i4")).dtype == np.dtype("i4")
    assert same(carried(np.array([0.5], np.longdouble)), np.array([0.5]))
    assert same(carried(np.array([0.5j], np.clongdouble)), np.array([0.5j]))


def test_numpy_scalars_keep_their_dtype_and_python_numbers_their_type() -> None:
    for value in (np.float32(0.1), np.int64(3), np.bool_(True), np.str_("ab"), 3, 0.1, True, 2**80, -(2**64)):
        assert same(carried(value), value)


def test_arrays_of_text_and_text_without_a_byte() -> None:
    assert same(carried(np.array(["cat", "dog!"])), np.array(["cat", "dog!"]))
    assert same(carried(np.array(["", ""])), np.array(["", ""]))


class Shout(str):
    def __str__(self) -> str:
        return "loud"


class Sneaky:
    """Claims to be an array and a float."""

    __class__ = float  # type: ignore[assignment]

    def __array__(self, *_: object, **__: object) -> object:
        return np.ones(3)


class Pretender:
    """Claims to be an array, to everyone who asks politely."""

    __class__ = np.ndarray  # type: ignore[assignment]
    shape, dtype = (3,), np.dtype(float)
    __array__ = Sneaky.__array__


class Sub(np.ndarray):
    """An array whose conversions lie."""

    def __array__(self, *_: object, **__: object) -> Any:
        return np.zeros(9)


def test_subclasses_arrive_as_what_they_extend() -> None:
    from collections import OrderedDict, namedtuple
    from enum import IntEnum

    point = namedtuple("point", "x y")
    colour = IntEnum("colour", "red")
    assert same(carried(point(1, 2)), (1, 2))
    assert same(carried(OrderedDict(a=1)), {"a": 1})
    assert same(carried(colour(1)), 1)
    assert same(carried(np.arange(3.0).view(Sub)), np.arange(3.0))
    assert same(carried(np.ma.masked_array([1.0, 2.0], [True, False])), np.array([1.0, 2.0]))


@pytest.mark.parametrize(
    "value",
    [
        Sneaky(),
        Pretender(),
        object(),
        iter([1]),
        range(3),
        len,
        int,
        np.array([object()]),
        np.array(["2020"], "M8[Y]"),
        1 << 20000,
    ],
    ids=[
        "liar",
        "pretender",
        "object",
        "iterator",
        "range",
        "function",
        "class",
        "objects",
        "dates",
        "endless",
    ],
)
def test_anything_else_is_not_plain(value: object) -> None:
    with pytest.raises(Refused):
        to_node(value, refuse)


def test_what_is_nested_too_deeply_or_contains_itself_is_cut_off() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(Refused):
        to_node(endless, refuse)


@pytest.mark.parametrize(
    ("value", "change"),
    [
        (np.zeros((2, 3)), lambda a: a.__setitem__((1, 1), 1.0)),
        (np.zeros((2, 3)), lambda a: setattr(a, "shape", (3, 2))),
        (np.array([np.nan, 1.0]), lambda a: a.__setitem__(0, 0.0)),
        ([1, [2.0]], lambda a: a[1].append(3)),
        ([1.0], lambda a: a.__setitem__(0, 1)),
        ({"w": np.ones(2)}, lambda a: a["w"].fill(2)),
        ({"w": 1}, lambda a: a.update(v=2)),
        ({1}, lambda a: a.add(2)),
        ((np.ones(1), 2), lambda a: a[0].fill(0)),
        ([None, "a", b"b", 1j, 2**70], lambda a: a.reverse()),
    ],
)
def test_a_change_of_an_argument_is_seen(value: Any, change: Any) -> None:
    node = to_node(value, refuse)
    arrived = from_node(node, refuse)
    assert unchanged(arrived, node)
    change(arrived)
    assert not unchanged(arrived, node)


@pytest.mark.parametrize(
    "node",
    [
        wire.Array("<f8", (2,), memoryview(b"1234")),
        wire.Array("<f8", (-1,), memoryview(b"")),
        wire.Array("<f8", (1 << 62, 4, 0), memoryview(b"")),
        wire.Array("|b1", (1 << 63, 0), memoryview(b"")),
        wire.Array("<f8", (1,) * 40, memoryview(b"12345678")),
        wire.Array("|O", (1,), memoryview(b"12345678")),
        wire.Array("<f8,<f8", (1,), memoryview(b"1" * 16)),
        wire.Array("<U1", (1,), memoryview(b"\xff\xff\xff\xff")),
        wire.Array("nonsense", (1,), memoryview(b"1")),
    ],
)
def test_a_lying_array_is_malformed(node: wire.Array) -> None:
    with pytest.raises(Malformed):
        array_from(node)


def test_a_byte_that_is_neither_true_nor_false_is_true() -> None:
    assert same(
        array_from(wire.Array("|b1", (3,), memoryview(b"\x00\x01\x07"))), np.array([False, True, True])
    )


@pytest.mark.parametrize("levels", [100, 10_000, 1_000_000])
def test_a_bomb_of_nesting_is_no_message(levels: int) -> None:
    bomb = b"\x82\xa4type\xa8returned\xa5value" + b"\x93\xa1s\xa4list\x91" * levels + b"\x01"
    with pytest.raises((msgspec.DecodeError, RecursionError, Malformed)):
        reply = wire.decode_reply(bomb)
        assert isinstance(reply, wire.Returned)
        from_node(reply.value, refuse)
