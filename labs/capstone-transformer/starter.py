import numpy as np
import torch
import torch.nn.functional as F
from mylabs.decoding import beam_search  # all of these are your own
from mylabs.language_model import language_loss
from mylabs.multi_head_attention import merge_heads, split_heads
from mylabs.positional_encoding import positional_encoding
from mylabs.transformer import causal_mask, layer_norm
from mylabs.weight_init import init_normal
from torch import nn


def new_weights(vocab, d, context, blocks, rng):
    """First weights of a GPT, by the names of the brief; every random number comes from rng, a NumPy Generator.

    vocab, d (even), context, blocks: ints; block k = 1 … blocks has the names block1_…, block2_…, …
    ->  dict: name -> float array
    """
    raise NotImplementedError


def causal_attention(x, Wq, Wk, Wv, Wo, heads):
    """Multi-head self-attention in which no word sees a later one; scores are divided by √(d / heads).

    x (B, T, d) and the W (d, d): tensors; heads divides d  ->  (B, T, d)
    """
    raise NotImplementedError


class TinyGPT(nn.Module):
    """A decoder-only Transformer, pre-LN, GELU, no dropout. `w` is an nn.ParameterDict: name -> parameter."""

    def __init__(self, weights, heads):
        """weights: dict of arrays as new_weights returns it; the parameters have the dtype of the arrays."""
        super().__init__()
        raise NotImplementedError

    def forward(self, tokens):
        """tokens (B, t) integers, 1 <= t <= context  ->  logits (B, t, vocab)"""
        raise NotImplementedError


def train_epoch(model, texts, batches, optimizer):
    """One update per batch, each from language_loss of its texts.

    texts (n, T + 1) integer tensor; batches: list of index tensors (B,)
    ->  float: mean over the batches of the loss before each update
    """
    raise NotImplementedError


def complete(model, prompt, end, max_len, k):
    """The best continuation that beam search with k paths finds, without a gradient.

    prompt: list of at least one token; model((1, t) tokens) -> logits (1, t, V)
    ->  list of ints: at most max_len tokens after the prompt, with end if it was reached
    """
    raise NotImplementedError
