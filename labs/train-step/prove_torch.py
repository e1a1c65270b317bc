"""The reference equals torch.optim.SGD over many steps, and torch's autograd on the chain."""

import numpy as np
import torch
from torch import nn


def test_thirty_steps_equal_sgd(reference):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 3)), rng.normal(size=40)
    batches = [rng.choice(40, size=size, replace=False) for size in (8, 5, 16) * 10]
    net = nn.Linear(3, 1).double()
    w, b = net.weight.detach().numpy()[0].copy(), net.bias.item()
    sgd = torch.optim.SGD(net.parameters(), lr=0.05)
    losses = []
    for rows in batches:
        loss = nn.functional.mse_loss(net(torch.tensor(X[rows]))[:, 0], torch.tensor(y[rows]))
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        losses.append(loss.item())
    w_end, b_end, seen = reference.train(X, y, w, b, 0.05, batches)
    assert np.allclose(w_end, net.weight.detach().numpy()[0], rtol=1e-10)
    assert np.isclose(b_end, net.bias.item(), rtol=1e-10)
    assert np.allclose(seen, losses, rtol=1e-10)


def test_chain_equals_autograd(reference):
    w = torch.tensor([0.5, -1.2, 0.0, 2.0], dtype=torch.float64, requires_grad=True)
    for x, y in ((1.5, 2.0), (-0.7, 0.3)):
        w.grad = None
        ((y - x * w.prod()) ** 2).backward()
        assert np.allclose(reference.chain_gradients(x, w.detach().numpy(), y), w.grad.numpy(), rtol=1e-12)
