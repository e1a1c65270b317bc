"""Hidden checks of the lab `forward-propagation`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched

STUDENTS = np.array([[0.72, 0.72, 0.76, 0.71], [0.8, 0.8, 0.8, 0.72]])
WEIGHTS = [
    np.array([[1.0, 2.0, 0.0], [1.0, 0.0, -1.0], [0.0, -1.0, 1.0], [-1.0, 1.0, -2.0]]),
    np.array([[2.0, -1.0], [-2.0, 1.0], [0.0, 3.0]]),
    np.array([[3.0], [-2.0]]),
]
BIASES = [np.array([0.27, -1.39, -0.62]), np.array([0.0, -1.0]), np.array([-1.0])]


def logistic(z):
    """σ(z) of one number, by the side on which the exponential is small."""
    small = float(np.exp(-abs(z)))
    return 1 / (1 + small) if z >= 0 else small / (1 + small)


def scores_by_definition(A, W, b):
    """z of every row and node, term by term in Python floats."""
    inputs, nodes = W.shape
    return np.array(
        [
            [sum(float(a[i]) * float(W[i, j]) for i in range(inputs)) + float(b[j]) for j in range(nodes)]
            for a in A
        ]
    )


def trace_by_definition(X, weights, biases):
    trace = [X]
    for W, b in zip(weights, biases):
        Z = scores_by_definition(trace[-1], W, b)
        trace.append(np.array([[logistic(z) for z in row] for row in Z]))
    return trace


def network(draw, sizes):
    """Weights and biases of a network with these sizes."""
    weights = [draw.normal(n, m) for n, m in zip(sizes, sizes[1:])]
    return weights, [draw.normal(m) for m in sizes[1:]]


def sizes_of(draw, layers):
    return [draw.size(2, 5) for _ in range(layers + 1)]


def test_layer_example(lab):
    want = scores_by_definition(STUDENTS, WEIGHTS[0], BIASES[0])
    answer = trace_by_definition(STUDENTS, WEIGHTS[:1], BIASES[:1])[1]
    close(lab.dense_forward(STUDENTS, WEIGHTS[0], BIASES[0]), (want, answer))


def test_network_example(lab):
    close(lab.mlp_forward(STUDENTS, WEIGHTS, BIASES), trace_by_definition(STUDENTS, WEIGHTS, BIASES)[-1])


def test_layer_definition(lab):
    B, n, m = lab.draw.size(2, 6), lab.draw.size(2, 5), lab.draw.size(4, 7)
    A, W, b = lab.draw.normal(B, n), lab.draw.normal(n, m), lab.draw.normal(m)
    want = scores_by_definition(A, W, b)
    close(lab.dense_forward(A, W, b), (want, trace_by_definition(A, [W], [b])[1]))


def test_any_depth(lab):
    for layers in (1, 2, 4, 5):
        sizes = sizes_of(lab.draw, layers)
        X, (weights, biases) = lab.draw.normal(lab.draw.size(2, 5), sizes[0]), network(lab.draw, sizes)
        want = trace_by_definition(X, weights, biases)[-1]
        close(lab.mlp_forward(X, weights, biases), want, what=f"mlp_forward, L = {layers}")


def test_equal_sizes(lab):
    """Everything is n by n: a turned matrix or a wrong input fits, and only the numbers tell."""
    n = lab.draw.size(2, 4)
    X, (weights, biases) = lab.draw.normal(n, n), network(lab.draw, [n, n, n, n])
    close(lab.mlp_forward(X, weights, biases), trace_by_definition(X, weights, biases)[-1])


def test_trace(lab):
    sizes = sizes_of(lab.draw, lab.draw.size(2, 4))
    X, (weights, biases) = lab.draw.normal(lab.draw.size(2, 5), sizes[0]), network(lab.draw, sizes)
    close(lab.forward_trace(X, weights, biases), trace_by_definition(X, weights, biases))


def test_one_row_one_node(lab):
    for B, sizes in ((1, [3, 2, 1]), (lab.draw.size(2, 4), [1, 1, 1]), (1, [1, 1])):
        X, (weights, biases) = lab.draw.normal(B, sizes[0]), network(lab.draw, sizes)
        close(lab.mlp_forward(X, weights, biases), trace_by_definition(X, weights, biases)[-1])


def test_each_row_alone(lab):
    """No row of a batch touches another."""
    sizes = sizes_of(lab.draw, 2)
    X, (weights, biases) = lab.draw.normal(lab.draw.size(3, 5), sizes[0]), network(lab.draw, sizes)
    want = trace_by_definition(X, weights, biases)[-1]
    for row in range(len(X)):
        answer = lab.mlp_forward(X[row : row + 1], weights, biases)
        close(answer, want[row : row + 1], what="mlp_forward, one row")


def test_saturated(lab):
    """Raw marks and IQ: z is in the thousands on either side, the answer is 0 or 1."""
    B, n, m = lab.draw.size(2, 4), lab.draw.size(2, 4), lab.draw.size(2, 4)
    A, W, b = lab.draw.uniform(40, 100, B, n), lab.draw.integers(1, 9, n, m) * 50.0, lab.draw.normal(m)
    W[:, 0] *= -1
    close(lab.dense_forward(A, W, b), (scores_by_definition(A, W, b), trace_by_definition(A, [W], [b])[1]))


def test_count(lab):
    for layers in (1, 3):
        sizes = [lab.draw.size(2, 40) for _ in range(layers + 1)]
        B = lab.draw.size(2, 500)
        want = 0
        for layer in range(layers):
            want += B * sizes[layer] * sizes[layer + 1]
        equal(lab.multiplications(sizes, B), want)
    equal(lab.multiplications([784, 128, 10], 60_000), 6_097_920_000)


def test_inputs_untouched(lab):
    sizes = sizes_of(lab.draw, 2)
    X, (weights, biases) = lab.draw.normal(lab.draw.size(2, 5), sizes[0]), network(lab.draw, sizes)
    lab.dense_forward(X, weights[0], biases[0])
    lab.mlp_forward(X, weights, biases)
    lab.forward_trace(X, weights, biases)
    untouched(lab)


def mean_answer(lab, rows, weights, biases, copies):
    """The mean answer over many copies of a few rows."""
    import numpy as np

    return float(np.mean(lab.mlp_forward(np.tile(rows, (copies, 1)), weights, biases)))


def test_many_rows(lab):
    want = float(np.mean(trace_by_definition(STUDENTS, WEIGHTS, BIASES)[-1]))
    close(
        lab.run(mean_answer, STUDENTS, WEIGHTS, BIASES, 100_000),
        want,
        rtol=1e-8,
        what="mean of 200,000 answers",
    )
