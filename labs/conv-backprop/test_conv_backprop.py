"""Hidden checks of the lab `conv-backprop`."""

import numpy as np

from tutor.grader.testing import close, gradient_close, holds, numerical_gradient, untouched

EXAMPLE_X = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [2.0, 1.0, 1.0]]).reshape(1, 1, 3, 3)
EXAMPLE_W = np.array([[1.0, -1.0], [2.0, 0.0]]).reshape(1, 1, 2, 2)
EXAMPLE_DY = np.array([[1.0, 0.0], [2.0, -1.0]]).reshape(1, 1, 2, 2)


def convolved(X, W, b, s):
    """(B, C, H, W) with filters (F, C, f, f) and biases (F,) -> (B, F, oH, oW), from the definition."""
    f = W.shape[2]
    windows = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    return np.einsum("bchwuv,mcuv->bmhw", windows, W) + b[:, None, None]


def pooled(X, f):
    return np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(2, 3))[:, :, ::f, ::f].max(axis=(4, 5))


def layer(draw, s=1, spare=0):
    """X, W, b and an upstream gradient of a small layer; `spare` columns and rows no window reaches."""
    B, C, F, f = draw.size(1, 3), draw.size(1, 3), draw.size(1, 3), draw.size(2, 3)
    H, W = f + s * draw.size(1, 2) + spare, f + s * draw.size(1, 3) + spare
    X, filters, b = draw.normal(B, C, H, W), draw.normal(F, C, f, f), draw.normal(F)
    dY = draw.normal(*convolved(X, filters, b, s).shape)
    return X, filters, b, dY


def apart(draw, *shape):
    """Numbers of which no two are closer than 0.1: a small step changes no maximum."""
    order = np.argsort(draw.uniform(0, 1, int(np.prod(shape))))
    return (order.reshape(shape) - order.size / 2) / 10


def gradients(got):
    """dX, dW, db: three things, as the brief says."""
    holds(
        isinstance(got, (tuple, list)) and len(got) == 3,
        hi="conv_backward teen cheezein lautaata hai: dX, dW, db.",
        en="conv_backward returns three things: dX, dW, db.",
        got=got,
    )
    return got


def test_conv_example(lab):
    dX, dW, db = gradients(lab.conv_backward(EXAMPLE_DY, EXAMPLE_X, EXAMPLE_W))
    close(dX, np.array([[[[1.0, -1, 0], [4, -3, 1], [4, -2, 0]]]]), what="dX")
    close(dW, np.array([[[[0.0, 1], [3, 2]]]]), what="dW")
    close(db, np.array([2.0]), what="db")


def test_pool_example(lab):
    X = np.array([[[[1.0, 3, 4, 0], [5, 2, 1, 2]]]])
    want = np.array([[[[0.0, 0, 6, 0], [7, 0, 0, 0]]]])
    close(lab.maxpool_backward(np.array([[[[7.0, 6.0]]]]), X, 2), want)


def test_flatten(lab):
    shape = tuple(lab.draw.size(1, 3) for _ in range(2)) + (lab.draw.size(2, 3), lab.draw.size(2, 4))
    d = lab.draw.normal(shape[0], int(np.prod(shape[1:])))
    want = np.zeros(shape)
    for b, c, i, j in np.ndindex(shape):
        want[b, c, i, j] = d[b, (c * shape[2] + i) * shape[3] + j]
    close(lab.flatten_backward(d, shape), want)


def test_pool_slope(lab):
    f = lab.draw.size(2, 3)
    H, W = f * lab.draw.size(1, 2) + f - 1, f * lab.draw.size(1, 3) + lab.draw.size(0, 1)
    X = apart(lab.draw, lab.draw.size(1, 2), lab.draw.size(1, 2), H, W)
    dY = lab.draw.normal(*pooled(X, f).shape) + 0.5
    slope = numerical_gradient(lambda x: (pooled(x, f) * dY).sum(), X)
    gradient_close(lab.maxpool_backward(dY, X, f), slope)


def test_pool_ties(lab):
    """Windows of few different numbers: the first maximum gets everything, nothing is doubled."""
    f, B, C = 2, lab.draw.size(1, 2), lab.draw.size(1, 3)
    X = np.maximum(lab.draw.integers(-2, 2, B, C, 4, 6), 0).astype(float)
    X[0, 0, :2, :2] = 0.0
    dY = lab.draw.normal(B, C, 2, 3) + 3
    want = np.zeros(X.shape)
    for b, c, i, j in np.ndindex(dY.shape):
        places = [(2 * i + u, 2 * j + v) for u in range(2) for v in range(2)]
        winner = max(places, key=lambda place: X[b, c][place])
        want[b, c][winner] = dY[b, c, i, j]
    close(lab.maxpool_backward(dY, X, f), want)


def test_filters_slope(lab):
    X, W, b, dY = layer(lab.draw)
    slope = numerical_gradient(lambda w: (convolved(X, w, b, 1) * dY).sum(), W)
    gradient_close(gradients(lab.conv_backward(dY, X, W, 1))[1], slope, what="dW")


def test_input_slope(lab):
    X, W, b, dY = layer(lab.draw)
    slope = numerical_gradient(lambda x: (convolved(x, W, b, 1) * dY).sum(), X)
    gradient_close(gradients(lab.conv_backward(dY, X, W, 1))[0], slope, what="dX")


def test_bias_slope(lab):
    X, W, b, dY = layer(lab.draw)
    slope = numerical_gradient(lambda c: (convolved(X, W, c, 1) * dY).sum(), b)
    gradient_close(gradients(lab.conv_backward(dY, X, W, 1))[2], slope, what="db")


def test_strides(lab):
    s = lab.draw.size(2, 3)
    X, W, b, dY = layer(lab.draw, s, spare=1)
    dX, dW, db = gradients(lab.conv_backward(dY, X, W, s))
    slope = numerical_gradient(lambda x: (convolved(x, W, b, s) * dY).sum(), X)
    gradient_close(dX, slope, what="dX")
    slope = numerical_gradient(lambda w: (convolved(X, w, b, s) * dY).sum(), W)
    gradient_close(dW, slope, what="dW")
    close(db, np.array([dY[:, m].sum() for m in range(len(W))]), rtol=1e-7, atol=1e-9, what="db")


def test_inputs_untouched(lab):
    X, W, _, dY = layer(lab.draw)
    lab.conv_backward(dY, X, W, 1)
    P = apart(lab.draw, 1, 2, 4, 4)
    lab.maxpool_backward(lab.draw.normal(1, 2, 2, 2), P, 2)
    lab.flatten_backward(lab.draw.normal(2, 8), (2, 2, 2, 2))
    untouched(lab)
