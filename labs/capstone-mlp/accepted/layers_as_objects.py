import numpy as np
from mylabs.activations import relu
from mylabs.adam import adam_step
from mylabs.digits_ann import softmax
from mylabs.dropout import draw_mask, dropout_backward, dropout_forward
from mylabs.weight_init import init_normal


def new_weights(sizes, rng):
    pairs = list(zip(sizes[:-1], sizes[1:]))
    weights = [init_normal(n_in, n_out, "he", rng) for n_in, n_out in pairs[:-1]]
    weights.append(init_normal(*pairs[-1], "xavier", rng))
    return weights, [np.zeros(W.shape[1]) for W in weights]


class Parameter:
    def __init__(self, value):
        self.value, self.grad = np.array(value), None
        self.m, self.v = np.zeros(value.shape), np.zeros(value.shape)

    def step(self, t, lr):
        self.value, self.m, self.v = adam_step(self.value, self.m, self.v, self.grad, t, lr=lr)


class Dense:
    def __init__(self, W, b):
        self.W, self.b = Parameter(W), Parameter(b)

    def forward(self, a):
        self.a = a
        return a @ self.W.value + self.b.value

    def backward(self, dz):
        self.W.grad, self.b.grad = self.a.T @ dz, dz.sum(axis=0)
        return dz @ self.W.value.T


class Relu:
    def forward(self, z):
        a, self.slope = relu(z)
        return a

    def backward(self, da):
        return da * self.slope


class Dropout:
    def __init__(self, p):
        self.p, self.mask = p, None

    def forward(self, a):
        return a if self.mask is None else dropout_forward(a, self.mask, self.p, True)

    def backward(self, d):
        return dropout_backward(d, self.mask, self.p)


class Network:
    def __init__(self, weights, biases, p=0.0, lr=0.001):
        self.dense = [Dense(W, b) for W, b in zip(weights, biases)]
        self.dropout, self.lr, self.steps = Dropout(p), lr, 0
        self.layers = [layer for dense in self.dense for layer in (dense, Relu())][:-1]
        self.layers.insert(-1, self.dropout)

    @property
    def weights(self):
        return [dense.W.value for dense in self.dense]

    @property
    def biases(self):
        return [dense.b.value for dense in self.dense]

    def _forward(self, X, mask):
        self.dropout.mask = mask
        for layer in self.layers:
            X = layer.forward(X)
        return softmax(X)

    def predict(self, X):
        return self._forward(X, None)

    def evaluate(self, X, y):
        P = self.predict(X)
        loss = np.mean([-np.log(row[label]) for row, label in zip(P, y)])
        return loss, np.mean(np.argmax(P, axis=1) == y)

    def gradients(self, X, y, mask):
        P = self._forward(X, mask)
        one_hot = np.eye(P.shape[1])[y]
        d = (P - one_hot) / len(X)
        for layer in self.layers[::-1]:
            d = layer.backward(d)
        loss = -np.sum(one_hot * np.log(P)) / len(X)
        return loss, [dense.W.grad for dense in self.dense], [dense.b.grad for dense in self.dense]

    def train_step(self, X, y, rng):
        width = len(self.dense[-1].W.value)
        loss = self.gradients(X, y, draw_mask((len(X), width), self.dropout.p, rng))[0]
        self.steps += 1
        for dense in self.dense:
            dense.W.step(self.steps, self.lr)
            dense.b.step(self.steps, self.lr)
        return loss
