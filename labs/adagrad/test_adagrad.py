"""Hidden checks of the lab `adagrad`."""

import numpy as np

from tutor.grader.testing import close, shipped, untouched


def knobs(draw):
    """A learning rate and an ε that is large enough to show where it stands."""
    return float(draw.uniform(0.2, 0.8)), float(draw.uniform(0.1, 0.6))


def bowl(w):
    """Gradient of ½ (w₁² + 0.1 w₂²)."""
    import numpy as np

    return np.array([1.0, 0.1]) * w


def test_example(lab):
    w, G = lab.adagrad_step(np.array([1.0, 1.0]), np.array([9.0, 0.0]), np.array([4.0, -2.0]), 0.1, 1e-8)
    close(G, np.array([25.0, 4.0]), what="G")
    close(w, np.array([0.92, 1.1]), rtol=1e-7, what="w")


def test_step(lab):
    for shape in ((lab.draw.size(2, 5),), (2, lab.draw.size(2, 3))):
        w, g = lab.draw.normal(*shape), lab.draw.normal(*shape) + 0.5
        G = lab.draw.uniform(0.1, 2.0, *shape)
        lr, eps = knobs(lab.draw)
        totals = [float(a) + float(b) * float(b) for a, b in zip(G.ravel(), g.ravel())]
        moves = [lr * float(b) / (np.sqrt(total) + eps) for b, total in zip(g.ravel(), totals)]
        got_w, got_G = lab.adagrad_step(w, G, g, lr, eps)
        close(got_G, np.array(totals).reshape(shape), what="G")
        close(got_w, w - np.array(moves).reshape(shape), what="w")


def test_first_step(lab):
    """From G = 0 the step is η long, whatever the gradient's unit."""
    n = lab.draw.size(2, 4)
    w, signs = lab.draw.normal(n), np.asarray(lab.draw.labels(n, (-1.0, 1.0)))
    lr = float(lab.draw.uniform(0.2, 0.8))
    for unit in (1e-3, 1.0, 1e3):
        got, _ = lab.adagrad_step(w, np.zeros(n), unit * signs, lr, 1e-12)
        close(got, w - lr * signs, rtol=1e-7, atol=1e-8, what="w")


def test_silent_weight(lab):
    """A weight without a gradient stays, from G = 0 as well: 0 / (0 + ε) is 0."""
    w = lab.draw.normal(3)
    got, G = lab.adagrad_step(w, np.zeros(3), np.array([0.0, 1.0, 0.0]), 0.5, 1e-8)
    close(got, w - np.array([0.0, 0.5, 0.0]), rtol=1e-7, atol=1e-7, what="w")
    close(G, np.array([0.0, 1.0, 0.0]), what="G")


def test_rates(lab):
    T, P = lab.draw.size(3, 6), lab.draw.size(2, 4)
    grads, (lr, eps) = lab.draw.normal(T, P) + 0.5, knobs(lab.draw)
    sizes = [[np.linalg.norm(grads[: t + 1, j]) for j in range(P)] for t in range(T)]
    close(lab.effective_rates(grads, lr, eps), lr / (np.array(sizes) + eps))


def test_constant_gradient(lab):
    """Under one gradient for ever the rate falls like 1 / √t."""
    g, lr, T = float(lab.draw.uniform(0.5, 3.0)), float(lab.draw.uniform(0.2, 0.8)), 2000
    want = lr / (g * np.sqrt(np.arange(1, T + 1)))[:, None] * np.ones(3)
    close(lab.effective_rates(np.full((T, 3), g), lr, 1e-12), want, rtol=1e-8)


def test_path(lab):
    w0, steps = lab.draw.normal(2) + 3.0, lab.draw.size(3, 8)
    lr, eps = knobs(lab.draw)
    want = [[float(each)] for each in w0]
    for place, curve in enumerate((1.0, 0.1)):
        for _ in range(steps):
            seen = [curve * each for each in want[place]]
            want[place].append(want[place][-1] - lr * seen[-1] / (np.linalg.norm(seen) + eps))
    close(lab.adagrad_path(shipped(bowl), w0, lr, eps, steps), np.array(want).T)


def test_path_of_no_steps(lab):
    w0 = lab.draw.normal(2)
    close(lab.adagrad_path(shipped(bowl), w0, 0.1, 1e-8, 0), w0[None, :])


def test_inputs_untouched(lab):
    w, g, G = lab.draw.normal(2), lab.draw.normal(2) + 0.5, lab.draw.uniform(0.1, 2.0, 2)
    lab.adagrad_step(w, G, g, 0.5, 1e-8)
    lab.effective_rates(np.array([g, g + 1.0]), 0.5, 1e-8)
    lab.adagrad_path(shipped(bowl), w, 0.5, 1e-8, 3)
    untouched(lab)
