"""The reference learns as torch does: the same loss and gradients, and after six steps the same weights."""

import numpy as np
import torch
from torch.nn.functional import conv2d, cross_entropy, max_pool2d, relu


def scores(params, X):
    W1, b1, W2, b2, W3, b3, W4, b4 = params
    a = max_pool2d(relu(conv2d(torch.tensor(X), W1, b1, padding=1)), 2)
    a = max_pool2d(relu(conv2d(a, W2, b2)), 2).flatten(1)
    return relu(a @ W3 + b3) @ W4 + b4


def test_steps_equal_torch(reference):
    rng = np.random.default_rng(0)
    shapes = ((3, 2, 3, 3), (3,), (4, 3, 3, 3), (4,), (4 * 2 * 2, 6), (6,), (6, 5), (5,))
    params = [0.4 * rng.normal(size=shape) for shape in shapes]
    net, tensors = reference.LeNet(params, 0.01), [torch.tensor(w, requires_grad=True) for w in params]
    optimizer = torch.optim.Adam(tensors, lr=0.01)
    for _ in range(6):
        X, y = rng.normal(size=(5, 2, 14, 13)), rng.integers(0, 5, 5)
        optimizer.zero_grad()
        loss = cross_entropy(scores(tensors, X), torch.tensor(y))
        loss.backward()
        mine, grads = net.gradients(X, y)
        assert np.isclose(mine, loss.item(), rtol=1e-10)
        for got, tensor in zip(grads, tensors):
            assert np.allclose(got, tensor.grad.numpy(), rtol=1e-8, atol=1e-11)
        optimizer.step()
        net.train_step(X, y)
    for got, tensor in zip(net.params, tensors):
        assert np.allclose(got, tensor.detach().numpy(), rtol=1e-7, atol=1e-9)
