"""The reference equals torch's activations and autograd, away from the corner at 0."""

import numpy as np
import torch
from torch.nn import functional as F


def test_gates(reference):
    z = torch.linspace(-6, 6, 400, dtype=torch.float64, requires_grad=True)
    pairs = (
        (lambda v: F.leaky_relu(v, 0.07), lambda v: reference.leaky_relu(v, 0.07)),
        (lambda v: F.elu(v, 1.7), lambda v: reference.elu(v, 1.7)),
        (F.selu, reference.selu),
    )
    for torch_gate, gate in pairs:
        a = torch_gate(z)
        (slope,) = torch.autograd.grad(a.sum(), z)
        got, derivative = gate(z.detach().numpy())
        assert np.allclose(got, a.detach().numpy(), rtol=1e-10)
        assert np.allclose(derivative, slope.numpy(), rtol=1e-10)


def test_prelu(reference):
    torch.manual_seed(0)
    z = torch.randn(20, 5, dtype=torch.float64, requires_grad=True)
    alpha = torch.rand(5, dtype=torch.float64, requires_grad=True)
    upstream = torch.randn(20, 5, dtype=torch.float64)
    out = F.prelu(z, alpha)
    out.backward(upstream)
    arrays = upstream.numpy(), z.detach().numpy(), alpha.detach().numpy()
    assert np.allclose(reference.prelu(*arrays[1:]), out.detach().numpy(), rtol=1e-12)
    d_z, d_alpha = reference.prelu_backward(*arrays)
    assert np.allclose(d_z, z.grad.numpy(), rtol=1e-12)
    assert np.allclose(d_alpha, alpha.grad.numpy(), rtol=1e-10)
