"""Hidden checks of the lab `admission-regression`."""

import numpy as np

from tutor.grader.testing import close, holds, untouched

ROWS = np.array([[300.0, 7.0, 0.0], [320.0, 9.0, 1.0], [310.0, 8.0, 1.0]])
NEW = np.array([[340.0, 7.5, 0.0], [295.0, 9.5, 1.0]])
TRUTH = np.array([0.5, 0.6, 0.8, 0.9])
SAID = np.array([0.6, 0.6, 0.7, 0.9])
X = np.array([[1.0, 2.0], [0.0, -1.0]])
WEIGHTS = [np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([[0.5], [-2.0]])]
BIASES = [np.array([0.0, 1.0]), np.array([-1.0])]


def bounds_by_definition(X):
    """Column by column, value by value."""
    low, high = list(map(float, X[0])), list(map(float, X[0]))
    for row in X:
        for j, value in enumerate(row):
            low[j] = float(value) if value < low[j] else low[j]
            high[j] = float(value) if value > high[j] else high[j]
    return np.array(low), np.array(high)


def scaled_by_definition(X, low, high):
    spread = [float(h) - float(l) or 1.0 for l, h in zip(low, high)]
    return np.array([[(float(x) - float(l)) / s for x, l, s in zip(row, low, spread)] for row in X])


def layer(A, W, b):
    """Scores term by term in Python floats."""
    return [
        [sum(float(a) * float(W[i, j]) for i, a in enumerate(row)) + float(b[j]) for j in range(len(b))]
        for row in A
    ]


def forward_by_definition(X, weights, biases):
    A = X
    for W, b in zip(weights[:-1], biases[:-1]):
        A = [[z if z > 0 else 0.0 for z in row] for row in layer(A, W, b)]
    return np.array([row[0] for row in layer(A, weights[-1], biases[-1])])


def mse_by_definition(y, p):
    return sum((float(t) - float(s)) ** 2 for t, s in zip(y, p)) / len(y)


def r2_by_definition(y, p):
    """From the errors of two models: the learner's, and the one that always says the mean."""
    mean = sum(map(float, y)) / len(y)
    return 1 - mse_by_definition(y, p) / mse_by_definition(y, [mean] * len(y))


def network(draw, sizes):
    return [draw.normal(n, m) for n, m in zip(sizes, sizes[1:])], [draw.normal(m) for m in sizes[1:]]


def targets(draw, n):
    """Targets that are not all alike, and predictions about as good as guesses."""
    y = draw.normal(n)
    y[0], y[1] = -2.0, 3.0
    return y, y + draw.normal(n)


def test_scaling_example(lab):
    low, high = np.array([300.0, 7.0, 0.0]), np.array([320.0, 9.0, 1.0])
    close(lab.minmax_fit(ROWS), (low, high))
    close(lab.minmax_apply(NEW, low, high), np.array([[2.0, 0.25, 0.0], [-0.25, 1.25, 1.0]]))


def test_forward_example(lab):
    close(lab.regression_forward(X, WEIGHTS, BIASES), np.array([-2.5, -1.0]))


def test_score_example(lab):
    close(lab.mse(TRUTH, SAID), 0.005)
    close(lab.r2(TRUTH, SAID), 0.8)


def test_fit_definition(lab):
    n, d = lab.draw.size(4, 7), lab.draw.size(2, 5)
    rows = 10 * lab.draw.normal(n, d) + lab.draw.uniform(-50, 50, d)
    close(lab.minmax_fit(rows), bounds_by_definition(rows))


def test_apply_definition(lab):
    """Other rows than those of the bounds, so that some values leave 0 to 1."""
    d = lab.draw.size(2, 5)
    train, rows = lab.draw.normal(lab.draw.size(4, 7), d), 3 * lab.draw.normal(lab.draw.size(2, 5), d)
    low, high = bounds_by_definition(train)
    close(lab.minmax_apply(rows, low, high), scaled_by_definition(rows, low, high))
    inside = lab.minmax_apply(train, low, high)
    holds(
        np.min(inside) == 0 and np.max(inside) == 1,
        hi="Training rows scale hokar theek 0 se 1 tak jaane chahiye.",
        en="The training rows have to run exactly from 0 to 1 after scaling.",
        smallest=np.min(inside),
        largest=np.max(inside),
    )


def test_constant_column(lab):
    d = lab.draw.size(2, 4)
    train = lab.draw.normal(lab.draw.size(3, 5), d)
    train[:, 0] = 4.0
    low, high = bounds_by_definition(train)
    rows = np.vstack([train[:2], train[0] + 2.0])
    close(lab.minmax_apply(rows, low, high), scaled_by_definition(rows, low, high))


def test_forward_definition(lab):
    for hidden in (1, 2, 3):
        sizes = [lab.draw.size(2, 4) for _ in range(hidden + 1)] + [1]
        rows, (weights, biases) = lab.draw.normal(lab.draw.size(2, 5), sizes[0]), network(lab.draw, sizes)
        want = forward_by_definition(rows, weights, biases)
        close(
            lab.regression_forward(rows, weights, biases), want, what=f"regression_forward, {hidden} hidden"
        )


def test_any_number(lab):
    """A linear output: without a hidden layer it is linear regression, far beyond 0 and 1 too."""
    d = lab.draw.size(2, 5)
    rows, W, b = 10 * lab.draw.normal(lab.draw.size(4, 8), d), 5 * lab.draw.normal(d, 1), lab.draw.normal(1)
    close(lab.regression_forward(rows, [W], [b]), forward_by_definition(rows, [W], [b]))


def test_mse_definition(lab):
    y, p = targets(lab.draw, lab.draw.size(2, 12))
    close(lab.mse(y, p), mse_by_definition(y, p))


def test_r2_definition(lab):
    y, p = targets(lab.draw, lab.draw.size(3, 12))
    close(lab.r2(y, p), r2_by_definition(y, p))


def test_r2_landmarks(lab):
    y, _ = targets(lab.draw, lab.draw.size(3, 8))
    close(lab.r2(y, y.copy()), 1.0, what="r2(y, y)")
    close(lab.r2(y, np.full(len(y), y.mean())), 0.0, atol=1e-9, what="r2(y, mean)")
    far = y + 5.0  # moves with the truth, but is too high throughout
    close(lab.r2(y, far), r2_by_definition(y, far), what="r2(y, y + 5)")


def test_one_row(lab):
    d = lab.draw.size(2, 3)
    rows, (weights, biases) = lab.draw.normal(1, d), network(lab.draw, [d, 2, 1])
    close(lab.regression_forward(rows, weights, biases), forward_by_definition(rows, weights, biases))
    low, high = bounds_by_definition(lab.draw.normal(3, d))
    close(lab.minmax_apply(rows, low, high), scaled_by_definition(rows, low, high))
    close(lab.mse(rows[0, :1], rows[0, 1:2]), mse_by_definition(rows[0, :1], rows[0, 1:2]))


def test_inputs_untouched(lab):
    d = lab.draw.size(2, 4)
    rows, (weights, biases) = lab.draw.normal(lab.draw.size(3, 5), d), network(lab.draw, [d, 3, 1])
    y, p = targets(lab.draw, 4)
    lab.minmax_fit(rows)
    lab.minmax_apply(rows, *bounds_by_definition(rows))
    lab.regression_forward(rows, weights, biases)
    lab.mse(y, p)
    lab.r2(y, p)
    untouched(lab)
