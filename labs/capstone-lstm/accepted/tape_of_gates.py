import numpy as np
from mylabs.adam import adam_step
from mylabs.bptt import clip_by_norm
from mylabs.losses import mse
from mylabs.lstm import lstm_forward, lstm_gates
from mylabs.weight_init import init_normal


def new_params(d, H, rng):
    blocks = [
        np.vstack([init_normal(d, H, "xavier", rng), init_normal(H, H, "xavier", rng)]) for _ in range(4)
    ]
    W = np.concatenate(blocks, axis=1)
    b = np.where(np.arange(4 * H) // H == 1, 1.0, 0.0)
    return [W[:d], W[d:], b, init_normal(H, 1, "xavier", rng), np.zeros((1,))]


def predict(params, X):
    *cell, Wy, by = params
    start = np.zeros((X.shape[0], cell[1].shape[0]))
    return np.dot(lstm_forward(X, start, start, *cell)[0][:, -1, :], Wy).squeeze(axis=1) + by


def tape(X, hs, cs, Wx, Wh, b):
    """From the last step to the first: (x, h before, c before, the gates, tanh(c))."""
    zero = np.zeros(hs[:, 0].shape)
    for t in reversed(range(X.shape[1])):
        h, c = (zero, zero) if t == 0 else (hs[:, t - 1], cs[:, t - 1])
        yield X[:, t], h, c, lstm_gates(X[:, t], h, Wx, Wh, b), np.tanh(cs[:, t])


def lstm_backward(X, hs, cs, dh, Wx, Wh, b):
    H = hs.shape[2]
    grad = np.zeros((Wx.shape[0] + H + 1, 4 * H))  # of x, h and 1 at once
    dc = np.zeros_like(dh)
    for x, h, c, (i, f, g, o), out in tape(X, hs, cs, Wx, Wh, b):
        dc = dc + dh * o * (1 - out) * (1 + out)
        ahead = np.concatenate([dc * g, dc * c, dc * i, dh * out], axis=1)
        local = np.concatenate([i - i * i, f - f * f, 1 - g * g, o - o * o], axis=1)
        d = ahead * local
        grad += np.concatenate([x, h, np.ones((len(x), 1))], axis=1).T @ d
        dh, dc = d @ Wh.T, f * dc
    return grad[: -H - 1], grad[-H - 1 : -1], grad[-1]


def gradients(params, X, y):
    cell, Wy = params[:3], params[3]
    start = np.zeros((len(X), len(cell[1])))
    hs, cs = lstm_forward(X, start, start, *cell)
    last = hs[:, -1]
    loss, slope = mse(y, predict(params, X))
    found = list(lstm_backward(X, hs, cs, np.outer(slope, Wy), *cell))
    return loss, [*found, last.T @ np.reshape(slope, (-1, 1)), np.array([np.sum(slope)])]


class Trainer:
    def __init__(self, params, lr=0.001, limit=1.0):
        self.params = tuple(np.array(w, copy=True) for w in params)
        self.memory = [[np.zeros(w.shape), np.zeros(w.shape)] for w in params]
        self.lr, self.limit, self.t = lr, limit, 1

    def step(self, X, y):
        loss, grads = gradients(self.params, X, y)
        grads = clip_by_norm(grads, self.limit)
        moved = []
        for w, g, memory in zip(self.params, grads, self.memory):
            new, memory[0], memory[1] = adam_step(w, memory[0], memory[1], g, self.t, self.lr)
            moved.append(new)
        self.params, self.t = tuple(moved), self.t + 1
        return float(loss)
