import numpy as np
from mylabs.adam import adam_step
from mylabs.bptt import clip_by_norm
from mylabs.losses import mse
from mylabs.lstm import lstm_forward, lstm_gates
from mylabs.weight_init import init_normal


def new_params(d, H, rng):
    Wx = np.hstack([init_normal(d, H, "xavier", rng) for _ in "ifgo"])
    Wh = np.hstack([init_normal(H, H, "xavier", rng) for _ in "ifgo"])
    b = np.zeros(4 * H)
    b[H : 2 * H] = 1  # the forget gate begins open
    return [Wx, Wh, b, init_normal(H, 1, "xavier", rng), np.zeros(1)]


def states(params, X):
    zero = np.zeros((len(X), len(params[1])))
    return lstm_forward(X, zero, zero.copy(), *params[:3])


def predict(params, X):
    hs, _ = states(params, X)
    return hs[:, -1] @ params[3][:, 0] + params[4][0]


def lstm_backward(X, hs, cs, dh, Wx, Wh, b):
    dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
    zero = np.zeros_like(dh)
    dc = zero
    for t in range(X.shape[1] - 1, -1, -1):
        h_before, c_before = (hs[:, t - 1], cs[:, t - 1]) if t > 0 else (zero, zero)
        i, f, g, o = lstm_gates(X[:, t], h_before, Wx, Wh, b)
        out = np.tanh(cs[:, t])  # h = o * out
        dc = dc + dh * o  # c = f * c_before + i * g
        d_i, d_f, d_g, d_o = dc * g, dc * c_before, dc * i, dh * out
        slopes = [d_i * i * (1 - i), d_f * f * (1 - f), d_g * (1 - g**2), d_o * o * (1 - o)]
        d_scores = np.hstack(slopes)  # (B, 4H)
        dWx += X[:, t].T @ d_scores
        dWh += h_before.T @ d_scores
        db += d_scores.sum(axis=0)
        dh, dc = d_scores @ Wh.T, dc * f
    return dWx, dWh, db


def gradients(params, X, y):
    Wx, Wh, b, Wy, by = params
    hs, cs = states(params, X)
    last = hs[:, -1]
    loss, d_answer = mse(y, last @ Wy[:, 0] + by[0])  # (), (B,)
    d_answer = np.asarray(d_answer)[:, None]
    cell = lstm_backward(X, hs, cs, d_answer @ Wy.T, Wx, Wh, b)
    return loss, [*cell, last.T @ d_answer, d_answer.sum(axis=0)]


class Trainer:
    def __init__(self, params, lr=0.001, limit=1.0):
        self.params = list(params)
        self.lr, self.limit, self.t = lr, limit, 0
        self.moments = [(np.zeros_like(w), np.zeros_like(w)) for w in params]

    def step(self, X, y):
        loss, grads = gradients(self.params, X, y)
        self.t += 1
        for k, grad in enumerate(clip_by_norm(grads, self.limit)):
            self.params[k], *self.moments[k] = adam_step(
                self.params[k], *self.moments[k], grad, self.t, self.lr
            )
        return loss
