"""Hidden checks of the lab `rnn-shapes`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched


def cell(draw, d, H):
    return 0.7 * draw.normal(d, H), 0.6 * draw.normal(H, H), 0.5 * draw.normal(H)


def head(draw, H, O):
    return 0.8 * draw.normal(H, O), 0.5 * draw.normal(O)


def after(x, h, weights):
    """The next state of one sequence, by exponentials. (d,), (H,) -> (H,)"""
    Wx, Wh, b = weights
    z = (x[:, None] * Wx).sum(axis=0) + (h[:, None] * Wh).sum(axis=0) + b
    return 1 - 2 / (np.exp(2 * z) + 1)


def said(h, weights):
    return (h[:, None] * weights[0]).sum(axis=0) + weights[1]


def run(x_row, weights):
    """All states of one sequence. (T, d) -> (T, H)"""
    h, found = np.zeros(len(weights[2])), []
    for x in x_row:
        h = after(x, h, weights)
        found.append(h)
    return np.array(found)


def talk(x, h, weights, top, T_out):
    found = []
    for _ in range(T_out):
        h = after(x, h, weights)
        x = said(h, top)
        found.append(x)
    return np.array(found)


ONE = np.array([[1.0]])
TINY, TOP = (ONE, 0.5 * ONE, np.zeros(1)), (2 * ONE, np.zeros(1))


def test_example(lab):
    """The cell of the notes: W_x = 1, W_h = 0.5, W_y = 2."""
    X = np.array([[[1.0], [0.0], [-1.0]]])
    all_steps = np.array([[[1.52318831], [0.72679897], [-1.34828735]]])
    close(lab.many_to_many(X, TINY, TOP), all_steps, rtol=1e-7, what="many_to_many")
    close(lab.many_to_one(X, np.array([3]), TINY, TOP), all_steps[:, 2], rtol=1e-7, what="many_to_one")
    spoken = np.array([[[1.52318831], [1.9131547], [1.96679083]]])
    close(lab.one_to_many(ONE, TINY, TOP, 3), spoken, rtol=1e-7, what="one_to_many")


def test_many_to_one(lab):
    B, T, d, H, O = (lab.draw.size(lo, lo + 2) for lo in (2, 3, 2, 2, 2))
    W, top, X = cell(lab.draw, d, H), head(lab.draw, H, O), lab.draw.normal(B, T, d)
    want = np.array([said(run(row, W)[-1], top) for row in X])
    close(lab.many_to_one(X, np.full(B, T), W, top), want)


def test_padding(lab):
    """Rows of different lengths; what stands behind a row's end does not matter."""
    T, d, H, O = (lab.draw.size(lo, lo + 2) for lo in (3, 2, 2, 2))
    W, top, X = cell(lab.draw, d, H), head(lab.draw, H, O), lab.draw.normal(3, T, d)
    lengths = np.array([1, T, T - 1])
    want = np.array([said(run(row[:n], W)[-1], top) for row, n in zip(X, lengths)])
    close(lab.many_to_one(X, lengths, W, top), want)


def test_many_to_many(lab):
    B, T, d, H, O = (lab.draw.size(lo, lo + 2) for lo in (2, 3, 2, 2, 2))
    W, top, X = cell(lab.draw, d, H), head(lab.draw, H, O), lab.draw.normal(B, T, d)
    want = np.array([[said(h, top) for h in run(row, W)] for row in X])
    close(lab.many_to_many(X, W, top), want)


def test_one_to_many(lab):
    B, T_out, d, H = (lab.draw.size(lo, lo + 2) for lo in (2, 3, 2, 2))
    W, top, x = cell(lab.draw, d, H), head(lab.draw, H, d), lab.draw.normal(B, d)
    want = np.array([talk(row, np.zeros(H), W, top, T_out) for row in x])
    close(lab.one_to_many(x, W, top, T_out), want)


def test_encoder_decoder(lab):
    """Another length, another vocabulary and other weights than the encoder's."""
    B, T, T_out, d, H = (lab.draw.size(lo, lo + 2) for lo in (2, 2, 3, 2, 2))
    O = d + 1
    enc, dec, top = cell(lab.draw, d, H), cell(lab.draw, O, H), head(lab.draw, H, O)
    X = lab.draw.normal(B, T, d)
    want = np.array([talk(np.zeros(O), run(row, enc)[-1], dec, top, T_out) for row in X])
    close(lab.encoder_decoder(X, enc, dec, top, T_out), want)


def test_one_step(lab):
    """T = T_out = 1, a single sequence."""
    d, H, O = (lab.draw.size(1, 3) for _ in range(3))
    W, top, X = cell(lab.draw, d, H), head(lab.draw, H, O), lab.draw.normal(1, 1, d)
    first = said(after(X[0, 0], np.zeros(H), W), top)
    close(lab.many_to_one(X, np.array([1]), W, top), first[None], what="many_to_one")
    close(lab.many_to_many(X, W, top), first[None, None], what="many_to_many")
    back = head(lab.draw, H, d)
    close(lab.one_to_many(X[:, 0].copy(), W, back, 1), said(after(X[0, 0], np.zeros(H), W), back)[None, None])


def test_output_shape(lab):
    B, T, T_out, O = 32, lab.draw.size(10, 20), lab.draw.size(3, 8), lab.draw.size(2, 7)
    wanted = {
        "many_to_one": (B, O),
        "many_to_many": (B, T, O),
        "one_to_many": (B, T_out, O),
        "encoder_decoder": (B, T_out, O),
    }
    for kind, shape in wanted.items():
        equal(lab.output_shape(kind, B, T, T_out, O), shape, what=kind)


def test_inputs_untouched(lab):
    d, H = 2, 3
    W, top, X = cell(lab.draw, d, H), head(lab.draw, H, d), lab.draw.normal(2, 3, d)
    lab.many_to_one(X, np.array([2, 3]), W, top)
    lab.many_to_many(X, W, top)
    lab.one_to_many(X[:, 0].copy(), W, top, 3)
    lab.encoder_decoder(X, W, W, top, 3)
    untouched(lab)
