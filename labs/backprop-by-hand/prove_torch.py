"""The reference equals torch's autograd and torch.optim.SGD on the same 2-2-1 network."""

import numpy as np
import torch
from torch import nn


def named(net):
    (W1, b1), (W2, b2) = [
        (layer.weight.detach().numpy(), layer.bias.detach().numpy()) for layer in (net[0], net[2])
    ]
    weights = {
        "w111": W1[0, 0],
        "w121": W1[0, 1],
        "w112": W1[1, 0],
        "w122": W1[1, 1],
    }  # torch keeps (out, in)
    weights |= {"b11": b1[0], "b12": b1[1], "w211": W2[0, 0], "w221": W2[0, 1], "b21": b2[0]}
    return {name: float(value) for name, value in weights.items()}


def test_thirty_epochs_equal_sgd(reference):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1)).double()
    sgd = torch.optim.SGD(net.parameters(), lr=0.05)
    X, Y = np.random.default_rng(0).normal(size=(4, 2)), np.array([1.0, -0.5, 2.0, 0.3])
    p = named(net)
    for _ in range(30):
        p, losses = reference.train_epoch(p, X, Y, 0.05)
        for x, y, seen in zip(X, Y, losses, strict=True):
            loss = (y - net(torch.tensor(x)[None])[0, 0]) ** 2
            assert np.isclose(loss.item(), seen, rtol=1e-9)
            sgd.zero_grad()
            loss.backward()
            sgd.step()
    for name, value in named(net).items():
        assert np.isclose(p[name], value, rtol=1e-9), name
