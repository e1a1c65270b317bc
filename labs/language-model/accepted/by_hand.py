import math

import torch


def language_loss(model, tokens):
    given, target = tokens[:, :-1], tokens[:, 1:]
    log_p = model(given).log_softmax(dim=2)
    return -log_p.gather(2, target.unsqueeze(2)).mean()


@torch.no_grad()
def perplexity(model, tokens):
    return math.exp(float(language_loss(model, tokens)))


def next_probabilities(logits, temperature=1.0, top_k=None):
    V = logits.shape[-1]
    k = V if top_k is None else min(top_k, V)
    values, places = torch.topk(logits, k, dim=-1)
    kept = torch.softmax(values / temperature, dim=-1)
    return torch.zeros_like(logits).scatter(-1, places, kept)


def generate(model, start, n, context, temperature=1.0, top_k=None):
    words = start.tolist()
    for _ in range(n):
        with torch.no_grad():
            scores = model(torch.tensor([words[-context:]]))
        p = next_probabilities(scores[0][-1], temperature, top_k)
        words.append(int(torch.multinomial(p, num_samples=1)))
    return torch.tensor(words)


def preference_loss(better, worse):
    return -torch.nn.functional.logsigmoid(better - worse).mean()
