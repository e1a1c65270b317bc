import numpy as np
import torch
from mylabs.decoding import beam_search
from mylabs.language_model import language_loss
from mylabs.positional_encoding import positional_encoding
from mylabs.transformer import layer_norm
from mylabs.weight_init import init_normal
from torch import nn


def new_weights(vocab, d, context, blocks, rng):
    shapes = {
        "W_q": (d, d),
        "W_k": (d, d),
        "W_v": (d, d),
        "W_o": (d, d),
        "W_1": (d, 4 * d),
        "W_2": (4 * d, d),
    }
    zeros = {"b_1": 4 * d, "b_2": d, "norm1_b": d, "norm2_b": d}
    out = {"E": rng.normal(0.0, 1.0, (vocab, d)), "P": positional_encoding(context, d)}
    for k in range(1, blocks + 1):
        out.update({f"block{k}_{name}": init_normal(*shape, "xavier", rng) for name, shape in shapes.items()})
        out.update({f"block{k}_{name}": np.zeros(size) for name, size in zeros.items()})
        out.update({f"block{k}_norm1_g": np.ones(d), f"block{k}_norm2_g": np.ones(d)})
    out.update(norm_g=np.ones(d), norm_b=np.zeros(d), W_out=init_normal(d, vocab, "xavier", rng))
    return out


def causal_attention(x, Wq, Wk, Wv, Wo, heads):
    B, T, d = x.shape
    q = (x @ Wq / (d // heads) ** 0.5).reshape(B, T, heads, -1)
    k, v = (x @ Wk).reshape(B, T, heads, -1), (x @ Wv).reshape(B, T, heads, -1)
    scores = torch.einsum("bthd,bshd->bhts", q, k)
    powers = (scores - scores.amax(dim=3, keepdim=True)).exp() * torch.tril(torch.ones(T, T))
    A = powers / powers.sum(dim=3, keepdim=True)
    return torch.einsum("bhts,bshd->bthd", A, v).reshape(B, T, d) @ Wo


class TinyGPT(nn.Module):
    def __init__(self, weights, heads):
        super().__init__()
        self.w, self.heads = nn.ParameterDict(), heads
        self.w.update({name: nn.Parameter(torch.tensor(array)) for name, array in weights.items()})

    def forward(self, tokens):
        w = dict(self.w.items())
        a = w["E"][tokens] + w["P"].narrow(0, 0, tokens.size(1))
        for k in range(1, 1 + sum("W_q" in name for name in w)):
            own = {
                name.removeprefix(f"block{k}_"): p for name, p in w.items() if name.startswith(f"block{k}_")
            }
            z = layer_norm(a, own["norm1_g"], own["norm1_b"])
            a = a + causal_attention(z, own["W_q"], own["W_k"], own["W_v"], own["W_o"], self.heads)
            z = layer_norm(a, own["norm2_g"], own["norm2_b"]) @ own["W_1"] + own["b_1"]
            a = a + (z * (1 + torch.erf(z / 2**0.5)) / 2) @ own["W_2"] + own["b_2"]
        return layer_norm(a, w["norm_g"], w["norm_b"]) @ w["W_out"]


def train_epoch(model, texts, batches, optimizer):
    def step(rows):
        model.train()
        optimizer.zero_grad()
        loss = language_loss(model, texts.index_select(0, rows))
        loss.backward()
        optimizer.step()
        return loss.item()

    return float(np.mean([step(rows) for rows in batches]))


def complete(model, prompt, end, max_len, k):
    asked = {}

    def decode(y, memory):
        key = tuple(y)
        if key not in asked:
            with torch.inference_mode():
                asked[key] = model(torch.tensor([memory[:-1] + list(y)]))[0, -len(y) :].tolist()
        return np.array(asked[key])

    return beam_search(lambda source: source, decode, prompt, prompt[-1], end, max_len, k)[0]
