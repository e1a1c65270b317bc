import numpy as np


def flatten_backward(d, shape):
    return d.reshape(shape)


def maxpool_backward(dY, X, k):
    dX = np.zeros(X.shape)
    for b, c, i, j in np.ndindex(dY.shape):
        window = X[b, c, i * k : (i + 1) * k, j * k : (j + 1) * k]
        u, v = np.unravel_index(np.argmax(window), (k, k))
        dX[b, c, i * k + u, j * k + v] = dY[b, c, i, j]
    return dX


def conv_backward(dY, X, W, stride=1):
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    _, _, f, _ = W.shape
    for i in range(dY.shape[2]):
        for j in range(dY.shape[3]):
            rows = slice(i * stride, i * stride + f)
            columns = slice(j * stride, j * stride + f)
            up = dY[:, :, i, j]  # (B, F)
            dW[:] = np.einsum("bm,bcuv->mcuv", up, X[:, :, rows, columns])
            dX[:, :, rows, columns] += np.einsum("bm,mcuv->bcuv", up, W)
    return dX, dW, dY.sum(axis=(0, 2, 3))
