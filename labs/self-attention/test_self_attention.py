"""Hidden checks of the lab `self-attention`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched


def dot(a, b):
    return sum(float(x) * float(y) for x, y in zip(a, b))


def attended(Q, K, V, mask=None):
    """Z and A of one sequence, word by word in Python floats."""
    Z, A = np.zeros((len(Q), V.shape[1])), np.zeros((len(Q), len(K)))
    for i in range(len(Q)):
        seen = [j for j in range(len(K)) if mask is None or bool(mask[i, j])]
        scores = {j: dot(Q[i], K[j]) / float(np.sqrt(Q.shape[1])) for j in seen}
        top = max(scores.values())
        total = sum(float(np.exp(score - top)) for score in scores.values())
        for j in seen:
            A[i, j] = float(np.exp(scores[j] - top)) / total
        Z[i] = [sum(A[i, j] * float(V[j, v]) for j in seen) for v in range(V.shape[1])]
    return Z, A


def projected(X, W):
    return np.array([[dot(x, W[:, k]) for k in range(W.shape[1])] for x in X])


def three(draw, Tq, Tk, d, dv):
    return draw.normal(Tq, d), draw.normal(Tk, d), draw.normal(Tk, dv)


def matrices(draw, d, dk, dv):
    return draw.normal(d, dk), draw.normal(d, dk), draw.normal(d, dv)


def a_mask(draw, Tq, Tk):
    """Every row may look at one word or more; most rows may not look at all of them."""
    mask = draw.uniform(0.0, 1.0, Tq, Tk) < 0.5
    mask[np.arange(Tq), draw.integers(0, Tk, Tq)] = True
    mask[0] = np.arange(Tk) == 0
    return mask


def test_example(lab):
    Wq, Wk, Wv = np.array([[2.0], [0.0]]), np.array([[0.0], [1.0]]), np.array([[10.0, 0.0], [0.0, 20.0]])
    X = np.eye(2)
    close(lab.self_attention(X, Wq, Wk, Wv), attended(X @ Wq, X @ Wk, X @ Wv))


def test_definition(lab):
    for Tq, Tk, d in ((lab.draw.size(2, 4), lab.draw.size(3, 6), lab.draw.size(3, 7)), (1, 1, 1)):
        Q, K, V = three(lab.draw, Tq, Tk, d, lab.draw.size(1, 4))
        close(lab.scaled_dot_product(Q, K, V), attended(Q, K, V), what=f"Tq = {Tq}, Tk = {Tk}, d_k = {d}")


def test_square(lab):
    """T = d_k = d_v: a transpose too many fits, and only the numbers tell."""
    n = lab.draw.size(2, 4)
    Q, K, V = three(lab.draw, n, n, n, n)
    close(lab.scaled_dot_product(Q, K, V), attended(Q, K, V))


def test_mask(lab):
    Tq, Tk = lab.draw.size(2, 4), lab.draw.size(3, 5)
    Q, K, V = three(lab.draw, Tq, Tk, lab.draw.size(2, 5), 3)
    mask = a_mask(lab.draw, Tq, Tk)
    close(lab.scaled_dot_product(Q, K, V, mask), attended(Q, K, V, mask))
    row = np.arange(Tk) < 2
    want = attended(Q, K, V, np.tile(row, (Tq, 1)))
    close(lab.scaled_dot_product(Q, K, V, row), want, what="a mask (Tk,), the same for all")


def test_hidden_words(lab):
    """Behind the mask anything may lie: huge keys and values change nothing."""
    T = lab.draw.size(3, 5)
    Q, K, V = three(lab.draw, T, T, 3, 2)
    mask = np.tile(np.arange(T) < T - 1, (T, 1))
    want = attended(Q, K, V, mask)
    for size in (1e3, -1e3):
        K[-1], V[-1] = size, size
        close(lab.scaled_dot_product(Q, K, V, mask), want, what=f"key and value {size:g} behind the mask")


def test_large_scores(lab):
    """Scores in the thousands give finite weights."""
    T, d = lab.draw.size(2, 4), lab.draw.size(2, 4)
    Q, K, V = three(lab.draw, T, T, d, 2)
    Q[0, 0], K[:, 0] = 100.0, 80.0
    close(lab.scaled_dot_product(Q, K, V), attended(Q, K, V), rtol=1e-7, atol=1e-9)
    K[:, 0] = -80.0
    close(lab.scaled_dot_product(Q, K, V), attended(Q, K, V), rtol=1e-7, atol=1e-9)


def test_batch(lab):
    """Each sequence of a batch is on its own, with one mask for all or one for each."""
    B, T, d = lab.draw.size(2, 3), lab.draw.size(3, 4), lab.draw.size(2, 5)
    Q, K, V = lab.draw.normal(B, T, d), lab.draw.normal(B, T, d), lab.draw.normal(B, T, 2)
    masks = np.array([a_mask(lab.draw, T, T) for _ in range(B)])
    for given, said in ((None, "no mask"), (masks[0], "a mask (T, T)"), (masks, "a mask (B, T, T)")):
        each = [None if given is None else masks[0] if given.ndim == 2 else given[n] for n in range(B)]
        rows = [attended(Q[n], K[n], V[n], each[n]) for n in range(B)]
        want = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
        close(lab.scaled_dot_product(Q, K, V, given), want, what=said)


def test_causal_mask(lab):
    for T in (1, lab.draw.size(2, 6)):
        want = np.array([[j <= i for j in range(T)] for i in range(T)])
        equal(lab.causal_mask(T), want, dtype=bool, what=f"T = {T}")


def test_self_definition(lab):
    T, d = lab.draw.size(2, 5), lab.draw.size(3, 5)
    X, (Wq, Wk, Wv) = lab.draw.normal(T, d), matrices(lab.draw, d, lab.draw.size(2, 4), lab.draw.size(2, 4))
    Q, K, V = projected(X, Wq), projected(X, Wk), projected(X, Wv)
    close(lab.self_attention(X, Wq, Wk, Wv), attended(Q, K, V))
    mask = np.tril(np.ones((T, T), dtype=bool))
    close(lab.self_attention(X, Wq, Wk, Wv, mask), attended(Q, K, V, mask), what="with the causal mask")
    both = np.array([X, X[::-1]])
    want = [attended(Q, K, V, mask), attended(Q[::-1], K[::-1], V[::-1], mask)]
    got = lab.self_attention(both, Wq, Wk, Wv, mask)
    close(got, (np.array([w[0] for w in want]), np.array([w[1] for w in want])), what="a batch of two")


def test_cross_definition(lab):
    for Tq, Tk in ((3, 3), (lab.draw.size(1, 2), lab.draw.size(4, 5))):
        d = lab.draw.size(3, 5)
        Y, X, mask = lab.draw.normal(Tq, d), lab.draw.normal(Tk, d), a_mask(lab.draw, Tq, Tk)
        Wq, Wk, Wv = matrices(lab.draw, d, lab.draw.size(2, 4), lab.draw.size(2, 4))
        for given, said in ((None, "no mask"), (mask, "a mask")):
            want = attended(projected(Y, Wq), projected(X, Wk), projected(X, Wv), given)
            got = lab.cross_attention(Y, X, Wq, Wk, Wv, given)
            close(got, want, what=f"Tq = {Tq}, Tk = {Tk}, {said}")


def test_inputs_untouched(lab):
    T, d = lab.draw.size(2, 4), 3
    X, weights, mask = lab.draw.normal(T, d), matrices(lab.draw, d, 2, 2), a_mask(lab.draw, T, T)
    lab.scaled_dot_product(*three(lab.draw, T, T, d, 2), mask)
    lab.self_attention(X, *weights, mask)
    lab.cross_attention(lab.draw.normal(T, d), X, *weights, mask)
    untouched(lab)
