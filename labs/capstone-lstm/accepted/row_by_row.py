import numpy as np
from mylabs.adam import adam_step
from mylabs.bptt import clip_by_norm
from mylabs.lstm import lstm_gates, lstm_step
from mylabs.weight_init import init_std


def new_params(d, H, rng):
    Wx, Wh = np.zeros((d, 4 * H)), np.zeros((H, 4 * H))
    for k in range(4):
        Wx[:, k * H : (k + 1) * H] = rng.normal(0, init_std(d, H, "xavier"), (d, H))
        Wh[:, k * H : (k + 1) * H] = rng.normal(0, init_std(H, H, "xavier"), (H, H))
    b = np.array([0.0] * H + [1.0] * H + [0.0] * 2 * H)
    return Wx, Wh, b, rng.normal(0, init_std(H, 1, "xavier"), (H, 1)), np.array([0.0])


def run_through(params, x):
    """All h and c of one sequence (T, d), the zeros before it first."""
    h = c = np.zeros(len(params[1]))
    hs, cs = [h], [c]
    for step in x:
        h, c = lstm_step(step, h, c, *params[:3])
        hs.append(h)
        cs.append(c)
    return hs, cs


def predict(params, X):
    return np.array([float(run_through(params, x)[0][-1] @ params[3][:, 0] + params[4][0]) for x in X])


def row_backward(x, hs, cs, dh, Wx, Wh, b):
    """hs and cs (T + 1, H), with the zeros before the first step."""
    dWx, dWh, db, dc = np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape), np.zeros(len(dh))
    for t in range(len(x), 0, -1):
        i, f, g, o = lstm_gates(x[t - 1], hs[t - 1], Wx, Wh, b)
        dc = dc + dh * o / np.cosh(cs[t]) ** 2
        d = np.concatenate(
            [
                dc * g * i * (1 - i),
                dc * cs[t - 1] * f * (1 - f),
                dc * i * (1 - g**2),
                dh * np.tanh(cs[t]) * o * (1 - o),
            ]
        )
        dWx, dWh, db = dWx + np.outer(x[t - 1], d), dWh + np.outer(hs[t - 1], d), db + d
        dh, dc = Wh @ d, dc * f
    return dWx, dWh, db


def lstm_backward(X, hs, cs, dh, Wx, Wh, b):
    total = [np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape)]
    nothing = np.zeros((1, len(Wh)))
    for k in range(len(X)):
        h, c = np.vstack([nothing, hs[k]]), np.vstack([nothing, cs[k]])
        found = row_backward(X[k], h, c, dh[k], Wx, Wh, b)
        total = [old + new for old, new in zip(total, found)]
    return total


def gradients(params, X, y):
    loss, total = 0.0, [np.zeros(w.shape) for w in params]
    for x, target in zip(X, y):
        hs, cs = run_through(params, x)
        error = hs[-1] @ params[3][:, 0] + params[4][0] - target
        loss += error**2 / len(y)
        slope = 2 * error / len(y)
        cell = row_backward(x, hs, cs, slope * params[3][:, 0], *params[:3])
        for k, grad in enumerate([*cell, slope * hs[-1][:, None], np.array([slope])]):
            total[k] += grad
    return loss, total


class Trainer:
    def __init__(self, params, lr=0.001, limit=1.0):
        self.params, self.lr, self.limit, self.past = params, lr, limit, 0
        self.m = [0 * w for w in params]
        self.v = [0 * w for w in params]

    def step(self, X, y):
        loss, grads = gradients(self.params, X, y)
        self.past += 1
        state = zip(self.params, self.m, self.v, clip_by_norm(grads, self.limit))
        moved = [adam_step(w, m, v, g, self.past, lr=self.lr) for w, m, v, g in state]
        self.params, self.m, self.v = ([part[k] for part in moved] for k in range(3))
        return loss
