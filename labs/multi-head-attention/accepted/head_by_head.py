import numpy as np


def split_heads(X, heads):
    return np.stack(np.split(X, heads, axis=-1), axis=-3)


def merge_heads(Z):
    return np.concatenate([Z[..., head, :, :] for head in range(Z.shape[-3])], axis=-1)


def multi_head_attention(Y, X, Wq, Wk, Wv, Wo, heads, mask=None):
    width = Wq.shape[1] // heads
    out, maps = 0.0, []
    for head in range(heads):
        columns = slice(head * width, (head + 1) * width)
        q, k, v = Y @ Wq[:, columns], X @ Wk[:, columns], X @ Wv[:, columns]
        S = q @ k.swapaxes(-1, -2) / width**0.5
        if mask is not None:
            S = np.where(mask, S, -np.inf)
        P = np.exp(S - S.max(axis=-1, keepdims=True))
        A = P / P.sum(axis=-1, keepdims=True)
        maps.append(A)
        out = out + A @ v @ Wo[columns]
    return out, np.stack(maps, axis=-3)


def parameter_count(d_model, heads, bias=False):
    width = d_model // heads
    per_head = 3 * (d_model + bias) * width
    return heads * per_head + (d_model + bias) * d_model
