"""The reference equals torch's activations and their autograd slopes, and torch's stacked linear layers."""

import numpy as np
import torch
from torch import nn


def test_gates(reference):
    z = torch.cat([torch.linspace(-30, 30, 601, dtype=torch.float64), torch.zeros(1, dtype=torch.float64)])
    z.requires_grad_()
    for name, gate in (("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("relu", torch.relu)):
        a = gate(z)
        (slope,) = torch.autograd.grad(a.sum(), z)
        got, got_slope = getattr(reference, name)(z.detach().numpy())
        assert np.allclose(got, a.detach().numpy(), rtol=1e-12, atol=1e-15), name
        assert np.allclose(got_slope, slope.numpy(), rtol=1e-9, atol=1e-15), name


def test_collapse(reference):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(5, 7), nn.Linear(7, 3), nn.Linear(3, 2)).double()
    weights = [layer.weight.detach().numpy().T for layer in net]
    biases = [layer.bias.detach().numpy() for layer in net]
    W, b = reference.collapse_linear(weights, biases)
    X = torch.randn(11, 5, dtype=torch.float64)
    assert np.allclose(X.numpy() @ W + b, net(X).detach().numpy(), rtol=1e-10)
