"""The reference's gradients and norms equal autograd's, eight layers deep, with and without skips."""

import numpy as np
import pytest
import torch
from torch.nn.functional import cross_entropy


@pytest.mark.parametrize("skip", [False, True])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_gradients_equal_autograd(reference, activation, skip):
    rng = np.random.default_rng(0)
    sizes = [7, 9, 9, 9, 9, 9, 9, 9, 4]
    X, y = rng.normal(0, 1, (12, 7)), rng.integers(0, 4, 12)
    weights = [rng.normal(0, 0.6, (m, n)) for m, n in zip(sizes, sizes[1:])]
    biases = [rng.normal(0, 0.3, n) for n in sizes[1:]]
    tensors = [[torch.tensor(array, requires_grad=True) for array in arrays] for arrays in (weights, biases)]
    a = torch.tensor(X)
    for W, b in zip(tensors[0][:-1], tensors[1][:-1]):
        out = getattr(torch, activation)(a @ W + b)
        a = a + out if skip and a.shape == out.shape else out
    cross_entropy(a @ tensors[0][-1] + tensors[1][-1], torch.tensor(y)).backward()
    answers = reference.layer_gradients(X, y, weights, biases, activation, skip)
    for ours, theirs in zip(answers, tensors):
        assert all(np.allclose(g, t.grad.numpy(), rtol=1e-9, atol=1e-14) for g, t in zip(ours, theirs))
    norms = [t.grad.norm().item() for t in tensors[0]]
    assert np.allclose(reference.gradient_norms(answers[0]), norms, rtol=1e-9)
