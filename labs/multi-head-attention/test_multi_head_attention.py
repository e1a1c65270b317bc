"""Hidden checks of the lab `multi-head-attention`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched


def dot(a, b):
    return sum(float(x) * float(y) for x, y in zip(a, b))


def times(X, W):
    return np.array([[dot(x, W[:, k]) for k in range(W.shape[1])] for x in X])


def attended(Y, X, Wq, Wk, Wv, Wo, heads, mask=None):
    """Output and weights of one sequence, head by head and word by word."""
    width = Wq.shape[1] // heads
    joined, weights = np.zeros((len(Y), heads * width)), np.zeros((heads, len(Y), len(X)))
    for h in range(heads):
        own = slice(h * width, (h + 1) * width)
        Q, K, V = times(Y, Wq[:, own]), times(X, Wk[:, own]), times(X, Wv[:, own])
        for i in range(len(Y)):
            seen = [j for j in range(len(X)) if mask is None or bool(mask[i, j])]
            scores = {j: dot(Q[i], K[j]) / float(np.sqrt(width)) for j in seen}
            top = max(scores.values())
            total = sum(float(np.exp(score - top)) for score in scores.values())
            for j in seen:
                weights[h, i, j] = float(np.exp(scores[j] - top)) / total
            joined[i, own] = [sum(weights[h, i, j] * float(V[j, c]) for j in seen) for c in range(width)]
    return times(joined, Wo), weights


def matrices(draw, d):
    return [draw.normal(d, d) / np.sqrt(d) for _ in range(4)]


def a_mask(draw, Tq, Tk):
    """Every row may look at one word or more, and not all rows at the same ones."""
    mask = draw.uniform(0.0, 1.0, Tq, Tk) < 0.5
    mask[np.arange(Tq), draw.integers(0, Tk, Tq)] = True
    mask[0] = np.arange(Tk) == 0
    return mask


def test_example(lab):
    Wq, Wk = np.array([[2.0, 2.0], [-2.0, -2.0]]), np.array([[-1.0, 1.0], [1.0, -1.0]])
    Wv, Wo = np.array([[10.0, 1.0], [20.0, 2.0]]), np.array([[1.0, 0.0], [1.0, 1.0]])
    X = np.eye(2)
    close(lab.multi_head_attention(X, X, Wq, Wk, Wv, Wo, 2), attended(X, X, Wq, Wk, Wv, Wo, 2))


def test_split_example(lab):
    X = np.arange(12.0).reshape(3, 4)
    close(lab.split_heads(X, 2), np.array([X[:, :2], X[:, 2:]]))


def test_split_definition(lab):
    heads, width, T, B = lab.draw.size(2, 4), lab.draw.size(1, 3), lab.draw.size(2, 5), lab.draw.size(2, 3)
    X = lab.draw.normal(T, heads * width)
    want = np.array([X[:, h * width : (h + 1) * width] for h in range(heads)])
    close(lab.split_heads(X, heads), want, what="one sequence")
    both = lab.draw.normal(B, T, heads * width)
    want = np.array([[x[:, h * width : (h + 1) * width] for h in range(heads)] for x in both])
    close(lab.split_heads(both, heads), want, what="a batch")


def test_merge_definition(lab):
    heads, width, T, B = lab.draw.size(2, 4), lab.draw.size(1, 3), lab.draw.size(2, 5), lab.draw.size(2, 3)
    Z = lab.draw.normal(heads, T, width)
    want = np.array([[Z[h, t, c] for h in range(heads) for c in range(width)] for t in range(T)])
    close(lab.merge_heads(Z), want, what="one sequence")
    both = lab.draw.normal(B, heads, T, width)
    want = np.array(
        [[[z[h, t, c] for h in range(heads) for c in range(width)] for t in range(T)] for z in both]
    )
    close(lab.merge_heads(both), want, what="a batch")


def test_definition(lab):
    heads, T = lab.draw.size(2, 4), lab.draw.size(2, 5)
    d = heads * lab.draw.size(2, 3)
    X, weights = 2 * lab.draw.normal(T, d), matrices(lab.draw, d)
    close(lab.multi_head_attention(X, X, *weights, heads), attended(X, X, *weights, heads))


def test_one_head(lab):
    """h = 1 is V73's attention with W_o behind it, and h = d_model has heads of one number."""
    T, d = lab.draw.size(2, 4), lab.draw.size(2, 5)
    X, weights = lab.draw.normal(T, d), matrices(lab.draw, d)
    for heads in (1, d):
        got = lab.multi_head_attention(X, X, *weights, heads)
        close(got, attended(X, X, *weights, heads), what=f"heads = {heads}, d_model = {d}")


def test_cross(lab):
    heads, d = 2, 2 * lab.draw.size(2, 3)
    for Tq, Tk in ((3, 3), (lab.draw.size(1, 2), lab.draw.size(4, 5))):
        Y, X, weights = lab.draw.normal(Tq, d), lab.draw.normal(Tk, d), matrices(lab.draw, d)
        got = lab.multi_head_attention(Y, X, *weights, heads)
        close(got, attended(Y, X, *weights, heads), what=f"Tq = {Tq}, Tk = {Tk}")


def test_mask(lab):
    heads = lab.draw.size(2, 3)
    Tq, Tk, d = lab.draw.size(2, 4), lab.draw.size(3, 5), heads * 2
    Y, X, weights = lab.draw.normal(Tq, d), lab.draw.normal(Tk, d), matrices(lab.draw, d)
    mask = a_mask(lab.draw, Tq, Tk)
    want = attended(Y, X, *weights, heads, mask)
    close(lab.multi_head_attention(Y, X, *weights, heads, mask), want)


def test_batch(lab):
    heads, B, T = 2, lab.draw.size(2, 3), lab.draw.size(3, 4)
    d = heads * lab.draw.size(2, 3)
    X, weights, mask = lab.draw.normal(B, T, d), matrices(lab.draw, d), np.tril(np.ones((T, T), dtype=bool))
    each = [attended(x, x, *weights, heads, mask) for x in X]
    want = np.array([one[0] for one in each]), np.array([one[1] for one in each])
    close(lab.multi_head_attention(X, X, *weights, heads, mask), want)


def test_large_scores(lab):
    """Two words of huge numbers beside ordinary ones: every row of every head stays finite."""
    T, d = lab.draw.size(3, 4), 4
    X, weights = lab.draw.normal(T, d), matrices(lab.draw, d)
    X[0], X[1] = 1000.0, -1000.0
    got = lab.multi_head_attention(X, X, *weights, 2)
    close(got, attended(X, X, *weights, 2), rtol=1e-6, atol=1e-8)


def test_parameter_count(lab):
    equal(lab.parameter_count(512, 8), 1_048_576)
    equal(lab.parameter_count(512, 8, True), 1_050_624)
    heads = lab.draw.size(1, 6)
    d = heads * lab.draw.size(2, 20)
    for bias in (False, True):
        want = sum(d * d + (d if bias else 0) for _ in range(4))
        equal(
            lab.parameter_count(d, heads, bias), want, what=f"d_model = {d}, heads = {heads}, bias = {bias}"
        )


def test_inputs_untouched(lab):
    T, d = lab.draw.size(2, 4), 4
    X, Y, weights = lab.draw.normal(T, d), lab.draw.normal(T, d), matrices(lab.draw, d)
    lab.split_heads(X, 2)
    lab.merge_heads(lab.draw.normal(2, T, 2))
    lab.multi_head_attention(Y, X, *weights, 2, a_mask(lab.draw, T, T))
    untouched(lab)
