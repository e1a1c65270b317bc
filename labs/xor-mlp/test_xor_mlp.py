"""Hidden checks of the lab `xor-mlp`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0, 1, 1, 0])
GATES = (
    np.array([[1.0, -1.0], [1.0, -1.0]]),  # OR, NAND
    np.array([-0.5, 1.5]),
    np.array([[1.0], [1.0]]),  # AND
    np.array([-1.5]),
)
STUDENTS = np.array([[0.5, 0.2], [-1.0, -0.5], [-2.5, -1.0]])
TWO_PERCEPTRONS = (
    np.array([[2.0, 5.0], [3.0, 4.0]]),
    np.array([6.0, 3.0]),
    np.array([[10.0], [10.0]]),
    np.array([-15.0]),
)


def logistic(z):
    """σ(z) of one number, as a stretched and shifted tanh: no exponential that could overflow."""
    return float(1 + np.tanh(z / 2)) / 2


def step(z):
    return 1 if z >= 0 else 0


def layer(inputs, W, b, activation):
    """One layer for one sample, node by node and term by term in Python floats."""
    return [
        activation(sum(float(x) * float(W[i, j]) for i, x in enumerate(inputs)) + float(b[j]))
        for j in range(W.shape[1])
    ]


def hidden_by_definition(X, W1, b1):
    return np.array([layer(x, W1, b1, logistic) for x in X])


def output_by_definition(X, W1, b1, W2, b2, activation):
    return np.array([layer(layer(x, W1, b1, activation), W2, b2, activation)[0] for x in X])


def normal_weights(draw, d, H):
    return draw.normal(d, H), draw.normal(H), 3 * draw.normal(H, 1), draw.normal(1)


def quarters(draw, *shape):
    """Multiples of 1/4: sums of their products are exact, so the order of summation cannot move a label."""
    return draw.integers(-8, 9, *shape) / 4


def quarter_weights(draw, d, H):
    """Scores of inputs in quarters are odd multiples of 1/32: no unit is ever on its line."""
    odd_b1, odd_b2 = (2 * draw.integers(-24, 24, size) + 1 for size in (H, 1))
    return quarters(draw, d, H), odd_b1 / 32, quarters(draw, H, 1), odd_b2 / 32


def weights_of(lab):
    """The learner's XOR weights, after a look at their shapes."""
    weights = lab.xor_weights()
    arrays = isinstance(weights, (tuple, list)) and all(isinstance(part, np.ndarray) for part in weights)
    shapes = [part.shape for part in weights] if arrays else []
    H = shapes[0][-1] if shapes and shapes[0] else 0
    holds(
        shapes == [(2, H), (H,), (H, 1), (1,)],
        hi="xor_weights() ko chaar arrays dene hain: W1 (2, H), b1 (H,), W2 (H, 1), b2 (1,).",
        en="xor_weights() has to return four arrays: W1 (2, H), b1 (H,), W2 (H, 1), b2 (1,).",
        shapes=[list(shape) for shape in shapes],
    )
    return weights


def answers_xor(weights, points, want):
    got = output_by_definition(points, *weights, step)
    wrong = np.flatnonzero(got != want)
    shown = {"point": points[wrong[0]], "answer": int(got[wrong[0]])} if len(wrong) else {}
    holds(
        len(wrong) == 0,
        hi="In weights wala step-MLP is point par XOR ka galat jawab deta hai.",
        en="With these weights the step MLP gives the wrong answer to XOR at this point.",
        **shown,
    )


def test_gates_example(lab):
    equal(lab.step_mlp(CORNERS, *GATES), XOR)


def test_students_example(lab):
    probabilities = lab.mlp_predict_proba(STUDENTS, *TWO_PERCEPTRONS)
    close(probabilities, output_by_definition(STUDENTS, *TWO_PERCEPTRONS, logistic), rtol=1e-6)


def test_hidden_definition(lab):
    n, d, H = lab.draw.size(3, 6), lab.draw.size(2, 4), lab.draw.size(5, 7)
    X, (W1, b1, _, _) = lab.draw.normal(n, d), normal_weights(lab.draw, d, H)
    close(lab.hidden_features(X, W1, b1), hidden_by_definition(X, W1, b1))


def test_step_definition(lab):
    n, d, H = lab.draw.size(20, 30), lab.draw.size(3, 4), lab.draw.size(5, 7)
    X, weights = quarters(lab.draw, n, d), quarter_weights(lab.draw, d, H)
    equal(lab.step_mlp(X, *weights), output_by_definition(X, *weights, step))


def test_proba_definition(lab):
    n, d, H = lab.draw.size(3, 6), lab.draw.size(2, 4), lab.draw.size(5, 7)
    X, weights = lab.draw.normal(n, d), normal_weights(lab.draw, d, H)
    close(lab.mlp_predict_proba(X, *weights), output_by_definition(X, *weights, logistic))


def test_on_the_line(lab):
    """Row 0 lies on the line of every hidden unit, and its hidden answers on the line of the output."""
    n, d, H = lab.draw.size(2, 5), lab.draw.size(2, 3), lab.draw.size(2, 4)
    X, W1, W2 = quarters(lab.draw, n, d), quarters(lab.draw, d, H), quarters(lab.draw, H, 1)
    b1, b2 = -(X[0] @ W1), -W2.sum(axis=0)
    equal(lab.step_mlp(X, W1, b1, W2, b2), output_by_definition(X, W1, b1, W2, b2, step))


def test_small_shapes(lab):
    few = lab.draw.size(2, 4)
    for n, d, H in ((1, 2, 3), (few, 1, 2), (few, 2, 1), (1, 1, 1)):
        X, weights = quarters(lab.draw, n, d), quarter_weights(lab.draw, d, H)
        equal(lab.step_mlp(X, *weights), output_by_definition(X, *weights, step))
        close(lab.hidden_features(X, *weights[:2]), hidden_by_definition(X, *weights[:2]))
        close(lab.mlp_predict_proba(X, *weights), output_by_definition(X, *weights, logistic))


def test_order_of_units(lab):
    """Hidden units have no order: exchanging them with all of their weights changes nothing."""
    d, H = 2, lab.draw.size(3, 6)
    X, (W1, b1, W2, b2) = lab.draw.normal(lab.draw.size(2, 5), d), normal_weights(lab.draw, d, H)
    want = output_by_definition(X, W1, b1, W2, b2, logistic)
    exchanged = W1[:, ::-1].copy(), b1[::-1].copy(), W2[::-1].copy(), b2
    close(lab.mlp_predict_proba(X, *exchanged), want, what="mlp_predict_proba(X, …)")


def test_steep(lab):
    """With weights a thousand times larger every sigmoid is a step, far from any overflow or NaN."""
    d, H = 2, lab.draw.size(2, 4)
    X, weights = quarters(lab.draw, lab.draw.size(4, 8), d), quarter_weights(lab.draw, d, H)
    steep = tuple(5000 * part for part in weights)
    labels = output_by_definition(X, *weights, step).astype(float)
    close(lab.mlp_predict_proba(X, *steep), labels, atol=1e-9, what="mlp_predict_proba(X, 5000·W, …)")


def test_xor_corners(lab):
    answers_xor(weights_of(lab), CORNERS, XOR)


def test_xor_nearby(lab):
    weights = weights_of(lab)
    for shift in ((-0.2, -0.2), (-0.2, 0.2), (0.2, -0.2), (0.2, 0.2)):
        answers_xor(weights, CORNERS + shift, XOR)


def test_inputs_untouched(lab):
    d, H = 2, lab.draw.size(2, 4)
    X, weights = lab.draw.normal(lab.draw.size(2, 5), d), normal_weights(lab.draw, d, H)
    lab.step_mlp(X, *weights)
    lab.mlp_predict_proba(X, *weights)
    untouched(lab)
