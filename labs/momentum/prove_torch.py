"""Thirty steps of the reference equal torch.optim.SGD with momentum, in both forms."""

import numpy as np
import torch


def test_thirty_steps(reference):
    rng = np.random.default_rng(0)
    w = rng.normal(size=5)
    theirs = torch.tensor(w, requires_grad=True)
    optimizer = torch.optim.SGD([theirs], lr=0.05, momentum=0.9)
    ours = torch_form = w
    v = big = np.zeros(5)
    for _ in range(30):
        g = rng.normal(size=5)
        ours, v = reference.momentum_step(ours, v, g, 0.05, 0.9)
        torch_form, big = reference.torch_step(torch_form, big, g, 0.05, 0.9)
        theirs.grad = torch.tensor(g)
        optimizer.step()
        assert np.allclose(ours, theirs.detach().numpy(), rtol=1e-12)
        assert np.allclose(torch_form, theirs.detach().numpy(), rtol=1e-12)
        assert np.allclose(v, 0.05 * big, rtol=1e-12)
