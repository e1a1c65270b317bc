"""Forty steps of the reference equal torch.optim.SGD(nesterov=True), on a loss that curves."""

import numpy as np
import pytest
import torch


def slope(w):
    """Gradient of the sum of w⁴ / 4 + w² / 2."""
    return w**3 + w


@pytest.mark.parametrize("knobs", [(0.05, 0.9), (0.02, 0.5), (0.01, 0.99)])
def test_forty_steps(reference, knobs):
    lr, beta = knobs
    w = np.random.default_rng(0).normal(size=5)
    theirs = torch.tensor(w, requires_grad=True)
    optimizer = torch.optim.SGD([theirs], lr=lr, momentum=beta, nesterov=True)
    ours, v = w, np.zeros(5)
    theta, big = w, np.zeros(5)
    path = reference.nag_path(slope, w, lr, beta, 40)
    for t in range(1, 41):
        ours, v = reference.nag_step(ours, v, slope, lr, beta)
        theta, big = reference.torch_nag_step(theta, big, slope(theta), lr, beta)
        optimizer.zero_grad()
        (theirs**4 / 4 + theirs**2 / 2).sum().backward()
        optimizer.step()
        assert np.allclose(theta, theirs.detach().numpy(), rtol=1e-10, atol=1e-13)
        assert np.allclose(reference.look_ahead(ours, v, beta), theta, rtol=1e-10, atol=1e-13)
        assert np.allclose(v, lr * big, rtol=1e-10, atol=1e-13)
        assert np.allclose(path[t], ours, rtol=1e-12, atol=1e-14)
