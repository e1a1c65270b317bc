"""The reference's backward pass is that of torch.nn.LSTM, whose blocks lie in the same order i, f, g, o."""

import numpy as np
import torch


def test_gradients_equal_torch(reference):
    rng = np.random.default_rng(0)
    B, T, d, H = 5, 12, 3, 4
    params = [w + 0.1 * rng.normal(size=w.shape) for w in reference.new_params(d, H, rng)]
    X, y = rng.normal(size=(B, T, d)), rng.normal(size=B)
    cell = torch.nn.LSTM(d, H, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        cell.weight_ih_l0.copy_(torch.tensor(params[0].T))
        cell.weight_hh_l0.copy_(torch.tensor(params[1].T))
        cell.bias_ih_l0.copy_(torch.tensor(params[2]))
        cell.bias_hh_l0.zero_()
    head = [torch.tensor(w, requires_grad=True) for w in params[3:]]
    hs, _ = cell(torch.tensor(X))
    loss = ((hs[:, -1] @ head[0] + head[1])[:, 0] - torch.tensor(y)).square().mean()
    loss.backward()
    mine, grads = reference.gradients(params, X, y)
    wanted = [
        cell.weight_ih_l0.grad.T,
        cell.weight_hh_l0.grad.T,
        cell.bias_ih_l0.grad,
        *(w.grad for w in head),
    ]
    assert np.isclose(mine, loss.item(), rtol=1e-12)
    for got, want in zip(grads, wanted):
        assert np.allclose(got, want.numpy(), rtol=1e-9, atol=1e-12)
