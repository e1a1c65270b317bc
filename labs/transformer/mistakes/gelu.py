import torch
import torch.nn.functional as F
from torch import nn


def layer_norm(x, g, b, eps=1e-5):
    mean = x.mean(dim=-1, keepdim=True)
    var = ((x - mean) ** 2).mean(dim=-1, keepdim=True)
    return g * (x - mean) / torch.sqrt(var + eps) + b


def causal_mask(T):
    return torch.ones(T, T, dtype=torch.bool).tril()


class EncoderBlock(nn.Module):
    def __init__(self, d, heads, d_ff):
        super().__init__()
        self.self_attn = nn.MultiheadAttention(d, heads, batch_first=True)
        self.linear1 = nn.Linear(d, d_ff)
        self.linear2 = nn.Linear(d_ff, d)
        self.norm1 = nn.LayerNorm(d)
        self.norm2 = nn.LayerNorm(d)

    def forward(self, x, real=None):
        hidden = None if real is None else ~real
        z, _ = self.self_attn(x, x, x, key_padding_mask=hidden)
        x = self.norm1(x + z)
        return self.norm2(x + self.linear2(F.gelu(self.linear1(x))))


class DecoderBlock(nn.Module):
    def __init__(self, d, heads, d_ff):
        super().__init__()
        self.self_attn = nn.MultiheadAttention(d, heads, batch_first=True)
        self.multihead_attn = nn.MultiheadAttention(d, heads, batch_first=True)
        self.linear1 = nn.Linear(d, d_ff)
        self.linear2 = nn.Linear(d_ff, d)
        self.norm1 = nn.LayerNorm(d)
        self.norm2 = nn.LayerNorm(d)
        self.norm3 = nn.LayerNorm(d)

    def forward(self, y, memory, real=None):
        z, _ = self.self_attn(y, y, y, attn_mask=~causal_mask(y.shape[1]))
        y = self.norm1(y + z)
        hidden = None if real is None else ~real
        z, _ = self.multihead_attn(y, memory, memory, key_padding_mask=hidden)
        y = self.norm2(y + z)
        return self.norm3(y + self.linear2(F.gelu(self.linear1(y))))
