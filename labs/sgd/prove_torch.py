"""The slopes of both surfaces are autograd's; thirty steps on them equal torch.optim.SGD."""

import numpy as np
import pytest
import torch


@pytest.mark.parametrize(("name", "b"), [("ravine", 10.0), ("saddle", -1.0)])
def test_thirty_steps(reference, name, b):
    w = np.array([3.0, 0.5])
    theirs = torch.tensor(w, requires_grad=True)
    optimizer = torch.optim.SGD([theirs], lr=0.04)
    for _ in range(30):
        loss, at_x, at_y = getattr(reference, name)(*w)
        optimizer.zero_grad()
        surface = theirs[0] ** 2 + b * theirs[1] ** 2
        surface.backward()
        assert np.isclose(loss, surface.item(), rtol=1e-9)
        assert np.allclose([at_x, at_y], theirs.grad.numpy(), rtol=1e-9)
        optimizer.step()
        w = reference.sgd_step(w, np.array([at_x, at_y]), 0.04)
        assert np.allclose(w, theirs.detach().numpy(), rtol=1e-9)
