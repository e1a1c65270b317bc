"""Hidden checks of the lab `train-step`."""

import numpy as np

from tutor.grader.testing import close, gradient_close, numerical_gradient, untouched

X1, Y1 = np.array([[2.0, 1.0]]), np.array([5.0])
W1, B1 = np.array([1.0, -1.0]), 0.0


def answers(X, w, b):
    """w·x + b of every row, term by term in Python floats."""
    return [sum(float(v) * float(f) for v, f in zip(w, x)) + float(b) for x in X]


def cost(X, y, w, b):
    gaps = [float(label) - guess for label, guess in zip(y, answers(X, w, b))]
    return sum(gap * gap for gap in gaps) / len(gaps)


def slopes(X, y, w, b):
    """(dw, db), one entry at a time: the mean of −2(y − ŷ) times its input."""
    gaps = [float(label) - guess for label, guess in zip(y, answers(X, w, b))]
    n = len(gaps)
    dw = [sum(-2 * gap * float(x[j]) for gap, x in zip(gaps, X)) / n for j in range(X.shape[1])]
    return np.array(dw), sum(-2 * gap for gap in gaps) / n


def walked(X, y, w, b, lr, batches):
    losses = []
    for rows in batches:
        part, labels = X[rows], y[rows]
        losses.append(cost(part, labels, w, b))
        dw, db = slopes(part, labels, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


def data(draw, n, d):
    return draw.normal(n, d), 2 * draw.normal(n) + 3.0, draw.normal(d), draw.uniform(-2, 2)


def test_neuron_example(lab):
    close(lab.predict(X1, W1, B1), np.array([1.0]), what="predict")
    close(lab.gradients(X1, Y1, W1, B1), (np.array([-16.0, -8.0]), -8.0), what="gradients")
    close(lab.train_step(X1, Y1, W1, B1, 0.05), (np.array([1.8, -0.6]), 0.4, 16.0), what="train_step")


def test_chain_example(lab):
    close(
        lab.chain_gradients(2.0, np.array([0.5, 3.0]), 5.0), np.array([-24.0, -4.0]), what="chain_gradients"
    )


def test_predict(lab):
    for n, d in ((lab.draw.size(3, 6), lab.draw.size(3, 5)), (1, 2), (3, 1)):
        X, _, w, b = data(lab.draw, n, d)
        close(lab.predict(X, w, b), np.array(answers(X, w, b)), what=f"predict, (n, d) = ({n}, {d})")


def test_gradients(lab):
    for n, d in ((lab.draw.size(4, 8), lab.draw.size(2, 4)), (lab.draw.size(2, 4), 1)):
        X, y, w, b = data(lab.draw, n, d)
        dw, db = lab.gradients(X, y, w, b)
        gradient_close(dw, numerical_gradient(lambda v: cost(X, y, v, b), w), what="dw")
        gradient_close(db, numerical_gradient(lambda v: cost(X, y, w, v), b), what="db")


def test_twice_the_rows(lab):
    """Every row written twice: the mean loss is the same, and so is the step."""
    X, y, w, b = data(lab.draw, lab.draw.size(2, 4), 2)
    twice = np.tile(X, (2, 1)), np.tile(y, 2)
    close(lab.train_step(*twice, w, b, 0.1), (*walked(X, y, w, b, 0.1, [slice(None)])[:2], cost(X, y, w, b)))


def test_step(lab):
    X, y, w, b = data(lab.draw, lab.draw.size(3, 6), lab.draw.size(2, 4))
    for lr in (0.0, lab.draw.uniform(0.01, 0.2)):
        w_new, b_new, losses = walked(X, y, w, b, lr, [slice(None)])
        close(lab.train_step(X, y, w, b, lr), (w_new, b_new, losses[0]), what=f"train_step, lr = {lr:.3g}")


def test_train(lab):
    n = lab.draw.size(6, 10)
    X, y, w, b = data(lab.draw, n, 2)
    batches = [np.arange(3), np.arange(3, n), np.array([0]), np.arange(n - 2, n)]
    close(lab.train(X, y, w, b, 0.05, batches), walked(X, y, w, b, 0.05, batches), what="train")
    close(lab.train(X, y, w, b, 0.05, []), (w, b, []), what="train, no batch")


def test_learns_the_line(lab):
    """Noiseless data: after many small steps the weights are the ones that made it."""
    d = lab.draw.size(1, 2)
    true_w, true_b = lab.draw.integers(1, 4, d) * 1.0, float(lab.draw.integers(-3, 4))
    X = np.vstack([np.eye(d), -np.eye(d), np.zeros((1, d))])
    y = np.array(answers(X, true_w, true_b))
    close(
        lab.train(X, y, np.zeros(d), 0.0, 0.2, [np.arange(len(y))] * 150)[:2],
        (true_w, true_b),
        rtol=1e-4,
        atol=1e-4,
        what="train, 150 steps",
    )


def test_chain(lab):
    for length in (1, 3, lab.draw.size(4, 6)):
        w = lab.draw.uniform(0.5, 1.5, length) * np.where(lab.draw.labels(length) == 1, 1, -1)
        x, y = lab.draw.uniform(0.5, 2.0), lab.draw.uniform(-3, 3)

        def loss(v, x=x, y=y):
            return (y - float(np.multiply.reduce(v, initial=x))) ** 2

        gradient_close(
            lab.chain_gradients(x, w, y), numerical_gradient(loss, w), what=f"chain_gradients, L = {length}"
        )


def test_chain_with_a_zero(lab):
    """Behind a weight of 0 nothing arrives, but the zero itself has a gradient."""
    first, last = float(lab.draw.integers(1, 4)), float(lab.draw.integers(1, 4))
    x, y = 2.0, float(lab.draw.integers(1, 5))
    wanted = np.array([0.0, -2 * y * last * first * x, 0.0])
    close(lab.chain_gradients(x, np.array([first, 0.0, last]), y), wanted, what="chain_gradients, w[1] = 0")


def test_inputs_untouched(lab):
    X, y, w, b = data(lab.draw, lab.draw.size(2, 5), 2)
    lab.gradients(X, y, w, b)
    lab.train_step(X, y, w, b, 0.1)
    lab.train(X, y, w, b, 0.1, [np.array([0]), np.array([1])])
    lab.chain_gradients(1.5, w, 2.0)
    untouched(lab)
