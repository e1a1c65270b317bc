"""Forty steps of the reference equal torch.optim.RMSprop with the same alpha, lr and eps."""

import numpy as np
import pytest
import torch


@pytest.mark.parametrize("knobs", [(0.001, 0.9, 1e-8), (0.1, 0.5, 1e-3), (0.02, 0.99, 1e-6)])
def test_steps_equal_torch(reference, knobs):
    lr, beta, eps = knobs
    rng = np.random.default_rng(0)
    w = rng.normal(0, 1, (3, 4))
    v = np.zeros_like(w)
    tensor = torch.tensor(w, requires_grad=True)
    optimizer = torch.optim.RMSprop([tensor], lr=lr, alpha=beta, eps=eps)
    for _ in range(40):
        g = rng.normal(0, 10.0 ** rng.integers(-5, 3), (3, 4))
        w, v = reference.rmsprop_step(w, v, g, lr, beta, eps)
        tensor.grad = torch.tensor(g)
        optimizer.step()
        assert np.allclose(w, tensor.detach().numpy(), rtol=1e-10, atol=1e-12)
    assert np.allclose(v, optimizer.state[tensor]["square_avg"].numpy(), rtol=1e-10)
