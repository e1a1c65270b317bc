"""Hidden checks of the lab `adam`."""

import numpy as np

from tutor.grader.testing import close, untouched

W, G = np.array([1.0, -2.0]), np.array([0.5, -4.0])


def start(lab, *shape):
    """Weights, raw moments and a gradient in the middle of a training."""
    draw = lab.draw.normal
    return draw(*shape), 0.3 * draw(*shape), lab.draw.uniform(0.1, 2.0, *shape), draw(*shape)


def test_correct_example(lab):
    close(lab.bias_correct(np.array([0.05, -0.4]), 0.9, 1), np.array([0.5, -4.0]))
    close(lab.bias_correct(np.array([0.38, 1.9]), 0.9, 2), np.array([2.0, 10.0]))


def test_correct_definition(lab):
    m, t = lab.draw.normal(lab.draw.size(1, 5)), lab.draw.size(3, 8)
    for beta in (float(lab.draw.uniform(0.2, 0.8)), 0.95):
        received = (1 - beta) * sum(beta**k for k in range(t))
        close(lab.bias_correct(m, beta, t), m / received)
    close(lab.bias_correct(m, 0.0, 1), m, what="bias_correct(m, 0, 1)")
    close(lab.bias_correct(m, 0.9, 2000), m, what="bias_correct(m, 0.9, 2000)")


def test_example(lab):
    got = lab.adam_step(W, np.zeros(2), np.zeros(2), G, 1, 0.1)
    close(got, (np.array([0.9, -1.9]), np.array([0.05, -0.4]), np.array([0.00025, 0.016])), rtol=1e-7)


def test_moments(lab):
    w, m, v, g = start(lab, lab.draw.size(2, 5))
    beta1, beta2 = float(lab.draw.uniform(0.2, 0.6)), float(lab.draw.uniform(0.7, 0.9))
    _, got_m, got_v = lab.adam_step(w, m, v, g, lab.draw.size(2, 9), 0.01, beta1, beta2, 1e-8)
    close(got_m, np.array([g[i] + beta1 * (m[i] - g[i]) for i in range(len(g))]), what="m")
    close(got_v, np.array([g[i] ** 2 + beta2 * (v[i] - g[i] ** 2) for i in range(len(g))]), what="v")


def test_update(lab):
    w, m, v, g = start(lab, lab.draw.size(2, 5))
    t, lr, beta1, beta2 = lab.draw.size(2, 9), 0.3, 0.6, 0.8
    got, _, _ = lab.adam_step(w, m, v, g, t, lr, beta1, beta2, 0.5)
    first = (g + beta1 * (m - g)) / (1 - beta1**t)
    second = (g**2 + beta2 * (v - g**2)) / (1 - beta2**t)
    close(got, w - lr * first / (np.sqrt(second) + 0.5), what="w")


def test_first_step(lab):
    """From m = v = 0 the first step is lr, whatever the size of the gradient."""
    n = lab.draw.size(2, 5)
    w, signs = lab.draw.normal(n), np.asarray(lab.draw.labels(n, (-1.0, 1.0)))
    for size in (1e-3, 1.0, 1e3):
        got, _, _ = lab.adam_step(w, np.zeros(n), np.zeros(n), size * signs, 1, 0.25, 0.9, 0.999, 1e-12)
        close(got, w - 0.25 * signs, rtol=1e-7, atol=1e-8, what="w")


def test_eps_place(lab):
    """Gradients as small as ε show where ε stands: the first step is lr · g / (|g| + ε)."""
    n = lab.draw.size(2, 5)
    g = lab.draw.uniform(1.0, 9.0, n) * 1e-5 * np.asarray(lab.draw.labels(n, (-1.0, 1.0)))
    got, _, _ = lab.adam_step(np.zeros(n), np.zeros(n), np.zeros(n), g, 1, 1.0, 0.9, 0.999, 1e-6)
    close(got, -g / (np.abs(g) + 1e-6), what="w")


def test_several_steps(lab):
    """Raw moments go in and out; after T steps they are the weighted sums of all gradients."""
    n, T = lab.draw.size(1, 3), lab.draw.size(4, 7)
    w, grads = lab.draw.normal(n), lab.draw.normal(T, n) + 0.5
    beta1, beta2, lr, eps = 0.7, 0.9, 0.1, 1e-8
    m, v, at = np.zeros(n), np.zeros(n), w
    for t in range(1, T + 1):
        at, m, v = lab.adam_step(at, m, v, grads[t - 1], t, lr, beta1, beta2, eps)
    moved = np.zeros(n)
    for t in range(1, T + 1):
        age = np.arange(t)[::-1]
        first = beta1**age @ grads[:t] / (beta1**age).sum()
        second = beta2**age @ grads[:t] ** 2 / (beta2**age).sum()
        moved = moved + lr * first / (np.sqrt(second) + eps)
    close(at, w - moved, rtol=1e-7, atol=1e-9, what="w")


def test_silent_weight(lab):
    """A weight that never had a gradient stays where it is: 0 / (0 + ε) is 0."""
    w = lab.draw.normal(3)
    g = np.array([0.0, float(lab.draw.uniform(0.5, 2.0)), 0.0])
    got, m, v = lab.adam_step(w, np.zeros(3), np.zeros(3), g, 1, 0.1)
    close(got, np.array([w[0], w[1] - 0.1, w[2]]), rtol=1e-6, atol=1e-7, what="w")
    close((m[0], v[0]), (0.0, 0.0), what="m[0], v[0]")


def test_defaults(lab):
    w, m, v, g = start(lab, 3)
    g = 1e-6 * g
    m, v = 1e-6 * m, 1e-12 * v
    got, got_m, got_v = lab.adam_step(w, m, v, g, 5)
    first, second = g + 0.9 * (m - g), g**2 + 0.999 * (v - g**2)
    move = 0.001 * (first / (1 - 0.9**5)) / (np.sqrt(second / (1 - 0.999**5)) + 1e-8)
    close(got_m, first, atol=1e-18, what="m")
    close(got_v, second, atol=1e-24, what="v")
    close(got - w, -move, rtol=1e-7, atol=1e-12, what="w − w_old")


def test_inputs_untouched(lab):
    w, m, v, g = start(lab, 2, lab.draw.size(2, 4))
    got, _, _ = lab.adam_step(w, m, v, g, 3, 0.5, 0.0, 0.9, 0.0)
    second = (g**2 + 0.9 * (v - g**2)) / (1 - 0.9**3)
    close(got, w - 0.5 * g / np.sqrt(second), rtol=1e-7, what="w (a matrix)")
    lab.bias_correct(m, 0.9, 2)
    untouched(lab)
