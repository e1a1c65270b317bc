"""Hidden checks of the lab `perceptron-training`."""

import numpy as np

from tutor.grader.testing import close, holds, untouched

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND, XOR = np.array([0, 0, 0, 1]), np.array([0, 1, 1, 0])


def score(x, w, b):
    return sum(float(weight) * float(feature) for weight, feature in zip(w, x)) + float(b)


def halves(draw, *shape):
    """Multiples of 1/2: with a learning rate that is a power of 2 every step is exact, and so is every tie."""
    return draw.integers(-6, 7, *shape) / 2


def rate(draw):
    return draw.choice([0.25, 0.5, 2.0])


def trained(X, y, w, b, lr, epochs):
    """The trick in the video's words: two branches, in Python floats, in the space of (x, 1)."""
    theta = [*map(float, w), float(b)]
    mistakes = []
    while len(mistakes) < epochs and mistakes[-1:] != [0]:
        mistakes.append(0)
        for x, label in zip(X.tolist(), y.tolist()):
            u = [*x, 1.0]
            fires = sum(t * v for t, v in zip(theta, u)) >= 0
            if fires != bool(label):
                sign = -lr if fires else lr
                theta = [t + sign * v for t, v in zip(theta, u)]
                mistakes[-1] += 1
    return np.array(theta[:-1]), theta[-1], mistakes


def bound(X, y, w, b):
    """R² ‖θ‖² / (min |z|)², without roots."""
    radius2 = max(sum(v * v for v in x) + 1 for x in X.tolist())
    theta2 = sum(v * v for v in w.tolist()) + b * b
    nearest = min(score(x, w, b) if label else -score(x, w, b) for x, label in zip(X, y))
    return radius2 * theta2 / nearest**2


def separable(draw, n, d):
    """Points of both classes, and a line that has each of them on its right side."""
    w, b = halves(draw, d), draw.choice([-1.0, -0.5, 0.5, 1.0])
    w[0] = draw.choice([-2.25, -1.25, 1.25, 2.25])
    X = halves(draw, n, d)
    if n > 1:
        X[:2] = w, -w  # z = ±‖w‖² + b, one on each side
    X[np.abs(X @ w + b) < 0.25] = 0.0  # too near: such a row becomes the origin, where z = b
    return X, (X @ w + b > 0).astype(int), w, b


def mistaken(draw, d, label):
    """A point, and a line that gets it wrong."""
    x, w = halves(draw, d), halves(draw, d)
    x[0] += 0.25
    b = -score(x, w, 0.0) + (-1 if label else 1) * draw.choice([0.5, 1.0, 2.5])
    return x, w, b


def test_update_example(lab):
    got = lab.perceptron_update(np.array([2.0, 1.0]), 0, np.array([1.0, 1.0]), -1.0, 0.1)
    close(got, (np.array([0.8, 0.9]), -1.1))


def test_update_definition(lab):
    for label in (1, 0):
        x, w, b = mistaken(lab.draw, lab.draw.size(2, 5), label)
        lr = rate(lab.draw)
        step = lr if label else -lr
        close(lab.perceptron_update(x, label, w, b, lr), (w + step * x, b + step), what=f"y = {label}")


def test_right_point(lab):
    for label in (1, 0):
        x, w, b = mistaken(lab.draw, lab.draw.size(2, 5), 1 - label)
        close(lab.perceptron_update(x, label, w, b, 0.5), (w, b), what=f"y = {label}")


def test_on_the_line(lab):
    x, w = halves(lab.draw, 3), halves(lab.draw, 3)
    b = -score(x, w, 0.0)
    close(lab.perceptron_update(x, 1, w, b, 0.5), (w, b), what="z = 0, y = 1")
    close(lab.perceptron_update(x, 0, w, b, 0.5), (w - 0.5 * x, b - 0.5), what="z = 0, y = 0")


def test_fit_example(lab):
    got = lab.perceptron_fit(CORNERS, AND, np.zeros(2), 0.0, 1.0, 100)
    close(got, (np.array([2.0, 1.0]), -3.0, [2, 3, 3, 2, 1, 0]))


def test_fit_definition(lab):
    n, d = lab.draw.size(3, 12), lab.draw.size(2, 4)
    X, y = halves(lab.draw, n, d), lab.draw.labels(n)
    w, b, lr = halves(lab.draw, d), float(halves(lab.draw)), rate(lab.draw)
    epochs = lab.draw.size(2, 5)
    close(lab.perceptron_fit(X, y, w, b, lr, epochs), trained(X, y, w, b, lr, epochs))


def test_stops_early(lab):
    n, d = lab.draw.size(4, 10), lab.draw.size(2, 3)
    X, y, w, b = separable(lab.draw, n, d)
    close(lab.perceptron_fit(X, y, w, b, 0.5, 7), (w, b, [0]), what="from a line that is right")
    start, lr = halves(lab.draw, d), rate(lab.draw)
    close(lab.perceptron_fit(X, y, start, 0.0, lr, 2000), trained(X, y, start, 0.0, lr, 2000))


def test_not_separable(lab):
    w, b, lr, epochs = halves(lab.draw, 2), float(halves(lab.draw)), rate(lab.draw), lab.draw.size(6, 12)
    wanted = trained(CORNERS, XOR, w, b, lr, epochs)
    close(lab.perceptron_fit(CORNERS, XOR, w, b, lr, epochs), wanted)


def test_bound_example(lab):
    close(lab.margin_bound(CORNERS, AND, np.array([1.0, 1.0]), -1.5), 51.0)


def test_bound_definition(lab):
    for factor in (1.0, 1 / 8, 10.0):
        X, y, w, b = separable(lab.draw, lab.draw.size(4, 10), lab.draw.size(2, 4))
        close(lab.margin_bound(X, y, factor * w, factor * b), bound(X, y, w, b))
        close(lab.margin_bound(X, 1 - y, -factor * w, -factor * b), bound(X, y, w, b))


def test_bound_holds(lab):
    X, y, w, b = separable(lab.draw, lab.draw.size(4, 10), lab.draw.size(1, 3))
    _, _, mistakes = lab.perceptron_fit(X, y, np.zeros(len(w)), 0.0, rate(lab.draw), 2000)
    most = lab.margin_bound(X, y, w, b)
    holds(
        sum(mistakes) <= most * (1 + 1e-9),
        hi="Zero se shuru hui training mein galtiyan bound se zyada hain.",
        en="A training from zero made more mistakes than the bound allows.",
        mistakes=sum(mistakes),
        bound=most,
    )


def test_one_feature_one_row(lab):
    for n, d in ((1, lab.draw.size(2, 4)), (lab.draw.size(3, 6), 1), (1, 1)):
        X, y, w, b = separable(lab.draw, n, d)
        start = halves(lab.draw, d)
        close(lab.perceptron_fit(X, y, start, 0.0, 0.5, 50), trained(X, y, start, 0.0, 0.5, 50))
        close(lab.margin_bound(X, y, w, b), bound(X, y, w, b))
        close(lab.perceptron_update(X[0], int(y[0]), w, b, 0.5), (w, b))


def test_inputs_untouched(lab):
    d = lab.draw.size(2, 4)
    X, y, w, b = separable(lab.draw, lab.draw.size(4, 8), d)
    wrong = 1 - y
    lab.perceptron_update(X[0], int(wrong[0]), w, b, 0.5)
    lab.perceptron_fit(X, y, -w, -b, 0.5, 5)
    lab.margin_bound(X, y, w, b)
    untouched(lab)
