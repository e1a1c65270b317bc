"""The reference equals autograd: convolution with strides 1 to 3, max pooling with ties, flatten."""

import numpy as np
import torch
from torch.nn import functional as F


def test_convolution(reference):
    rng = np.random.default_rng(0)
    for s, f in ((1, 3), (2, 3), (3, 2), (2, 1)):
        X, W, b = (torch.tensor(rng.normal(size=n)) for n in ((2, 3, 8, 9), (4, 3, f, f), (4,)))
        for leaf in (X, W, b):
            leaf.requires_grad_(True)
        out = F.conv2d(X, W, b, stride=s)
        up = torch.tensor(rng.normal(size=tuple(out.shape)))
        out.backward(up)
        got = reference.conv_backward(up.numpy(), X.detach().numpy(), W.detach().numpy(), s)
        for mine, leaf in zip(got, (X, W, b)):
            assert np.allclose(mine, leaf.grad.numpy(), rtol=1e-10, atol=1e-12)


def test_max_pooling_with_ties(reference):
    rng = np.random.default_rng(1)
    for f in (2, 3):
        X = torch.tensor(rng.integers(0, 3, (2, 2, 7, 8)).astype(float), requires_grad=True)
        out = F.max_pool2d(X, f)
        up = torch.tensor(rng.normal(size=tuple(out.shape)))
        out.backward(up)
        assert np.allclose(reference.maxpool_backward(up.numpy(), X.detach().numpy(), f), X.grad.numpy())


def test_flatten(reference):
    x = torch.zeros(2, 3, 4, 5, dtype=torch.float64, requires_grad=True)
    up = torch.tensor(np.random.default_rng(2).normal(size=(2, 60)))
    x.flatten(1).backward(up)
    assert np.array_equal(reference.flatten_backward(up.numpy(), (2, 3, 4, 5)), x.grad.numpy())
