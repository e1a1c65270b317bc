"""The reference equals torch.nn.LSTM with copied weights over 25 steps; the order of the blocks is torch's."""

import numpy as np
import pytest
import torch


@pytest.mark.parametrize(("B", "T", "d", "H"), [(3, 25, 4, 5), (1, 1, 1, 1), (2, 40, 10, 16)])
def test_states_equal_torch(reference, B, T, d, H):
    rng = np.random.default_rng(H)
    net = torch.nn.LSTM(d, H, batch_first=True).double()
    Wx, Wh = net.weight_ih_l0.detach().numpy().T, net.weight_hh_l0.detach().numpy().T
    b = (net.bias_ih_l0 + net.bias_hh_l0).detach().numpy()
    X, h0, c0 = rng.normal(0, 1, (B, T, d)), rng.uniform(-1, 1, (B, H)), rng.normal(0, 2, (B, H))
    with torch.no_grad():
        out, (h_T, c_T) = net(torch.tensor(X), (torch.tensor(h0)[None], torch.tensor(c0)[None]))
    hs, cs = reference.lstm_forward(X, h0, c0, Wx, Wh, b)
    assert np.allclose(hs, out.numpy(), rtol=1e-10, atol=1e-12)
    assert np.allclose(hs[:, -1], h_T[0].numpy(), rtol=1e-10, atol=1e-12)
    assert np.allclose(cs[:, -1], c_T[0].numpy(), rtol=1e-10, atol=1e-12)


def test_cell_gradient_equals_torch(reference):
    """Gates that do not depend on h: then the cell's line is the whole gradient."""
    T, H = 20, 4
    net = torch.nn.LSTM(3, H, batch_first=True).double()
    with torch.no_grad():
        net.weight_hh_l0.zero_()
    X, c0 = torch.randn(1, T, 3).double(), torch.randn(1, 1, H).double().requires_grad_()
    _, (_, c_T) = net(X, (torch.zeros(1, 1, H).double(), c0))
    c_T.sum().backward()
    Wx = net.weight_ih_l0.detach().numpy().T
    b = (net.bias_ih_l0 + net.bias_hh_l0).detach().numpy()
    _, fs, _, _ = reference.lstm_gates(X[0].numpy(), np.zeros((T, H)), Wx, np.zeros((H, 4 * H)), b)
    assert np.allclose(reference.cell_gradient(fs), c0.grad.numpy()[0, 0], rtol=1e-9)


def test_parameters_equal_torch(reference):
    count = sum(p.numel() for p in torch.nn.LSTM(10, 64).parameters())
    assert reference.lstm_parameters(10, 64) == count - 4 * 64  # torch adds a second bias
