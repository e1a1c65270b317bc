"""Hidden checks of the lab `lstm`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched


def cell(draw, d, H):
    return 0.8 * draw.normal(d, 4 * H), 0.7 * draw.normal(H, 4 * H), 0.6 * draw.normal(4 * H)


def half(a):
    """The sigmoid by tanh."""
    return 0.5 + 0.5 * np.tanh(a / 2)


def gates(x, h, W):
    """i, f, g, o of one row, every block by itself."""
    Wx, Wh, b = W
    H = len(h)
    blocks = []
    for k in range(4):
        cut = slice(k * H, (k + 1) * H)
        blocks.append((x[:, None] * Wx[:, cut]).sum(axis=0) + (h[:, None] * Wh[:, cut]).sum(axis=0) + b[cut])
    return half(blocks[0]), half(blocks[1]), 2 * half(2 * blocks[2]) - 1, half(blocks[3])


def step(x, h, c, W):
    i, f, g, o = gates(x, h, W)
    new = c + (f - 1) * c + i * g
    return o * (1 - 2 / (np.exp(2 * new) + 1)), new


def states(X, h0, c0, W):
    hs, cs = np.zeros((*X.shape[:2], h0.shape[1])), np.zeros((*X.shape[:2], h0.shape[1]))
    for row in range(len(X)):
        h, c = h0[row], c0[row]
        for t in range(X.shape[1]):
            h, c = step(X[row, t], h, c, W)
            hs[row, t], cs[row, t] = h, c
    return hs, cs


def test_example(lab):
    """Scores i −1, f 2, g 0.5, o 1 and c = 2, as in the notes."""
    one, W = np.ones(1), (np.array([[-1.0, 2.0, 0.5, 1.0]]), np.zeros((1, 4)), np.zeros(4))
    i, f, g, o = 0.26894142, 0.88079708, 0.46211716, 0.73105858
    got = lab.lstm_gates(one, np.zeros(1), *W)
    close(got, tuple(np.array([value]) for value in (i, f, g, o)), rtol=1e-7, what="lstm_gates")
    after = np.array([0.69816963]), np.array([1.8858766])
    close(lab.lstm_step(one, np.zeros(1), 2 * one, *W), after, rtol=1e-7, what="lstm_step")
    close(lab.cell_gradient(np.array([[0.5], [0.8]])), np.array([0.4]), what="cell_gradient")
    equal(lab.lstm_parameters(10, 64), 19200)


def test_gates(lab):
    """Each block has its own columns; one row, then a batch."""
    B, d, H = lab.draw.size(2, 3), lab.draw.size(2, 4), lab.draw.size(2, 4)
    W, x, h = cell(lab.draw, d, H), lab.draw.normal(B, d), lab.draw.uniform(-0.9, 0.9, B, H)
    rows = [gates(x[k], h[k], W) for k in range(B)]
    close(lab.lstm_gates(x[0].copy(), h[0].copy(), *W), rows[0], what="one row")
    close(lab.lstm_gates(x, h, *W), tuple(np.array(part) for part in zip(*rows)), what="a batch")


def test_step(lab):
    B, d, H = lab.draw.size(2, 3), lab.draw.size(2, 4), lab.draw.size(2, 4)
    W, x, h = cell(lab.draw, d, H), lab.draw.normal(B, d), lab.draw.uniform(-0.9, 0.9, B, H)
    c = 2 * lab.draw.normal(B, H)
    rows = [step(x[k], h[k], c[k], W) for k in range(B)]
    close(lab.lstm_step(x[0].copy(), h[0].copy(), c[0].copy(), *W), rows[0], what="one row")
    close(lab.lstm_step(x, h, c, *W), tuple(np.array(part) for part in zip(*rows)), what="a batch")


def test_forward(lab):
    B, T, d, H = (lab.draw.size(lo, lo + 2) for lo in (2, 3, 2, 2))
    W, X = cell(lab.draw, d, H), lab.draw.normal(B, T, d)
    h0, c0 = lab.draw.uniform(-0.9, 0.9, B, H), 2 * lab.draw.normal(B, H)
    close(lab.lstm_forward(X, h0, c0, *W), states(X, h0, c0, W))


def test_in_two_pieces(lab):
    """Carrying h and c over, two halves are the whole."""
    B, d, H = lab.draw.size(2, 3), lab.draw.size(2, 3), lab.draw.size(2, 3)
    half_T = lab.draw.size(2, 3)
    W, X = cell(lab.draw, d, H), lab.draw.normal(B, 2 * half_T, d)
    h0, c0 = lab.draw.uniform(-0.9, 0.9, B, H), lab.draw.normal(B, H)
    hs, cs = states(X, h0, c0, W)
    first = lab.lstm_forward(X[:, :half_T].copy(), h0, c0, *W)
    close(first, (hs[:, :half_T], cs[:, :half_T]), what="first half")
    at = np.asarray(first[0])[:, -1].copy(), np.asarray(first[1])[:, -1].copy()
    second = lab.lstm_forward(X[:, half_T:].copy(), *at, *W)
    close(second, (hs[:, half_T:], cs[:, half_T:]), what="second half")


def test_keeps_and_adds(lab):
    """Biases that open and shut: with f = 1, i = 0 the cell stays; with f = i = 1 it counts and leaves 1 behind."""
    T, start = 12, lab.draw.uniform(-0.9, 0.9)
    X, zero = np.ones((1, T, 1)), np.zeros((1, 1))
    flat = np.zeros((1, 4)), np.zeros((1, 4))
    keep = np.array([-60.0, 60.0, 0.7, 0.0])
    _, cs = lab.lstm_forward(X, zero, np.array([[start]]), *flat, keep)
    close(np.asarray(cs), np.full((1, T, 1), start), rtol=1e-8, atol=1e-10, what="f = 1, i = 0: cs")
    hs, cs = lab.lstm_forward(X, zero, zero, *flat, np.array([60.0, 60.0, 60.0, 60.0]))
    close(np.asarray(cs)[0, :, 0], np.arange(1.0, T + 1), rtol=1e-8, what="f = i = g = 1: cs")
    holds(
        np.abs(np.asarray(hs)).max() <= 1,
        hi="c kitna bhi bade, h −1 aur 1 ke beech rehna chahiye.",
        en="However large c grows, h should stay between −1 and 1.",
        hs=np.asarray(hs)[0, :, 0],
    )


def test_one_step(lab):
    """T = 1, a single row."""
    d, H = lab.draw.size(1, 3), lab.draw.size(1, 3)
    W, X = cell(lab.draw, d, H), lab.draw.normal(1, 1, d)
    h0, c0 = lab.draw.uniform(-0.9, 0.9, 1, H), lab.draw.normal(1, H)
    close(lab.lstm_forward(X, h0, c0, *W), states(X, h0, c0, W))


def test_cell_gradient(lab):
    T, H = lab.draw.size(3, 6), lab.draw.size(2, 4)
    fs = lab.draw.uniform(0.1, 0.99, T, H)
    want = np.array([np.exp(sum(np.log(fs[t, k]) for t in range(T))) for k in range(H)])
    close(lab.cell_gradient(fs), want)


def test_parameters(lab):
    d, H = lab.draw.size(2, 40), lab.draw.size(2, 40)
    equal(lab.lstm_parameters(d, H), sum(d * H + H * H + H for _ in "ifgo"))


def test_inputs_untouched(lab):
    W, X = cell(lab.draw, 2, 2), lab.draw.normal(2, 3, 2)
    h0, c0 = lab.draw.uniform(-0.9, 0.9, 2, 2), lab.draw.normal(2, 2)
    lab.lstm_step(X[:, 0].copy(), h0, c0, *W)
    lab.lstm_forward(X, h0, c0, *W)
    lab.cell_gradient(np.abs(h0))
    untouched(lab)
