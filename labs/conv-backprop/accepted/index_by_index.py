import numpy as np


def flatten_backward(d, shape):
    out = np.empty(shape)
    for b in range(shape[0]):
        out[b] = np.array(list(d[b])).reshape(*shape[1:])
    return out


def maxpool_backward(dY, X, k):
    dX = 0.0 * X
    B, C, oH, oW = dY.shape
    for b in range(B):
        for c in range(C):
            for i in range(oH):
                for j in range(oW):
                    best = (i * k, j * k)
                    for u in range(k):
                        for v in range(k):
                            here = (i * k + u, j * k + v)
                            if X[b, c][here] > X[b, c][best]:
                                best = here
                    dX[b, c][best] += dY[b, c, i, j]
    return dX


def conv_backward(dY, X, W, stride=1):
    dX, dW, db = np.zeros_like(X), np.zeros_like(W), np.zeros(len(W))
    for b, m, i, j in np.ndindex(*dY.shape):
        g = float(dY[b, m, i, j])
        db[m] += g
        for c, u, v in np.ndindex(*W.shape[1:]):
            dW[m, c, u, v] += g * X[b, c, i * stride + u, j * stride + v]
            dX[b, c, i * stride + u, j * stride + v] += g * W[m, c, u, v]
    return dX, dW, db
