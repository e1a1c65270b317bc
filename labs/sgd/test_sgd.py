"""Hidden checks of the lab `sgd`."""

import numpy as np

from tutor.grader.testing import close, equal, numerical_gradient, untouched


def turned(draw, *curvatures):
    """A symmetric matrix with these eigenvalues, in a random direction (d, d)."""
    d = len(curvatures)
    away = draw.normal(d) + 2.0
    mirror = np.eye(d) - 2 * np.outer(away, away) / (away @ away)
    H = mirror @ np.diag(curvatures) @ mirror
    return (H + H.T) / 2


def test_example(lab):
    close(lab.sgd_step(np.array([3.0, 1.0]), np.array([6.0, 20.0]), 0.05), np.array([2.7, 0.0]))
    close(lab.ravine(3.0, 1.0), (19.0, 6.0, 20.0))
    close(lab.saddle(3.0, 1.0), (8.0, 6.0, -2.0))


def test_step(lab):
    for shape in ((lab.draw.size(2, 5),), (2, lab.draw.size(2, 3))):
        w, g, lr = lab.draw.normal(*shape), lab.draw.normal(*shape) + 0.5, float(lab.draw.uniform(0.1, 0.6))
        want = [float(a) - lr * float(b) for a, b in zip(w.ravel(), g.ravel())]
        close(lab.sgd_step(w, g, lr), np.array(want).reshape(shape))


def surface(f, lab, a, b):
    """Value by another formula, both slopes by central differences."""
    x, y = float(lab.draw.normal()) + 2.5, float(lab.draw.normal()) - 2.5
    loss, at_x, at_y = f(x, y)
    close(float(loss), np.array([x, y]) @ np.diag([a, b]) @ np.array([x, y]), what="L")
    slope = numerical_gradient(lambda p: a * p[0] ** 2 + b * p[1] ** 2, np.array([x, y]))
    close((float(at_x), float(at_y)), tuple(map(float, slope)), rtol=1e-6, atol=1e-7, what="the slopes")


def test_ravine(lab):
    surface(lab.ravine, lab, 1.0, 10.0)


def test_saddle(lab):
    surface(lab.saddle, lab, 1.0, -1.0)


def test_whole_grid(lab):
    """Arrays of points, entry by entry."""
    shape = (lab.draw.size(2, 4), 2)
    x, y = lab.draw.normal(*shape), lab.draw.normal(*shape)
    for f, b in ((lab.ravine, 10.0), (lab.saddle, -1.0)):
        close(f(x, y), (np.square(x) + b * np.square(y), x + x, 2 * b * y))


def test_classify_by_axes(lab):
    a, b = float(lab.draw.uniform(0.5, 4.0)), float(lab.draw.uniform(0.5, 4.0))
    for signs, kind in (((a, b), "minimum"), ((-a, -b), "maximum"), ((a, -b), "saddle"), ((-a, b), "saddle")):
        equal(lab.classify(np.diag(signs)), kind)


def test_classify_turned(lab):
    """The diagonal of [[1, 3], [3, 1]] is positive, its eigenvalues are −2 and 4."""
    equal(lab.classify(np.array([[1.0, 3.0], [3.0, 1.0]])), "saddle")
    equal(lab.classify(np.array([[-1.0, 3.0], [3.0, -1.0]])), "saddle")
    equal(lab.classify(turned(lab.draw, 1.0, 2.0, 5.0)), "minimum")
    equal(lab.classify(turned(lab.draw, -1.0, -2.0, -5.0)), "maximum")
    equal(lab.classify(turned(lab.draw, -1.0, -2.0, 5.0)), "saddle")
    equal(lab.classify(turned(lab.draw, 1.0, -2.0, -5.0)), "saddle")


def test_classify_undecided(lab):
    a = float(lab.draw.uniform(0.5, 4.0))
    for curvatures in ((0.0, 0.0), (a, 0.0), (0.0, -a)):
        equal(lab.classify(np.diag(curvatures)), "undecided")
    equal(lab.classify(np.diag([a, 0.0, -a])), "saddle")


def test_inputs_untouched(lab):
    w, g = lab.draw.normal(3), lab.draw.normal(3) + 0.5
    lab.sgd_step(w, g, 0.1)
    lab.ravine(w, g)
    lab.saddle(w, g)
    lab.classify(np.outer(g, g))
    untouched(lab)
