"""The reference equals torch's conv2d at many paddings and strides."""

import numpy as np
import pytest
import torch
from torch.nn.functional import conv2d


@pytest.mark.parametrize("knobs", [(0, 1), (0, 2), (1, 2), (2, 3), (3, 1)])
def test_layer_equals_torch(reference, knobs):
    p, s = knobs
    rng = np.random.default_rng(0)
    for C, F, f, H, W in ((1, 2, 3, 7, 9), (3, 4, 3, 8, 6), (2, 1, 1, 5, 5), (2, 3, 4, 6, 10)):
        X, weights, b = rng.normal(0, 1, (C, H, W)), rng.normal(0, 1, (F, C, f, f)), rng.normal(0, 1, F)
        arguments = (torch.tensor(X)[None], torch.tensor(weights), torch.tensor(b))
        want = conv2d(*arguments, stride=s, padding=p)[0].numpy()
        got = reference.conv_layer(X, weights, b, p, s)
        assert got.shape == want.shape
        assert got.shape[1:] == (reference.output_size(H, f, p, s), reference.output_size(W, f, p, s))
        assert np.allclose(got, want, rtol=1e-12, atol=1e-12)


def test_unread_pixels_have_no_gradient(reference):
    """The last columns that no window reads are exactly those without a gradient."""
    for n, f, p, s in ((6, 3, 0, 2), (9, 3, 0, 2), (11, 4, 0, 3), (12, 5, 0, 4)):
        x = torch.zeros(1, 1, n, n, requires_grad=True)
        conv2d(x, torch.ones(1, 1, f, f), stride=s, padding=p).sum().backward()
        assert int((x.grad[0, 0, 0] == 0).sum()) == reference.unread(n, f, p, s)
