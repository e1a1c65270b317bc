"""What the judge holds of an object that stays in a worker."""

from __future__ import annotations

from typing import NoReturn


class Handle:
    """An opaque result: a cache, an iterator, a model. It can be passed to the worker that made it.

    It has no operators, and NumPy leaves it alone: nothing of the judge's can reach a method of the program's.
    """

    __slots__ = ("number", "owner", "type_name")
    __array_ufunc__ = None

    def __init__(self, number: int, type_name: str, owner: object) -> None:
        self.number = number
        self.type_name = type_name
        self.owner = owner

    def __array__(self, *_: object, **__: object) -> NoReturn:
        raise TypeError(f"a {self.type_name} of the learner's is not an array")

    def __repr__(self) -> str:
        return f"<{self.type_name}>"
