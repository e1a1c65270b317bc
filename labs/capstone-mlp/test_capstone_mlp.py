"""Hidden checks of the capstone `capstone-mlp`."""

import numpy as np

from tutor.grader.testing import Rng, close, gradient_close, holds

EXAMPLE_WEIGHTS = [np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([[1.0, 0.0], [-1.0, 1.0]])]
EXAMPLE_BIASES = [np.array([0.0, 1.0]), np.array([0.5, 0.0])]
EXAMPLE_X = np.array([[1.0, 2.0], [2.0, -1.0]])
EXAMPLE_Y = np.array([1, 0])
RATE, BETA1, BETA2, EPS = 0.02, 0.9, 0.999, 1e-8


def init(lab, sizes, rng):
    return lab.new_weights(sizes, rng)


def predicted(lab, weights, biases, p, X):
    return lab.Network(weights, biases, p).predict(X)


def evaluated(lab, weights, biases, p, X, y):
    return lab.Network(weights, biases, p).evaluate(X, y)


def graded(lab, weights, biases, p, X, y, mask):
    loss, grad_weights, grad_biases = lab.Network(weights, biases, p).gradients(X, y, mask)
    return loss, list(grad_weights), list(grad_biases)


def trained(lab, weights, biases, p, lr, batches, rng):
    """The losses of the steps, the weights afterwards, and whether the given arrays are as they were."""
    import numpy as np

    before = [np.array(w) for w in [*weights, *biases]]
    net = lab.Network(weights, biases, p, lr)
    losses = [net.train_step(X, y, rng) for X, y in batches]
    kept = all(np.array_equal(old, w) for old, w in zip(before, [*weights, *biases]))
    return losses, list(net.weights), list(net.biases), kept


def trained_by_default(lab, weights, biases, X, y, rng):
    net = lab.Network(weights, biases)
    return net.train_step(X, y, rng), list(net.weights), list(net.biases)


def side_by_side(lab, first, second, X, y, rng):
    """Two networks that learn by turns, and what each says then."""
    nets = [lab.Network(*first), lab.Network(*second)]
    for _ in range(3):
        for net in nets:
            net.train_step(X, y, rng)
    return [net.predict(X) for net in nets]


def sizes_of(draw, hidden):
    """Inputs, `hidden` layers of different sizes, classes."""
    return [draw.size(2, 4), *(draw.size(3, 5) + k for k in range(hidden)), draw.size(2, 4)]


def random_network(draw, sizes):
    weights = [0.7 * draw.normal(n_in, n_out) for n_in, n_out in zip(sizes, sizes[1:])]
    return weights, [0.3 * draw.normal(n_out) + 0.05 for n_out in sizes[1:]]


def random_batch(draw, sizes):
    B = draw.size(4, 7)
    return draw.normal(B, sizes[0]), draw.labels(B, range(sizes[-1]))


def random_mask(draw, B, H):
    return draw.integers(0, 2, B, H).astype(float)


def scores_by_definition(weights, biases, X, gate=None):
    """Row by row, unit by unit; `gate` (B, H) multiplies the last hidden layer."""
    rows = []
    for row, x in enumerate(X):
        a = [float(value) for value in x]
        for layer, (W, b) in enumerate(zip(weights, biases), start=1):
            a = [sum(v * W[i, j] for i, v in enumerate(a)) + b[j] for j in range(len(b))]
            if layer < len(weights):
                a = [max(0.0, v) for v in a]
            if layer == len(weights) - 1 and gate is not None:
                a = [v * gate[row, j] for j, v in enumerate(a)]
        rows.append(a)
    return np.array(rows)


def log_chances(scores):
    """ln P: every score minus the logarithm of the sum of the powers."""
    return scores - np.logaddexp.reduce(scores, axis=1)[:, None]


def loss_by_definition(weights, biases, X, y, gate=None):
    logs = log_chances(scores_by_definition(weights, biases, X, gate))
    return -sum(logs[row, label] for row, label in enumerate(y)) / len(y)


def slopes(weights, biases, X, y, gate):
    """Gradients of the mean cross-entropy, layer by layer as one matrix product each (einsum over the rows)."""
    inputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        inputs.append(np.clip(np.einsum("bi,ij->bj", inputs[-1], W) + b, 0, None))
    inputs[-1] = inputs[-1] * gate
    z = np.einsum("bi,ij->bj", inputs[-1], weights[-1]) + biases[-1]
    delta = (np.exp(log_chances(z)) - np.eye(z.shape[1])[y]) / len(y)
    loss = -float(np.mean(log_chances(z)[np.arange(len(y)), y]))
    grads = []
    for layer in range(len(weights) - 1, -1, -1):
        grads.insert(0, (np.einsum("bi,bj->ij", inputs[layer], delta), delta.sum(axis=0)))
        on = (inputs[layer] != 0) * (gate if layer == len(weights) - 1 else 1.0)
        delta = np.einsum("bj,ij->bi", delta, weights[layer]) * on
    return loss, [dW for dW, _ in grads], [db for _, db in grads]


def trained_by_definition(weights, biases, p, lr, batches, seed):
    """Adam written with sums over the whole past: no moment is carried on."""
    rng, losses, past = np.random.default_rng(seed), [], []
    weights, biases = list(weights), list(biases)
    for t, (X, y) in enumerate(batches, start=1):
        gate = (rng.random((len(X), len(weights[-1]))) >= p) / (1 - p)
        loss, dW, db = slopes(weights, biases, X, y, gate)
        losses.append(loss)
        past.append([*dW, *db])
        moved = []
        for k, w in enumerate([*weights, *biases]):
            m, v = (
                (1 - beta) * sum(beta ** (t - s) * g[k] ** power for s, g in enumerate(past, 1))
                for beta, power in ((BETA1, 1), (BETA2, 2))
            )
            moved.append(w - lr * (m / (1 - BETA1**t)) / (np.sqrt(v / (1 - BETA2**t)) + EPS))
        weights, biases = moved[: len(weights)], moved[len(weights) :]
    return losses, weights, biases


def test_example(lab):
    P = lab.run(predicted, EXAMPLE_WEIGHTS, EXAMPLE_BIASES, 0.0, EXAMPLE_X)
    want = np.exp(log_chances(scores_by_definition(EXAMPLE_WEIGHTS, EXAMPLE_BIASES, EXAMPLE_X)))
    close(P, want, what="predict(X)")
    got = lab.run(graded, EXAMPLE_WEIGHTS, EXAMPLE_BIASES, 0.0, EXAMPLE_X, EXAMPLE_Y, np.ones((2, 2)))
    want = slopes(EXAMPLE_WEIGHTS, EXAMPLE_BIASES, EXAMPLE_X, EXAMPLE_Y, np.ones((2, 2)))
    close(got, want, what="gradients(X, y, mask)")


def test_new_weights(lab):
    sizes, seed = [300, 200, 100, 200], lab.draw.seed()
    weights, biases = lab.run(init, sizes, Rng(seed))
    shapes = [np.shape(w) for w in [*weights, *biases]]
    holds(
        shapes == [(300, 200), (200, 100), (100, 200), (200,), (100,), (200,)],
        hi="sizes 300, 200, 100, 200 se teen W aur teen b bante hain.",
        en="Sizes 300, 200, 100, 200 make three W and three b.",
        shapes=[list(shape) for shape in shapes],
    )
    for W, std, name in zip(weights, (1 / 150, 1 / 100, 2 / 300), ("W1", "W2", "W3")):
        near = abs(np.std(W) / std**0.5 - 1) < 0.04 and abs(np.mean(W)) < 0.05 * std**0.5
        holds(
            near,
            hi=f"{name}: hidden layers ko He chahiye, aakhri layer ko Xavier; mean 0.",
            en=f"{name}: the hidden layers want He, the last one Xavier; mean 0.",
            std=float(np.std(W)),
            wanted=std**0.5,
        )
    close(list(biases), [np.zeros(200), np.zeros(100), np.zeros(200)], what="biases")


def test_rng_decides(lab):
    sizes, seed = sizes_of(lab.draw, 1), lab.draw.seed()
    first, again, other = (lab.run(init, sizes, Rng(each))[0] for each in (seed, seed, seed + 1))
    close(list(again), [np.array(W) for W in first], what="weights of the same seed")
    holds(
        not np.array_equal(first[0], other[0]),
        hi="Doosre seed ke rng se doosre weights aane chahiye.",
        en="An rng with another seed has to give other weights.",
        W1=first[0],
    )


def test_predict_definition(lab):
    for hidden in (1, 2, 3):
        sizes = sizes_of(lab.draw, hidden)
        weights, biases = random_network(lab.draw, sizes)
        X, _ = random_batch(lab.draw, sizes)
        want = np.exp(log_chances(scores_by_definition(weights, biases, X)))
        close(lab.run(predicted, weights, biases, 0.5, X), want, what=f"predict(X), {hidden} hidden layers")


def test_evaluate_definition(lab):
    sizes = sizes_of(lab.draw, 2)
    weights, biases = random_network(lab.draw, sizes)
    X, y = random_batch(lab.draw, sizes)
    logs = log_chances(scores_by_definition(weights, biases, X))
    right = float(np.mean(logs.argmax(axis=1) == y))
    want = loss_by_definition(weights, biases, X, y), right
    close(lab.run(evaluated, weights, biases, 0.5, X, y), want, what="evaluate(X, y)")


def test_loss_with_dropout(lab):
    sizes, p = sizes_of(lab.draw, 2), lab.draw.choice((0.2, 0.5, 0.75))
    weights, biases = random_network(lab.draw, sizes)
    X, y = random_batch(lab.draw, sizes)
    mask = random_mask(lab.draw, len(X), sizes[-2])
    loss = lab.run(graded, weights, biases, p, X, y, mask)[0]
    close(loss, loss_by_definition(weights, biases, X, y, mask / (1 - p)), what=f"loss with p = {p}")


def test_gradients_definition(lab):
    """Every gradient of the mean loss, with and without dropout."""
    for p in (0.0, 0.5):
        sizes = sizes_of(lab.draw, 2)
        weights, biases = random_network(lab.draw, sizes)
        X, y = random_batch(lab.draw, sizes)
        mask = np.ones((len(X), sizes[-2])) if p == 0 else random_mask(lab.draw, len(X), sizes[-2])
        _, *got = lab.run(graded, weights, biases, p, X, y, mask)
        _, *want = slopes(weights, biases, X, y, mask / (1 - p))
        for name, mine, right in zip("Wb", got, want):
            for k, grad in enumerate(mine):
                gradient_close(grad, right[k], tol=1e-8, what=f"grad of {name}{k + 1}, p = {p}")


def test_one_step(lab):
    sizes, seed, lr = sizes_of(lab.draw, 1), lab.draw.seed(), lab.draw.choice((0.01, 0.1))
    weights, biases = random_network(lab.draw, sizes)
    batches = [random_batch(lab.draw, sizes)]
    got = lab.run(trained, weights, biases, 0.0, lr, batches, Rng(seed))[:3]
    want = trained_by_definition(weights, biases, 0.0, lr, batches, seed)
    close(got, want, rtol=1e-7, atol=1e-9, what="one train_step")


def test_defaults(lab):
    sizes, seed = sizes_of(lab.draw, 1), lab.draw.seed()
    weights, biases = random_network(lab.draw, sizes)
    X, y = random_batch(lab.draw, sizes)
    got = lab.run(trained_by_default, weights, biases, X, y, Rng(seed))
    (loss,), *after = trained_by_definition(weights, biases, 0.0, 0.001, [(X, y)], seed)
    close(got, (loss, *after), rtol=1e-7, atol=1e-9, what="one train_step of Network(weights, biases)")


def test_many_steps(lab):
    """Steps with dropout on one rng: its masks are drawn step after step, and Adam remembers all of them."""
    sizes, seed, p = sizes_of(lab.draw, 2), lab.draw.seed(), lab.draw.choice((0.25, 0.5))
    weights, biases = random_network(lab.draw, sizes)
    batches = [random_batch(lab.draw, sizes) for _ in range(8)]
    got = lab.run(trained, weights, biases, p, RATE, batches, Rng(seed))[:3]
    want = trained_by_definition(weights, biases, p, RATE, batches, seed)
    close(got, want, rtol=1e-5, atol=1e-8, what="eight train_steps")


def test_given_arrays_stay(lab):
    sizes, seed = sizes_of(lab.draw, 1), lab.draw.seed()
    weights, biases = random_network(lab.draw, sizes)
    batches = [random_batch(lab.draw, sizes) for _ in range(2)]
    kept = lab.run(trained, weights, biases, 0.0, RATE, batches, Rng(seed))[3]
    holds(
        kept,
        hi="Training ne woh arrays badal diye jo Network ko mile the: wahi kisi aur ke bhi hain.",
        en="Training changed the arrays that Network was given: they belong to the caller too.",
    )


def test_two_networks(lab):
    """Networks share nothing: each ends where it would have ended alone."""
    sizes, seed = sizes_of(lab.draw, 1), lab.draw.seed()
    pair = [(*random_network(lab.draw, sizes), 0.0, RATE) for _ in range(2)]
    X, y = random_batch(lab.draw, sizes)
    got = lab.run(side_by_side, *pair, X, y, Rng(seed))
    for k, (weights, biases, _, lr) in enumerate(pair):
        _, *after = trained_by_definition(weights, biases, 0.0, lr, [(X, y)] * 3, seed)
        want = np.exp(log_chances(scores_by_definition(*after, X)))
        close(got[k], want, rtol=1e-6, atol=1e-9, what=f"network {k + 1} of two")
