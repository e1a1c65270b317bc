"""The reference equals torch's softmax, cross-entropy and a network with the same weights."""

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy


def test_network_and_loss_equal_torch(reference):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)).double()
    W1, b1, W2, b2 = (tensor.detach().numpy() for tensor in net.parameters())
    images = torch.randint(0, 256, (50, 28, 28), dtype=torch.uint8)
    y = torch.randint(0, 10, (50,))
    scores = net(images.double() / 255).detach()

    X = reference.prepare(images.numpy())
    P = reference.ann_forward(X, W1.T, b1, W2.T, b2)
    assert np.allclose(P, scores.softmax(dim=1).numpy(), rtol=1e-10)
    assert np.isclose(
        reference.sparse_cross_entropy(P, y.numpy()), cross_entropy(scores, y).item(), rtol=1e-10
    )
    assert np.isclose(reference.accuracy(P, y.numpy()), (scores.argmax(1) == y).double().mean().item())
    assert sum(tensor.numel() for tensor in net.parameters()) == 101_770
