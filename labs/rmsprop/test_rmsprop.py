"""Hidden checks of the lab `rmsprop`."""

import numpy as np

from tutor.grader.testing import close, untouched


def start(lab, *shape):
    """Weights, a memory and a gradient in the middle of a training."""
    return lab.draw.normal(*shape), lab.draw.uniform(0.1, 2.0, *shape), lab.draw.normal(*shape)


def signs(lab, n):
    return np.asarray(lab.draw.labels(n, (-1.0, 1.0)))


def test_rate_example(lab):
    got = lab.effective_rate(np.array([0.25, 4.0]), 0.1, 1e-8)
    close(got, np.array([0.2, 0.05]), rtol=1e-6)


def test_rate_definition(lab):
    root = lab.draw.uniform(0.5, 4.0, lab.draw.size(1, 5))
    lr, eps = float(lab.draw.uniform(0.1, 0.9)), 0.5
    close(lab.effective_rate(root**2, lr, eps) * (root + eps), np.full(len(root), lr), what="rate · (√v + ε)")
    close(lab.effective_rate(np.zeros(2), lr, eps), np.full(2, 2 * lr), what="effective_rate(0)")


def test_example(lab):
    got = lab.rmsprop_step(np.array([1.0, -2.0]), np.zeros(2), np.array([0.5, -4.0]), 0.1)
    move = 0.1 / np.sqrt(0.1)
    close(got, (np.array([1 - move, -2 + move]), np.array([0.025, 1.6])), rtol=1e-7)


def test_memory(lab):
    w, v, g = start(lab, lab.draw.size(2, 5))
    beta = float(lab.draw.uniform(0.2, 0.8))
    _, got = lab.rmsprop_step(w, v, g, 0.01, beta, 1e-8)
    close(got, np.array([g[i] * g[i] + beta * (v[i] - g[i] * g[i]) for i in range(len(g))]), what="v")


def test_update(lab):
    w, v, g = start(lab, lab.draw.size(2, 5))
    got, _ = lab.rmsprop_step(w, v, g, 0.3, 0.6, 0.5)
    close((w - got) * (np.sqrt(0.6 * v + 0.4 * g**2) + 0.5), 0.3 * g, what="(w_old − w) · (√v + ε)")


def test_eps_place(lab):
    """Gradients as small as ε show where ε stands. β = 0.75 from v = 0: √v = |g| / 2."""
    n = lab.draw.size(2, 5)
    g = lab.draw.uniform(1.0, 9.0, n) * 1e-5 * signs(lab, n)
    got, _ = lab.rmsprop_step(np.zeros(n), np.zeros(n), g, 1.0, 0.75, 1e-6)
    close(got, -g / (np.abs(g) / 2 + 1e-6), what="w")


def test_settles(lab):
    """Where v has reached g² it stays there, and the step is lr, whatever the gradient's size."""
    n = lab.draw.size(1, 4)
    g = lab.draw.uniform(0.5, 40.0, n) * signs(lab, n)
    w, v = lab.rmsprop_step(np.zeros(n), g**2, g, 0.25, 0.7, 1e-10)
    close(v, g**2, what="v")
    close(w, -0.25 * np.sign(g), rtol=1e-6, what="w")


def test_forgets(lab):
    """One large gradient, then silence: v fades by β a step. AdaGrad would keep it for ever."""
    big, k = float(lab.draw.uniform(2.0, 9.0)), lab.draw.size(1, 3)
    w, v = np.zeros(1), np.zeros(1)
    for g in [big] + [0.0] * k:
        w, v = lab.rmsprop_step(w, v, np.array([g]), 0.1, 0.8, 1e-8)
    close(v, np.array([0.2 * big**2 * 0.8**k]), what="v")


def test_silent_weight(lab):
    """A weight that never had a gradient stays where it is: 0 / (0 + ε) is 0."""
    w = lab.draw.normal(3)
    g = np.array([0.0, float(lab.draw.uniform(0.5, 2.0)), 0.0])
    got, v = lab.rmsprop_step(w, np.zeros(3), g, 0.1, 0.75)
    close(got, np.array([w[0], w[1] - 0.2, w[2]]), rtol=1e-6, atol=1e-7, what="w")
    close((v[0], v[2]), (0.0, 0.0), what="v[0], v[2]")


def test_defaults(lab):
    w, v, g = start(lab, 3)
    v, g = 1e-12 * v, 1e-6 * g
    got, got_v = lab.rmsprop_step(w, v, g)
    memory = 0.9 * v + 0.1 * g * g
    close(got_v, memory, atol=1e-24, what="v")
    close(got - w, -0.001 * g / (np.sqrt(memory) + 1e-8), rtol=1e-7, atol=1e-12, what="w − w_old")
    close(lab.effective_rate(v), 0.001 / (np.sqrt(v) + 1e-8), what="effective_rate(v)")


def test_inputs_untouched(lab):
    w, v, g = start(lab, 2, lab.draw.size(2, 4))
    got, _ = lab.rmsprop_step(w, v, g, 0.5, 0.9, 0.0)
    close(got, w - 0.5 * g / np.sqrt(0.9 * v + 0.1 * g**2), rtol=1e-7, what="w (a matrix)")
    lab.effective_rate(v, 0.1, 1e-8)
    untouched(lab)
