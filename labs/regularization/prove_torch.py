"""Twenty steps of the reference equal torch: weight_decay for L2, autograd for both penalties."""

import numpy as np
import torch


def test_penalties_equal_autograd(reference):
    rng = np.random.default_rng(0)
    weights = [rng.normal(0, 1, (3, 4)), rng.normal(0, 1, 5)]
    for function, price in (
        (reference.l2_penalty, lambda w: (w**2).sum() * 3.0 / (2 * 40)),
        (reference.l1_penalty, lambda w: w.abs().sum() * 3.0 / 40),
    ):
        tensors = [torch.tensor(w, requires_grad=True) for w in weights]
        total = sum(price(w) for w in tensors)
        total.backward()
        penalty, grads = function(weights, 3.0, 40)
        assert np.isclose(penalty, total.item(), rtol=1e-12)
        assert all(np.allclose(g, w.grad.numpy(), rtol=1e-12) for g, w in zip(grads, tensors))


def test_decay_equals_sgd(reference):
    rng = np.random.default_rng(1)
    w = rng.normal(0, 1, (3, 4))
    tensor = torch.tensor(w, requires_grad=True)
    optimizer = torch.optim.SGD([tensor], lr=0.1, weight_decay=3.0 / 40)
    for _ in range(25):
        grad = rng.normal(0, 1, (3, 4))
        w = reference.decay_step(w, grad, 0.1, 3.0, 40)
        tensor.grad = torch.tensor(grad)
        optimizer.step()
    assert np.allclose(w, tensor.detach().numpy(), rtol=1e-12)


def test_soft_threshold_equals_softshrink(reference):
    w = np.linspace(-2, 2, 41)
    wanted = torch.nn.functional.softshrink(torch.tensor(w), 0.75).numpy()
    assert np.allclose(reference.soft_threshold(w, 0.75), wanted, atol=1e-15)
