import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def windows(X, f):
    """(B, oH, oW, C, f, f)"""
    return sliding_window_view(X, (f, f), axis=(2, 3)).transpose(0, 2, 3, 1, 4, 5)


def conv_forward(X, W, b):
    return (np.tensordot(windows(X, W.shape[2]), W, axes=([3, 4, 5], [1, 2, 3])) + b).transpose(0, 3, 1, 2)


def blocks(X):
    """(B, C, h, w, 4): the four numbers of every pooling window."""
    B, C, H, W = X.shape
    X = X[:, :, : H // 2 * 2, : W // 2 * 2].reshape(B, C, H // 2, 2, W // 2, 2)
    return X.transpose(0, 1, 2, 4, 3, 5).reshape(B, C, H // 2, W // 2, 4)


def pool_forward(X):
    return blocks(X).max(axis=4)


def pool_backward(d, X):
    four = np.zeros((*d.shape, 4))
    np.put_along_axis(four, blocks(X).argmax(axis=4)[..., None], d[..., None], axis=4)
    B, C, h, w = d.shape
    out = np.zeros(X.shape)
    out[:, :, : 2 * h, : 2 * w] = (
        four.reshape(B, C, h, w, 2, 2).transpose(0, 1, 2, 4, 3, 5).reshape(B, C, 2 * h, 2 * w)
    )
    return out


class LeNet:
    def __init__(self, params, lr=0.001):
        self.params = [p.copy() for p in params]
        self.m = [np.zeros(p.shape) for p in params]
        self.v = [np.zeros(p.shape) for p in params]
        self.lr, self.t = lr, 0

    def _forward(self, X):
        W1, b1, W2, b2, W3, b3, W4, b4 = self.params
        self.x0 = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)))
        self.x1 = np.maximum(conv_forward(self.x0, W1, b1), 0)
        self.x2 = pool_forward(self.x1)
        self.x3 = np.maximum(conv_forward(self.x2, W2, b2), 0)
        self.x4 = pool_forward(self.x3)
        self.x5 = self.x4.reshape(X.shape[0], W3.shape[0])
        self.x6 = np.maximum(self.x5 @ W3 + b3, 0)
        z = self.x6 @ W4 + b4
        z = z - z.max(axis=1)[:, None]
        return z - np.log(np.exp(z).sum(axis=1))[:, None]

    def predict(self, X):
        return np.exp(self._forward(X))

    def evaluate(self, X, y):
        logs = self._forward(X)
        return -float(logs[range(len(y)), y].mean()), float((logs.argmax(1) == y).mean())

    def gradients(self, X, y):
        W1, _, W2, _, W3, _, W4, _ = self.params
        logs = self._forward(X)
        one_hot = np.arange(logs.shape[1]) == y[:, None]
        d = (np.exp(logs) - one_hot) / len(y)
        dW4, db4 = self.x6.T @ d, d.sum(0)
        d = d @ W4.T * (self.x6 > 0)
        dW3, db3 = self.x5.T @ d, d.sum(0)
        d = pool_backward((d @ W3.T).reshape(self.x4.shape), self.x3) * (self.x3 > 0)
        dW2, db2 = np.einsum("bmij,bijcuv->mcuv", d, windows(self.x2, W2.shape[2])), d.sum((0, 2, 3))
        f = W2.shape[2] - 1
        wide = np.pad(d, ((0, 0), (0, 0), (f, f), (f, f)))
        d = np.einsum("bijmuv,mcuv->bcij", windows(wide, f + 1), W2[:, :, ::-1, ::-1])
        d = pool_backward(d, self.x1) * (self.x1 > 0)
        dW1, db1 = np.einsum("bmij,bijcuv->mcuv", d, windows(self.x0, W1.shape[2])), d.sum((0, 2, 3))
        return -logs[one_hot].mean(), [dW1, db1, dW2, db2, dW3, db3, dW4, db4]

    def train_step(self, X, y):
        loss, grads = self.gradients(X, y)
        self.t += 1
        for p, m, v, g in zip(self.params, self.m, self.v, grads):
            m[...] = 0.9 * m + 0.1 * g
            v[...] = 0.999 * v + 0.001 * g**2
            p -= self.lr * (m / (1 - 0.9**self.t)) / (np.sqrt(v / (1 - 0.999**self.t)) + 1e-8)
        return loss
