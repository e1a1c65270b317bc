"""The reference clips as torch.nn.utils does. torch divides by ‖g‖ + 1e-6, which is the tolerance here."""

import numpy as np
import pytest
import torch


def parameters(gs):
    tensors = [torch.zeros(g.shape, dtype=torch.float64, requires_grad=True) for g in gs]
    for tensor, g in zip(tensors, gs, strict=True):
        tensor.grad = torch.tensor(g)
    return tensors


def gradients(scale):
    rng = np.random.default_rng(0)
    return [scale * rng.normal(0, 1, shape) for shape in [(4, 3), (3,), (2, 1, 3)]]


@pytest.mark.parametrize("scale", [0.01, 0.3, 1.0, 100.0])
def test_global_norm_equals_torch(reference, scale):
    gs = gradients(scale)
    tensors = parameters(gs)
    norm = torch.nn.utils.clip_grad_norm_(tensors, 1.0)
    got, got_norm = reference.clip_by_global_norm(gs, 1.0)
    assert np.isclose(got_norm, norm.item(), rtol=1e-12)
    for clipped, tensor in zip(got, tensors, strict=True):
        assert np.allclose(clipped, tensor.grad.numpy(), rtol=2e-6, atol=0)


@pytest.mark.parametrize("scale", [0.01, 1.0, 100.0])
def test_value_equals_torch(reference, scale):
    gs = gradients(scale)
    tensors = parameters(gs)
    torch.nn.utils.clip_grad_value_(tensors, 0.5)
    for g, tensor in zip(gs, tensors, strict=True):
        assert np.array_equal(reference.clip_by_value(g, 0.5), tensor.grad.numpy())


@pytest.mark.parametrize("scale", [0.01, 1.0, 100.0])
def test_norm_equals_torch(reference, scale):
    for g in gradients(scale):
        (tensor,) = parameters([g])
        torch.nn.utils.clip_grad_norm_([tensor], 1.0)
        assert np.allclose(reference.clip_by_norm(g, 1.0), tensor.grad.numpy(), rtol=2e-5, atol=0)
