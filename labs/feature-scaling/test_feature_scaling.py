"""Hidden checks of the lab `feature-scaling`."""

import numpy as np

from tutor.grader.testing import close, untouched

EXAMPLE = np.array([[20.0, 3.0], [30.0, 4.0], [40.0, 5.0], [50.0, 6.0], [60.0, 12.0]])


def by_columns(X, measure):
    return np.array([measure([float(value) for value in column]) for column in zip(*X)])


def deviation(column):
    """Square root of the mean squared distance from the mean."""
    middle = mean(column)
    return (sum((value - middle) ** 2 for value in column) / len(column)) ** 0.5


def mean(column):
    return sum(column) / len(column)


def rows(draw, n=None):
    """Columns of very different scales."""
    n = n or draw.size(5, 12)
    return draw.normal(n, 3) * np.array([1.0, 50.0, 2000.0]) + np.array([0.0, 40.0, 60000.0])


def test_example(lab):
    mu, sigma = lab.zscore_fit(EXAMPLE)
    close(mu, np.array([40.0, 6.0]), what="mu")
    close(sigma, np.sqrt([200.0, 10.0]), what="sigma")
    low, high = lab.minmax_fit(EXAMPLE)
    close(low, np.array([20.0, 3.0]), what="low")
    close(high, np.array([60.0, 12.0]), what="high")


def test_fit_definition(lab):
    for X in (rows(lab.draw), rows(lab.draw, 1), rows(lab.draw)[:, :1]):
        mu, sigma = lab.zscore_fit(X)
        close(mu, by_columns(X, mean), what="mu")
        close(sigma, by_columns(X, lambda column: deviation(column) or 1.0), what="sigma")
        low, high = lab.minmax_fit(X)
        close(low, by_columns(X, min), what="low")
        close(high, by_columns(X, max), what="high")


def test_zscore_transform(lab):
    X, mu = rows(lab.draw), lab.draw.normal(3)
    sigma = lab.draw.uniform(0.5, 3.0, 3)
    want = np.array([[(X[i, j] - mu[j]) / sigma[j] for j in range(3)] for i in range(len(X))])
    close(lab.zscore_transform(X, mu, sigma), want)


def test_minmax_transform(lab):
    X = rows(lab.draw)
    low, high = lab.draw.uniform(-3, -1, 3), lab.draw.uniform(1, 3, 3)
    want = np.array([[(X[i, j] - low[j]) / (high[j] - low[j]) for j in range(3)] for i in range(len(X))])
    close(lab.minmax_transform(X, low, high), want)


def test_constant_column(lab):
    n = lab.draw.size(2, 6)
    X = np.stack([lab.draw.normal(n) + np.arange(n), np.full(n, 7.0)], axis=1)
    mu, sigma = lab.zscore_fit(X)
    close(sigma[1], 1.0, what="sigma of the constant column")
    close(lab.zscore_transform(X, mu, sigma)[:, 1], np.zeros(n), what="z of the constant column")
    low, high = lab.minmax_fit(X)
    close(lab.minmax_transform(X, low, high)[:, 1], np.zeros(n), what="min-max of the constant column")


def test_train_only(lab):
    train, test = rows(lab.draw), rows(lab.draw) + np.array([3.0, 200.0, 9000.0])
    got_train, got_test = lab.scale_split(train, test)
    mu, sigma = by_columns(train, mean), by_columns(train, deviation)
    close(got_train, (train - mu) / sigma, what="train")
    close(got_test, (test - mu) / sigma, what="test")
    close(lab.scale_split(train, test[:1])[1], (test[:1] - mu) / sigma, what="a single test row")


def test_inputs_untouched(lab):
    X, other = rows(lab.draw), rows(lab.draw)
    lab.zscore_transform(X, *lab.zscore_fit(X))
    lab.minmax_transform(X, *lab.minmax_fit(X))
    lab.scale_split(X, other)
    untouched(lab)
