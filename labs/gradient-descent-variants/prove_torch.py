"""The reference equals torch.optim.SGD over 20 epochs, with full, mini and single-row batches."""

import numpy as np
import torch


def test_epochs_equal_torch(reference):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(50, 3)), rng.normal(size=50)
    for B in (50, 16, 1):
        net = torch.nn.Linear(3, 1).double()
        optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
        w, b = net.weight.detach().numpy()[0].copy(), net.bias.item()
        for _ in range(20):
            rows, labels = reference.shuffle_together(X, y, rng)
            for part, target in zip(torch.tensor(rows).split(B), torch.tensor(labels).split(B)):
                optimizer.zero_grad()
                torch.nn.functional.mse_loss(net(part).squeeze(1), target).backward()
                optimizer.step()
            w, b = reference.train_epoch(rows, labels, w, b, 0.01, B)
            assert np.allclose(w, net.weight.detach().numpy()[0], rtol=1e-9)
            assert np.isclose(b, net.bias.item(), rtol=1e-9)
