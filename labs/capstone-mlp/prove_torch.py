"""The reference learns as torch does: the same gradients, and after twelve steps the same weights."""

import numpy as np
import torch
from torch.nn.functional import cross_entropy, relu


def scores(weights, biases, X, gate):
    a = torch.tensor(X)
    for W, b in zip(weights[:-1], biases[:-1]):
        a = relu(a @ W + b)
    return (a * torch.tensor(gate)) @ weights[-1] + biases[-1]


def test_steps_equal_torch(reference):
    rng, coins = np.random.default_rng(0), np.random.default_rng(5)
    sizes, p, lr = [6, 9, 7, 4], 0.3, 0.01
    weights, biases = reference.new_weights(sizes, rng)
    net = reference.Network(weights, biases, p, lr)
    tensors = [torch.tensor(w, requires_grad=True) for w in [*weights, *biases]]
    optimizer = torch.optim.Adam(tensors, lr=lr)
    same_coins = np.random.default_rng(5)
    for _ in range(12):
        X, y = rng.normal(size=(8, 6)), rng.integers(0, 4, 8)
        gate = (same_coins.random((8, 7)) >= p) / (1 - p)
        optimizer.zero_grad()
        loss = cross_entropy(scores(tensors[:3], tensors[3:], X, gate), torch.tensor(y))
        loss.backward()
        optimizer.step()
        assert np.isclose(net.train_step(X, y, coins), loss.item(), rtol=1e-10)
    for mine, tensor in zip([*net.weights, *net.biases], tensors):
        assert np.allclose(mine, tensor.detach().numpy(), rtol=1e-8, atol=1e-10)
