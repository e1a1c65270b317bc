"""The reference equals torch: the frame, the size that same keeps, and the visits as a gradient."""

import numpy as np
import torch
from torch.nn.functional import conv2d, pad


def test_frame_equals_torch(reference):
    rng = np.random.default_rng(0)
    for H, W, p in ((3, 5, 1), (4, 2, 3), (1, 1, 0)):
        x = rng.normal(0, 1, (H, W))
        assert np.array_equal(reference.pad2d(x, p), pad(torch.tensor(x), (p, p, p, p)).numpy())


def test_same_equals_torch(reference):
    """padding="same" of torch also puts the odd pixel after; it knows stride 1 only."""
    rng = np.random.default_rng(1)
    for n, f in ((7, 3), (8, 2), (9, 4), (12, 5), (6, 1)):
        x, k = torch.tensor(rng.normal(0, 1, (1, 1, n, n))), torch.tensor(rng.normal(0, 1, (1, 1, f, f)))
        before, after = reference.same_pad(n, f)
        by_hand = conv2d(pad(x, (before, after, before, after)), k)
        assert by_hand.shape == x.shape
        assert torch.allclose(by_hand, conv2d(x, k, padding="same"))


def test_visits_are_a_gradient(reference):
    """With a filter of ones, the sum of the map counts each pixel as often as it is visited."""
    for n, f, p in ((6, 3, 0), (5, 2, 1), (4, 3, 2)):
        x = torch.zeros(1, 1, n, n, requires_grad=True)
        conv2d(x, torch.ones(1, 1, f, f), padding=p).sum().backward()
        assert np.array_equal(reference.pixel_use_count(n, f, p), x.grad[0, 0].numpy())
