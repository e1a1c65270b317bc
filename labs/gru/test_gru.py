"""Hidden checks of the lab `gru`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched


def cell(draw, d, H):
    """Wx, Wh, bx and bh."""
    return (
        0.8 * draw.normal(d, 3 * H),
        0.9 * draw.normal(H, 3 * H),
        0.6 * draw.normal(3 * H),
        0.8 * draw.normal(3 * H),
    )


def half(a):
    """The sigmoid by tanh."""
    return 0.5 + 0.5 * np.tanh(a / 2)


def parts(vector, W, b, H):
    """vector W + b of one row in three blocks, every block by itself."""
    found = []
    for k in range(3):
        cut = slice(k * H, (k + 1) * H)
        found.append((vector[:, None] * W[:, cut]).sum(axis=0) + b[cut])
    return found


def step(x, h, W):
    """PyTorch's form, one row."""
    H = len(h)
    from_x, from_h = parts(x, W[0], W[2], H), parts(h, W[1], W[3], H)
    r, z = half(from_x[0] + from_h[0]), half(from_x[1] + from_h[1])
    n = 2 * half(2 * (from_x[2] + r * from_h[2])) - 1
    return n + z * (h - n)


def step_video(x, h, W):
    """z for the new, r before the product, one row. W = (Wx, Wh, b)."""
    H = len(h)
    none = np.zeros(3 * H)
    from_x, from_h = parts(x, W[0], W[2], H), parts(h, W[1], none, H)
    r, z = half(from_x[0] + from_h[0]), half(from_x[1] + from_h[1])
    heard = parts(r * h, W[1], none, H)[2]
    n = 2 * half(2 * (from_x[2] + heard)) - 1
    return h + z * (n - h)


def states(X, h0, W):
    found = np.zeros((*X.shape[:2], h0.shape[1]))
    for row in range(len(X)):
        h = h0[row]
        for t in range(X.shape[1]):
            h = found[row, t] = step(X[row, t], h, W)
    return found


def test_example(lab):
    """Scores r 0, z 1, x W_xn 0.3, W_hn 1.2, h = 0.5, as in the notes."""
    Wx, Wh, zero = np.array([[0.0, 1.0, 0.3]]), np.array([[0.0, 0.0, 1.2]]), np.zeros(3)
    one, h = np.ones(1), np.array([0.5])
    close(lab.gru_step(one, h, Wx, Wh, zero, zero), np.array([0.50996416]), rtol=1e-6, what="gru_step")
    video = lab.gru_step_video(one, h, Wx, Wh, zero)
    close(video, np.array([0.5270854]), rtol=1e-6, what="gru_step_video")
    equal(lab.gru_parameters(10, 64, 1), 14400, what="gru_parameters(10, 64, 1)")
    equal(lab.gru_parameters(10, 64, 2), 14592, what="gru_parameters(10, 64, 2)")


def test_step(lab):
    """One row, then a batch."""
    B, d, H = lab.draw.size(2, 3), lab.draw.size(2, 4), lab.draw.size(2, 4)
    W, x, h = cell(lab.draw, d, H), lab.draw.normal(B, d), lab.draw.uniform(-0.9, 0.9, B, H)
    want = np.array([step(x[k], h[k], W) for k in range(B)])
    close(lab.gru_step(x[0].copy(), h[0].copy(), *W), want[0], what="one row")
    close(lab.gru_step(x, h, *W), want, what="a batch")


def test_step_video(lab):
    B, d, H = lab.draw.size(2, 3), lab.draw.size(2, 4), lab.draw.size(2, 4)
    W = cell(lab.draw, d, H)[:3]
    x, h = lab.draw.normal(B, d), lab.draw.uniform(-0.9, 0.9, B, H)
    want = np.array([step_video(x[k], h[k], W) for k in range(B)])
    close(lab.gru_step_video(x[0].copy(), h[0].copy(), *W), want[0], what="one row")
    close(lab.gru_step_video(x, h, *W), want, what="a batch")


def test_update_gate(lab):
    """Biases that push z to 1 and to 0: the old stays in one form and goes in the other."""
    H = lab.draw.size(2, 4)
    x, h, flat = np.ones(1), lab.draw.uniform(-0.9, 0.9, H), np.zeros((1, 3 * H))
    push = np.concatenate([np.zeros(H), np.full(H, 60.0), np.full(H, 0.4)])
    no_memory = np.zeros((H, 3 * H))
    kept = lab.gru_step(x, h, flat, no_memory, push, np.zeros(3 * H))
    close(kept, h, rtol=1e-8, atol=1e-10, what="PyTorch, z = 1")
    renewed = lab.gru_step_video(x, h, flat, no_memory, push)
    close(renewed, np.full(H, np.tanh(0.4)), rtol=1e-8, atol=1e-10, what="video, z = 1")


def test_reset_gate(lab):
    """r = 0: the candidate does not hear the old state, not even the bias of Wh."""
    H = lab.draw.size(2, 4)
    x, flat = np.ones(1), np.zeros((1, 3 * H))
    h, Wh = lab.draw.uniform(-0.9, 0.9, H), 0.9 * lab.draw.normal(H, 3 * H)
    Wh[:, : 2 * H] = 0
    shut = np.concatenate([np.full(H, -60.0), np.full(H, -60.0), np.full(H, 0.4)])
    bh = np.concatenate([np.zeros(2 * H), np.full(H, 0.7)])
    got = lab.gru_step(x, h, flat, Wh, shut, bh)
    close(got, np.full(H, np.tanh(0.4)), rtol=1e-8, atol=1e-10, what="PyTorch, r = 0 and z = 0")


def test_forward(lab):
    B, T, d, H = (lab.draw.size(lo, lo + 2) for lo in (2, 3, 2, 2))
    W, X = cell(lab.draw, d, H), lab.draw.normal(B, T, d)
    h0 = lab.draw.uniform(-0.9, 0.9, B, H)
    close(lab.gru_forward(X, h0, *W), states(X, h0, W))


def test_one_step(lab):
    """T = 1, a single row."""
    d, H = lab.draw.size(1, 3), lab.draw.size(1, 3)
    W, X = cell(lab.draw, d, H), lab.draw.normal(1, 1, d)
    h0 = lab.draw.uniform(-0.9, 0.9, 1, H)
    close(lab.gru_forward(X, h0, *W), states(X, h0, W))


def test_between_old_and_new(lab):
    """From states within −1 … 1 no state leaves that range, whatever the input."""
    B, T, d, H = 2, 6, 2, lab.draw.size(2, 4)
    W = cell(lab.draw, d, H)
    X, h0 = 5 * lab.draw.normal(B, T, d), lab.draw.uniform(-1.0, 1.0, B, H)
    hs = np.asarray(lab.gru_forward(X, h0, *W))
    close(hs, states(X, h0, W))
    holds(
        np.abs(hs).max() <= 1,
        hi="h purane aur naye ke beech hai, isliye −1 aur 1 se bahar nahi jaata.",
        en="h lies between old and new, so it never leaves −1 … 1.",
        largest=np.abs(hs).max(),
    )


def test_parameters(lab):
    d, H = lab.draw.size(2, 40), lab.draw.size(2, 40)
    for biases in (1, 2):
        want = sum(d * H + H * H + biases * H for _ in "rzn")
        equal(lab.gru_parameters(d, H, biases), want, what=f"biases = {biases}")


def test_inputs_untouched(lab):
    W, X = cell(lab.draw, 2, 2), lab.draw.normal(2, 3, 2)
    h0 = lab.draw.uniform(-0.9, 0.9, 2, 2)
    lab.gru_step(X[:, 0].copy(), h0, *W)
    lab.gru_step_video(X[:, 0].copy(), h0, *W[:3])
    lab.gru_forward(X, h0, *W)
    untouched(lab)
