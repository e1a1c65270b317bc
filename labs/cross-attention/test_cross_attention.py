"""Hidden checks of the lab `cross-attention`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched

X_DEC = np.array([[1.0, 0.0], [0.0, 1.0]])
X_ENC = np.array([[2.0, 0.0], [0.0, 2.0], [1.0, 1.0]])


def attended(Q, K, V, may_look):
    """Query by query, key by key."""
    A = np.zeros((len(Q), len(K)))
    for i, q in enumerate(Q):
        seen = [j for j in range(len(K)) if may_look[i, j]]
        scores = np.array([sum(q * K[j]) for j in seen]) / len(q) ** 0.5
        A[i, seen] = np.exp(scores - max(scores))
        A[i] /= sum(A[i])
    return np.array([sum(A[i, j] * V[j] for j in range(len(K))) for i in range(len(Q))]), A


def several(X_dec, X_enc, Wq, Wk, Wv, Wo, heads, may_look):
    """Head by head, on the columns of each."""
    k, v = Wq.shape[1] // heads, Wv.shape[1] // heads
    parts = [
        attended(
            X_dec @ Wq[:, h * k : h * k + k],
            X_enc @ Wk[:, h * k : h * k + k],
            X_enc @ Wv[:, h * v : h * v + v],
            may_look,
        )
        for h in range(heads)
    ]
    out = sum(Z @ Wo[h * v : h * v + v] for h, (Z, _) in enumerate(parts))
    return out, np.array([A for _, A in parts])


def drawn(lab, heads=1, same=False):
    """X_dec, X_enc, Wq, Wk, Wv; m and n differ, and so do all the widths unless `same`."""
    m, n = lab.draw.size(2, 3), lab.draw.size(4, 5)
    d, e, k, v = (2, 2, 2, 2) if same else (3, 4, lab.draw.size(2, 3), lab.draw.size(4, 5))
    normal = lab.draw.normal
    return normal(m, d), normal(n, e), normal(d, heads * k), normal(e, heads * k), normal(e, heads * v)


def everything(X_dec, X_enc):
    return np.ones((len(X_dec), len(X_enc)), bool)


def test_example(lab):
    eye = np.eye(2)
    Z, A = lab.cross_attention(X_DEC, X_ENC, eye, eye, eye)
    close(A[0], np.array([0.57597, 0.14003, 0.28400]), rtol=0, atol=1e-4, what="A[0]")
    close(Z[0], np.array([1.43594, 0.56406]), rtol=0, atol=1e-4, what="Z[0]")
    equal(lab.alignment(A), [0, 1], what="alignment(A)")
    equal(lab.source_mask([2, 3], 3), np.array([[1, 1, 0], [1, 1, 1]], dtype=bool), what="source_mask")


def test_definition(lab):
    X_dec, X_enc, Wq, Wk, Wv = drawn(lab)
    Z, A = attended(X_dec @ Wq, X_enc @ Wk, X_enc @ Wv, everything(X_dec, X_enc))
    got = lab.cross_attention(X_dec, X_enc, Wq, Wk, Wv)
    close(got[1], A, rtol=1e-7, what="A")
    close(got[0], Z, rtol=1e-7, what="Z")


def test_same_sizes(lab):
    """With all widths equal no shape tells the roles apart."""
    X_dec, _, Wq, Wk, Wv = drawn(lab, same=True)
    X_enc = lab.draw.normal(len(X_dec), 2)
    Z, A = attended(X_dec @ Wq, X_enc @ Wk, X_enc @ Wv, everything(X_dec, X_enc))
    got = lab.cross_attention(X_dec, X_enc, Wq, Wk, Wv)
    close(got[0], Z, rtol=1e-7, what="Z")
    close(got[1], A, rtol=1e-7, what="A")


def test_mask(lab):
    """Hidden words weigh 0, the others as if the hidden ones were not there."""
    X_dec, X_enc, Wq, Wk, Wv = drawn(lab)
    n = len(X_enc)
    real = np.arange(n) < lab.draw.size(1, n - 1)
    Z, A = attended(X_dec @ Wq, X_enc @ Wk, X_enc @ Wv, np.tile(real, (len(X_dec), 1)))
    got = lab.cross_attention(X_dec, X_enc, Wq, Wk, Wv, real)
    close(got[1], A, rtol=1e-7, what="A with a mask (n,)")
    close(got[0], Z, rtol=1e-7, what="Z with a mask (n,)")
    each = lab.draw.uniform(0, 1, len(X_dec), n) < 0.5
    each[:, lab.draw.size(0, n - 1)] = True
    Z, A = attended(X_dec @ Wq, X_enc @ Wk, X_enc @ Wv, each)
    got = lab.cross_attention(X_dec, X_enc, Wq, Wk, Wv, each)
    close(got[1], A, rtol=1e-7, what="A with a mask (m, n)")


def test_large_scores(lab):
    X_dec, X_enc, Wq, Wk, Wv = drawn(lab)
    X_dec = 1e3 * (X_dec + 0.1)
    Z, _ = attended(X_dec @ Wq, X_enc @ Wk, X_enc @ Wv, everything(X_dec, X_enc))
    close(lab.cross_attention(X_dec, X_enc, Wq, Wk, Wv)[0], Z, rtol=1e-6, atol=1e-9, what="Z")


def test_source_order(lab):
    """Shuffled source words: the same answer, shuffled weights."""
    X_dec, X_enc, Wq, Wk, Wv = drawn(lab)
    order = np.argsort(lab.draw.uniform(0, 1, len(X_enc)))
    Z, A = lab.cross_attention(X_dec, X_enc, Wq, Wk, Wv)
    again = lab.cross_attention(X_dec, X_enc[order], Wq, Wk, Wv)
    close(again[0], Z, rtol=1e-7, atol=1e-9, what="Z of the shuffled source")
    close(again[1], A[:, order], rtol=1e-7, atol=1e-9, what="A of the shuffled source")


def test_heads(lab):
    heads = lab.draw.size(2, 3)
    X_dec, X_enc, Wq, Wk, Wv = drawn(lab, heads)
    Wo = lab.draw.normal(Wv.shape[1], X_dec.shape[1])
    want = several(X_dec, X_enc, Wq, Wk, Wv, Wo, heads, everything(X_dec, X_enc))
    got = lab.multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, Wo, heads)
    close(got[1], want[1], rtol=1e-7, what="A (h, m, n)")
    close(got[0], want[0], rtol=1e-7, atol=1e-9, what="Z (m, d)")


def test_heads_mask(lab):
    X_dec, X_enc, Wq, Wk, Wv = drawn(lab, 2)
    Wo, n = lab.draw.normal(Wv.shape[1], X_dec.shape[1]), len(X_enc)
    real = np.arange(n) < lab.draw.size(1, n - 1)
    want = several(X_dec, X_enc, Wq, Wk, Wv, Wo, 2, np.tile(real, (len(X_dec), 1)))
    got = lab.multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, Wo, 2, real)
    close(got[0], want[0], rtol=1e-7, atol=1e-9, what="Z (m, d)")
    close(got[1], want[1], rtol=1e-7, what="A (h, m, n)")


def test_source_mask(lab):
    n, B = lab.draw.size(3, 6), lab.draw.size(2, 4)
    lengths = [n, *(lab.draw.size(1, n) for _ in range(B - 1))]
    want = np.array([[place < length for place in range(n)] for length in lengths])
    equal(lab.source_mask(lengths, n), want, what="source_mask", dtype=bool)
    equal(lab.source_mask(np.array(lengths), n), want, what="lengths as an array")


def test_alignment(lab):
    A = lab.draw.uniform(0.1, 1.0, lab.draw.size(2, 4), lab.draw.size(5, 6))
    A /= A.sum(axis=1, keepdims=True)
    want = [max(range(len(row)), key=lambda place, row=row: row[place]) for row in A]
    equal(lab.alignment(A), want, what="alignment(A)")


def test_inputs_untouched(lab):
    X_dec, X_enc, Wq, Wk, Wv = drawn(lab, 2)
    real = np.arange(len(X_enc)) < 2
    lab.multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, lab.draw.normal(Wv.shape[1], 3), 2, real)
    Z, _ = lab.cross_attention(X_dec, X_enc, Wq, Wk, Wv, real)
    close(lab.cross_attention(X_dec, X_enc, Wq, Wk, Wv, real)[0], Z, what="Z, called twice")
    untouched(lab)
