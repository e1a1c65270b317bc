import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def new_weights(vocab, d, context, blocks, rng):
    def xavier(n_in, n_out):
        return np.sqrt(2 / (n_in + n_out)) * rng.standard_normal((n_in, n_out))

    pos, i = np.mgrid[:context, :d]
    angle = pos / 10_000 ** ((i - i % 2) / d)
    weights = {
        "E": rng.standard_normal((vocab, d)),
        "P": np.where(i % 2 == 0, np.sin(angle), np.cos(angle)),
        "W_out": xavier(d, vocab),
        "norm_g": np.ones(d),
        "norm_b": np.zeros(d),
    }
    for block in range(blocks):
        n = f"block{block + 1}_"
        weights |= {n + name: xavier(d, d) for name in ("W_q", "W_k", "W_v", "W_o")}
        weights |= {n + "W_1": xavier(d, 4 * d), n + "b_1": np.zeros(4 * d)}
        weights |= {n + "W_2": xavier(4 * d, d), n + "b_2": np.zeros(d)}
        weights |= {n + name: np.ones(d) for name in ("norm1_g", "norm2_g")}
        weights |= {n + name: np.zeros(d) for name in ("norm1_b", "norm2_b")}
    return weights


def causal_attention(x, Wq, Wk, Wv, Wo, heads):
    q, k, v = ((x @ W).unflatten(-1, (heads, -1)).transpose(1, 2) for W in (Wq, Wk, Wv))
    z = F.scaled_dot_product_attention(q, k, v, is_causal=True)
    return z.transpose(1, 2).flatten(2) @ Wo


class TinyGPT(nn.Module):
    def __init__(self, weights, heads):
        super().__init__()
        self.w = nn.ParameterDict()
        for name in weights:
            self.w[name] = nn.Parameter(torch.as_tensor(weights[name]).clone())
        self.heads = heads

    def forward(self, tokens):
        w, d = self.w, self.w["E"].shape[1]
        places = torch.arange(tokens.shape[1])
        a = F.embedding(tokens, w["E"]) + F.embedding(places, w["P"])
        block = 1
        while f"block{block}_W_q" in w:
            n = f"block{block}_"
            z = F.layer_norm(a, (d,), w[n + "norm1_g"], w[n + "norm1_b"])
            a = a + causal_attention(z, w[n + "W_q"], w[n + "W_k"], w[n + "W_v"], w[n + "W_o"], self.heads)
            z = F.layer_norm(a, (d,), w[n + "norm2_g"], w[n + "norm2_b"])
            a = a + F.linear(F.gelu(F.linear(z, w[n + "W_1"].T, w[n + "b_1"])), w[n + "W_2"].T, w[n + "b_2"])
            block += 1
        return F.linear(F.layer_norm(a, (d,), w["norm_g"], w["norm_b"]), w["W_out"].T)


def train_epoch(model, texts, batches, optimizer):
    total = 0.0
    for rows in batches:
        batch = texts[rows]
        loss = F.cross_entropy(model(batch[:, :-1]).transpose(1, 2), batch[:, 1:])
        model.zero_grad()
        loss.backward()
        optimizer.step()
        total += float(loss)
    return total / len(batches)


@torch.no_grad()
def complete(model, prompt, end, max_len, k):
    beam = [(0.0, [])]
    for _ in range(max_len):
        grown = [path for path in beam if path[1] and path[1][-1] == end]
        for score, words in beam:
            if words and words[-1] == end:
                continue
            logs = model(torch.tensor(prompt + words)[None])[0, -1].log_softmax(0).tolist()
            grown += [(score + log, words + [word]) for word, log in enumerate(logs)]
        beam = sorted(grown, key=lambda path: -path[0])[:k]
    return beam[0][1]
