"""The reference equals torch.nn.MultiheadAttention with copied weights: output, every head's map, masks."""

import numpy as np
import pytest
import torch
from torch import nn


def torch_attention(weights, heads):
    """nn.MultiheadAttention with our (in, out) matrices: there they are transposed, one below the other."""
    d = len(weights[0])
    layer = nn.MultiheadAttention(d, heads, bias=False, batch_first=True).double()
    with torch.no_grad():
        layer.in_proj_weight.copy_(torch.tensor(np.vstack([W.T for W in weights[:3]])))
        layer.out_proj.weight.copy_(torch.tensor(weights[3].T))
    return layer


@pytest.mark.parametrize(("heads", "d", "Tq", "Tk"), [(1, 5, 4, 4), (4, 8, 6, 6), (8, 16, 3, 7)])
def test_equals_torch(reference, heads, d, Tq, Tk):
    rng = np.random.default_rng(0)
    Y, X, weights = rng.normal(size=(2, Tq, d)), rng.normal(size=(2, Tk, d)), rng.normal(size=(4, d, d))
    mask = rng.random((Tq, Tk)) < 0.5
    mask[:, 0] = True
    layer = torch_attention(weights, heads)
    y, x = torch.tensor(Y), torch.tensor(X)
    for ours, theirs in ((None, None), (mask, torch.tensor(~mask))):
        want, maps = layer(y, x, x, attn_mask=theirs, average_attn_weights=False)
        got, A = reference.multi_head_attention(Y, X, *weights, heads, ours)
        assert np.allclose(got, want.detach().numpy(), rtol=1e-9, atol=1e-10)
        assert np.allclose(A, maps.detach().numpy(), rtol=1e-9, atol=1e-10)


def test_equals_scaled_dot_product_attention(reference):
    rng = np.random.default_rng(1)
    X, (Wq, Wk, Wv) = rng.normal(size=(3, 5, 12)), rng.normal(size=(3, 12, 12))
    parts = [torch.tensor(reference.split_heads(X @ W, 3)) for W in (Wq, Wk, Wv)]
    want = nn.functional.scaled_dot_product_attention(*parts, is_causal=True).numpy()
    got, _ = reference.multi_head_attention(X, X, Wq, Wk, Wv, np.eye(12), 3, np.tril(np.ones((5, 5), bool)))
    assert np.allclose(got, reference.merge_heads(want), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("bias", [False, True])
def test_parameters_equal_torch(reference, bias):
    for d, heads in ((512, 8), (48, 4)):
        layer = nn.MultiheadAttention(d, heads, bias=bias)
        assert reference.parameter_count(d, heads, bias) == sum(p.numel() for p in layer.parameters())
