"""Hidden checks of the lab `perceptron`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched

EXAMPLE_X = np.array([[4.0, 3.0], [1.0, 1.0], [0.0, 0.0], [-1.0, -1.0]])
EXAMPLE_W = np.array([3.0, 4.0])
EXAMPLE_B = -12.0


def score(x, w, b):
    """w₁x₁ + … + w_d x_d + b of one sample, term by term in Python floats."""
    return sum(float(weight) * float(feature) for weight, feature in zip(w, x)) + b


def labels_by_definition(X, w, b):
    return np.array([1 if score(x, w, b) >= 0 else 0 for x in X])


def distances_by_definition(X, w, b):
    length = sum(float(weight) ** 2 for weight in w) ** 0.5
    return np.array([score(x, w, b) / length for x in X])


def quarters(draw, *shape):
    """Multiples of 1/4: sums of their products are exact, so the order of summation cannot move a label."""
    return draw.integers(-12, 12, *shape) / 4


def real_line(draw, d):
    """Weights and bias of a proper line: w is never near zero."""
    w = draw.normal(d)
    w[0] += 2.0 if w[0] >= 0 else -2.0
    return w, float(draw.uniform(-2, 2))


def test_labels_example(lab):
    equal(lab.perceptron_predict(EXAMPLE_X, EXAMPLE_W, EXAMPLE_B), np.array([1, 0, 0, 0]))


def test_integer_labels(lab):
    n, d = lab.draw.size(4, 10), lab.draw.size(2, 4)
    X, w = quarters(lab.draw, n, d), quarters(lab.draw, d)
    equal(lab.perceptron_predict(X, w, 0.125), labels_by_definition(X, w, 0.125), dtype=int)


def test_distance_example(lab):
    distances = lab.signed_distance(EXAMPLE_X, EXAMPLE_W, EXAMPLE_B)
    close(distances, np.array([2.4, -1.0, -2.4, -3.8]), rtol=1e-6)


def test_labels_definition(lab):
    n, d = lab.draw.size(20, 40), lab.draw.size(3, 6)
    X, w = quarters(lab.draw, n, d), quarters(lab.draw, d)
    b = float(2 * lab.draw.integers(-40, 40) + 1) / 32  # w·x counts sixteenths: z is never 0
    equal(lab.perceptron_predict(X, w, b), labels_by_definition(X, w, b))


def test_distance_definition(lab):
    n, d = lab.draw.size(20, 40), lab.draw.size(3, 6)
    X = lab.draw.normal(n, d)
    w, b = real_line(lab.draw, d)
    close(lab.signed_distance(X, w, b), distances_by_definition(X, w, b), rtol=1e-6, atol=1e-9)


def test_on_the_line(lab):
    n, d = lab.draw.size(2, 6), lab.draw.size(2, 4)
    X, w = quarters(lab.draw, n, d), quarters(lab.draw, d)
    b = -score(X[0], w, 0.0)
    equal(lab.perceptron_predict(X, w, b), labels_by_definition(X, w, b))


def test_one_row_one_feature(lab):
    for n, d in ((1, lab.draw.size(2, 5)), (lab.draw.size(2, 5), 1), (1, 1)):
        X = quarters(lab.draw, n, d) + 1 / 8
        w = np.full(d, 1.5)
        equal(lab.perceptron_predict(X, w, 0.25), labels_by_definition(X, w, 0.25))
        close(lab.signed_distance(X, w, 0.25), distances_by_definition(X, w, 0.25))


def test_scaling(lab):
    n, d = lab.draw.size(3, 8), lab.draw.size(2, 5)
    X = lab.draw.normal(n, d)
    w, b = real_line(lab.draw, d)
    distances = distances_by_definition(X, w, b)
    for factor in (2.0**-20, 2.0**20):
        close(lab.signed_distance(X, factor * w, factor * b), distances, what="signed_distance(X, c·w, c·b)")
    close(lab.signed_distance(X, -w, -b), -distances, what="signed_distance(X, −w, −b)")


def test_big_and_tiny(lab):
    """A small score between big features, and tiny weights: float64 holds both exactly."""
    offsets = np.append(quarters(lab.draw, lab.draw.size(1, 6)), [-0.25, 0.0]) + 1 / 8
    X = np.stack([2.0**30 + offsets, np.full(len(offsets), 2.0**30)], axis=1)
    for scale in (1.0, 2.0**-34):
        w, b = np.array([scale, -scale]), scale / 16
        equal(lab.perceptron_predict(X, w, b), labels_by_definition(X, w, b))
        close(lab.signed_distance(X, w, b), distances_by_definition(X, w, b), rtol=1e-5, atol=1e-5)


def test_inputs_untouched(lab):
    X = lab.draw.normal(lab.draw.size(2, 5), 3)
    w, b = real_line(lab.draw, 3)
    lab.perceptron_predict(X, w, b)
    lab.signed_distance(X, w, b)
    untouched(lab)


def positives_among(lab, n):
    """Row i is (2i, 2i + 1); with w = (1, −½) and b = −n/2 its score is i − n/2 − ½."""
    import numpy as np

    X = np.arange(2.0 * n).reshape(n, 2)
    labels = lab.perceptron_predict(X, np.array([1.0, -0.5]), -n / 2)
    return int(np.sum(labels))


def test_many_rows(lab):
    n = 4_000_000
    equal(lab.run(positives_among, n), n // 2 - 1)
