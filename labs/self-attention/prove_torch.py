"""The reference equals torch.nn.functional.scaled_dot_product_attention, with and without masks."""

import numpy as np
import pytest
import torch
from torch.nn.functional import scaled_dot_product_attention


@pytest.mark.parametrize("shape", [(1, 3, 5, 4, 2), (2, 6, 6, 8, 8), (3, 1, 7, 16, 5)])
def test_equals_torch(reference, shape):
    B, Tq, Tk, d, dv = shape
    rng = np.random.default_rng(0)
    Q, K, V = rng.normal(size=(B, Tq, d)), rng.normal(size=(B, Tk, d)), rng.normal(size=(B, Tk, dv))
    mask = rng.random((B, Tq, Tk)) < 0.5
    mask[..., 0] = True
    tensors = [torch.tensor(part) for part in (Q, K, V)]
    want = scaled_dot_product_attention(*tensors).numpy()
    assert np.allclose(reference.scaled_dot_product(Q, K, V)[0], want, rtol=1e-10, atol=1e-12)
    want = scaled_dot_product_attention(*tensors, attn_mask=torch.tensor(mask)).numpy()
    assert np.allclose(reference.scaled_dot_product(Q, K, V, mask)[0], want, rtol=1e-10, atol=1e-12)


def test_causal_equals_torch(reference):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(2, 7, 6))
    Wq, Wk, Wv = rng.normal(size=(3, 6, 4))
    tensors = [torch.tensor(X @ W) for W in (Wq, Wk, Wv)]
    want = scaled_dot_product_attention(*tensors, is_causal=True).numpy()
    got, _ = reference.self_attention(X, Wq, Wk, Wv, reference.causal_mask(7))
    assert np.allclose(got, want, rtol=1e-10, atol=1e-12)


def test_scaled_scores_have_variance_one(reference):
    """Entries of variance 1 give scaled scores of variance 1, up to the constant that a row loses."""
    rng = np.random.default_rng(2)
    Q, K = rng.normal(size=(400, 64)), rng.normal(size=(400, 64))
    _, A = reference.scaled_dot_product(Q, K, K)
    scores = np.log(A) - np.log(A).mean(axis=1, keepdims=True)
    assert 0.9 < scores.var() < 1.1
