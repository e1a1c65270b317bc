"""The reference equals torch.nn.BatchNorm1d: outputs, running values over 20 batches, gradients."""

import numpy as np
import torch


def test_training_running_values_and_gradients(reference):
    rng = np.random.default_rng(0)
    layer = torch.nn.BatchNorm1d(5).double()
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(rng.uniform(0.5, 2, 5)))
        layer.bias.copy_(torch.tensor(rng.normal(size=5)))
    gamma, beta = layer.weight.detach().numpy(), layer.bias.detach().numpy()
    mean, var = np.zeros(5), np.ones(5)
    for _ in range(20):
        z, dy = rng.normal(2, 3, (8, 5)), rng.normal(size=(8, 5))
        given = torch.tensor(z, requires_grad=True)
        layer.zero_grad()
        out = layer(given)
        out.backward(torch.tensor(dy))
        y, mean, var = reference.bn_train(z, gamma, beta, mean, var, layer.momentum, layer.eps)
        dz, dgamma, dbeta = reference.bn_backward(dy, z, gamma, layer.eps)
        assert np.allclose(y, out.detach().numpy(), rtol=1e-12, atol=1e-14)
        assert np.allclose(mean, layer.running_mean.numpy(), rtol=1e-12)
        assert np.allclose(var, layer.running_var.numpy(), rtol=1e-12)
        assert np.allclose(dz, given.grad.numpy(), rtol=1e-9, atol=1e-13)
        assert np.allclose(dgamma, layer.weight.grad.numpy(), rtol=1e-10)
        assert np.allclose(dbeta, layer.bias.grad.numpy(), rtol=1e-10)
    layer.eval()
    z = rng.normal(size=(1, 5))
    want = layer(torch.tensor(z)).detach().numpy()
    assert np.allclose(reference.bn_eval(z, gamma, beta, mean, var, layer.eps), want, rtol=1e-12)
