"""Hidden checks of the lab `activations`."""

import numpy as np

from tutor.grader.testing import close, equal, gradient_close, numerical_gradient, untouched

FIVE = np.array([-2.0, -0.5, 0.0, 0.5, 2.0])


def logistic(z):
    """σ(z) of one number, by the side on which the exponential is small."""
    small = np.exp(-abs(z))
    return float(1 / (1 + small) if z >= 0 else small / (1 + small))


def squashed(z):
    """tanh z of one number, from e^(−2|z|), which never overflows."""
    small = np.exp(-2 * abs(z))
    return float(np.copysign((1 - small) / (1 + small), z))


def clipped(z):
    return z if z > 0 else 0.0


def each(function, z):
    return np.array([function(float(v)) for v in z.ravel()]).reshape(z.shape)


def slopes(function, z):
    """g′ by central differences; the sum's gradient is the slope of every entry."""
    return numerical_gradient(lambda v: sum(each(function, v).ravel().tolist()), z)


def through(weights, biases, x):
    """One row through all layers, term by term."""
    for W, b in zip(weights, biases):
        x = [sum(x[i] * float(W[i, j]) for i in range(len(x))) + float(b[j]) for j in range(W.shape[1])]
    return x


def layers(draw, sizes):
    return [draw.normal(n, m) for n, m in zip(sizes, sizes[1:])], [draw.normal(m) for m in sizes[1:]]


def test_gates_example(lab):
    s = np.array([0.1192029220221176, 0.3775406687981454, 0.5, 0.6224593312018546, 0.8807970779778823])
    t = np.array([-0.9640275800758169, -0.46211715726000973, 0.0, 0.46211715726000973, 0.9640275800758169])
    close(lab.sigmoid(FIVE), (s, np.array([v - v * v for v in s])), what="sigmoid")
    close(lab.tanh(FIVE), (t, np.array([(1 - v) * (1 + v) for v in t])), what="tanh")
    wanted = np.array([0.0, 0.0, 0.0, 0.5, 2.0]), np.array([0.0, 0.0, 0.0, 1.0, 1.0])
    close(lab.relu(FIVE), wanted, what="relu")


def test_collapse_example(lab):
    weights = [np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[2.0], [-1.0]])]
    biases = [np.array([1.0, -1.0]), np.array([3.0])]
    close(lab.collapse_linear(weights, biases), (np.array([[0.0], [-1.0]]), np.array([6.0])))


def test_dead_example(lab):
    equal(lab.dead_units(np.array([[0.0, 1.5, 0.0], [0.0, 0.0, 2.0]])), 1)


def test_sigmoid(lab):
    z = 2 * lab.draw.normal(lab.draw.size(3, 8))
    a, slope = lab.sigmoid(z)
    close(a, each(logistic, z), what="sigmoid")
    gradient_close(slope, slopes(logistic, z), what="slope of sigmoid")


def test_tanh(lab):
    z = lab.draw.normal(lab.draw.size(3, 8))
    a, slope = lab.tanh(z)
    close(a, each(squashed, z), what="tanh")
    gradient_close(slope, slopes(squashed, z), what="slope of tanh")


def test_relu(lab):
    n = lab.draw.size(3, 8)
    z = lab.draw.uniform(0.1, 3.0, n) * np.where(lab.draw.labels(n) == 1, 1, -1)
    a, slope = lab.relu(z)
    close(a, each(clipped, z), what="relu")
    gradient_close(slope, slopes(clipped, z), what="slope of relu")


def test_any_shape(lab):
    for shape in ((lab.draw.size(2, 4), 3), (1, 1), (2, 1, 3)):
        z = lab.draw.integers(-6, 7, *shape) / 2
        s, t = each(logistic, z), each(squashed, z)
        close(lab.sigmoid(z), (s, s * (1 - s)), what=f"sigmoid, shape {shape}")
        close(lab.tanh(z), (t, 1 - t * t), what=f"tanh, shape {shape}")
        close(lab.relu(z), (each(clipped, z), np.where(z > 0, 1.0, 0.0)), what=f"relu, shape {shape}")


def test_far_out(lab):
    """Flat at both ends, and not NaN; only relu goes on."""
    far = lab.draw.uniform(800.0, 2000.0, 2) * np.array([-1.0, 1.0])
    close(lab.sigmoid(far), (np.array([0.0, 1.0]), np.zeros(2)), what="sigmoid")
    close(lab.tanh(far), (np.array([-1.0, 1.0]), np.zeros(2)), what="tanh")
    close(lab.relu(far), (np.array([0.0, far[1]]), np.array([0.0, 1.0])), what="relu")


def test_collapse(lab):
    for depth in (1, 2, 4):
        sizes = [lab.draw.size(2, 4) for _ in range(depth + 1)]
        weights, biases = layers(lab.draw, sizes)
        rows = [[float(i == j) for i in range(sizes[0])] for j in range(sizes[0])]
        start = through(weights, biases, [0.0] * sizes[0])
        wanted = np.array([through(weights, biases, row) for row in rows]) - np.array(start)
        got = lab.collapse_linear(weights, biases)
        close(got, (wanted, np.array(start)), rtol=1e-8, atol=1e-9, what=f"collapse_linear, L = {depth}")


def test_square_layers(lab):
    """All n by n: matrices multiplied the wrong way round fit, and only the numbers tell."""
    n = lab.draw.size(2, 3)
    weights, biases = layers(lab.draw, [n, n, n])
    start = through(weights, biases, [0.0] * n)
    rows = [through(weights, biases, [float(i == j) for i in range(n)]) for j in range(n)]
    wanted = np.array(rows) - np.array(start), np.array(start)
    close(lab.collapse_linear(weights, biases), wanted, rtol=1e-8, atol=1e-9)


def test_dead_units(lab):
    n, h = lab.draw.size(2, 5), lab.draw.size(4, 7)
    A = lab.draw.uniform(0.1, 2.0, n, h)
    dead = lab.draw.integers(0, h + 1)
    A[:, :dead] = 0.0
    A[0, dead:] = 0.0  # silent on one row, alive on another
    A = A[:, np.argsort(lab.draw.normal(h))]
    equal(lab.dead_units(A), dead)
    equal(lab.dead_units(np.zeros((n, h))), h, what="dead_units, all zero")
    equal(lab.dead_units(np.ones((1, h)) * 1e-12), 0, what="dead_units, tiny outputs")


def test_inputs_untouched(lab):
    z = lab.draw.normal(lab.draw.size(3, 5))
    weights, biases = layers(lab.draw, [2, 3, 1])
    lab.sigmoid(z)
    lab.tanh(z)
    lab.relu(z)
    lab.collapse_linear(weights, biases)
    lab.dead_units(np.abs(z)[:, None])
    untouched(lab)
