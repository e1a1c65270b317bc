import math

import numpy as np
import torch
from mylabs.decoding import beam_search, greedy_decode
from mylabs.language_model import language_loss
from mylabs.positional_encoding import positional_encoding
from mylabs.transformer import causal_mask
from mylabs.weight_init import init_normal, init_std
from torch import nn


def new_weights(vocab, d, context, blocks, rng):
    w = {}
    w["E"] = rng.normal(size=(vocab, d))
    w["P"] = positional_encoding(context, d)
    for b in range(1, blocks + 1):
        for part in ("norm1", "norm2"):
            w[f"block{b}_{part}_g"] = np.ones((d,))
            w[f"block{b}_{part}_b"] = np.zeros((d,))
        for part in ("q", "k", "v", "o"):
            w[f"block{b}_W_{part}"] = rng.normal(0, init_std(d, d, "xavier"), size=(d, d))
        w[f"block{b}_W_1"] = init_normal(d, 4 * d, "xavier", rng)
        w[f"block{b}_W_2"] = init_normal(4 * d, d, "xavier", rng)
        w[f"block{b}_b_1"], w[f"block{b}_b_2"] = np.zeros(4 * d), np.zeros(d)
    w["norm_g"], w["norm_b"] = np.ones(d), np.zeros(d)
    w["W_out"] = init_normal(d, vocab, "xavier", rng)
    return w


def causal_attention(x, Wq, Wk, Wv, Wo, heads):
    T, width = x.shape[1], x.shape[2] // heads
    future = torch.where(causal_mask(T), 0.0, -math.inf).to(x.dtype)
    found = []
    for h in range(heads):
        columns = slice(h * width, (h + 1) * width)
        q, k, v = x @ Wq[:, columns], x @ Wk[:, columns], x @ Wv[:, columns]
        scores = torch.einsum("btd,bsd->bts", q, k) / math.sqrt(width) + future
        found.append(torch.softmax(scores, dim=2) @ v)
    return torch.cat(found, dim=2) @ Wo


class Norm(nn.Module):
    def __init__(self, g, b):
        super().__init__()
        self.g, self.b = g, b

    def forward(self, x):
        x = x - x.mean(dim=-1, keepdim=True)
        return x * torch.rsqrt(x.pow(2).mean(dim=-1, keepdim=True) + 1e-5) * self.g + self.b


class Block(nn.Module):
    def __init__(self, w, name, heads):
        super().__init__()
        self.norm1 = Norm(w[f"{name}norm1_g"], w[f"{name}norm1_b"])
        self.norm2 = Norm(w[f"{name}norm2_g"], w[f"{name}norm2_b"])
        self.W = [w[f"{name}W_{part}"] for part in "qkvo"]
        self.inner = w[f"{name}W_1"], w[f"{name}b_1"]
        self.outer = w[f"{name}W_2"], w[f"{name}b_2"]
        self.heads = heads

    def forward(self, a):
        a = a + causal_attention(self.norm1(a), *self.W, self.heads)
        hidden = nn.functional.gelu(torch.addmm(self.inner[1], self.norm2(a).flatten(0, 1), self.inner[0]))
        return a + torch.addmm(self.outer[1], hidden, self.outer[0]).view_as(a)


class TinyGPT(nn.Module):
    def __init__(self, weights, heads):
        super().__init__()
        self.w = nn.ParameterDict(
            {name: nn.Parameter(torch.from_numpy(w.copy())) for name, w in weights.items()}
        )
        count = max(int(name[5]) for name in weights if name.startswith("block"))
        self.blocks = nn.Sequential(*(Block(self.w, f"block{b}_", heads) for b in range(1, count + 1)))
        self.last = Norm(self.w["norm_g"], self.w["norm_b"])

    def forward(self, tokens):
        places = range(tokens.shape[1])
        return self.last(self.blocks(self.w["E"][tokens] + self.w["P"][list(places)])) @ self.w["W_out"]


def train_epoch(model, texts, batches, optimizer):
    before = []
    for rows in batches:
        loss = language_loss(model, texts[rows])
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        before.append(loss.detach())
        optimizer.step()
    return torch.stack(before).mean().item()


def complete(model, prompt, end, max_len, k):
    def scores(y, memory):
        out = model(torch.as_tensor(memory + list(y[1:]))[None, :])
        return out[0, len(memory) - 1 :].detach().numpy()

    if k == 1:
        return greedy_decode(list, scores, prompt, -1, end, max_len)
    return beam_search(list, scores, prompt, -1, end, max_len, k)[0]
