import numpy as np


def chain_factor(slopes, weights):
    return float(np.prod(slopes) * np.prod(weights))


def layer_gradients(X, y, weights, biases, activation, skip):
    ins, gated = [], []
    a = X.copy()
    for W, b in zip(weights[:-1], biases[:-1]):
        ins.append(a)
        z = a.dot(W)
        z += b
        if activation == "sigmoid":
            g = 0.5 * (1 + np.tanh(0.5 * z))
        elif activation == "tanh":
            g = np.tanh(z)
        else:
            g = z.clip(min=0)
        gated.append(g)
        a = a + g if skip and W.shape[0] == W.shape[1] else g
    ins.append(a)

    scores = a.dot(weights[-1]) + biases[-1]
    scores = scores - scores.max(axis=1).reshape(-1, 1)
    p = np.exp(scores) / np.exp(scores).sum(axis=1).reshape(-1, 1)
    one_hot = (y[:, None] == np.arange(p.shape[1])).astype(float)
    deltas = [(p - one_hot) / X.shape[0]]
    back = deltas[0].dot(weights[-1].T)
    for W, g in zip(weights[-2::-1], gated[::-1]):
        if activation == "sigmoid":
            slope = g * (1 - g)
        elif activation == "tanh":
            slope = (1 - g) * (1 + g)
        else:
            slope = (g > 0).astype(float)
        deltas.append(back * slope)
        through = deltas[-1].dot(W.T)
        back = through + back if skip and W.shape[0] == W.shape[1] else through
    deltas.reverse()
    return [i.T.dot(d) for i, d in zip(ins, deltas)], [d.sum(0) for d in deltas]


def gradient_norms(grads):
    return np.asarray([np.linalg.norm(np.ravel(g)) for g in grads])
