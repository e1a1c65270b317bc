"""What recipes share: kinds of functions, a step down the gradient, accuracy of yes-or-no answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor
from torch.optim import Adam, Optimizer

TensorWeights = dict[str, Tensor]
Step = Callable[[Tensor, Tensor], Tensor]
"""step(x, y), x (B, ...) and y (B, ...): one update of the weights; returns the batch's loss before it."""
Loss = Callable[[TensorWeights, Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class Descent:
    """A step of `optimizer` down the gradient of `loss`, which autograd finds. All its state is the optimizer's."""

    loss: Loss
    weights: TensorWeights
    optimizer: Optimizer

    def __call__(self, x: Tensor, y: Tensor) -> Tensor:
        self.optimizer.zero_grad()
        value = self.loss(self.weights, x, y)
        value.backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        return value.detach()


def by_gradient(loss: Loss, weights: TensorWeights, optimizer: Optimizer) -> Step:
    return Descent(loss, weights, optimizer)


def adam(weights: TensorWeights, settings: dict[str, float]) -> Optimizer:
    """Adam (Kingma and Ba, 2015), fused into one kernel a step where the device has one."""
    fused = all(tensor.device.type in ("cpu", "cuda") for tensor in weights.values())
    betas = settings["beta1"], settings["beta2"]
    rate, eps = settings["learning_rate"], settings["eps"]
    return Adam(weights.values(), lr=rate, betas=betas, eps=eps, fused=fused)


def binary_accuracy(z: Tensor, y: Tensor) -> Tensor:
    """Share of rows whose score z (B,) lies on the side of 0 that its label y (B,) in {0, 1} asks for."""
    return ((z >= 0) == (y > 0.5)).to(z.dtype).mean()
