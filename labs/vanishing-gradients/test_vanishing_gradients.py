"""Hidden checks of the lab `vanishing-gradients`."""

import numpy as np

from tutor.grader.testing import Rng, close, holds, numerical_gradient, untouched

GATES = {
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: (z + np.abs(z)) / 2,
}


def cost(X, y, weights, biases, activation, skip):
    """The mean of ln Σ eˢ − s[y], with every layer's z on the way."""
    a, zs = X, []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        out = GATES[activation](zs[-1])
        a = out + a if skip and out.shape == a.shape else out
    s = a @ weights[-1] + biases[-1]
    top = s.max(axis=1)
    J = np.mean(np.log(np.exp(s - top[:, None]).sum(axis=1)) + top - s[np.arange(len(y)), y])
    return J, zs


def gradients(X, y, weights, biases, activation, skip):
    """Both lists by central differences, one array at a time."""

    def of(arrays, place, all_of):
        def moved(array):
            changed = [*arrays[:place], array, *arrays[place + 1 :]]
            return cost(X, y, *all_of(changed), activation, skip)[0]

        return numerical_gradient(moved, arrays[place])

    return (
        [of(weights, k, lambda changed: (changed, biases)) for k in range(len(weights))],
        [of(biases, k, lambda changed: (weights, changed)) for k in range(len(biases))],
    )


def network(draw, sizes, rows):
    X, y = draw.normal(rows, sizes[0]), draw.labels(rows, tuple(range(sizes[-1])))
    weights = [draw.normal(m, n) for m, n in zip(sizes, sizes[1:])]
    biases = [0.3 * draw.normal(n) for n in sizes[1:]]
    return X, y, weights, biases


def off_the_kink(X, y, weights, biases, skip):
    """The same network with its first bias moved until no z of a ReLU is near 0."""
    for _ in range(200):
        nearest = min(float(np.abs(z).min()) for z in cost(X, y, weights, biases, "relu", skip)[1])
        if nearest > 1e-3:
            break
        biases = [b + 0.01 * (k + 1) for k, b in enumerate(biases)]
    return X, y, weights, biases


def test_example(lab):
    factor = lab.chain_factor(np.array([0.25, 0.2, 0.1]), np.array([0.8, -1.5, 0.5]))
    close(factor, -0.003, what="chain_factor")
    case = (
        np.array([[1.0]]),
        np.array([0]),
        [np.array([[1.0]]), np.array([[1.0, -1.0]])],
        [np.zeros(1), np.zeros(2)],
    )
    wanted = gradients(*case, "sigmoid", False)
    close(lab.layer_gradients(*case, "sigmoid", False), wanted, rtol=1e-6, atol=1e-8, what="layer_gradients")
    norms = lab.gradient_norms([np.array([[3.0], [4.0]]), np.array([0.5])])
    close(norms, np.array([5.0, 0.5]), what="gradient_norms")


def test_chain_factor(lab):
    L = lab.draw.size(1, 6)
    slopes, weights = lab.draw.uniform(0.05, 0.25, L), lab.draw.normal(L)
    wanted = 1.0
    for slope, weight in zip(slopes.tolist(), weights.tolist()):
        wanted *= slope * weight
    close(lab.chain_factor(slopes, weights), wanted)


def agree(lab, case, activation, skip):
    got = lab.layer_gradients(*case, activation, skip)
    close(got, gradients(*case, activation, skip), rtol=1e-6, atol=1e-8, what=f"{activation}, skip={skip}")


def sizes_of(draw):
    """Input, two hidden widths that differ, and the classes."""
    h = draw.size(2, 3)
    return draw.size(2, 4), h, h + 1, draw.size(2, 3)


def test_sigmoid_gradient(lab):
    agree(lab, network(lab.draw, sizes_of(lab.draw), lab.draw.size(3, 5)), "sigmoid", False)


def test_tanh_and_relu(lab):
    sizes, rows = sizes_of(lab.draw), lab.draw.size(3, 5)
    agree(lab, network(lab.draw, sizes, rows), "tanh", False)
    agree(lab, off_the_kink(*network(lab.draw, sizes, rows), False), "relu", False)


def test_skips(lab):
    """Three equal widths after an unequal one; as many classes as hidden units, and still no skip at the end."""
    d, h, rows = lab.draw.size(4, 5), lab.draw.size(2, 3), lab.draw.size(3, 5)
    sizes = (d, h, h, h, h)
    agree(lab, network(lab.draw, sizes, rows), "tanh", True)
    agree(lab, off_the_kink(*network(lab.draw, sizes, rows), True), "relu", True)


def test_one_layer(lab):
    """No hidden layer at all, and one row."""
    d, k = lab.draw.size(2, 4), lab.draw.size(2, 4)
    agree(lab, network(lab.draw, (d, k), 1), "sigmoid", True)


def test_relu_at_zero(lab):
    """Every z is 0 or, in the second unit, −1: no gradient comes through."""
    d, h = lab.draw.size(2, 3), lab.draw.size(2, 4)
    _, _, weights, biases = network(lab.draw, (d, h, 2), 2)
    X, y, biases = np.ones((2, d)), np.array([0, 1]), [-1.0 * (np.arange(h) == 1), biases[1] + 0.5]
    weights[0] = np.zeros((d, h))
    p = 1 / (1 + np.exp(biases[1][::-1] - biases[1]))  # softmax of two scores
    last_b = p - 0.5  # the mean over one row of each class
    wanted = ([np.zeros((d, h)), np.zeros((h, 2))], [np.zeros(h), last_b])
    close(lab.layer_gradients(X, y, weights, biases, "relu", False), wanted, rtol=1e-9, atol=1e-12)


def test_large_scores(lab):
    """Scores of thousands beside scores of 0: the gradient is finite, and every row has its own softmax."""
    s = lab.draw.uniform(1500.0, 3000.0)
    X, y = np.array([[1.0], [-1.0], [0.0]]), np.array([0, 0, 0])
    weights, biases = [np.array([[s, -s]])], [np.zeros(2)]
    # p = (1, 0), (0, 1), (½, ½), so δ is (0, 0), (−1, 1), (−½, ½), each a third of it by the mean
    wanted = ([np.array([[1 / 3, -1 / 3]])], [np.array([-0.5, 0.5])])
    close(lab.layer_gradients(X, y, weights, biases, "tanh", False), wanted)


def test_norms(lab):
    grads = [
        lab.draw.normal(lab.draw.size(2, 5), 3),
        lab.draw.normal(4),
        np.zeros((2, 2)),
        1e-6 * lab.draw.normal(3, 3),
    ]
    wanted = np.array([sum(float(x) ** 2 for x in g.ravel()) ** 0.5 for g in grads])
    close(lab.gradient_norms(grads), wanted, rtol=1e-9, atol=1e-15)


def first_and_last(lab, skip, rng):
    import numpy as np

    depth, width = 10, 16
    X, y = rng.normal(0, 1, (20, width)), rng.integers(0, 3, 20)
    weights = [rng.normal(0, width**-0.5, (width, width)) for _ in range(depth)]
    weights.append(rng.normal(0, width**-0.5, (width, 3)))
    biases = [np.zeros(W.shape[1]) for W in weights]
    grads, _ = lab.layer_gradients(X, y, weights, biases, "sigmoid", skip)
    norms = lab.gradient_norms(grads)
    return float(norms[0]), float(norms[-2])


def test_vanishing(lab):
    """Ten sigmoid layers: the first gets next to nothing; with skips it gets a fair share."""
    seed = lab.draw.seed()
    for skip in (False, True):
        first, last = lab.run(first_and_last, skip, Rng(seed))
        share = first / last if last else 0.0
        holds(
            share > 1e-3 if skip else 0 < share < 1e-3,
            hi="Das sigmoid layers mein gradient mitna chahiye, aur skip ke saath bachna chahiye.",
            en="In ten sigmoid layers the gradient should vanish, and with skips it should live.",
            skip=skip,
            first_over_last=share,
        )


def test_inputs_untouched(lab):
    X, y, weights, biases = network(lab.draw, (2, 3, 3, 2), 3)
    lab.layer_gradients(X, y, weights, biases, "tanh", True)
    lab.gradient_norms(weights)
    lab.chain_factor(X[0], X[1])
    untouched(lab)
