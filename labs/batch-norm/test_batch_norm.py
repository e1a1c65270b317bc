"""Hidden checks of the lab `batch-norm`."""

import numpy as np

from tutor.grader.testing import close, gradient_close, holds, numerical_gradient, untouched

EPS = 1e-5
Z = np.array([[2.0, 1.0], [4.0, 1.0], [6.0, 3.0], [8.0, 3.0]])


def moments(column):
    """Mean and sum of squared deviations of one column, in Python floats."""
    values = [float(value) for value in column]
    mean = sum(values) / len(values)
    return mean, sum((value - mean) ** 2 for value in values)


def trained(z, gamma, beta, running_mean, running_var, m, eps):
    """y, new_mean and new_var by definition, number by number."""
    B, h = z.shape
    y, means, variances = np.empty((B, h)), np.empty(h), np.empty(h)
    for j in range(h):
        mean, squares = moments(z[:, j])
        for i in range(B):
            y[i, j] = gamma[j] * (z[i, j] - mean) / (squares / B + eps) ** 0.5 + beta[j]
        means[j] = running_mean[j] + m * (mean - running_mean[j])
        variances[j] = running_var[j] + m * (squares / (B - 1) - running_var[j])
    return y, means, variances


def layer(draw, B, h):
    """Scores of unlike columns, gamma, beta, and running values that are neither 0 nor 1."""
    spread = 10.0 ** draw.uniform(-1, 1, h)
    z = draw.normal(B, h) * spread + draw.uniform(-5, 5, h)
    z[0] += spread  # never a constant column
    z[1] -= spread
    return z, draw.uniform(0.5, 2.0, h), draw.normal(h), draw.normal(h), draw.uniform(0.5, 3.0, h)


def test_train_example(lab):
    given = Z, np.array([2.0, 1.0]), np.array([1.0, 0.0]), np.zeros(2), np.ones(2), 0.1, 0.0
    root = 5**0.5
    y = np.array([[1 - 6 / root, -1], [1 - 2 / root, -1], [1 + 2 / root, 1], [1 + 6 / root, 1]])
    close(lab.bn_train(*given), (y, np.array([0.5, 0.2]), np.array([0.9 + 2 / 3, 0.9 + 0.4 / 3])))


def test_train_definition(lab):
    B, h = lab.draw.size(3, 8), lab.draw.size(2, 5)
    z, gamma, beta, mean, var = layer(lab.draw, B, h)
    y, *_ = lab.bn_train(z, gamma, beta, mean, var, 0.1, EPS)
    close(y, trained(z, gamma, beta, mean, var, 0.1, EPS)[0], what="y")


def test_running_values(lab):
    B, h = lab.draw.size(2, 6), lab.draw.size(2, 4)
    m = lab.draw.choice((0.1, 0.25))
    z, gamma, beta, mean, var = layer(lab.draw, B, h)
    want = trained(z, gamma, beta, mean, var, m, EPS)
    got = lab.bn_train(z, gamma, beta, mean, var, m, EPS)
    close(got[1], want[1], what="new_mean")
    close(got[2], want[2], what="new_var")
    again, *_ = layer(lab.draw, B, h)
    close(
        lab.bn_train(again, gamma, beta, *want[1:], m, EPS),
        trained(again, gamma, beta, *want[1:], m, EPS),
        what="second batch",
    )


def test_small_variance(lab):
    """A constant column gives beta; a variance as small as eps is halved by it."""
    B = 2 * lab.draw.size(1, 4)
    value = float(lab.draw.integers(-3, 4))
    wiggle = 10**-2.5 * np.where(np.arange(B) % 2 == 0, 1.0, -1.0)
    z = np.stack([np.full(B, value), wiggle], axis=1)
    gamma, beta = np.array([2.0, 1.0]), np.array([float(lab.draw.normal()), 0.0])
    y, *_ = lab.bn_train(z, gamma, beta, np.zeros(2), np.ones(2), 0.1, EPS)
    want = np.stack([np.full(B, beta[0]), wiggle / 10**-2.5 / 2**0.5], axis=1)
    close(y, want, rtol=1e-6, atol=1e-9)


def test_scale_disappears(lab):
    B, h = lab.draw.size(3, 8), lab.draw.size(2, 4)
    z, gamma, beta, mean, var = layer(lab.draw, B, h)
    y, *_ = lab.bn_train(z, gamma, beta, mean, var, 0.1, 0.0)
    moved, *_ = lab.bn_train(7 * z + 100, gamma, beta, mean, var, 0.1, 0.0)
    holds(
        np.allclose(moved, y, rtol=1e-6, atol=1e-6),
        hi="z ko 7 guna karke 100 jodne se y nahi badalna chahiye.",
        en="Multiplying z by 7 and adding 100 must not change y.",
        before=y[0],
        after=moved[0],
    )
    close(np.mean(y, axis=0), beta, rtol=1e-6, atol=1e-6, what="mean of each column of y")
    close(np.std(y, axis=0), gamma, rtol=1e-6, atol=1e-6, what="std of each column of y")


def test_eval_definition(lab):
    n, h = lab.draw.size(2, 6), lab.draw.size(2, 4)
    z, gamma, beta, mean, var = layer(lab.draw, n, h)
    var[0] = 2e-5  # where eps is seen
    want = [
        [g * (x - m) / (v + EPS) ** 0.5 + b for x, g, m, v, b in zip(row, gamma, mean, var, beta)]
        for row in z
    ]
    close(lab.bn_eval(z, gamma, beta, mean, var, EPS), np.array(want))


def test_eval_alone(lab):
    n, h = lab.draw.size(2, 5), lab.draw.size(2, 4)
    z, gamma, beta, mean, var = layer(lab.draw, n, h)
    together = lab.bn_eval(z, gamma, beta, mean, var, EPS)
    for i in range(n):
        alone = lab.bn_eval(z[i : i + 1], gamma, beta, mean, var, EPS)
        close(alone, np.asarray(together)[i : i + 1], what="a sample by itself")
    want = gamma * (z[:1] - mean) / np.sqrt(var + EPS) + beta
    close(lab.bn_eval(z[:1], gamma, beta, mean, var, EPS), want, rtol=1e-6)


def test_backward_parameters(lab):
    B, h = lab.draw.size(3, 7), lab.draw.size(2, 4)
    z, gamma, *_ = layer(lab.draw, B, h)
    dy = lab.draw.normal(B, h)
    _, dgamma, dbeta = lab.bn_backward(dy, z, gamma, EPS)
    zero = np.zeros(h)
    hat = trained(z, np.ones(h), zero, zero, zero, 0.1, EPS)[0]
    close(dbeta, np.array([sum(dy[i, j] for i in range(B)) for j in range(h)]), what="dbeta")
    close(dgamma, np.array([sum(dy[i, j] * hat[i, j] for i in range(B)) for j in range(h)]), what="dgamma")


def test_backward_slope(lab):
    B, h = lab.draw.size(3, 6), lab.draw.size(2, 4)
    z, gamma, beta, mean, var = layer(lab.draw, B, h)
    dy = lab.draw.normal(B, h)
    slope = numerical_gradient(lambda x: np.sum(dy * trained(x, gamma, beta, mean, var, 0.1, 0.5)[0]), z)
    dz, *_ = lab.bn_backward(dy, z, gamma, 0.5)
    gradient_close(dz, slope, what="dz")


def test_backward_sums(lab):
    B, h = lab.draw.size(2, 7), lab.draw.size(1, 4)
    z, gamma, *_ = layer(lab.draw, B, h)
    dz, *_ = lab.bn_backward(lab.draw.normal(B, h), z, gamma, EPS)
    scale = np.abs(dz).max() + 1e-12
    holds(
        np.all(np.abs(np.sum(dz, axis=0)) <= 1e-9 * B * scale),
        hi="z ke poore column mein ek number jodne se y nahi badalta, isliye dz ke har column ka jod 0 hona chahiye.",
        en="Adding a number to a whole column of z does not change y, so each column of dz has to add up to 0.",
        sums=np.sum(dz, axis=0),
    )


def test_inputs_untouched(lab):
    z, gamma, beta, mean, var = layer(lab.draw, lab.draw.size(3, 5), 2)
    dy = lab.draw.normal(len(z), 2)
    lab.bn_train(z, gamma, beta, mean, var, 0.1, EPS)
    lab.bn_eval(z, gamma, beta, mean, var, EPS)
    lab.bn_backward(dy, z, gamma, EPS)
    untouched(lab)
