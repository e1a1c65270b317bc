"""Forward passes of the sequence references in plain NumPy, one row at a time, from docs/experiments.md alone."""

from __future__ import annotations

from math import erf, sqrt

import numpy as np

from tutor.training.arrays import Array, Weights


def sigmoid(z: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-z)))


def softmax(z: Array) -> Array:
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


def cross_entropy(scores: Array, y: Array) -> float:
    """(n, T, C), (n, T): the mean over all places."""
    picked = np.take_along_axis(np.log(softmax(scores)), y[..., None], axis=-1)
    return float(-picked.mean())


def squares(answers: Array, y: Array) -> float:
    return float(np.mean((answers - y) ** 2))


def read_out(w: Weights, h: Array) -> float:
    return float((h @ w["W_out"] + w["b_out"])[0])


def rnn_states(w: Weights, inputs: list[Array], suffix: str = "") -> list[Array]:
    h, states = np.zeros(len(w[f"b_h{suffix}"])), []
    for x in inputs:
        h = np.tanh(x + h @ w[f"W_h{suffix}"] + w[f"b_h{suffix}"])
        states.append(h)
    return states


def adding_rnn(w: Weights, X: Array, y: Array) -> float:
    return squares(np.array([read_out(w, rnn_states(w, [x @ w["W_in"] for x in row])[-1]) for row in X]), y)


def adding_lstm(w: Weights, X: Array, y: Array) -> float:
    answers = []
    for row in X:
        h = c = np.zeros(16)
        for x in row:
            hx = np.concatenate([h, x])
            f, i, o = (sigmoid(hx @ w[f"W_{gate}"] + w[f"b_{gate}"]) for gate in "fio")
            c = f * c + i * np.tanh(hx @ w["W_C"] + w["b_C"])
            h = o * np.tanh(c)
        answers.append(read_out(w, h))
    return squares(np.array(answers), y)


def gru_states(w: Weights, inputs: list[Array], h: Array, prefix: str = "") -> list[Array]:
    states = []
    for x in inputs:
        hx = np.concatenate([h, x])
        z, r = (sigmoid(hx @ w[f"{prefix}W_{gate}"] + w[f"{prefix}b_{gate}"]) for gate in "zr")
        n = np.tanh(np.concatenate([r * h, x]) @ w[f"{prefix}W_h"] + w[f"{prefix}b_h"])
        h = (1 - z) * h + z * n
        states.append(h)
    return states


def adding_gru(w: Weights, X: Array, y: Array) -> float:
    return squares(np.array([read_out(w, gru_states(w, list(row), np.zeros(16))[-1]) for row in X]), y)


def tagger_forward(w: Weights, X: Array, y: Array) -> float:
    states = np.array([rnn_states(w, [w["W_in"][token] for token in row]) for row in X])
    return cross_entropy(states @ w["W_out"] + w["b_out"], y)


def tagger_bidirectional(w: Weights, X: Array, y: Array) -> float:
    rows = []
    for row in X:
        forward = rnn_states(w, [w["W_in_f"][token] for token in row], "_f")
        backward = rnn_states(w, [w["W_in_b"][token] for token in row[::-1]], "_b")[::-1]
        rows.append([np.concatenate(pair) for pair in zip(forward, backward, strict=True)])
    return cross_entropy(np.array(rows) @ w["W_out"] + w["b_out"], y)


def seq2seq(w: Weights, X: Array, y: Array, attention: bool) -> float:
    rows = []
    for words, digits in zip(X, y, strict=True):
        encoded = np.array(gru_states(w, list(w["E_words"][words]), np.zeros(48), "enc_"))  # (8, 48)
        before = [10, *digits[:-1]]
        states = np.array(gru_states(w, list(w["E_digits"][before]), encoded[-1], "dec_"))  # (5, 48)
        if attention:
            states = np.concatenate([states, softmax(states @ encoded.T) @ encoded], axis=1)
        rows.append(states)
    return cross_entropy(np.array(rows) @ w["W_out"] + w["b_out"], y)


def positions(length: int, d: int) -> Array:
    table = np.zeros((length, d))
    for place in range(length):
        for i in range(0, d, 2):
            table[place, i] = np.sin(place / 10000 ** (i / d))
            table[place, i + 1] = np.cos(place / 10000 ** (i / d))
    return table


def norm(w: Weights, name: str, a: Array) -> Array:
    centred = a - a.mean(axis=1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5)
    return np.asarray(scaled * w[f"{name}_g"] + w[f"{name}_b"])


def attention(w: Weights, prefix: str, a: Array, source: Array, heads: int, causal: bool = False) -> Array:
    """One row: a (T, d), source (S, d), head by head."""
    q, k, v = (x @ w[f"{prefix}W_{name}"] for name, x in (("q", a), ("k", source), ("v", source)))
    size, outputs = a.shape[1] // heads, []
    for head in range(heads):
        columns = slice(head * size, (head + 1) * size)
        scores = q[:, columns] @ k[:, columns].T / sqrt(size)
        if causal:
            scores[np.triu_indices(len(a), 1)] = -np.inf
        outputs.append(softmax(scores) @ v[:, columns])
    return np.asarray(np.concatenate(outputs, axis=1) @ w[f"{prefix}W_o"])


def feed_forward(w: Weights, prefix: str, a: Array, gelu: bool = False) -> Array:
    z = a @ w[f"{prefix}W_1"] + w[f"{prefix}b_1"]
    hidden = z * (1 + np.vectorize(erf)(z / sqrt(2))) / 2 if gelu else np.maximum(z, 0)
    return np.asarray(hidden @ w[f"{prefix}W_2"] + w[f"{prefix}b_2"])


def reversal(w: Weights, X: Array, y: Array, told: bool) -> float:
    rows = []
    for row in X:
        a = w["E"][row] * sqrt(32) + (positions(8, 32) if told else 0)
        a = norm(w, "norm1", a + attention(w, "", a, a, 2))
        rows.append(norm(w, "norm2", a + feed_forward(w, "", a)))
    return cross_entropy(np.array(rows) @ w["W_out"] + w["b_out"], y)


def transformer_words(w: Weights, X: Array, y: Array) -> float:
    rows = []
    for words, digits in zip(X, y, strict=True):
        e = w["E_words"][words] * sqrt(32) + positions(8, 32)
        e = norm(w, "enc_self_norm", e + attention(w, "enc_self_", e, e, 4))
        e = norm(w, "enc_ff_norm", e + feed_forward(w, "enc_", e))
        a = w["E_digits"][[10, *digits[:-1]]] * sqrt(32) + positions(5, 32)
        a = norm(w, "dec_self_norm", a + attention(w, "dec_self_", a, a, 4, causal=True))
        a = norm(w, "dec_cross_norm", a + attention(w, "dec_cross_", a, e, 4))
        rows.append(norm(w, "dec_ff_norm", a + feed_forward(w, "dec_", a)))
    return cross_entropy(np.array(rows) @ w["W_out"] + w["b_out"], y)


def tiny_gpt(w: Weights, X: Array, y: Array) -> float:
    rows = []
    for row in X:
        a = w["E"][row] + w["P"]
        for block in ("block1_", "block2_"):
            seen = norm(w, f"{block}norm1", a)
            a = a + attention(w, block, seen, seen, 4, causal=True)
            a = a + feed_forward(w, block, norm(w, f"{block}norm2", a), gelu=True)
        rows.append(norm(w, "norm", a))
    return cross_entropy(np.array(rows) @ w["W_out"], y)
