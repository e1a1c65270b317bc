"""Hidden checks of the lab `memoized-backprop`."""

import numpy as np

from tutor.grader.testing import close, equal, gradient_close, numerical_gradient, shipped, untouched

EXAMPLE_X = np.array([[1.0, 2.0]])
EXAMPLE_WEIGHTS = [np.array([[1.0], [-0.5]]), np.array([[2.0]])]
EXAMPLE_BIASES = [np.array([0.0]), np.array([-1.0])]
HALF, ZERO = np.array([[0.5]]), np.array([[0.0]])


def logistic(z):
    return 1 / (1 + np.exp(-z))


def logistic_slope(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


def bent(z):
    """An activation that is not a sigmoid, smooth everywhere."""
    return z + 0.5 * np.sin(z)


def bent_slope(z):
    return 1 + 0.5 * np.cos(z)


def pairs_by_definition(X, weights, biases, g):
    """(input, z) of every layer and the output, node by node."""
    cache, a = [], X
    for W, b in zip(weights, biases):
        z = np.array([[sum(row * W[:, j]) + b[j] for j in range(W.shape[1])] for row in a])
        cache.append((a, z))
        a = g(z)
    return cache, a


def network(draw, sizes):
    weights = [0.8 * draw.normal(n, m) for n, m in zip(sizes, sizes[1:])]
    return weights, [draw.normal(m) for m in sizes[1:]]


def gradients_by_differences(X, weights, biases, g, c):
    """Of Σ c ⊙ out, so that ∂J/∂out = c, by moving one number at a time."""

    def moved(kind, layer):
        def cost(values):
            Ws, bs = list(weights), list(biases)
            (Ws if kind == "W" else bs)[layer] = values
            return float(np.sum(c * pairs_by_definition(X, Ws, bs, g)[1]))

        return cost

    layers = range(len(weights))
    of_weights = [numerical_gradient(moved("W", layer), weights[layer]) for layer in layers]
    return of_weights, [numerical_gradient(moved("b", layer), biases[layer]) for layer in layers]


def check_backward(lab, X, weights, biases, c, what="backward"):
    """The learner's gradients, from a cache of ours, against differences."""
    cache, _ = pairs_by_definition(X, weights, biases, bent)
    got = lab.backward(c, cache, weights, shipped(bent_slope))
    gradient_close(got, gradients_by_differences(X, weights, biases, bent, c), what=what)


def fib_asked(lab, n):
    """fib(n) with the learner's memoize, and how often the body ran."""
    runs = []

    def fib(k):
        runs.append(k)
        return k if k <= 1 else quick(k - 1) + quick(k - 2)

    quick = lab.memoize(fib)
    return quick(n), len(runs)


def answers_and_questions(lab, table, questions):
    """Answers looked up in a table, and what the function itself was asked, in order."""
    asked = []

    def slow(question):
        asked.append(question)
        return table[question]

    quick = lab.memoize(slow)
    return [quick(question) for question in questions], asked


def two_functions(lab, questions):
    """Two memoized functions, asked by turns."""
    double, square = lab.memoize(lambda n: 2 * n), lab.memoize(lambda n: n * n + 1)
    return [[double(n), square(n)] for n in questions]


def slopes_asked(lab, d_out, cache, weights):
    """How often backward calls the slope."""
    import numpy as np

    calls = []

    def slope(z):
        calls.append(1)
        return np.cos(z)

    lab.backward(d_out, cache, weights, slope)
    return len(calls)


def test_memo_example(lab):
    equal(lab.run(fib_asked, 10), (55, 11), what="(fib(10), runs of its body)")


def test_memo_own_cache(lab):
    questions = [int(n) for n in lab.draw.integers(101, 199, lab.draw.size(3, 6))]
    equal(lab.run(two_functions, questions), [[2 * n, n * n + 1] for n in questions], what="(2n, n² + 1)")


def test_memo_once(lab):
    round_of_questions = [int(n) for n in np.argsort(lab.draw.normal(5))[: lab.draw.size(4, 5)]]
    questions = [*round_of_questions, round_of_questions[-1], *round_of_questions]
    table = [int(n) for n in lab.draw.integers(10, 99, 5)]
    answers, asked = lab.run(answers_and_questions, table, questions)
    equal(answers, [table[n] for n in questions], what="answers")
    equal(asked, round_of_questions, what="questions that reached f")


def test_memo_empty_answers(lab):
    """Zero, None and nothing are answers too."""
    table = [0, None, "", False]
    start = lab.draw.size(0, 3)
    questions = [(start + k) % 4 for k in range(8)]
    answers, asked = lab.run(answers_and_questions, table, questions)
    equal(answers, [table[n] for n in questions], what="answers")
    equal(asked, questions[:4], what="questions that reached f")


def test_forward_example(lab):
    got = lab.forward_cache(EXAMPLE_X, EXAMPLE_WEIGHTS, EXAMPLE_BIASES, shipped(logistic))
    close(got, (HALF, [(EXAMPLE_X, ZERO), (HALF, ZERO)]))


def test_forward_definition(lab):
    for layers in (1, lab.draw.size(3, 4)):
        sizes = [lab.draw.size(2, 4) for _ in range(layers + 1)]
        X, (weights, biases) = lab.draw.normal(lab.draw.size(2, 4), sizes[0]), network(lab.draw, sizes)
        cache, out = pairs_by_definition(X, weights, biases, bent)
        got = lab.forward_cache(X, weights, biases, shipped(bent))
        close(got, (out, cache), what=f"forward_cache, L = {layers}")


def test_backward_example(lab):
    cache = [(EXAMPLE_X, ZERO), (HALF, ZERO)]
    got = lab.backward(np.array([[4.0]]), cache, EXAMPLE_WEIGHTS, shipped(logistic_slope))
    close(got, ([np.array([[0.5], [1.0]]), np.array([[0.5]])], [np.array([0.5]), np.array([1.0])]))


def test_backward_gradient(lab):
    for layers in (1, lab.draw.size(2, 3)):
        sizes = [lab.draw.size(2, 4) for _ in range(layers + 1)]
        X, (weights, biases) = lab.draw.normal(lab.draw.size(2, 4), sizes[0]), network(lab.draw, sizes)
        c = lab.draw.uniform(0.2, 1.0, len(X), sizes[-1])
        check_backward(lab, X, weights, biases, c, what=f"backward, L = {layers}")


def test_equal_sizes(lab):
    """Everything is n by n: a turned matrix fits, and only the numbers tell."""
    n = lab.draw.size(2, 3)
    X, (weights, biases) = lab.draw.normal(n, n), network(lab.draw, [n, n, n])
    check_backward(lab, X, weights, biases, lab.draw.uniform(0.2, 1.0, n, n))


def test_slope_once(lab):
    for layers in (2, 3, 5):
        sizes = [2] * (layers + 1)
        X, (weights, biases) = lab.draw.normal(3, 2), network(lab.draw, sizes)
        cache, out = pairs_by_definition(X, weights, biases, bent)
        asked = lab.run(slopes_asked, np.ones_like(out), cache, weights)
        equal(asked, layers, what=f"calls of g_slope, L = {layers}")


def test_count(lab):
    for L in (1, 2, lab.draw.size(3, 60)):
        again = 0
        for layer in range(L):
            again += L - layer
        equal(lab.layer_steps(L, False), again, what=f"layer_steps({L}, False)")
        equal(lab.layer_steps(L, True), L, what=f"layer_steps({L}, True)")


def test_inputs_untouched(lab):
    X, (weights, biases) = lab.draw.normal(3, 2), network(lab.draw, [2, 2, 1])
    cache, out = pairs_by_definition(X, weights, biases, logistic)
    lab.forward_cache(X, weights, biases, shipped(logistic))
    lab.backward(np.ones_like(out), cache, weights, shipped(logistic_slope))
    untouched(lab)
