"""Hidden checks of the lab `convolution`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched

X4 = np.array([[1.0, 2.0, 0.0, 1.0], [3.0, 1.0, 2.0, 0.0], [0.0, 2.0, 1.0, 3.0], [1.0, 0.0, 2.0, 1.0]])
K2 = np.array([[1.0, -1.0], [2.0, 0.0]])
CHANNELS = np.array([[[1.0, 0.0, 2.0], [3.0, 1.0, 0.0]], [[0.0, 1.0, 1.0], [2.0, 0.0, 1.0]]])
FILTERS = np.array(
    [
        [[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]],
        [[[1.0, -1.0], [0.0, 0.0]], [[0.0, 0.0], [2.0, 0.0]]],
    ]
)


def fits(n, f, s):
    """Left ends of all windows that lie inside n pixels, one by one."""
    return [start for start in range(0, n, s) if start + f <= n]


def shifted_images(x, k, s=1):
    """Weight by weight: the whole image, shifted by (u, v), times k[u, v]; then every s-th row and column."""
    (H, W), f = x.shape, len(k)
    full = np.zeros((H - f + 1, W - f + 1))
    for u in range(f):
        for v in range(f):
            full = full + k[u, v] * x[u : u + H - f + 1, v : v + W - f + 1]
    return full[::s, ::s]


def layer(X, W, b):
    return np.array([b[m] + sum(shifted_images(X[c], W[m, c]) for c in range(len(X))) for m in range(len(W))])


def test_size_example(lab):
    equal(lab.conv_output_size(6, 3), 4, dtype=int)
    equal(lab.conv_output_size(6, 3, 2), 2, dtype=int)


def test_size_definition(lab):
    f = lab.draw.size(2, 7)
    for s in (1, 2, 3, 4):
        n = f + lab.draw.size(0, 20)
        equal(lab.conv_output_size(n, f, s), len(fits(n, f, s)), dtype=int)
    equal(lab.conv_output_size(f + 5, f, 3), 2, dtype=int)


def test_example(lab):
    close(lab.conv2d(X4, K2), np.array([[5.0, 4.0, 3.0], [2.0, 3.0, 4.0], [0.0, 1.0, 2.0]]))
    close(lab.conv2d(X4, K2, 2), np.array([[5.0, 3.0], [0.0, 2.0]]))


def test_definition(lab):
    f = lab.draw.size(2, 4)
    H = f + lab.draw.size(1, 4)
    W = H + lab.draw.size(1, 4)
    for height, width in ((H, W), (W, H)):
        x, k = lab.draw.normal(height, width), lab.draw.normal(f, f)
        close(lab.conv2d(x, k), shifted_images(x, k))


def test_strides(lab):
    for s in (2, 3):
        f = lab.draw.size(2, 4)
        x, k = lab.draw.normal(f + s + 1, f + 2 * s), lab.draw.normal(f, f)
        close(lab.conv2d(x, k, s), shifted_images(x, k, s))


def test_one_window(lab):
    f = lab.draw.size(2, 5)
    x, k = lab.draw.normal(f, f), lab.draw.normal(f, f)
    close(lab.conv2d(x, k), np.array([[x.ravel() @ k.ravel()]]))
    close(lab.conv2d(x, np.array([[2.5]])), 2.5 * x, what="conv2d(x, [[2.5]])")


def test_multi_example(lab):
    got = lab.conv2d_multi(CHANNELS, FILTERS, np.array([10.0, -1.0]))
    close(got, np.array([[[15.0, 11.0]], [[4.0, -3.0]]]))


def test_multi_definition(lab):
    """Grey and coloured, one filter and several."""
    for C, F in ((3, lab.draw.size(2, 5)), (1, 2), (4, 1)):
        f = lab.draw.size(2, 3)
        X = lab.draw.normal(C, f + lab.draw.size(0, 3), f + lab.draw.size(1, 4))
        W, b = lab.draw.normal(F, C, f, f), lab.draw.normal(F) + 3.0
        close(lab.conv2d_multi(X, W, b), layer(X, W, b))


def test_decimals(lab):
    x = np.asarray(lab.draw.integers(0, 256, 5, 6))
    k = lab.draw.uniform(0.1, 0.9, 3, 3)
    close(lab.conv2d(x, k), shifted_images(x, k))


def test_inputs_untouched(lab):
    x, k = lab.draw.normal(5, 6), lab.draw.normal(3, 3)
    close(lab.conv2d(x, k, 2), shifted_images(x, k, 2))
    X, W, b = lab.draw.normal(2, 4, 4), lab.draw.normal(2, 2, 3, 3), lab.draw.normal(2)
    close(lab.conv2d_multi(X, W, b), layer(X, W, b))
    untouched(lab)
