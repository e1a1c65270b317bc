"""Hidden checks of the lab `perceptron-losses`."""

import numpy as np

from tutor.grader.testing import close, equal, gradient_close, numerical_gradient, untouched

X4 = np.array([[4.0, 3.0], [2.0, 1.6], [1.0, 2.0], [4.0, 2.0]])
Y4 = np.array([1, 1, 1, 0])
W4, B4 = np.array([3.0, 4.0]), -12.0
Z4 = np.array([12.0, 0.4, -1.0, 8.0])


def score(x, w, b):
    return sum(float(weight) * float(feature) for weight, feature in zip(w, x)) + float(b)


def margin_by_definition(y, z, margin):
    penalties = [max(0.0, margin - s if label else margin + s) for label, s in zip(y.tolist(), z)]
    return sum(penalties) / len(penalties)


def sigmoid_by_definition(z):
    """σ(z) = (1 + tanh(z/2)) / 2, which needs no exponential."""
    return np.array([(1 + np.tanh(s / 2)) / 2 for s in z])


def bce_by_definition(y, p):
    chances = [q if label else 1 - q for label, q in zip(y.tolist(), p.tolist())]
    return -sum(np.log(chance) for chance in chances) / len(chances)


def softplus_loss(y, z):
    """BCE straight from the score: the mean of ln(1 + e^(−t z))."""
    return sum(np.log1p(np.exp(-s if label else s)) for label, s in zip(y.tolist(), z)) / len(y)


def slope_of(loss, X, y, w, b):
    """∂loss/∂(w, b) by central differences; `loss(y, scores)`."""

    def at(theta):
        return loss(y, [score(x, theta[:-1], theta[-1]) for x in X])

    gradient = numerical_gradient(at, np.append(w, b))
    return gradient[:-1], gradient[-1]


def data(draw, n, d):
    X, y = draw.normal(n, d), draw.labels(n)
    return X, y, draw.normal(d), draw.uniform(-1, 1)


def away_from_corners(draw, n, d, margin):
    """Rows whose t z keeps clear of the corner: moved along w until it does."""
    X, y, w, b = data(draw, n, d)
    w[0] += 2.0 if w[0] >= 0 else -2.0
    gap = (2 * y - 1) * (X @ w + b) - margin
    step = np.where(np.abs(gap) < 0.1, 0.5, 0.0) * (2 * y - 1)
    return X + np.outer(step, w) / (w @ w), y, w, b


def halves(draw, *shape):
    return draw.integers(-6, 7, *shape) / 2


def test_margin_example(lab):
    close(lab.margin_loss(Y4, Z4, 0.0), 2.25, what="margin 0")
    close(lab.margin_loss(Y4, Z4, 1.0), 2.9, what="margin 1")


def test_margin_definition(lab):
    n = lab.draw.size(3, 12)
    y, z = lab.draw.labels(n), 2 * lab.draw.normal(n)
    for margin in (0.0, 1.0, lab.draw.uniform(0.2, 3.0)):
        close(lab.margin_loss(y, z, margin), margin_by_definition(y, z, margin))


def test_class_zero_pays(lab):
    n = lab.draw.size(2, 6)
    y, z = np.zeros(n, dtype=int), lab.draw.uniform(0.5, 4.0, n)
    close(lab.margin_loss(y, z, 0.0), sum(z.tolist()) / n, what="y = 0, z > 0")
    close(lab.margin_loss(y, -z, 0.0), 0.0, what="y = 0, z < 0")


def test_margin_gradient_example(lab):
    close(lab.margin_gradient(X4, Y4, W4, B4, 0.0), (np.array([0.75, 0.0]), 0.0), what="margin 0")
    close(lab.margin_gradient(X4, Y4, W4, B4, 1.0), (np.array([0.25, -0.4]), -0.25), what="margin 1")


def test_margin_gradient_slope(lab):
    for margin in (0.0, 1.0, 0.5):
        X, y, w, b = away_from_corners(lab.draw, lab.draw.size(4, 10), lab.draw.size(3, 5), margin)
        wanted = slope_of(lambda y, z, m=margin: margin_by_definition(y, z, m), X, y, w, b)
        gradient_close(lab.margin_gradient(X, y, w, b, margin), wanted)


def test_margin_gradient_corner(lab):
    n, d = lab.draw.size(3, 6), lab.draw.size(2, 3)
    x, w = halves(lab.draw, d), halves(lab.draw, d)
    w[0] = lab.draw.choice([-2.0, -1.0, 1.0, 2.0])
    rows = np.array([x, x + 2 * w, x - 2 * w])  # at the corner, beyond it, before it
    b = 1.0 - score(x, w, 0.0)
    close(lab.margin_gradient(rows, np.array([1, 1, 1]), w, b, 1.0), (-rows[2] / 3, -1 / 3), what="margin 1")
    X, y = halves(lab.draw, n, d), lab.draw.labels(n)
    nothing = (np.zeros(d), 0.0)
    close(lab.margin_gradient(X, y, np.zeros(d), 0.0, 0.0), nothing, what="w = 0, b = 0, margin 0")


def test_sigmoid_example(lab):
    wanted = np.array([0.999994, 0.598688, 0.268941, 0.999665])
    close(lab.sigmoid(Z4), wanted, atol=1e-6)


def test_sigmoid_far_out(lab):
    z = np.array([-1000.0, -40.0, -5.0, 0.0, 5.0, 40.0, 1000.0]) + 0.0
    z[1:-1] += lab.draw.uniform(-1, 1, 5)
    close(lab.sigmoid(z), sigmoid_by_definition(z), rtol=1e-9, atol=1e-15)


def warnings_of(lab, z):
    import warnings

    import numpy as np

    with warnings.catch_warnings(record=True) as caught, np.errstate(over="warn", invalid="warn"):
        warnings.simplefilter("always")
        lab.sigmoid(z)
    return [str(warning.message) for warning in caught]


def test_sigmoid_quiet(lab):
    z = np.append(lab.draw.uniform(-1000.0, 1000.0, lab.draw.size(1, 4)), [-1000.0, 1000.0])
    equal(lab.run(warnings_of, z), [], what="warnings of sigmoid(z)")


def test_bce_example(lab):
    close(lab.bce(Y4, np.array([0.9, 0.8, 0.5, 0.2])), 0.311199, atol=1e-6)


def test_bce_definition(lab):
    n = lab.draw.size(3, 12)
    y, p = lab.draw.labels(n), lab.draw.uniform(0.02, 0.98, n)
    p[0], p[1] = lab.draw.uniform(1e-5, 1e-3, 2)
    close(lab.bce(y, p), bce_by_definition(y, p))


def test_bce_never_infinite(lab):
    y, p = np.array([1, 0, 1, 0]), np.array([0.0, 1.0, 1.0, 0.0])
    close(lab.bce(y, p), bce_by_definition(y, np.clip(p, 1e-12, 1 - 1e-12)), rtol=1e-5, what="eps = 1e-12")
    eps = lab.draw.uniform(0.01, 0.1)
    p = np.append(p, lab.draw.uniform(0.2, 0.8, 2))
    y = np.append(y, [1, 0])
    close(lab.bce(y, p, eps), bce_by_definition(y, np.clip(p, eps, 1 - eps)), what="bce(y, p, eps)")


def test_logistic_gradient_example(lab):
    wanted = (np.array([0.616238, -0.026227]), -0.033178)
    close(lab.logistic_gradient(X4, Y4, W4, B4), wanted, atol=1e-6)


def test_logistic_gradient_slope(lab):
    for _ in range(3):
        X, y, w, b = data(lab.draw, lab.draw.size(4, 10), lab.draw.size(3, 5))
        gradient_close(lab.logistic_gradient(X, y, w, b), slope_of(softplus_loss, X, y, w, b))


def test_one_row_one_feature(lab):
    for n, d in ((1, lab.draw.size(2, 4)), (lab.draw.size(2, 5), 1), (1, 1)):
        X, y, w, b = away_from_corners(lab.draw, n, d, 1.0)
        z = np.array([score(x, w, b) for x in X])
        close(lab.sigmoid(z), sigmoid_by_definition(z))
        close(lab.margin_loss(y, z, 1.0), margin_by_definition(y, z, 1.0))
        close(lab.bce(y, sigmoid_by_definition(z)), softplus_loss(y, z), rtol=1e-6)
        hinge = slope_of(lambda y, z: margin_by_definition(y, z, 1.0), X, y, w, b)
        gradient_close(lab.margin_gradient(X, y, w, b, 1.0), hinge)
        gradient_close(lab.logistic_gradient(X, y, w, b), slope_of(softplus_loss, X, y, w, b))


def test_inputs_untouched(lab):
    X, y, w, b = data(lab.draw, lab.draw.size(3, 6), 2)
    z = np.array([score(x, w, b) for x in X])
    lab.margin_loss(y, z, 1.0)
    lab.margin_gradient(X, y, w, b, 1.0)
    lab.sigmoid(z)
    lab.bce(y, np.append(sigmoid_by_definition(z[:-1]), 1.0))
    lab.logistic_gradient(X, y, w, b)
    untouched(lab)
