import numpy as np


def flatten_backward(d, shape):
    return np.stack([row.reshape(shape[1:]) for row in d])


def maxpool_backward(dY, X, k):
    B, C, oH, oW = dY.shape
    dX = np.zeros(X.shape)
    shifts = [(u, v) for u in range(k) for v in range(k)]
    layers = np.stack(
        [X[:, :, u : u + k * (oH - 1) + 1 : k, v : v + k * (oW - 1) + 1 : k] for u, v in shifts]
    )
    winner = layers.argmax(axis=0)
    for place, (u, v) in enumerate(shifts):
        dX[:, :, u : u + k * (oH - 1) + 1 : k, v : v + k * (oW - 1) + 1 : k] = np.where(
            winner == place, dY, 0.0
        )
    return dX


def conv_backward(dY, X, W, stride=1):
    """Every window becomes a row; back are matrix products and one np.add.at."""
    B, F, oH, oW = dY.shape
    _, C, f, _ = W.shape
    c, u, v = (axis.ravel() for axis in np.meshgrid(range(C), range(f), range(f), indexing="ij"))
    i, j = (axis.ravel() for axis in np.meshgrid(range(oH), range(oW), indexing="ij"))
    rows, columns = i[:, None] * stride + u, j[:, None] * stride + v
    patches = X[:, c, rows, columns]  # (B, oH·oW, C·f·f)
    up = dY.reshape(B, F, -1)
    dW = sum(up[b] @ patches[b] for b in range(B)).reshape(W.shape)
    dX = np.zeros(X.shape)
    for b in range(B):
        np.add.at(dX[b], (np.broadcast_to(c, rows.shape), rows, columns), up[b].T @ W.reshape(F, -1))
    return [dX, dW, up.sum(axis=2).sum(axis=0)]
