import torch
from torch import nn


def layer_norm(x, g, b, eps=1e-5):
    d = x.shape[-1]
    mean = x.sum(dim=-1, keepdim=True) / d
    square = (x * x).sum(dim=-1, keepdim=True) / d
    var = torch.clamp(square - mean * mean, min=0)
    return (x - mean) / (var + eps) ** 0.5 * g + b


def causal_mask(T):
    return torch.tensor([[column <= row for column in range(T)] for row in range(T)])


def additive(may_look, like):
    return torch.zeros(may_look.shape, dtype=like.dtype).masked_fill(~may_look, float("-inf"))


class EncoderBlock(nn.Module):
    def __init__(self, d, heads, d_ff):
        super().__init__()
        self.self_attn = nn.MultiheadAttention(d, heads, batch_first=True)
        self.linear1 = nn.Linear(d, d_ff)
        self.relu = nn.ReLU()
        self.linear2 = nn.Linear(d_ff, d)
        self.norm1 = nn.LayerNorm(d)
        self.norm2 = nn.LayerNorm(d)

    def forward(self, x, real=None):
        hidden = additive(real, x) if real is not None else None
        u = self.self_attn(x, x, x, key_padding_mask=hidden, need_weights=False)[0]
        u = self.norm1(u + x)
        v = self.linear2(self.relu(self.linear1(u)))
        return self.norm2(v + u)


class DecoderBlock(EncoderBlock):
    def __init__(self, d, heads, d_ff):
        super().__init__(d, heads, d_ff)
        self.multihead_attn = nn.MultiheadAttention(d, heads, batch_first=True)
        self.norm3 = nn.LayerNorm(d)

    def forward(self, y, memory, real=None):
        hidden = additive(real, memory) if real is not None else None
        seen = additive(causal_mask(y.shape[1]), y)
        a = self.norm1(y + self.self_attn(y, y, y, attn_mask=seen, need_weights=False)[0])
        b = self.norm2(a + self.multihead_attn(a, memory, memory, hidden)[0])
        return self.norm3(b + self.linear2(self.relu(self.linear1(b))))
