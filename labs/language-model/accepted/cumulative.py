import torch


def language_loss(model, tokens):
    scores = model(tokens[:, :-1]).transpose(1, 2)  # (B, V, T)
    return torch.nn.CrossEntropyLoss()(scores, tokens[:, 1:])


def perplexity(model, tokens):
    return float(torch.exp(language_loss(model, tokens).detach()))


def next_probabilities(logits, temperature=1.0, top_k=None):
    p = ((logits - logits.amax(dim=-1, keepdim=True)) / temperature).exp()
    if top_k is not None:
        rank = logits.argsort(dim=-1, descending=True).argsort(dim=-1)
        p = torch.where(rank < top_k, p, torch.zeros_like(p))
    return p / p.sum(dim=-1, keepdim=True)


def generate(model, start, n, context, temperature=1.0, top_k=None):
    text = torch.empty(len(start) + n, dtype=start.dtype)
    text[: len(start)] = start
    for t in range(len(start), len(text)):
        with torch.no_grad():
            scores = model(text[max(0, t - context) : t].unsqueeze(0))[0, -1]
        edges = next_probabilities(scores, temperature, top_k).cumsum(dim=0)
        text[t] = torch.searchsorted(edges, torch.rand((), dtype=edges.dtype) * edges[-1], right=True)
    return text


def preference_loss(better, worse):
    return torch.logaddexp(torch.zeros_like(better), worse - better).mean()
