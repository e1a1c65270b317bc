"""The reference equals torch's own layers with the same weights."""

import numpy as np
import torch
from torch import nn


def test_forward_equals_sequential(reference):
    torch.manual_seed(0)
    sizes = [7, 5, 4, 3]
    layers = []
    for n, m in zip(sizes, sizes[1:]):
        layers += [nn.Linear(n, m), nn.Sigmoid()]
    net = nn.Sequential(*layers).double()
    linears = [layer for layer in net if isinstance(layer, nn.Linear)]
    weights = [layer.weight.detach().numpy().T for layer in linears]  # (out, in) -> (in, out)
    biases = [layer.bias.detach().numpy() for layer in linears]
    X = torch.randn(9, 7, dtype=torch.float64)

    trace = reference.forward_trace(X.numpy(), weights, biases)
    flowing = X
    for step, layer in enumerate(net, 1):
        flowing = layer(flowing)
        if step % 2 == 0:
            assert np.allclose(trace[step // 2], flowing.detach().numpy(), rtol=1e-12)
    assert np.allclose(reference.mlp_forward(X.numpy(), weights, biases), net(X).detach().numpy(), rtol=1e-12)
