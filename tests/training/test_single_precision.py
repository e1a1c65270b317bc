"""Every reference trains where there is no float64, as on Apple's GPUs: nothing it computes is of that type."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from tutor.training import catalog
from tutor.training.arrays import Array
from tutor.training.device import choose
from tutor.training.run import Model
from tutor.training.setup import Setup


class NoDouble(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """A device without float64, played on the CPU. An array of NumPy's may be read before it is converted and sent."""

    def __torch_dispatch__(
        self,
        func: Callable[..., Any],
        types: object,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        made = func(*args, **(kwargs or {}))
        for leaf in tree_leaves(made) if func is not torch.ops.aten.lift_fresh.default else ():
            if isinstance(leaf, torch.Tensor) and leaf.dtype == torch.float64:
                raise TypeError(f"float64 from {func}")
        return made


def no_double() -> AbstractContextManager[object]:
    mode: AbstractContextManager[object] = NoDouble()  # type: ignore[no-untyped-call]  # torch's base is untyped
    return mode


def single(array: Array) -> Array:
    return array.astype(np.float32) if array.dtype == np.float64 else array


def on_such_a_device(setup: Setup) -> Setup:
    """What `on_device` makes of a setup there."""
    return replace(
        setup,
        X=single(setup.X),
        y=single(setup.y),
        X_val=single(setup.X_val),
        y_val=single(setup.y_val),
        weights={name: single(array) for name, array in setup.weights.items()},
    )


def test_the_device_of_this_test_refuses_float64() -> None:
    with pytest.raises(TypeError, match="float64"), no_double():
        torch.ones(2).to(torch.float64).mean()


@pytest.mark.parametrize("name", catalog.recipes())
def test_no_reference_needs_float64(name: str) -> None:
    program = catalog.load(catalog.find(name))
    setup = on_such_a_device(program.setup(0))
    model = Model(program, setup, choose("cpu"))
    with no_double():
        model.step(model.order[0, 0])
        point = model.measure(0)
    assert np.isfinite([point.loss, point.metric]).all()
