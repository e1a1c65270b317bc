import numpy as np


def new_params(d, H, rng):
    def block(n_in, n_out):
        return rng.standard_normal((n_in, n_out)) * (2 / (n_in + n_out)) ** 0.5

    Wx = np.concatenate([block(d, H) for _ in range(4)], axis=1)
    Wh = np.concatenate([block(H, H) for _ in range(4)], axis=1)
    return [Wx, Wh, np.repeat([0.0, 1.0, 0.0, 0.0], H), block(H, 1), np.zeros(1)]


def gates(scores):
    H = scores.shape[1] // 4
    s = 1 / (1 + np.exp(-scores))
    return s[:, :H], s[:, H : 2 * H], np.tanh(scores[:, 2 * H : 3 * H]), s[:, 3 * H :]


def last_state(params, X):
    Wx, Wh, b, _, _ = params
    h = c = np.zeros((X.shape[0], Wh.shape[0]))
    kept_h, kept_c = [], []
    for t in range(X.shape[1]):
        i, f, g, o = gates(X[:, t] @ Wx + h @ Wh + b)
        c = f * c + i * g
        h = o * np.tanh(c)
        kept_h.append(h)
        kept_c.append(c)
    return np.stack(kept_h, 1), np.stack(kept_c, 1)


def predict(params, X):
    return (last_state(params, X)[0][:, -1] @ params[3] + params[4]).ravel()


def lstm_backward(X, hs, cs, dh, Wx, Wh, b):
    B, T, H = hs.shape
    before_h = np.concatenate([np.zeros((B, 1, H)), hs[:, :-1]], axis=1)
    before_c = np.concatenate([np.zeros((B, 1, H)), cs[:, :-1]], axis=1)
    at_scores = np.empty((B, T, 4 * H))
    dc = 0.0
    for t in reversed(range(T)):
        i, f, g, o = gates(X[:, t] @ Wx + before_h[:, t] @ Wh + b)
        tanh_c = np.tanh(cs[:, t])
        dc = dc + dh * o * (1 - tanh_c * tanh_c)
        at_scores[:, t, :H] = dc * g * i * (1 - i)
        at_scores[:, t, H : 2 * H] = dc * before_c[:, t] * f * (1 - f)
        at_scores[:, t, 2 * H : 3 * H] = dc * i * (1 - g * g)
        at_scores[:, t, 3 * H :] = dh * tanh_c * o * (1 - o)
        dh = at_scores[:, t] @ Wh.T
        dc = dc * f
    dWx = np.einsum("btd,btk->dk", X, at_scores)
    dWh = np.einsum("bth,btk->hk", before_h, at_scores)
    return dWx, dWh, at_scores.sum(axis=(0, 1))


def gradients(params, X, y):
    hs, cs = last_state(params, X)
    error = (hs[:, -1] @ params[3] + params[4])[:, 0] - y
    slope = 2 * error / len(error)
    dh = np.outer(slope, params[3])
    cell = lstm_backward(X, hs, cs, dh, *params[:3])
    return float(error @ error) / len(error), list(cell) + [
        (slope @ hs[:, -1])[:, None],
        np.array([slope.sum()]),
    ]


class Trainer:
    def __init__(self, params, lr=0.001, limit=1.0):
        self.params = [w.copy() for w in params]
        self.m = [np.zeros(w.shape) for w in params]
        self.v = [np.zeros(w.shape) for w in params]
        self.lr, self.limit, self.steps = lr, limit, 0

    def step(self, X, y):
        loss, grads = gradients(self.params, X, y)
        norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))
        scale = self.limit / norm if norm > self.limit else 1.0
        self.steps += 1
        for w, m, v, g in zip(self.params, self.m, self.v, grads):
            g = g * scale
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            m_hat, v_hat = m / (1 - 0.9**self.steps), v / (1 - 0.999**self.steps)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
        return loss
