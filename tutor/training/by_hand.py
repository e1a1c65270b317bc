"""Adam on a fully connected ReLU network, forward and backward written out in NumPy, for CPUs.

On networks this small, autograd and the bookkeeping around each operation cost more than the arithmetic. Here all
weights lie in one vector and all gradients in another: Adam is a dozen operations, however many layers there are. What
is computed is the same, and torch's tensors look at the same memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from torch.optim import Adam

from tutor.training.arrays import Array
from tutor.training.descent import Descent, Output, Step

WORTH_IT = 20_000
"""Parameters. With larger matrices NumPy's BLAS takes threads of its own, and on a busy machine those wait for each
other far longer than they compute (784-128-10 on two busy cores: 20 ms a step in place of 4)."""


def faster(step: Step) -> Step:
    """The same step by hand where that can be done; any other step as it is."""
    if not isinstance(step, Descent) or step.dense is None or not isinstance(step.optimizer, Adam):
        return step
    tensors = step.weights.values()
    on_cpu = all(tensor.device.type == "cpu" for tensor in tensors)
    small = sum(tensor.numel() for tensor in tensors) < WORTH_IT
    return DenseByHand(step, step.dense) if on_cpu and small else step


def binary_slope(z: Array, y: Array) -> Array:
    """Scores z (B, 1), y (B,) in {0, 1} -> gradient (B, 1) of the mean cross-entropy of σ(z): (σ(z) − y) / B."""
    slope: Array = (0.5 + 0.5 * np.tanh(0.5 * z) - y[:, None]) / len(y)
    return slope


def class_slope(z: Array, y: Array) -> Array:
    """Scores z (B, C), labels y (B,) -> gradient (B, C) of the mean cross-entropy of softmax(z): (p − one-hot) / B."""
    p: Array = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(y)), y] -= 1
    p /= len(y)
    return p


SLOPES: dict[Output, Callable[[Array, Array], Array]] = {"binary": binary_slope, "classes": class_slope}


class Layer(NamedTuple):
    """Parts of the vectors. A bias lies behind its matrix, as one more row for one more input that is always 1."""

    W: Array
    """(in, out)"""
    W_b: Array
    """(in + 1, out): W and under it b."""
    slope: Array
    """(in + 1, out): the gradient of the loss by both."""


def with_ones(x: Array) -> Array:
    """(..., in) -> (..., in + 1): the last input is 1."""
    return np.concatenate([x, np.ones_like(x[..., :1])], axis=-1)


class DenseByHand(Descent):
    """step(x, y): x (B, in), y (B,). Weights and optimizer stay the same objects; what they hold lies in one piece."""

    def __init__(self, step: Descent, output: Output) -> None:
        super().__init__(step.loss, step.weights, step.optimizer, output)
        self.slope = SLOPES[output]
        self.tensors = list(step.weights.values())
        self.vector = np.concatenate([tensor.detach().numpy().ravel() for tensor in self.tensors])  # (N,)
        self.gradient, self.mean, self.square, self.spare, self.change = (
            np.zeros_like(self.vector) for _ in range(5)
        )
        # Steps done, once for each tensor, as Adam keeps them.
        self.counts = np.zeros((len(self.tensors), 1), np.float32)
        for tensor, view in zip(self.tensors, self._parts(self.vector), strict=True):
            tensor.data = torch.from_numpy(view)
        self._lend()
        self.layers = list(self._layers())

    def __call__(self, x: Tensor, y: Tensor) -> Tensor:
        return self.many(x[None], y[None])[0]

    def many(self, x: Tensor, y: Tensor) -> Tensor:
        """Steps on x (steps, B, in), y (steps, B), one after the other; the losses (steps,) before each."""
        if self.optimizer.state[self.tensors[0]]["exp_avg"].data_ptr() != self.mean.ctypes.data:
            self._take_back()
        steps, rows, _ = x.shape
        z = np.empty((steps, rows, self.layers[-1].W.shape[1]), self.vector.dtype)
        hidden = [np.ones((rows, layer.W.shape[1] + 1), self.vector.dtype) for layer in self.layers[:-1]]
        with np.errstate(all="ignore"):  # a loss that is no number is told by who reads the losses
            for x_1, target, scores in zip(with_ones(x.numpy()), y.numpy(), z, strict=True):
                self._one([x_1, *hidden], target, scores)
        return self._losses(torch.from_numpy(z), y)

    def _losses(self, z: Tensor, y: Tensor) -> Tensor:
        """Scores (steps, B, C) -> mean loss of each step (steps,)."""
        if self.dense == "binary":
            return binary_cross_entropy_with_logits(z[..., 0], y, reduction="none").mean(dim=1)
        return cross_entropy(z.transpose(1, 2), y, reduction="none").mean(dim=1)

    def _one(self, inputs: list[Array], y: Array, z: Array) -> None:
        """One update. What goes into each layer is in `inputs` (B, in + 1) each, the first of which is given; the
        others, and the scores before the update in z (B, out), are written."""
        for layer, a, after in zip(self.layers, inputs, inputs[1:], strict=False):
            np.maximum(np.dot(a, layer.W_b), 0, out=after[:, :-1])
        np.dot(inputs[-1], self.layers[-1].W_b, out=z)
        d = self.slope(z, y)
        for layer, a in zip(reversed(self.layers), reversed(inputs), strict=True):
            np.dot(a.T, d, out=layer.slope)  # (in + 1, B) @ (B, out)
            if a is not inputs[0]:
                d = np.dot(d, layer.W.T)  # (B, in)
                d *= a[:, :-1] > 0  # ReLU lets through where it was open
        self._update()

    def _update(self) -> None:
        """Adam; both corrections are taken into the length of the step, which spares two divisions of vectors."""
        told: dict[str, Any] = self.optimizer.param_groups[0]
        (beta1, beta2), g, spare = told["betas"], self.gradient, self.spare
        self.counts += 1
        count = int(self.counts[0, 0])
        self.mean *= beta1
        self.mean += np.multiply(g, 1 - beta1, out=spare)
        self.square *= beta2
        np.multiply(g, g, out=spare)
        spare *= 1 - beta2
        self.square += spare
        corrected = (1 - beta2**count) ** 0.5
        np.sqrt(self.square, out=spare)
        spare += told["eps"] * corrected
        np.divide(self.mean, spare, out=self.change)
        self.change *= told["lr"] * corrected / (1 - beta1**count)
        self.vector -= self.change

    def _parts(self, vector: Array) -> list[Array]:
        """Views of a vector (N,) in the shapes of the weights."""
        ends = np.cumsum([tensor.numel() for tensor in self.tensors])
        parts = np.split(vector, ends[:-1])
        return [part.reshape(tuple(tensor.shape)) for part, tensor in zip(parts, self.tensors, strict=True)]

    def _layers(self) -> Iterator[Layer]:
        start = 0
        for W in self.tensors[::2]:
            fan_in, fan_out = W.shape
            part = slice(start, start := start + (fan_in + 1) * fan_out)
            W_b = self.vector[part].reshape(fan_in + 1, fan_out)
            yield Layer(W_b[:-1], W_b, self.gradient[part].reshape(fan_in + 1, fan_out))

    def _lent(self) -> Iterator[tuple[Tensor, dict[str, Tensor]]]:
        """Each tensor with its part of our state, named as Adam names it."""
        means, squares = self._parts(self.mean), self._parts(self.square)
        for tensor, *ours in zip(self.tensors, self.counts, means, squares, strict=True):
            count, mean, square = (torch.from_numpy(part) for part in ours)
            yield tensor, {"step": count[0], "exp_avg": mean, "exp_avg_sq": square}

    def _lend(self) -> None:
        """The optimizer's state consists of views of ours, so that it can be kept in a file."""
        for tensor, ours in self._lent():
            self.optimizer.state[tensor] = ours

    def _take_back(self) -> None:
        """A state that was read from a file lies in tensors of its own: copy it, and lend ours again."""
        for tensor, ours in self._lent():
            for name, value in ours.items():
                value.copy_(self.optimizer.state[tensor][name])
        self._lend()
