"""The reference equals torch: maxima, their indices (ties too), averages, and the gradient that the indices route."""

import numpy as np
import torch
from torch.nn.functional import adaptive_avg_pool2d, avg_pool2d, max_pool2d

CASES = [(6, 8, 2, 2), (7, 5, 3, 2), (5, 9, 2, 1), (4, 4, 4, 4), (9, 6, 2, 3)]


def test_pools_equal_torch(reference):
    rng = np.random.default_rng(0)
    for H, W, k, s in CASES:
        for x in (rng.normal(0, 1, (H, W)), rng.integers(0, 3, (H, W)).astype(float)):
            tensor = torch.tensor(x)[None, None]
            out, argmax = reference.max_pool(x, k, s)
            want, places = max_pool2d(tensor, k, s, return_indices=True)
            assert np.array_equal(out, want[0, 0].numpy())
            assert np.array_equal(argmax, places[0, 0].numpy())
            assert np.allclose(reference.avg_pool(x, k, s), avg_pool2d(tensor, k, s)[0, 0].numpy())


def test_global_average_equals_torch(reference):
    X = np.random.default_rng(1).normal(0, 1, (3, 5, 4))
    want = adaptive_avg_pool2d(torch.tensor(X)[None], 1).flatten().numpy()
    assert np.allclose(reference.global_avg_pool(X), want)


def test_gradient_goes_to_the_places(reference):
    rng = np.random.default_rng(2)
    for H, W, k, s in CASES:
        x = torch.tensor(rng.normal(0, 1, (1, 1, H, W)), requires_grad=True)
        out = max_pool2d(x, k, s)
        upstream = torch.tensor(rng.normal(0, 1, tuple(out.shape)))
        out.backward(upstream)
        _, argmax = reference.max_pool(x.detach().numpy()[0, 0], k, s)
        routed = np.zeros(H * W)
        np.add.at(routed, argmax.ravel(), upstream.numpy().ravel())
        assert np.allclose(routed.reshape(H, W), x.grad[0, 0].numpy())
