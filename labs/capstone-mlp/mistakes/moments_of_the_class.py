import numpy as np
from mylabs.activations import relu
from mylabs.adam import adam_step
from mylabs.digits_ann import accuracy, softmax, sparse_cross_entropy
from mylabs.dropout import draw_mask, dropout_backward, dropout_forward
from mylabs.memoized_backprop import backward, forward_cache
from mylabs.weight_init import init_normal


def new_weights(sizes, rng):
    schemes = ["he"] * (len(sizes) - 2) + ["xavier"]
    weights = [init_normal(*pair, scheme, rng) for *pair, scheme in zip(sizes, sizes[1:], schemes)]
    biases = [np.zeros(n_out) for n_out in sizes[1:]]
    return weights, biases


def g(z):
    return relu(z)[0]


def g_slope(z):
    return relu(z)[1]


class Network:
    def __init__(self, weights, biases, p=0.0, lr=0.001):
        self.weights, self.biases = list(weights), list(biases)
        self.p, self.lr = p, lr
        Network.moments = [(np.zeros_like(w), np.zeros_like(w)) for w in [*weights, *biases]]
        Network.t = 0

    def _hidden(self, X):
        """Output of the last hidden layer (B, H), and the cache of all hidden layers."""
        return forward_cache(X, self.weights[:-1], self.biases[:-1], g)

    def _scores(self, hidden):
        return hidden @ self.weights[-1] + self.biases[-1]

    def predict(self, X):
        return softmax(self._scores(self._hidden(X)[0]))

    def evaluate(self, X, y):
        P = self.predict(X)
        return sparse_cross_entropy(P, y), accuracy(P, y)

    def gradients(self, X, y, mask):
        hidden, cache = self._hidden(X)
        dropped = dropout_forward(hidden, mask, self.p, True)
        P = softmax(self._scores(dropped))
        d_scores = P.copy()
        d_scores[np.arange(len(y)), y] -= 1
        d_scores /= len(y)  # ∂J/∂z of the last layer: (P − one-hot) / B
        d_hidden = dropout_backward(d_scores @ self.weights[-1].T, mask, self.p)
        grad_weights, grad_biases = backward(d_hidden, cache, self.weights[:-1], g_slope)
        grad_weights = [*grad_weights, dropped.T @ d_scores]
        grad_biases = [*grad_biases, d_scores.sum(axis=0)]
        return sparse_cross_entropy(P, y), grad_weights, grad_biases

    def train_step(self, X, y, rng):
        mask = draw_mask((len(X), len(self.weights[-1])), self.p, rng)
        loss, grad_weights, grad_biases = self.gradients(X, y, mask)
        Network.t += 1
        arrays = [*self.weights, *self.biases]
        for k, grad in enumerate([*grad_weights, *grad_biases]):
            arrays[k], *self.moments[k] = adam_step(arrays[k], *self.moments[k], grad, self.t, self.lr)
        L = len(self.weights)
        self.weights, self.biases = arrays[:L], arrays[L:]
        return loss
