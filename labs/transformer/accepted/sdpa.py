import torch
import torch.nn.functional as F
from torch import nn


def layer_norm(x, g, b, eps=1e-5):
    var, mean = torch.var_mean(x, dim=-1, correction=0, keepdim=True)
    return torch.addcmul(b, g, (x - mean) / (var + eps).sqrt())


def causal_mask(T):
    return ~torch.triu(torch.ones(T, T), diagonal=1).bool()


def attend(layer, x, source, may_look):
    d = x.shape[-1]
    W, b = layer.in_proj_weight, layer.in_proj_bias
    q = F.linear(x, W[:d], b[:d])
    k, v = F.linear(source, W[d:], b[d:]).split(d, dim=-1)
    q, k, v = (part.unflatten(-1, (layer.num_heads, -1)).transpose(1, 2) for part in (q, k, v))
    z = F.scaled_dot_product_attention(q, k, v, attn_mask=may_look)
    return layer.out_proj(z.transpose(1, 2).flatten(-2))


class EncoderBlock(nn.Module):
    def __init__(self, d, heads, d_ff):
        super().__init__()
        self.self_attn = nn.MultiheadAttention(d, heads)
        self.linear1, self.linear2 = nn.Linear(d, d_ff), nn.Linear(d_ff, d)
        self.norm1, self.norm2 = nn.LayerNorm(d), nn.LayerNorm(d)

    def forward(self, x, real=None):
        seen = None if real is None else real[:, None, None, :]
        x = self.norm1(x + attend(self.self_attn, x, x, seen))
        return self.norm2(x + self.linear2(torch.relu(self.linear1(x))))


class DecoderBlock(nn.Module):
    def __init__(self, d, heads, d_ff):
        super().__init__()
        self.self_attn = nn.MultiheadAttention(d, heads)
        self.multihead_attn = nn.MultiheadAttention(d, heads)
        self.linear1, self.linear2 = nn.Linear(d, d_ff), nn.Linear(d_ff, d)
        self.norm1, self.norm2, self.norm3 = (nn.LayerNorm(d) for _ in range(3))

    def forward(self, y, memory, real=None):
        seen = None if real is None else real[:, None, None, :]
        y = self.norm1(y + attend(self.self_attn, y, y, causal_mask(y.size(1))))
        y = self.norm2(y + attend(self.multihead_attn, y, memory, seen))
        return self.norm3(y + self.linear2(torch.relu(self.linear1(y))))
