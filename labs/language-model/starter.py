import torch


def language_loss(model, tokens):
    """Mean cross-entropy (natural logarithm) of each next token, with a gradient for the model.

    tokens (B, T + 1) integers; model((B, T) tokens) -> logits (B, T, V)  ->  a scalar tensor
    """
    raise NotImplementedError


def perplexity(model, tokens):
    """e^loss of the same tokens, without a gradient  ->  Python float"""
    raise NotImplementedError


def next_probabilities(logits, temperature=1.0, top_k=None):
    """softmax(logits / temperature); with top_k only the k largest of each row, the others exactly 0.

    logits (..., V); top_k None or 1, 2, …, also more than V  ->  like logits
    """
    raise NotImplementedError


def generate(model, start, n, context, temperature=1.0, top_k=None):
    """start and n tokens drawn after it; the model sees the last `context` tokens at most. No gradient.

    start (t,) integers, t ≥ 1; model((1, t) tokens) -> logits (1, t, V)  ->  (t + n,)
    """
    raise NotImplementedError


def preference_loss(better, worse):
    """Mean of −ln σ(r_w − r_l) over pairs of rewards. better, worse (B,)  ->  a scalar tensor"""
    raise NotImplementedError
