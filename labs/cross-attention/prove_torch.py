"""The reference equals torch: scaled_dot_product_attention, and nn.MultiheadAttention with copied weights."""

import numpy as np
import pytest
import torch
from torch import nn

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("masked", [False, True])
def test_one_head_equals_torch(reference, masked):
    X_dec, X_enc = RNG.normal(size=(3, 4)), RNG.normal(size=(5, 6))
    Wq, Wk, Wv = RNG.normal(size=(4, 2)), RNG.normal(size=(6, 2)), RNG.normal(size=(6, 7))
    mask = np.array([True, True, True, False, False]) if masked else None
    Z, _ = reference.cross_attention(X_dec, X_enc, Wq, Wk, Wv, mask)
    Q, K, V = (torch.tensor(part) for part in (X_dec @ Wq, X_enc @ Wk, X_enc @ Wv))
    seen = torch.tensor(np.tile(mask, (3, 1))) if masked else None
    want = nn.functional.scaled_dot_product_attention(Q, K, V, attn_mask=seen)
    assert np.allclose(Z, want.numpy(), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("heads", [1, 2, 4])
def test_heads_equal_torch(reference, heads):
    d, e = 8, 6
    layer = nn.MultiheadAttention(d, heads, bias=False, kdim=e, vdim=e, batch_first=True).double()
    Wq, Wk, Wv = (
        weight.detach().numpy().T
        for weight in (layer.q_proj_weight, layer.k_proj_weight, layer.v_proj_weight)
    )
    Wo = layer.out_proj.weight.detach().numpy().T
    X_dec, X_enc = RNG.normal(size=(3, d)), RNG.normal(size=(5, e))
    real = np.array([True, True, True, True, False])
    Z, A = reference.multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, Wo, heads, real)
    y, memory = torch.tensor(X_dec)[None], torch.tensor(X_enc)[None]
    hidden = torch.tensor(~real)[None]
    want, weights = layer(y, memory, memory, key_padding_mask=hidden, average_attn_weights=False)
    assert np.allclose(Z, want[0].detach().numpy(), rtol=1e-10, atol=1e-12)
    assert np.allclose(A, weights[0].detach().numpy(), rtol=1e-10, atol=1e-12)
