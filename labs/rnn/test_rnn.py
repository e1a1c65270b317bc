"""Hidden checks of the lab `rnn`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched


def cell(draw, d, H):
    """Wx, Wh and b of moderate size."""
    return 0.7 * draw.normal(d, H), 0.6 * draw.normal(H, H), 0.5 * draw.normal(H)


def gate(z):
    """tanh by exponentials."""
    up, down = np.exp(z), np.exp(-z)
    return (up - down) / (up + down)


def states(X, h0, Wx, Wh, b):
    """(B, T, H), one unit at a time, from the definition."""
    B, T, d = X.shape
    H = len(b)
    hs = np.zeros((B, T, H))
    for row in range(B):
        before = h0[row]
        for t in range(T):
            for unit in range(H):
                z = b[unit] + sum(X[row, t, i] * Wx[i, unit] for i in range(d))
                hs[row, t, unit] = gate(z + sum(before[i] * Wh[i, unit] for i in range(H)))
            before = hs[row, t]
    return hs


def test_example(lab):
    """The signal 1, then silence, for W_x = 0.5 and W_h = 0.8; and σ of the last state."""
    X, one = np.array([[[1.0], [0.0], [0.0]]]), np.array([[1.0]])
    cell_ = 0.5 * one, 0.8 * one, np.zeros(1)
    close(lab.rnn_step(np.array([1.0]), np.zeros(1), *cell_), np.array([0.46211716]), rtol=1e-7)
    hs = np.array([[[0.46211716], [0.35372379], [0.27565999]]])
    close(lab.rnn_forward(X, np.zeros((1, 1)), *cell_), hs, rtol=1e-6, what="rnn_forward")
    close(lab.rnn_output(0.5 * one, 4 * one, np.zeros(1)), np.array([[0.88079708]]), rtol=1e-7)
    equal(lab.rnn_parameters(10, 64, 1), 4865)


def test_step_of_one(lab):
    d, H = lab.draw.size(2, 4), lab.draw.size(2, 4)
    W = cell(lab.draw, d, H)
    x, h = lab.draw.normal(d), lab.draw.uniform(-0.9, 0.9, H)
    close(lab.rnn_step(x, h, *W), states(x[None, None], h[None], *W)[0, 0])


def test_step_of_a_batch(lab):
    B, d, H = lab.draw.size(2, 4), lab.draw.size(2, 4), lab.draw.size(2, 4)
    W = cell(lab.draw, d, H)
    x, h = lab.draw.normal(B, d), lab.draw.uniform(-0.9, 0.9, B, H)
    close(lab.rnn_step(x, h, *W), states(x[:, None], h, *W)[:, 0])


def test_forward(lab):
    B, T, d, H = (lab.draw.size(lo, lo + 2) for lo in (2, 3, 2, 2))
    W = cell(lab.draw, d, H)
    X, h0 = lab.draw.normal(B, T, d), lab.draw.uniform(-0.9, 0.9, B, H)
    close(lab.rnn_forward(X, h0, *W), states(X, h0, *W))


def test_order(lab):
    """The same rows turned round leave another last state."""
    T, d, H = lab.draw.size(3, 5), lab.draw.size(2, 4), lab.draw.size(2, 4)
    W = cell(lab.draw, d, H)
    X, h0 = lab.draw.normal(1, T, d), np.zeros((1, H))
    there = np.asarray(lab.rnn_forward(X, h0, *W))
    back = np.asarray(lab.rnn_forward(X[:, ::-1].copy(), h0, *W))
    close(there, states(X, h0, *W))
    holds(
        np.abs(there[:, -1] - back[:, -1]).max() > 1e-6,
        hi="Ulte kram mein padhne par aakhri state alag honi chahiye.",
        en="Read in the reverse order, the last state should differ.",
    )


def test_in_two_pieces(lab):
    """The first half, then the second half from its last state, is the whole."""
    B, d, H = lab.draw.size(2, 3), lab.draw.size(2, 3), lab.draw.size(2, 4)
    T = 2 * lab.draw.size(2, 3)
    W = cell(lab.draw, d, H)
    X, h0 = lab.draw.normal(B, T, d), lab.draw.uniform(-0.9, 0.9, B, H)
    first = np.asarray(lab.rnn_forward(X[:, : T // 2].copy(), h0, *W))
    close(first, states(X, h0, *W)[:, : T // 2], what="first half")
    second = lab.rnn_forward(X[:, T // 2 :].copy(), first[:, -1].copy(), *W)
    close(second, states(X, h0, *W)[:, T // 2 :], what="second half")


def test_one_step(lab):
    B, d, H = lab.draw.size(1, 3), lab.draw.size(1, 3), lab.draw.size(1, 4)
    W = cell(lab.draw, d, H)
    X, h0 = lab.draw.normal(B, 1, d), lab.draw.uniform(-0.9, 0.9, B, H)
    close(lab.rnn_forward(X, h0, *W), states(X, h0, *W))


def test_output(lab):
    B, H, O = lab.draw.size(2, 4), lab.draw.size(2, 4), lab.draw.size(2, 3)
    h, Wy, by = lab.draw.uniform(-0.9, 0.9, B, H), lab.draw.normal(H, O), lab.draw.normal(O)
    want = np.array(
        [[1 / (1 + np.exp(-(h[i] * Wy[:, k]).sum() - by[k])) for k in range(O)] for i in range(B)]
    )
    close(lab.rnn_output(h, Wy, by), want)


def test_parameters(lab):
    d, H, O = lab.draw.size(2, 40), lab.draw.size(2, 40), lab.draw.size(2, 9)
    arrays = [(d, H), (H, H), (H,), (H, O), (O,)]
    equal(lab.rnn_parameters(d, H, O), sum(int(np.prod(shape)) for shape in arrays))


def test_inputs_untouched(lab):
    W = cell(lab.draw, 3, 2)
    X, h0 = lab.draw.normal(2, 3, 3), lab.draw.uniform(-0.9, 0.9, 2, 2)
    lab.rnn_step(X[:, 0].copy(), h0, *W)
    lab.rnn_forward(X, h0, *W)
    lab.rnn_output(h0, W[1], W[2])
    untouched(lab)
