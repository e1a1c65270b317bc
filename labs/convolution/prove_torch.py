"""The reference equals torch's conv2d: sizes, strides, channels and biases."""

import numpy as np
import torch
from torch.nn.functional import conv2d

SHAPES = [(5, 7, 3, 1), (9, 8, 3, 2), (12, 10, 5, 3), (4, 4, 4, 1), (6, 3, 1, 2)]


def test_grey_equals_torch(reference):
    rng = np.random.default_rng(0)
    for H, W, f, s in SHAPES:
        x, k = rng.normal(0, 1, (H, W)), rng.normal(0, 1, (f, f))
        want = conv2d(torch.tensor(x)[None, None], torch.tensor(k)[None, None], stride=s)[0, 0].numpy()
        got = reference.conv2d(x, k, s)
        assert got.shape == want.shape == tuple(reference.conv_output_size(n, f, s) for n in (H, W))
        assert np.allclose(got, want, rtol=1e-12, atol=1e-12)


def test_channels_equal_torch(reference):
    rng = np.random.default_rng(1)
    for C, F, f in ((3, 4, 3), (1, 1, 2), (2, 5, 1)):
        X, W, b = rng.normal(0, 1, (C, 6, 8)), rng.normal(0, 1, (F, C, f, f)), rng.normal(0, 1, F)
        want = conv2d(torch.tensor(X)[None], torch.tensor(W), torch.tensor(b))[0].numpy()
        assert np.allclose(reference.conv2d_multi(X, W, b), want, rtol=1e-12, atol=1e-12)
