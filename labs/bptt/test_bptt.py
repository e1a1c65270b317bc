"""Hidden checks of the lab `bptt`."""

import numpy as np

from tutor.grader.testing import close, gradient_close, holds, numerical_gradient, untouched


def cell(draw, d, H):
    return 0.7 * draw.normal(d, H), 0.6 * draw.normal(H, H), 0.5 * draw.normal(H)


def states(X, Wx, Wh, b):
    """(B, T, d) -> (B, T, H) from h₀ = 0."""
    h, found = np.zeros((len(X), len(b))), []
    for t in range(X.shape[1]):
        z = X[:, t] @ Wx + h @ Wh + b
        h = 1 - 2 / (np.exp(2 * z) + 1)
        found.append(h)
    return np.stack(found, axis=1)


def agree(lab, X, dhs, W):
    """bptt against central differences of Σ dhs · hs, whose direct gradient at each state is dhs."""
    got = list(lab.bptt(X, states(X, *W), dhs, W[1]))
    holds(
        len(got) == 3,
        hi="Teen gradients chahiye: dWx, dWh, db.",
        en="Three gradients are wanted: dWx, dWh, db.",
    )
    want = []
    for k in range(3):
        want.append(numerical_gradient(lambda w: (dhs * states(X, *W[:k], w, *W[k + 1 :])).sum(), W[k]))
    for k in range(3):
        gradient_close(got[k], want[k], what=("dWx", "dWh", "db")[k])


def test_example(lab):
    """The three steps of the notes: W_h = 0.8, the loss is h₃."""
    Wh = np.array([[0.8]])
    hs = np.array([[0.46211716], [0.35372379], [0.27565999]])
    close(lab.step_back(np.ones(1), hs[2], Wh), np.array([0.73920925]), rtol=1e-7, what="step_back")
    norms = np.array([0.51737521, 0.73920925, 1.0])
    close(lab.gradient_norms(np.ones(1), hs, Wh), norms, rtol=1e-6, what="gradient_norms")
    X, dhs = np.array([[[1.0], [0.0], [0.0]]]), np.array([[[0.0], [0.0], [1.0]]])
    want = (np.array([[0.40688856]]), np.array([[0.62570482]]), np.array([1.97761914]))
    close(lab.bptt(X, hs[None], dhs, Wh), want, rtol=1e-6, what="bptt")
    clipped = lab.clip_by_norm([np.array([3.0]), np.array([[4.0]])], 1.0)
    close(list(clipped), [np.array([0.6]), np.array([[0.8]])], what="clip_by_norm")


def test_step_back(lab):
    """One row and a batch, against differences of dh · tanh(h_{t−1} Wh + rest)."""
    H, B = lab.draw.size(2, 4), lab.draw.size(2, 3)
    before, rest = lab.draw.uniform(-0.8, 0.8, B, H), lab.draw.normal(B, H)
    Wh, dh = 0.8 * lab.draw.normal(H, H), lab.draw.normal(B, H)
    h = np.tanh(before @ Wh + rest)
    want = numerical_gradient(lambda start: (dh * np.tanh(start @ Wh + rest)).sum(), before)
    gradient_close(lab.step_back(dh, h, Wh), want, what="a batch")
    gradient_close(lab.step_back(dh[0].copy(), h[0].copy(), Wh), want[0], what="one row")


def test_norms(lab):
    H, T = lab.draw.size(2, 4), lab.draw.size(4, 6)
    hs, Wh = lab.draw.uniform(-0.9, 0.9, T, H), 0.8 * lab.draw.normal(H, H)
    dh = lab.draw.normal(H)
    want, column = [], dh
    for t in range(T - 1, -1, -1):
        want.append(float(np.sqrt((column**2).sum())))
        column = Wh @ np.diag(1 - hs[t] ** 2) @ column
    close(lab.gradient_norms(dh, hs, Wh), np.array(want[::-1]), rtol=1e-8)


def test_vanish_and_explode(lab):
    """With h = 0 everywhere the norm is scale^(T − t): a rotation times the scale."""
    T, angle = 40, lab.draw.uniform(0.3, 1.2)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    for scale in (0.5, 2.0):
        got = np.asarray(lab.gradient_norms(np.array([0.6, 0.8]), np.zeros((T, 2)), scale * turn))
        close(got, scale ** np.arange(T - 1, -1, -1.0), rtol=1e-7, what=f"scale {scale}")


def test_loss_at_the_end(lab):
    B, T, d, H = (lab.draw.size(lo, lo + 1) for lo in (2, 3, 2, 2))
    W, X = cell(lab.draw, d, H), lab.draw.normal(B, T, d)
    dhs = np.zeros((B, T, H))
    dhs[:, -1] = lab.draw.normal(B, H)
    agree(lab, X, dhs, W)


def test_loss_at_every_step(lab):
    B, T, d, H = (lab.draw.size(lo, lo + 1) for lo in (2, 3, 2, 2))
    W, X = cell(lab.draw, d, H), lab.draw.normal(B, T, d)
    agree(lab, X, lab.draw.normal(B, T, H), W)


def test_one_step(lab):
    """T = 1: nothing flows through Wh, its gradient is 0."""
    B, d, H = (lab.draw.size(lo, lo + 1) for lo in (2, 2, 2))
    W, X = cell(lab.draw, d, H), lab.draw.normal(B, 1, d)
    dhs = lab.draw.normal(B, 1, H)
    agree(lab, X, dhs, W)
    dWh = lab.bptt(X, states(X, *W), dhs, W[1])[1]
    close(dWh, np.zeros((H, H)), what="dWh")


def test_clip(lab):
    grads = [lab.draw.normal(3, 2), lab.draw.normal(4), 2 * lab.draw.normal(1, 2)]
    norm = float(np.sqrt(sum(float((g * g).sum()) for g in grads)))
    limit = 0.4 * norm
    close(list(lab.clip_by_norm(grads, limit)), [0.4 * g for g in grads], rtol=1e-9, what="too long")
    close(list(lab.clip_by_norm(grads, 1.5 * norm)), grads, what="short enough")
    close(list(lab.clip_by_norm([np.zeros(3)], 1.0)), [np.zeros(3)], what="zeros")


def test_clip_keeps_the_direction(lab):
    """A long gradient with one large entry: the length is the limit, the direction stays."""
    g = np.array([lab.draw.uniform(50.0, 90.0), lab.draw.uniform(0.5, 2.0), -lab.draw.uniform(0.5, 2.0)])
    got = np.asarray(lab.clip_by_norm([g], 5.0)[0])
    holds(
        abs(np.linalg.norm(got) - 5) < 1e-9 and got @ g > (1 - 1e-12) * 5 * np.linalg.norm(g),
        hi="Clip ke baad lambai had ke barabar, aur disha wahi honi chahiye.",
        en="After clipping the length should be the limit and the direction the same.",
        g=g,
        clipped=got,
    )


def test_inputs_untouched(lab):
    W, X = cell(lab.draw, 2, 2), lab.draw.normal(2, 3, 2)
    hs, dhs = states(X, *W), lab.draw.normal(2, 3, 2)
    lab.step_back(dhs[:, 0].copy(), hs[:, 0].copy(), W[1])
    lab.gradient_norms(dhs[0, 0].copy(), hs[0].copy(), W[1])
    lab.bptt(X, hs, dhs, W[1])
    lab.clip_by_norm([W[0], W[1]], 0.1)
    untouched(lab)
