"""What recipes share: kinds of functions, a step down the gradient, accuracy of yes-or-no answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from torch import Tensor
from torch.optim import Adam, Optimizer

TensorWeights = dict[str, Tensor]
Step = Callable[[Tensor, Tensor], Tensor]
"""step(x, y), x (B, ...) and y (B, ...): one update of the weights; returns the batch's loss before it."""
Loss = Callable[[TensorWeights, Tensor, Tensor], Tensor]
Output = Literal["binary", "classes"]
"""Cross-entropy of one sigmoid, or of a softmax."""


@dataclass(frozen=True)
class Descent:
    """A step of `optimizer` down the gradient of `loss`, which autograd finds. All its state is the optimizer's."""

    loss: Loss
    weights: TensorWeights
    optimizer: Optimizer
    dense: Output | None = None
    """Set where the scores are `dense(weights, x, relu)`: what `by_hand` needs to know of the loss behind them."""

    def __call__(self, x: Tensor, y: Tensor) -> Tensor:
        self.optimizer.zero_grad()
        value = self.loss(self.weights, x, y)
        value.backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        return value.detach()


def by_gradient(
    loss: Loss, weights: TensorWeights, optimizer: Optimizer, dense: Output | None = None
) -> Step:
    return Descent(loss, weights, optimizer, dense)


def adam(weights: TensorWeights, settings: dict[str, float]) -> Optimizer:
    """Adam (Kingma and Ba, 2015), fused into one kernel where the device has one; a CUDA graph can hold it."""
    kinds = {tensor.device.type for tensor in weights.values()}
    fused, capturable = kinds <= {"cpu", "cuda"}, kinds == {"cuda"}
    betas = settings["beta1"], settings["beta2"]
    rate, eps = settings["learning_rate"], settings["eps"]
    return Adam(weights.values(), lr=rate, betas=betas, eps=eps, fused=fused, capturable=capturable)


def binary_accuracy(z: Tensor, y: Tensor) -> Tensor:
    """Share of rows whose score z (B,) lies on the side of 0 that its label y (B,) in {0, 1} asks for."""
    return ((z >= 0) == (y > 0.5)).to(z.dtype).mean()
