"""The reference equals torch.nn.RNN with copied weights, over 25 steps and from any first state."""

import numpy as np
import pytest
import torch


@pytest.mark.parametrize(("B", "T", "d", "H"), [(3, 25, 4, 5), (1, 1, 1, 1), (2, 40, 10, 16)])
def test_states_equal_torch(reference, B, T, d, H):
    rng = np.random.default_rng(B)
    Wx, Wh, b = rng.normal(0, 0.5, (d, H)), rng.normal(0, 0.5, (H, H)), rng.normal(0, 1, H)
    X, h0 = rng.normal(0, 1, (B, T, d)), rng.uniform(-1, 1, (B, H))
    cell = torch.nn.RNN(d, H, batch_first=True).double()
    with torch.no_grad():
        cell.weight_ih_l0.copy_(torch.tensor(Wx.T))
        cell.weight_hh_l0.copy_(torch.tensor(Wh.T))
        cell.bias_ih_l0.copy_(torch.tensor(b))
        cell.bias_hh_l0.zero_()
        out, last = cell(torch.tensor(X), torch.tensor(h0)[None])
    hs = reference.rnn_forward(X, h0, Wx, Wh, b)
    assert np.allclose(hs, out.numpy(), rtol=1e-10, atol=1e-12)
    assert np.allclose(hs[:, -1], last[0].numpy(), rtol=1e-10, atol=1e-12)


def test_parameters_equal_torch(reference):
    cell, output = torch.nn.RNN(10, 64), torch.nn.Linear(64, 3)
    count = sum(p.numel() for p in (*cell.parameters(), *output.parameters()))
    assert reference.rnn_parameters(10, 64, 3) == count - 64  # torch adds a second bias
