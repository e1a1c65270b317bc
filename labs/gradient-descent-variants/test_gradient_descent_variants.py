"""Hidden checks of the lab `gradient-descent-variants`."""

import numpy as np

from tutor.grader.testing import Rng, close, equal, gradient_close, holds, numerical_gradient, untouched

X4 = np.array([[1.0], [2.0], [3.0], [4.0]])
Y4 = np.array([2.0, 4.0, 6.0, 8.0])


def cost(X, y, w, b):
    """Mean squared error, row by row in Python floats."""
    total = 0.0
    for x, target in zip(X, y):
        answer = sum(float(a) * float(weight) for a, weight in zip(x, w)) + float(b)
        total += (answer - float(target)) ** 2
    return total / len(y)


def epoch_by_hand(X, y, w, b, lr, B):
    """Rows one by one, in batches that are counted off."""
    w, b, start = [float(weight) for weight in w], float(b), 0
    while start < len(y):
        rows = range(start, min(start + B, len(y)))
        slope_w, slope_b = [0.0] * len(w), 0.0
        for i in rows:
            error = sum(X[i, j] * w[j] for j in range(len(w))) + b - y[i]
            slope_w = [slope + 2 * error * X[i, j] / len(rows) for j, slope in enumerate(slope_w)]
            slope_b += 2 * error / len(rows)
        w = [weight - lr * slope for weight, slope in zip(w, slope_w)]
        b -= lr * slope_b
        start += B
    return np.array(w), b


def problem(draw, N, d):
    X, y = draw.normal(N, d), draw.normal(N) + 1.0
    return X, y, draw.normal(d), float(draw.normal())


def test_example(lab):
    close(lab.gradient(X4, Y4, np.zeros(1), 0.0), (np.array([-30.0]), -10.0))
    equal(lab.updates_per_epoch(1000, 32), 32)
    close(lab.train_epoch(X4, Y4, np.zeros(1), 0.0, 0.05, 4), (np.array([1.5]), 0.5))


def test_updates(lab):
    B, full = lab.draw.size(2, 50), lab.draw.size(1, 30)
    left = lab.draw.choice(range(1, B))
    N = B * full + left
    equal(lab.updates_per_epoch(N, B), full + 1, what=f"N = {N}, B = {B}")
    equal(lab.updates_per_epoch(N, B, drop_last=True), full, what=f"N = {N}, B = {B}, drop_last=True")
    for drop in (False, True):
        equal(lab.updates_per_epoch(B * full, B, drop), full, what=f"N = {B * full}, B = {B}")
    equal(lab.updates_per_epoch(N, 1), N, what="SGD")
    equal(lab.updates_per_epoch(N, N), 1, what="batch GD")


def test_pairs_stay_together(lab):
    N = lab.draw.size(20, 30)
    X = np.stack([np.arange(N), 10.0 * np.arange(N)], axis=1)
    y = 100.0 * np.arange(N)
    shuffled, labels = lab.shuffle_together(X, y, Rng(lab.draw.seed()))
    shuffled, labels = np.asarray(shuffled), np.asarray(labels)
    equal([shuffled.shape, labels.shape], [(N, 2), (N,)], what="shapes")
    equal(np.sort(labels), y, what="the labels, sorted")
    holds(
        np.array_equal(shuffled[:, 0] * 100, labels) and np.array_equal(shuffled[:, 1] * 10, labels),
        hi="Har row ko apna hi label milna chahiye: X aur y ka ek hi order.",
        en="Every row has to keep its own label: one order for X and y.",
        first_row=shuffled[0],
        its_label=labels[0],
    )
    holds(
        not np.array_equal(labels, y),
        hi="Rows usi kram mein hain jisme aayi thin.",
        en="The rows are in the order they came in.",
        labels=labels[:5],
    )


def test_shuffle_uses_rng(lab):
    X, y, seed = np.arange(40.0).reshape(20, 2), np.arange(20.0), lab.draw.seed()
    first, again, other = (lab.shuffle_together(X, y, Rng(number))[1] for number in (seed, seed, seed + 1))
    equal(again, first, what="the same rng again")
    holds(
        not np.array_equal(first, other),
        hi="Doosre rng se doosra kram aana chahiye: randomness rng se lijiye.",
        en="Another rng has to give another order: take the randomness from rng.",
        order=first[:6],
    )


def batches_of(lab, X, y, B):
    return [(rows, labels) for rows, labels in lab.minibatches(X, y, B)]


def test_batches(lab):
    B = lab.draw.size(2, 5)
    N = B * lab.draw.size(2, 4) + lab.draw.choice(range(B))
    X, y, *_ = problem(lab.draw, N, lab.draw.size(1, 3))
    found = lab.run(batches_of, X, y, B)
    equal(len(found), -(-N // B), what="number of batches")
    for number, (rows, labels) in enumerate(found):
        close(rows, X[number * B : (number + 1) * B], what=f"X of batch {number}")
        close(labels, y[number * B : (number + 1) * B], what=f"y of batch {number}")


def test_one_batch_and_single_rows(lab):
    N = lab.draw.size(2, 5)
    X, y, *_ = problem(lab.draw, N, 2)
    (whole,) = lab.run(batches_of, X, y, N)
    close(whole, (X, y), what="B = N")
    singles = lab.run(batches_of, X, y, 1)
    equal([np.shape(rows) for rows, _ in singles], [(1, 2)] * N, what="B = 1: shapes of X")


def test_gradient_definition(lab):
    X, y, w, b = problem(lab.draw, lab.draw.size(3, 8), lab.draw.size(1, 4))
    grad_w, grad_b = lab.gradient(X, y, w, b)
    gradient_close(grad_w, numerical_gradient(lambda v: cost(X, y, v, b), w), what="grad_w")
    gradient_close(grad_b, numerical_gradient(lambda c: cost(X, y, w, c), b), what="grad_b")


def test_epoch(lab):
    B = lab.draw.size(2, 4)
    N = 3 * B + lab.draw.choice(range(1, B))
    X, y, w, b = problem(lab.draw, N, lab.draw.size(1, 3))
    for size in (B, N, 1):
        got = lab.train_epoch(X, y, w, b, 0.01, size)
        close(
            got,
            epoch_by_hand(X, y, w, b, 0.01, size),
            rtol=1e-6,
            atol=1e-9,
            what=f"w and b after an epoch, B = {size}",
        )


def test_inputs_untouched(lab):
    X, y, w, b = problem(lab.draw, lab.draw.size(4, 6), 2)
    lab.shuffle_together(X, y, Rng(lab.draw.seed()))
    lab.run(batches_of, X, y, 2)
    lab.gradient(X, y, w, b)
    lab.train_epoch(X, y, w, b, 0.1, 2)
    untouched(lab)
