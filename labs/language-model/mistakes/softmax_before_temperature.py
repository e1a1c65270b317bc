import torch
import torch.nn.functional as F


def language_loss(model, tokens):
    scores = model(tokens[:, :-1])  # (B, T, V)
    target = tokens[:, 1:]
    return F.cross_entropy(scores.flatten(0, 1), target.flatten())


def perplexity(model, tokens):
    with torch.no_grad():
        return language_loss(model, tokens).exp().item()


def next_probabilities(logits, temperature=1.0, top_k=None):
    z = torch.softmax(logits, dim=-1) / temperature
    if top_k is not None:
        least = z.topk(min(top_k, z.shape[-1])).values[..., -1:]
        z = z.masked_fill(z < least, -torch.inf)
    return torch.softmax(z, dim=-1)


def generate(model, start, n, context, temperature=1.0, top_k=None):
    tokens = start
    with torch.no_grad():
        for _ in range(n):
            scores = model(tokens[None, -context:])  # (1, t, V)
            p = next_probabilities(scores[0, -1], temperature, top_k)
            tokens = torch.cat([tokens, torch.multinomial(p, 1)])
    return tokens


def preference_loss(better, worse):
    return F.softplus(worse - better).mean()
