"""Adam on a fully connected ReLU network with the backward pass written out, for CPUs.

On networks this small autograd and the optimizer's bookkeeping cost more than the arithmetic. Here all weights lie in
one vector and all gradients in another, so that Adam is one call; what is computed is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, one_hot
from torch.optim import Adam
from torch.optim.adam import adam as adam_update

from tutor.training.descent import Descent, Step


def binary(z: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """z (B, 1), y (B,) -> cross-entropy of σ(z), mean over the rows, and its gradient by z (B, 1)."""
    value = binary_cross_entropy_with_logits(z[:, 0], y)
    return value, (torch.sigmoid(z) - y[:, None]) / len(y)


def classes(z: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """z (B, C), labels y (B,) -> cross-entropy of softmax(z), mean over the rows, and its gradient by z (B, C)."""
    return cross_entropy(z, y), (torch.softmax(z, dim=1) - one_hot(y, z.shape[1])) / len(y)


OUTPUTS = {"binary": binary, "classes": classes}


def faster(step: Step) -> Step:
    """The same step by hand where that can be done; any other step as it is."""
    if not isinstance(step, Descent) or step.dense is None or not isinstance(step.optimizer, Adam):
        return step
    on_cpu = all(tensor.device.type == "cpu" for tensor in step.weights.values())
    return DenseByHand(step) if on_cpu else step


class Layer(NamedTuple):
    """Views of the flat vectors: W (in, out), b (out,) and the gradients of the loss by them."""

    W: Tensor
    b: Tensor
    dW: Tensor
    db: Tensor


class DenseByHand(Descent):
    """step(x, y): x (B, in), y (B,). Weights and optimizer stay the same objects; what they hold lies in one piece."""

    def __init__(self, step: Descent) -> None:
        super().__init__(step.loss, step.weights, step.optimizer, step.dense)
        self.output = OUTPUTS[str(step.dense)]
        self.tensors = list(step.weights.values())
        self.vector = torch.cat([tensor.detach().reshape(-1) for tensor in self.tensors])  # (N,)
        self.gradient, self.mean, self.square = (torch.zeros_like(self.vector) for _ in range(3))
        self.steps = torch.zeros(len(self.tensors))  # one each, as the optimizer counts; the first is used
        self.first, *_ = self.counts = list(self.steps)
        for tensor, view, slope in zip(
            self.tensors, self._views(self.vector), self._views(self.gradient), strict=True
        ):
            tensor.data, tensor.grad = view, slope
        self._lend()
        layers = range(1, len(self.tensors) // 2 + 1)
        self.layers = [
            Layer(
                *(tensor.detach() for tensor in pair),
                *(tensor.grad for tensor in pair if tensor.grad is not None),
            )
            for pair in ((step.weights[f"W{layer}"], step.weights[f"b{layer}"]) for layer in layers)
        ]

    def __call__(self, x: Tensor, y: Tensor) -> Tensor:
        inputs = [x]  # of every layer: (B, in)
        for layer in self.layers[:-1]:
            inputs.append(torch.addmm(layer.b, inputs[-1], layer.W).relu_())
        last = self.layers[-1]
        value, d = self.output(torch.addmm(last.b, inputs[-1], last.W), y)
        for layer, a in zip(reversed(self.layers), reversed(inputs), strict=True):
            torch.mm(a.t(), d, out=layer.dW)  # (in, B) @ (B, out)
            torch.sum(d, 0, out=layer.db)
            if a is not x:
                d = torch.mm(d, layer.W.t()).mul_(a > 0)  # (B, in); ReLU lets through where it was open
        self._update()
        return value

    def _update(self) -> None:
        if self.optimizer.state[self.tensors[0]]["step"] is not self.first:
            self._take_back()
        told: dict[str, Any] = self.optimizer.param_groups[0]
        adam_update(
            [self.vector], [self.gradient], [self.mean], [self.square], [], [self.first],
            fused=True, amsgrad=False, weight_decay=0.0, maximize=False,
            lr=told["lr"], beta1=told["betas"][0], beta2=told["betas"][1], eps=told["eps"],
        )  # fmt: skip
        self.steps[1:].copy_(self.first)

    def _views(self, vector: Tensor) -> list[Tensor]:
        parts = torch.split(vector, [tensor.numel() for tensor in self.tensors])
        return [part.view_as(tensor) for part, tensor in zip(parts, self.tensors, strict=True)]

    def _lent(self) -> Iterator[tuple[Tensor, dict[str, Tensor]]]:
        """Each tensor with its part of our state, named as Adam names it."""
        means, squares = self._views(self.mean), self._views(self.square)
        for tensor, mean, square, count in zip(self.tensors, means, squares, self.counts, strict=True):
            yield tensor, {"step": count, "exp_avg": mean, "exp_avg_sq": square}

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
