import numpy as np
from mylabs.activations import relu
from mylabs.adam import adam_step
from mylabs.digits_ann import accuracy, softmax, sparse_cross_entropy
from mylabs.dropout import draw_mask, dropout_backward, dropout_forward
from mylabs.memoized_backprop import backward, forward_cache
from mylabs.weight_init import init_normal


def new_weights(sizes, rng):
    weights = []
    for layer, (n_in, n_out) in enumerate(zip(sizes, sizes[1:]), start=2):
        weights.append(init_normal(n_in, n_out, "xavier" if layer == len(sizes) else "he", rng))
    return weights, [np.zeros((n,)) for n in sizes[1:]]


class Network:
    """All weights stand in one vector, so that Adam takes one step for everything."""

    def __init__(self, weights, biases, p=0.0, lr=0.001):
        self.shapes = [w.shape for w in [*weights, *biases]]
        self.flat = np.concatenate([w.ravel() for w in [*weights, *biases]])
        self.m = self.v = np.zeros(self.flat.size)
        self.t, self.p, self.lr = 0, p, lr

    def _arrays(self):
        arrays, start = [], 0
        for shape in self.shapes:
            size = int(np.prod(shape))
            arrays.append(self.flat[start : start + size].reshape(shape))
            start += size
        return arrays

    @property
    def weights(self):
        return self._arrays()[: len(self.shapes) // 2]

    @property
    def biases(self):
        return self._arrays()[len(self.shapes) // 2 :]

    def _features(self, X):
        return forward_cache(X, self.weights[:-1], self.biases[:-1], lambda z: relu(z)[0])

    def predict(self, X):
        return softmax(self._features(X)[0] @ self.weights[-1] + self.biases[-1])

    def evaluate(self, X, y):
        P = self.predict(X)
        return sparse_cross_entropy(P, y), accuracy(P, y)

    def gradients(self, X, y, mask):
        a, cache = self._features(X)
        a = dropout_forward(a, mask, self.p, True)
        z, last = forward_cache(a, self.weights[-1:], self.biases[-1:], lambda z: z)
        P = softmax(z)
        d = P / len(y)
        for row, label in enumerate(y):
            d[row, label] -= 1 / len(y)
        top = backward(d, last, self.weights[-1:], np.ones_like)
        d = dropout_backward(d @ self.weights[-1].T, mask, self.p)
        below = backward(d, cache, self.weights[:-1], lambda z: relu(z)[1])
        return sparse_cross_entropy(P, y), below[0] + top[0], below[1] + top[1]

    def train_step(self, X, y, rng):
        mask = draw_mask((len(y), len(self.weights[-1])), self.p, rng)
        loss, dW, db = self.gradients(X, y, mask)
        self.t += 1
        g = np.concatenate([grad.ravel() for grad in dW + db])
        self.flat, self.m, self.v = adam_step(self.flat, self.m, self.v, g, self.t, self.lr)
        return loss
