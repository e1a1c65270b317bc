"""gru_forward equals torch.nn.GRU with copied weights over 25 steps; the video's form equals it where r is open."""

import numpy as np
import pytest
import torch


def weights_of(net):
    arrays = net.weight_ih_l0, net.weight_hh_l0, net.bias_ih_l0, net.bias_hh_l0
    Wx, Wh, bx, bh = (array.detach().numpy() for array in arrays)
    return Wx.T, Wh.T, bx, bh


@pytest.mark.parametrize(("B", "T", "d", "H"), [(3, 25, 4, 5), (1, 1, 1, 1), (2, 40, 10, 16)])
def test_states_equal_torch(reference, B, T, d, H):
    rng = np.random.default_rng(H)
    net = torch.nn.GRU(d, H, batch_first=True).double()
    X, h0 = rng.normal(0, 1, (B, T, d)), rng.uniform(-1, 1, (B, H))
    with torch.no_grad():
        out, last = net(torch.tensor(X), torch.tensor(h0)[None])
    hs = reference.gru_forward(X, h0, *weights_of(net))
    assert np.allclose(hs, out.numpy(), rtol=1e-10, atol=1e-12)
    assert np.allclose(hs[:, -1], last[0].numpy(), rtol=1e-10, atol=1e-12)


def test_the_video_with_an_open_reset(reference):
    """With r = 1 both places of r are one, and z of the one is 1 − z of the other: the sign of z's weights turns."""
    d, H = 3, 4
    net = torch.nn.GRU(d, H, batch_first=True).double()
    with torch.no_grad():
        net.bias_ih_l0[:H] = 60.0
    Wx, Wh, bx, bh = weights_of(net)
    sign = np.repeat([1.0, -1.0, 1.0], H)
    h, X = np.zeros((1, H)), np.random.default_rng(0).normal(size=(1, 25, d))
    with torch.no_grad():
        out, _ = net(torch.tensor(X))
    for t in range(25):
        h = reference.gru_step_video(X[:, t], h, Wx * sign, Wh * sign, (bx + bh) * sign)
        assert np.allclose(h, out[:, t].numpy(), rtol=1e-9, atol=1e-10)


def test_parameters_equal_torch(reference):
    count = sum(p.numel() for p in torch.nn.GRU(10, 64).parameters())
    assert reference.gru_parameters(10, 64, 2) == count
