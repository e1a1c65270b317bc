import math

import torch
from torch import nn


def layer_norm(x, g, b, eps=1e-5):
    return (x - x.mean(-1, keepdim=True)) * torch.rsqrt(x.var(-1, keepdim=True, unbiased=False) + eps) * g + b


def causal_mask(T):
    places = torch.arange(T)
    return places[:, None] >= places[None, :]


class Attention(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.in_proj_weight = nn.Parameter(torch.randn(3 * d, d) / math.sqrt(d))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * d))
        self.out_proj = nn.Linear(d, d)

    def forward(self, x, source, may_look):
        Wq, Wk, Wv = self.in_proj_weight.chunk(3)
        bq, bk, bv = self.in_proj_bias.chunk(3)
        q, k, v = (self.split(a @ W.T + b) for a, W, b in ((x, Wq, bq), (source, Wk, bk), (source, Wv, bv)))
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
        weights = scores.masked_fill(~may_look, -torch.inf).softmax(dim=-1)
        return self.out_proj((weights @ v).transpose(1, 2).flatten(2))

    def split(self, x):
        B, T, _ = x.shape
        return x.view(B, T, self.heads, -1).transpose(1, 2)


class Norm(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(d))
        self.bias = nn.Parameter(torch.zeros(d))

    def forward(self, x):
        return layer_norm(x, self.weight, self.bias)


class Block(nn.Module):
    def __init__(self, d, heads, d_ff, norms):
        super().__init__()
        self.self_attn = Attention(d, heads)
        self.linear1, self.linear2 = nn.Linear(d, d_ff), nn.Linear(d_ff, d)
        for number in range(1, norms + 1):
            self.add_module(f"norm{number}", Norm(d))

    def think(self, x):
        return self.linear2(self.linear1(x).clamp(min=0))


def visible(x, real):
    if real is None:
        real = torch.ones(x.shape[:2], dtype=torch.bool)
    return real[:, None, None, :]


class EncoderBlock(Block):
    def __init__(self, d, heads, d_ff):
        super().__init__(d, heads, d_ff, norms=2)

    def forward(self, x, real=None):
        x = self.norm1(x + self.self_attn(x, x, visible(x, real)))
        return self.norm2(x + self.think(x))


class DecoderBlock(Block):
    def __init__(self, d, heads, d_ff):
        super().__init__(d, heads, d_ff, norms=3)
        self.multihead_attn = Attention(d, heads)

    def forward(self, y, memory, real=None):
        y = self.norm1(y + self.self_attn(y, y, causal_mask(y.shape[1])))
        y = self.norm2(y + self.multihead_attn(y, memory, visible(memory, real)))
        return self.norm3(y + self.think(y))
