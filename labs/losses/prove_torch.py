"""The reference equals torch's losses and torch's gradients."""

import numpy as np
import torch
from torch import nn


def equal_to_torch(answer, loss, given, wanted):
    prediction = torch.tensor(given, requires_grad=True)
    cost = loss(prediction, wanted)
    cost.backward()
    assert np.isclose(answer[0], cost.item(), rtol=1e-12)
    assert np.allclose(answer[1], prediction.grad.numpy(), rtol=1e-10, atol=1e-15)


def test_regression(reference):
    rng = np.random.default_rng(0)
    y = rng.normal(0, 2, 50)
    p = y + rng.normal(0, 2, 50)
    p[0] = y[0]
    t = torch.tensor(y)
    equal_to_torch(reference.mse(y, p), nn.MSELoss(), p, t)
    equal_to_torch(reference.mae(y, p), nn.L1Loss(), p, t)
    for delta in (0.3, 1.0, 2.5):
        equal_to_torch(reference.huber(y, p, delta), nn.HuberLoss(delta=delta), p, t)
        smooth = nn.SmoothL1Loss(beta=delta)
        equal_to_torch(reference.huber(y, p, delta), lambda a, b: delta * smooth(a, b), p, t)


def test_classes(reference):
    rng = np.random.default_rng(1)
    y, p = rng.integers(0, 2, 40), rng.uniform(0.01, 0.99, 40)
    equal_to_torch(reference.bce(y, p), nn.BCELoss(), p, torch.tensor(y, dtype=torch.float64))
    P = rng.uniform(0.1, 2, (30, 4))
    P /= P.sum(axis=1, keepdims=True)
    numbers = rng.integers(0, 4, 30)
    for labels in (numbers, np.eye(4)[numbers]):
        equal_to_torch(
            reference.cce(labels, P), lambda a, b: nn.NLLLoss()(a.log(), b), P, torch.tensor(numbers)
        )
