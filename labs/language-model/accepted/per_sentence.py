import torch
import torch.nn.functional as F


def language_loss(model, tokens):
    B, T = tokens[:, 1:].shape
    scores = model(tokens[:, :T])
    losses = [F.cross_entropy(scores[b], tokens[b, 1:], reduction="sum") for b in range(B)]
    return sum(losses) / (B * T)


def perplexity(model, tokens):
    return 2 ** (language_loss(model, tokens) / torch.log(torch.tensor(2.0, dtype=torch.float64))).item()


def next_probabilities(logits, temperature=1.0, top_k=None):
    if top_k is not None:
        ordered = logits.sort(dim=-1, descending=True).values
        edge = ordered[..., min(top_k, ordered.shape[-1]) - 1]
        logits = torch.where(logits >= edge[..., None], logits, torch.full_like(logits, -torch.inf))
    return F.softmax(logits / temperature, dim=-1)


def generate(model, start, n, context, temperature=1.0, top_k=None):
    text = [start.clone()]
    for _ in range(n):
        seen = torch.cat(text)[-context:]
        with torch.no_grad():
            z = model(seen.reshape(1, -1)).squeeze(0)[-1]
        die = torch.distributions.Categorical(next_probabilities(z, temperature, top_k))
        text.append(die.sample().reshape(1))
    return torch.cat(text)


def preference_loss(better, worse):
    pairs = torch.stack([better, worse], dim=1)
    return F.cross_entropy(pairs, torch.zeros(len(pairs), dtype=torch.long))
