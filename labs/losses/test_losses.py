"""Hidden checks of the lab `losses`."""

import numpy as np

from tutor.grader.testing import close, gradient_close, numerical_gradient, untouched

Y4 = np.array([3.0, 5.0, 8.0, 6.0])
P4 = np.array([3.5, 4.0, 8.0, 10.0])
ROWS = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.25, 0.5, 0.25]])


def mean_of(price, *columns):
    """The mean price over examples, one example at a time in Python floats."""
    prices = [price(*(float(part) for part in parts)) for parts in zip(*columns)]
    return sum(prices) / len(prices)


def squared(y, p):
    return (p - y) ** 2


def length(y, p):
    return max(p - y, y - p)


def huber_price(delta):
    """∫ of the cut error: the area under min(|e|, δ), which needs no case of its own."""

    def price(y, p):
        size = abs(p - y)
        inside = min(size, delta)
        return inside * inside / 2 + delta * (size - inside)

    return price


def surprise(y, p):
    return -np.log(p if y == 1 else 1 - p)


def slope_of(price, y, p):
    return numerical_gradient(lambda predictions: mean_of(price, y, predictions), p)


def cce_by_definition(numbers, P):
    return sum(-np.log(row[k]) for k, row in zip(numbers.tolist(), P)) / len(P)


def cce_slope(numbers, P):
    return numerical_gradient(lambda rows: cce_by_definition(numbers, rows), P, h=1e-6)


def one_hot(numbers, K):
    return (numbers[:, None] == np.arange(K)).astype(float)


def far_and_near(draw, n):
    """Labels and predictions with small and large errors of both signs, none at a kink."""
    y = 3 * draw.normal(n)
    sizes = np.where(np.arange(n) % 2 == 0, draw.uniform(0.1, 0.4, n), draw.uniform(2.5, 6.0, n))
    return y, y + sizes * np.where(draw.labels(n) == 1, 1, -1)


def chances(draw, B, K):
    raw = draw.uniform(0.2, 2.0, B, K)
    return raw / raw.sum(axis=1, keepdims=True)


def test_regression_example(lab):
    close(lab.mse(Y4, P4), (4.3125, np.array([0.25, -0.5, 0.0, 2.0])), what="mse")
    close(lab.mae(Y4, P4), (1.375, np.array([0.25, -0.25, 0.0, 0.25])), what="mae")
    close(lab.huber(Y4, P4, 1.0), (1.03125, np.array([0.125, -0.25, 0.0, 0.25])), what="huber")


def test_classes_example(lab):
    wanted = -(np.log(0.9) + np.log(0.8) + np.log(0.4) + np.log(0.5)) / 4
    slope = np.array([-1 / 0.9, 1 / 0.8, -1 / 0.4, 1 / 0.5]) / 4
    close(lab.bce(np.array([1, 0, 1, 0]), np.array([0.9, 0.2, 0.4, 0.5])), (wanted, slope), what="bce")
    slope = np.array([[-1 / 0.7, 0, 0], [0, 0, -1 / 0.6], [0, -1 / 0.5, 0]]) / 3
    wanted = -(np.log(0.7) + np.log(0.6) + np.log(0.5)) / 3
    close(lab.cce(np.array([0, 2, 1]), ROWS), (wanted, slope), what="cce")


def test_mse_and_mae(lab):
    y, p = far_and_near(lab.draw, lab.draw.size(3, 9))
    for name, function, price in (("mse", lab.mse, squared), ("mae", lab.mae, length)):
        cost, slope = function(y, p)
        close(cost, mean_of(price, y, p), what=name)
        gradient_close(slope, slope_of(price, y, p), what=f"slope of {name}")


def test_mae_at_zero(lab):
    y = lab.draw.integers(-9, 10, lab.draw.size(3, 6)) / 2
    p = y.copy()
    p[0] += 2.0
    wanted = np.zeros(len(y))
    wanted[0] = 1 / len(y)
    close(lab.mae(y, p), (2 / len(y), wanted), what="mae")


def test_huber(lab):
    for delta in (0.75, 1.0, lab.draw.uniform(1.2, 2.2)):
        y, p = far_and_near(lab.draw, lab.draw.size(4, 9))
        cost, slope = lab.huber(y, p, delta)
        close(cost, mean_of(huber_price(delta), y, p), what=f"huber, δ = {delta:.3g}")
        gradient_close(slope, slope_of(huber_price(delta), y, p), what=f"slope of huber, δ = {delta:.3g}")


def test_huber_border(lab):
    """At |e| = δ both pieces agree; with a huge δ it is half of MSE, with a tiny one δ times MAE."""
    delta = lab.draw.choice([0.5, 1.5, 2.0, 3.0])
    y = lab.draw.integers(-8, 9, 3) / 2
    p = y + np.array([delta, -delta, 0.0])
    wanted = np.array([delta, -delta, 0.0]) / 3
    close(lab.huber(y, p, delta), (delta**2 / 3, wanted), what=f"huber, |e| = δ = {delta}")
    y, p = far_and_near(lab.draw, lab.draw.size(2, 5))
    n, e = len(y), p - y
    close(lab.huber(y, p, 1000.0), (mean_of(squared, y, p) / 2, e / n), what="huber, δ = 1000")
    tiny, signs = 2.0**-10, np.where(e > 0, 1.0, -1.0)
    wanted = (tiny * mean_of(length, y, p) - tiny**2 / 2, tiny * signs / n)
    close(lab.huber(y, p, tiny), wanted, what="huber, δ = 1/1024")


def test_bce(lab):
    n = lab.draw.size(3, 8)
    y, p = lab.draw.labels(n), lab.draw.uniform(0.05, 0.95, n)
    cost, slope = lab.bce(y, p)
    close(cost, mean_of(surprise, y, p), what="bce")
    gradient_close(slope, slope_of(surprise, y, p), tol=1e-5, what="slope of bce")


def test_sure_and_wrong(lab):
    """The nearer p is to the wrong end, the steeper: 1/p, not a flat −1."""
    tiny = 2.0 ** -lab.draw.integers(10, 16)
    wanted = (-np.log(tiny), np.array([-1 / tiny]))
    close(lab.bce(np.array([1]), np.array([tiny])), wanted, what="bce, y = 1")
    rest = np.array([[tiny, (1 - tiny) / 2, (1 - tiny) / 2]])
    wanted = (-np.log(tiny), np.array([[-1 / tiny, 0.0, 0.0]]))
    close(lab.cce(np.array([0]), rest), wanted, what="cce, labels = [0]")


def test_cce(lab):
    B, K = lab.draw.size(5, 8), lab.draw.size(3, 4)
    P, numbers = chances(lab.draw, B, K), lab.draw.integers(0, K, B)
    for name, labels in (("integers", numbers), ("one-hot", one_hot(numbers, K))):
        cost, slope = lab.cce(labels, P)
        close(cost, cce_by_definition(numbers, P), what=f"cce, {name}")
        gradient_close(slope, cce_slope(numbers, P), tol=1e-5, what=f"slope of cce, {name}")


def test_square_batch(lab):
    """As many rows as classes: a mixed-up axis fits, and only the numbers tell."""
    n = lab.draw.size(3, 5)
    P, numbers = chances(lab.draw, n, n), lab.draw.integers(0, n, n)
    wanted = (cce_by_definition(numbers, P), -one_hot(numbers, n) / (n * P))
    close(lab.cce(numbers, P), wanted, what="cce, integers")
    close(lab.cce(one_hot(numbers, n), P), wanted, what="cce, one-hot")


def test_twice_the_rows(lab):
    """Every example written twice: the mean stays, each row's slope is halved."""
    y, p = far_and_near(lab.draw, lab.draw.size(2, 4))
    n, e = len(y), p - y
    wanted = (mean_of(squared, y, p), np.tile(e, 2) / n)
    close(lab.mse(np.tile(y, 2), np.tile(p, 2)), wanted, what="mse, every row twice")
    wanted = (mean_of(length, y, p), np.tile(np.where(e > 0, 0.5, -0.5), 2) / n)
    close(lab.mae(np.tile(y, 2), np.tile(p, 2)), wanted, what="mae, every row twice")


def test_inputs_untouched(lab):
    y, p = far_and_near(lab.draw, lab.draw.size(2, 5))
    P, numbers = chances(lab.draw, 3, 4), lab.draw.integers(0, 4, 3)
    lab.mse(y, p)
    lab.mae(y, p)
    lab.huber(y, p, 1.0)
    lab.bce(np.array([0, 1]), np.array([0.25, 0.5]))
    lab.cce(numbers, P)
    lab.cce(one_hot(numbers, 4), P)
    untouched(lab)
