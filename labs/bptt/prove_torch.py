"""Gradients of the reference equal torch's for nn.RNN with copied weights over 25 steps; clipping equals torch's."""

import numpy as np
import torch


def test_gradients_equal_torch(reference):
    B, T, d, H = 3, 25, 4, 5
    rng = np.random.default_rng(0)
    cell = torch.nn.RNN(d, H, batch_first=True).double()
    with torch.no_grad():
        cell.weight_hh_l0.mul_(2.0)
    X, dhs = rng.normal(0, 1, (B, T, d)), rng.normal(0, 1, (B, T, H))
    out, _ = cell(torch.tensor(X))
    (out * torch.tensor(dhs)).sum().backward()
    Wh = cell.weight_hh_l0.detach().numpy().T
    dWx, dWh, db = reference.bptt(X, out.detach().numpy(), dhs, Wh)
    assert np.allclose(dWx, cell.weight_ih_l0.grad.numpy().T, rtol=1e-9)
    assert np.allclose(dWh, cell.weight_hh_l0.grad.numpy().T, rtol=1e-9)
    assert np.allclose(db, cell.bias_ih_l0.grad.numpy(), rtol=1e-9)


def test_norms_equal_torch(reference):
    T, H = 30, 6
    cell = torch.nn.RNN(2, H, batch_first=True).double()
    h, kept = torch.zeros(1, 1, H, dtype=torch.float64), []
    for x in torch.randn(T, 1, 1, 2, dtype=torch.float64):
        _, h = cell(x, h)
        h.retain_grad()
        kept.append(h)
    dh = torch.randn(H, dtype=torch.float64)
    (h.reshape(H) * dh).sum().backward()
    hs = np.array([each.detach().numpy().reshape(H) for each in kept])
    norms = reference.gradient_norms(dh.numpy(), hs, cell.weight_hh_l0.detach().numpy().T)
    assert np.allclose(norms, [each.grad.norm().item() for each in kept], rtol=1e-9)


def test_clipping_equals_torch(reference):
    grads = [np.array([[3.0, -4.0], [1.0, 2.0]]), np.array([5.0])]
    for limit in (0.5, 100.0):
        weights = [torch.zeros(g.shape, dtype=torch.float64, requires_grad=True) for g in grads]
        for weight, g in zip(weights, grads):
            weight.grad = torch.tensor(g)
        torch.nn.utils.clip_grad_norm_(weights, limit)
        for got, weight in zip(reference.clip_by_norm(grads, limit), weights):
            assert np.allclose(got, weight.grad.numpy(), rtol=1e-5)  # torch adds 1e-6 to the norm
