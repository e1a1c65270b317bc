"""The reference equals torch's layers and loss with the same weights."""

import numpy as np
import torch
from torch import nn
from torch.nn.functional import mse_loss


def test_network_and_loss_equal_torch(reference):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(7, 7), nn.ReLU(), nn.Linear(7, 7), nn.ReLU(), nn.Linear(7, 1)).double()
    linears = [layer for layer in net if isinstance(layer, nn.Linear)]
    weights = [layer.weight.detach().numpy().T for layer in linears]
    biases = [layer.bias.detach().numpy() for layer in linears]
    X, y = torch.randn(30, 7, dtype=torch.float64), torch.randn(30, dtype=torch.float64)
    out = net(X).squeeze(1).detach()

    p = reference.regression_forward(X.numpy(), weights, biases)
    assert np.allclose(p, out.numpy(), rtol=1e-12)
    assert np.isclose(reference.mse(y.numpy(), p), mse_loss(out, y).item(), rtol=1e-12)
    assert sum(tensor.numel() for tensor in net.parameters()) == 120
