import torch
from torch import nn


def layer_norm(x, g, b, eps=1e-5):
    """g ⊙ (x − μ) / √(σ² + ε) + b, with μ and σ² over the last axis; σ² divides by d.

    x (..., d), g and b (d,)  ->  like x
    """
    raise NotImplementedError


def causal_mask(T):
    """Which position may look at which: True for itself and what came before.  ->  bool (T, T)"""
    raise NotImplementedError


class EncoderBlock(nn.Module):
    """Post-LN, ReLU, no dropout. Submodules: self_attn, linear1, linear2, norm1, norm2.

    x (B, T, d); real (B, T) bool, True = a word, False = padding; None: all are words  ->  (B, T, d)
    """

    def __init__(self, d, heads, d_ff):
        super().__init__()
        raise NotImplementedError

    def forward(self, x, real=None):
        raise NotImplementedError


class DecoderBlock(nn.Module):
    """Masked self-attention, cross-attention, feed-forward; post-LN, ReLU, no dropout.

    Submodules: self_attn, multihead_attn (cross), linear1, linear2, norm1, norm2, norm3.
    y (B, T, d); memory (B, T_src, d); real (B, T_src) bool, True = a word of the source  ->  (B, T, d)
    """

    def __init__(self, d, heads, d_ff):
        super().__init__()
        raise NotImplementedError

    def forward(self, y, memory, real=None):
        raise NotImplementedError
