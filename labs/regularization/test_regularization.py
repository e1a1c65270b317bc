"""Hidden checks of the lab `regularization`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, numerical_gradient, untouched

W = np.array([3.0, -2.0, 0.1, 0.004])
ZERO = np.zeros(4)


def every(weights):
    """All entries of all arrays, as Python floats."""
    return [float(entry) for w in weights for entry in np.ravel(w)]


def squares(weights, lam, n):
    return lam * sum(entry * entry for entry in every(weights)) / (n + n)


def sizes(weights, lam, n):
    return lam * sum(max(entry, -entry) for entry in every(weights)) / n


def slopes(price, weights, lam, n):
    """∂price/∂(each array) by central differences, one array at a time."""

    def with_one(place, array):
        return price([*weights[:place], array, *weights[place + 1 :]], lam, n)

    return [
        numerical_gradient(lambda array, place=place: with_one(place, array), w)
        for place, w in enumerate(weights)
    ]


def away_from_zero(draw, *shape):
    numbers = draw.uniform(0.25, 3.0, *shape)
    return numbers * np.where(draw.integers(0, 2, *shape) == 1, 1.0, -1.0)


def layers(draw):
    """A vector and two matrices of different shapes, no entry near the kink at 0."""
    d, h = draw.size(2, 4), draw.size(2, 4)
    return [away_from_zero(draw, d, h), away_from_zero(draw, h, 3), away_from_zero(draw, d)]


def strength(draw):
    return draw.choice([0.5, 2.0, 3.0, 7.0]), draw.choice([4, 10, 25, 60])


def test_example_penalties(lab):
    close(
        lab.l2_penalty([W], 5.0, 100), (0.3252504, [np.array([0.15, -0.1, 0.005, 0.0002])]), what="l2_penalty"
    )
    close(lab.l1_penalty([W], 5.0, 100), (0.2552, [np.array([0.05, -0.05, 0.05, 0.05])]), what="l1_penalty")


def test_example_steps(lab):
    close(lab.decay_step(W, ZERO, 0.2, 5.0, 100), np.array([2.97, -1.98, 0.099, 0.00396]), what="decay_step")
    close(lab.soft_threshold(W, 0.5), np.array([2.5, -1.5, 0.0, 0.0]), what="soft_threshold")
    close(lab.l1_step(W, ZERO, 0.2, 5.0, 100), np.array([2.99, -1.99, 0.09, 0.0]), what="l1_step")


def test_l2_definition(lab):
    (lam, n), weights = strength(lab.draw), layers(lab.draw)
    wanted = squares(weights, lam, n), slopes(squares, weights, lam, n)
    close(lab.l2_penalty(weights, lam, n), wanted, rtol=1e-6, atol=1e-8)


def test_l1_definition(lab):
    (lam, n), weights = strength(lab.draw), layers(lab.draw)
    wanted = sizes(weights, lam, n), slopes(sizes, weights, lam, n)
    close(lab.l1_penalty(weights, lam, n), wanted, rtol=1e-6, atol=1e-8)


def test_l1_at_zero(lab):
    w = away_from_zero(lab.draw, lab.draw.size(2, 5))
    w[0] = 0.0
    wanted = np.where(w == 0, 0.0, np.where(w > 0, 0.5, -0.5))
    close(lab.l1_penalty([w], 2.0, 4), (sizes([w], 2.0, 4), [wanted]))


def test_decay_definition(lab):
    """A step of descent on data and penalty together; the derivative of the latter is taken numerically."""
    lam, n = strength(lab.draw)
    lr, d = lab.draw.choice([0.05, 0.1, 0.5]), lab.draw.size(2, 5)
    w, grad = away_from_zero(lab.draw, d, 2), lab.draw.normal(d, 2)
    pull = numerical_gradient(lambda array: squares([array], lam, n), w)
    close(lab.decay_step(w, grad, lr, lam, n), w - lr * grad - lr * pull, rtol=1e-6, atol=1e-8)


def test_soft_threshold(lab):
    """w less its part between −t and t: no sign, no absolute value."""
    t = lab.draw.uniform(0.3, 1.2)
    for shape in ((lab.draw.size(4, 9),), (lab.draw.size(2, 4), 3), (1,)):
        w = 2 * lab.draw.normal(*shape)
        inside = np.minimum(np.maximum(w, -t), t)
        close(lab.soft_threshold(w, t), w - inside, what=f"soft_threshold, shape {shape}")
    close(lab.soft_threshold(w, 0.0), w, what="soft_threshold, t = 0")
    shares = np.array([0.0, 0.5, 1.0, -0.5, -1.0, 1.5, -1.5, 3.0])
    alive = lab.soft_threshold(shares * t, t)
    equal(alive == 0, np.abs(shares) <= 1, what="soft_threshold(w, t) == 0")


def test_l1_definition_step(lab):
    """Entry by entry: the new w is the least of ½(v − u)² + t|v|, so v = 0 or u − v has size t and v's sign."""
    lam, n = strength(lab.draw)
    lr, d = lab.draw.choice([0.05, 0.1, 0.5]), lab.draw.size(3, 6)
    w, grad = 0.4 * lab.draw.normal(d, 2), lab.draw.normal(d, 2)
    t = lr * lam / n
    wanted = np.empty_like(w)
    for place in np.ndindex(w.shape):
        u = w[place] - lr * grad[place]
        wanted[place] = u - t if u > t else u + t if u < -t else 0.0
    close(lab.l1_step(w, grad, lr, lam, n), wanted, what="l1_step")


def after_eighty_steps(lab, X, y):
    import numpy as np

    w = np.full(X.shape[1], 0.5)
    for _ in range(80):
        w = lab.l1_step(w, X.T @ (X @ w - y) / len(X), 0.5, 20.0, len(X))
    return w


def test_selection(lab):
    """Columns of length √n at right angles, λ/n = 1/2: the best w is known, and two of it are exactly 0."""
    n, d = 40, 4
    X = lab.draw.normal(n, d) + 0.1 * np.sin(np.arange(n * d)).reshape(n, d)
    X = np.linalg.qr(X)[0] * np.sqrt(n)
    w = lab.run(after_eighty_steps, X, X @ np.array([2.0, 0.0, -3.0, 0.0]))
    close(w, np.array([1.5, 0.0, -2.5, 0.0]), rtol=1e-6, atol=1e-9, what="w after 80 steps")
    holds(
        w[1] == 0 and w[3] == 0,
        hi="Bekaar features ke weights theek 0 hone chahiye, 0 ke paas nahi.",
        en="The weights of useless features must be exactly 0, not near it.",
        w=w,
    )


def test_inputs_untouched(lab):
    weights = layers(lab.draw)
    lab.l2_penalty(weights, 2.0, 10)
    lab.l1_penalty(weights, 2.0, 10)
    lab.decay_step(weights[0], weights[0] / 2, 0.1, 2.0, 10)
    lab.soft_threshold(weights[1], 0.5)
    lab.l1_step(weights[1], weights[1] / 2, 0.1, 2.0, 10)
    untouched(lab)
