"""Hidden checks of the lab `digits-ann`."""

import numpy as np

from tutor.grader.testing import close, holds, untouched

SCORES = np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0]])
PROBABILITIES = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1]])
LABELS = np.array([0, 2, 2, 0])
IMAGES = np.array([[[0, 51, 102], [153, 204, 255]], [[255, 0, 0], [0, 0, 51]]], dtype=np.uint8)


def softmax_by_definition(Z):
    """p_k = 1 / sum_j e^(z_j - z_k): no common largest score is subtracted."""
    with np.errstate(over="ignore"):
        return np.array([[1 / sum(float(np.exp(other - z)) for other in row) for z in row] for row in Z])


def layer(X, W, b):
    """Scores term by term in Python floats."""
    return np.array(
        [
            [sum(float(x[i]) * float(W[i, j]) for i in range(len(x))) + float(b[j]) for j in range(len(b))]
            for x in X
        ]
    )


def forward_by_definition(X, W1, b1, W2, b2):
    hidden = layer(X, W1, b1)
    return softmax_by_definition(layer(hidden * (hidden > 0), W2, b2))


def loss_by_definition(P, y):
    """The categorical form: labels one-hot, all K terms of each row."""
    total = 0.0
    for row, label in zip(P, y):
        for k, p in enumerate(row):
            total -= float(np.log(p)) * (1.0 if k == label else 0.0)
    return total / len(y)


def pictures(draw, n, H, W):
    """Random pixels, black and white among them."""
    images = draw.integers(0, 256, n, H, W)
    images[0, 0, 0], images[-1, -1, -1] = 255, 0
    return images.astype(np.uint8)


def distribution(draw, B, K):
    """Rows of positive numbers with sum 1."""
    parts = draw.uniform(0.05, 1.0, B, K)
    return parts / parts.sum(axis=1, keepdims=True)


def network(draw, d, H, K):
    return draw.normal(d, H), draw.normal(H), draw.normal(H, K), draw.normal(K)


def test_prepare_example(lab):
    close(lab.prepare(IMAGES), np.array([[0, 0.2, 0.4, 0.6, 0.8, 1.0], [1.0, 0, 0, 0, 0, 0.2]]))


def test_softmax_example(lab):
    close(lab.softmax(SCORES), softmax_by_definition(SCORES))


def test_loss_example(lab):
    close(
        lab.sparse_cross_entropy(PROBABILITIES, LABELS), -float(np.log(0.7 * 0.6 * 0.3 * 0.6)) / 4, rtol=1e-5
    )
    close(lab.accuracy(PROBABILITIES, LABELS), 0.75)


def test_prepare_definition(lab):
    n, H, W = lab.draw.size(2, 4), lab.draw.size(2, 4), lab.draw.size(5, 7)
    images = pictures(lab.draw, n, H, W)
    want = np.array([[int(pixel) / 255 for row in image for pixel in row] for image in images])
    close(lab.prepare(images), want)
    dark = images // 4  # nothing here is 255
    close(lab.prepare(dark), np.array([[int(p) / 255 for row in image for p in row] for image in dark]))


def test_softmax_definition(lab):
    B, K = lab.draw.size(2, 5), lab.draw.size(3, 7)
    Z = 3 * lab.draw.normal(B, K)
    close(lab.softmax(Z), softmax_by_definition(Z))


def test_softmax_huge(lab):
    """Scores in the thousands, of either sign, in one batch with small ones."""
    K = lab.draw.size(3, 5)
    Z = 2 * lab.draw.normal(3, K)
    far = Z + np.array([[2000.0], [0.0], [-2000.0]])
    close(lab.softmax(far), softmax_by_definition(Z), rtol=1e-6, what="softmax(Z + 2000)")
    Z[:, 0] += 1500
    Z[:, -1] -= 1500
    close(lab.softmax(Z), softmax_by_definition(Z), rtol=1e-6, what="softmax(Z), 1500 and −1500 in a row")


def test_forward_definition(lab):
    B, d, H, K = lab.draw.size(2, 5), lab.draw.size(2, 4), lab.draw.size(3, 6), lab.draw.size(3, 5)
    X, weights = lab.draw.normal(B, d), network(lab.draw, d, H, K)
    close(lab.ann_forward(X, *weights), forward_by_definition(X, *weights))


def test_loss_definition(lab):
    B, K = lab.draw.size(3, 6), lab.draw.size(3, 6)
    for classes in (K, K - 1):  # the last class need not occur in a batch
        P, y = distribution(lab.draw, B, K), lab.draw.integers(0, classes, B)
        close(lab.sparse_cross_entropy(P, y), loss_by_definition(P, y), rtol=1e-5)


def test_surely_wrong(lab):
    """Probability 1e-30 for the right class costs ln(1e30) = 69.08, not less."""
    K = lab.draw.size(3, 5)
    P = np.full((2, K), 1e-30)
    P[:, 0] = 1.0
    y = np.array([lab.draw.integers(1, K), 0])
    close(lab.sparse_cross_entropy(P, y), loss_by_definition(P, y), rtol=1e-6)


def test_accuracy_definition(lab):
    B, K = lab.draw.size(5, 12), lab.draw.size(3, 6)
    P, y = distribution(lab.draw, B, K), lab.draw.integers(0, K, B)
    y[0] = int(np.argmax(P[0]))
    hits = sum(1 for row, label in zip(P, y) if all(row[label] >= p for p in row))
    close(lab.accuracy(P, y), hits / B)
    share = lab.accuracy(P, P.argmax(axis=1))
    holds(
        abs(share - 1) < 1e-12,
        hi="Har row ka sabse bada p sahi class par ho to accuracy 1 honi chahiye.",
        en="When the largest p of each row is on the right class, the accuracy has to be 1.",
        accuracy=share,
    )


def test_one_row(lab):
    d, H, K = 2, lab.draw.size(2, 3), lab.draw.size(2, 3)
    X, weights = lab.draw.normal(1, d), network(lab.draw, d, H, K)
    close(lab.ann_forward(X, *weights), forward_by_definition(X, *weights))
    images = pictures(lab.draw, 1, 2, 3)
    close(lab.prepare(images), np.array([[int(pixel) / 255 for row in images[0] for pixel in row]]))


def test_inputs_untouched(lab):
    B, d, H, K = lab.draw.size(2, 4), 2, lab.draw.size(2, 4), lab.draw.size(2, 4)
    X, weights = lab.draw.normal(B, d), network(lab.draw, d, H, K)
    P, y = distribution(lab.draw, B, K), lab.draw.integers(0, K, B)
    lab.prepare(pictures(lab.draw, B, 2, 2))
    lab.softmax(lab.draw.normal(B, K))
    lab.ann_forward(X, *weights)
    lab.sparse_cross_entropy(P, y)
    lab.accuracy(P, y)
    untouched(lab)


def answers_to_many(lab, copies):
    """The whole way of the video, 784-128-10, for many copies of two pictures: the first two answers."""
    import numpy as np

    images = (np.arange(2 * 784) * 37 % 256).astype(np.uint8).reshape(2, 28, 28)
    W1 = np.sin(np.arange(784.0 * 128)).reshape(784, 128) / 20
    W2 = np.cos(np.arange(1280.0)).reshape(128, 10)
    b1, b2 = np.linspace(-1, 1, 128), np.linspace(0, 1, 10)
    X = lab.prepare(np.tile(images, (copies, 1, 1)))
    return np.array(lab.ann_forward(X, W1, b1, W2, b2)[:2])


def test_full_size(lab):
    images = (np.arange(2 * 784) * 37 % 256).reshape(2, 784) / 255
    W1 = np.sin(np.arange(784.0 * 128)).reshape(784, 128) / 20
    W2 = np.cos(np.arange(1280.0)).reshape(128, 10)
    hidden = np.einsum("bi,ih->bh", images, W1) + np.linspace(-1, 1, 128)
    Z = np.einsum("bh,hk->bk", np.where(hidden > 0, hidden, 0), W2) + np.linspace(0, 1, 10)
    want = softmax_by_definition(Z)
    close(lab.run(answers_to_many, 500), want, rtol=1e-7, what="ann_forward, the first two of 1000 images")
