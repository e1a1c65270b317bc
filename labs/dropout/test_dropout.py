"""Hidden checks of the lab `dropout`."""

import numpy as np

from tutor.grader.testing import Rng, close, equal, gradient_close, numerical_gradient, untouched

A = np.array([[2.0, 4.0, 6.0, 8.0]])
MASK = np.array([[1.0, 0.0, 0.0, 1.0]])
RATES = (0.1, 0.2, 0.25, 0.3, 0.4, 0.6, 0.75, 0.9)


def coins(seed, shapes, p):
    """The masks that the rule of the brief gives, one after the other from one generator."""
    rng = np.random.default_rng(seed)
    masks = []
    for shape in shapes:
        numbers = rng.random(shape)
        mask = np.empty(shape)
        for place in np.ndindex(*shape):
            mask[place] = 0.0 if numbers[place] < p else 1.0
        masks.append(mask)
    return masks


def two_masks(lab, shape, p, rng):
    """Two masks from one generator, as two steps of training draw them."""
    return [lab.draw_mask(shape, p, rng), lab.draw_mask(shape, p, rng)]


def all_masks(H, p):
    """Every mask of H nodes and its probability."""
    for number in range(2**H):
        mask = np.array([[float(number >> node & 1) for node in range(H)]])
        on = int(mask.sum())
        yield mask, (1 - p) ** on * p ** (H - on)


def some_mask(draw, B, H):
    """Zeros and ones in every row."""
    return np.stack([draw.labels(H, values=(0.0, 1.0)) for _ in range(B)])


def test_mask_example(lab):
    equal(lab.draw_mask((2, 3), 0.25, Rng(0)), np.array([[1.0, 1, 0], [0, 1, 1]]))


def test_mask_definition(lab):
    B, H = lab.draw.size(3, 6), lab.draw.size(4, 9)
    for shape in ((B, H), (H,), (B, H, 2), (1, 1)):
        p, seed = lab.draw.choice(RATES), lab.draw.seed()
        equal(lab.draw_mask(shape, p, Rng(seed)), coins(seed, [shape], p)[0], what=f"draw_mask{shape}")


def test_fresh_coins(lab):
    shape, p, seed = (lab.draw.size(3, 5), lab.draw.size(6, 9)), 0.5, lab.draw.seed()
    got = lab.run(two_masks, shape, p, Rng(seed))
    equal(got, coins(seed, [shape, shape], p), what="two masks, one after the other")


def test_no_dropout(lab):
    B, H = lab.draw.size(2, 4), lab.draw.size(2, 5)
    equal(lab.draw_mask((B, H), 0.0, Rng(lab.draw.seed())), np.ones((B, H)), what="draw_mask, p = 0")
    a = lab.draw.normal(B, H)
    close(lab.dropout_forward(a, np.ones((B, H)), 0.0, True), a, what="dropout_forward, p = 0")


def test_forward_example(lab):
    close(lab.dropout_forward(A, MASK, 0.5, True), np.array([[4.0, 0, 0, 16]]))


def test_forward_definition(lab):
    B, H, p = lab.draw.size(2, 4), lab.draw.size(3, 5), lab.draw.choice(RATES)
    a, mask = lab.draw.normal(B, H), some_mask(lab.draw, B, H)
    want = np.zeros((B, H))
    for place in np.ndindex(B, H):
        if mask[place] == 1:
            want[place] = a[place] / (1 - p)
    close(lab.dropout_forward(a, mask, p, True), want, what=f"dropout_forward, p = {p}")


def test_prediction(lab):
    B, H, p = lab.draw.size(2, 4), lab.draw.size(3, 5), lab.draw.choice(RATES)
    a = lab.draw.normal(B, H)
    close(lab.dropout_forward(a, some_mask(lab.draw, B, H), p, False), a, what="dropout_forward, train=False")


def test_backward_example(lab):
    got = lab.dropout_backward(np.array([[1.0, 1, 3, 3]]), MASK, 0.5)
    close(got, np.array([[2.0, 0, 0, 6]]))


def test_backward_gradient(lab):
    """∂/∂a of Σ c ⊙ dropout(a), by moving one activation at a time through the rule of the notes."""
    B, H, p = lab.draw.size(2, 4), lab.draw.size(3, 5), lab.draw.choice(RATES)
    a, c, mask = lab.draw.normal(B, H), lab.draw.normal(B, H), some_mask(lab.draw, B, H)

    def cost(values):
        kept = [(v, w) for v, w, on in zip(values.ravel(), c.ravel(), mask.ravel()) if on == 1]
        return sum(w * v / (1 - p) for v, w in kept)

    gradient_close(lab.dropout_backward(c, mask, p), numerical_gradient(cost, a))


def test_weights_mean(lab):
    """One node at a time: row i of the weights is the mean of (eᵢ ⊙ mask) @ W over all masks."""
    H, out, p = lab.draw.size(2, 4), lab.draw.size(1, 3), lab.draw.choice(RATES)
    W = lab.draw.normal(H, out)
    mean = sum(chance * ((np.eye(H) * mask) @ W) for mask, chance in all_masks(H, p))
    close(lab.prediction_weights(W, p), mean, what=f"prediction_weights, p = {p}")
    close(lab.prediction_weights(np.array([[10.0], [20.0]]), 0.3), np.array([[7.0], [14.0]]))


def test_inputs_untouched(lab):
    B, H = lab.draw.size(2, 4), lab.draw.size(3, 5)
    a, mask = lab.draw.normal(B, H), some_mask(lab.draw, B, H)
    lab.dropout_forward(a, mask, 0.25, True)
    lab.dropout_forward(a, mask, 0.25, False)
    lab.dropout_backward(a, mask, 0.25)
    lab.prediction_weights(a, 0.25)
    untouched(lab)
