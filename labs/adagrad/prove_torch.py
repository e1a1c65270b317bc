"""Forty steps of the reference equal torch.optim.Adagrad, with its ε and with others."""

import numpy as np
import pytest
import torch


@pytest.mark.parametrize("knobs", [(0.01, 1e-10), (0.5, 1e-3), (0.1, 0.3)])
def test_forty_steps(reference, knobs):
    lr, eps = knobs
    rng = np.random.default_rng(0)
    w = rng.normal(size=(3, 4))
    G = np.zeros_like(w)
    theirs = torch.tensor(w, requires_grad=True)
    optimizer = torch.optim.Adagrad([theirs], lr=lr, eps=eps)
    seen = []
    for _ in range(40):
        g = rng.normal(0, 10.0 ** rng.integers(-4, 3), (3, 4))
        seen.append(g)
        before = w
        w, G = reference.adagrad_step(w, G, g, lr, eps)
        theirs.grad = torch.tensor(g)
        optimizer.step()
        assert np.allclose(w, theirs.detach().numpy(), rtol=1e-10, atol=1e-12)
        rates = reference.effective_rates(np.array(seen).reshape(-1, 12), lr, eps)[-1]
        assert np.allclose(before - w, rates.reshape(3, 4) * g, rtol=1e-6, atol=1e-12)
    assert np.allclose(G, optimizer.state[theirs]["sum"].numpy(), rtol=1e-12)


def test_path(reference):
    theirs = torch.tensor([3.0, -2.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adagrad([theirs], lr=0.4, eps=1e-8)
    path = reference.adagrad_path(lambda w: w**3, np.array([3.0, -2.0]), 0.4, 1e-8, 25)
    for row in path[1:]:
        optimizer.zero_grad()
        (theirs**4 / 4).sum().backward()
        optimizer.step()
        assert np.allclose(row, theirs.detach().numpy(), rtol=1e-10)
