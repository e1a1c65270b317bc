"""Forty steps of the reference equal torch.optim.Adam, with its defaults and with others."""

import numpy as np
import pytest
import torch


@pytest.mark.parametrize("knobs", [(0.001, 0.9, 0.999, 1e-8), (0.1, 0.5, 0.95, 1e-3), (0.02, 0.0, 0.9, 1e-6)])
def test_steps_equal_torch(reference, knobs):
    lr, beta1, beta2, eps = knobs
    rng = np.random.default_rng(0)
    w = rng.normal(0, 1, (3, 4))
    m, v = np.zeros_like(w), np.zeros_like(w)
    tensor = torch.tensor(w, requires_grad=True)
    optimizer = torch.optim.Adam([tensor], lr=lr, betas=(beta1, beta2), eps=eps)
    for t in range(1, 41):
        g = rng.normal(0, 10.0 ** rng.integers(-5, 3), (3, 4))
        w, m, v = reference.adam_step(w, m, v, g, t, lr, beta1, beta2, eps)
        tensor.grad = torch.tensor(g)
        optimizer.step()
        assert np.allclose(w, tensor.detach().numpy(), rtol=1e-10, atol=1e-12)
    assert np.allclose(m, optimizer.state[tensor]["exp_avg"].numpy(), rtol=1e-10)
    assert np.allclose(v, optimizer.state[tensor]["exp_avg_sq"].numpy(), rtol=1e-10)


def test_defaults_equal_torch(reference):
    settings = torch.optim.Adam([torch.zeros(1, requires_grad=True)]).defaults
    wanted = (settings["lr"], *settings["betas"], settings["eps"])
    assert reference.adam_step.__defaults__ == wanted
