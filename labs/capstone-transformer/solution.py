import numpy as np
import torch
import torch.nn.functional as F
from mylabs.decoding import beam_search
from mylabs.language_model import language_loss
from mylabs.multi_head_attention import merge_heads, split_heads
from mylabs.positional_encoding import positional_encoding
from mylabs.transformer import causal_mask, layer_norm
from mylabs.weight_init import init_normal
from torch import nn


def new_weights(vocab, d, context, blocks, rng):
    weights = {"E": rng.normal(0, 1, (vocab, d)), "P": positional_encoding(context, d)}
    norms = ["norm"]
    for block in range(1, blocks + 1):
        name = f"block{block}_"
        for part in "qkvo":
            weights[f"{name}W_{part}"] = init_normal(d, d, "xavier", rng)
        weights[f"{name}W_1"] = init_normal(d, 4 * d, "xavier", rng)
        weights[f"{name}b_1"] = np.zeros(4 * d)
        weights[f"{name}W_2"] = init_normal(4 * d, d, "xavier", rng)
        weights[f"{name}b_2"] = np.zeros(d)
        norms += [f"{name}norm1", f"{name}norm2"]
    for name in norms:
        weights[f"{name}_g"], weights[f"{name}_b"] = np.ones(d), np.zeros(d)
    weights["W_out"] = init_normal(d, vocab, "xavier", rng)
    return weights


def causal_attention(x, Wq, Wk, Wv, Wo, heads):
    q, k, v = (split_heads(x @ W, heads) for W in (Wq, Wk, Wv))  # (B, heads, T, d / heads)
    scores = q @ k.transpose(-2, -1) / k.shape[-1] ** 0.5  # (B, heads, T, T)
    scores = scores.masked_fill(~causal_mask(x.shape[1]), -torch.inf)
    return merge_heads(torch.softmax(scores, dim=-1) @ v) @ Wo


class TinyGPT(nn.Module):
    def __init__(self, weights, heads):
        super().__init__()
        self.w = nn.ParameterDict({name: nn.Parameter(torch.tensor(w)) for name, w in weights.items()})
        self.heads = heads
        self.blocks = sum(name.endswith("W_q") for name in weights)

    def norm(self, name, a):
        return layer_norm(a, self.w[f"{name}_g"], self.w[f"{name}_b"])

    def feed_forward(self, name, a):
        hidden = F.gelu(a @ self.w[f"{name}W_1"] + self.w[f"{name}b_1"])
        return hidden @ self.w[f"{name}W_2"] + self.w[f"{name}b_2"]

    def forward(self, tokens):
        a = self.w["E"][tokens] + self.w["P"][: tokens.shape[1]]  # (B, t, d)
        for block in range(1, self.blocks + 1):
            name = f"block{block}_"
            W = [self.w[f"{name}W_{part}"] for part in "qkvo"]
            a = a + causal_attention(self.norm(f"{name}norm1", a), *W, self.heads)
            a = a + self.feed_forward(name, self.norm(f"{name}norm2", a))
        return self.norm("norm", a) @ self.w["W_out"]


def train_epoch(model, texts, batches, optimizer):
    losses = []
    for rows in batches:
        optimizer.zero_grad()
        loss = language_loss(model, texts[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


def complete(model, prompt, end, max_len, k):
    def decode(y, memory):
        """Scores after every token of y, which begins with the last token of the prompt."""
        with torch.no_grad():
            return model(torch.tensor([[*memory, *y]]))[0, len(memory) :].numpy()

    *memory, start = prompt
    words, _ = beam_search(list, decode, memory, start, end, max_len, k)
    return [int(word) for word in words]
