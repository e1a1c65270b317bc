import numpy as np


def new_weights(sizes, rng):
    weights, biases = [], []
    for layer in range(1, len(sizes)):
        n_in, n_out = sizes[layer - 1], sizes[layer]
        last = layer == len(sizes) - 1
        std = np.sqrt(2 / (n_in + n_out)) if last else np.sqrt(2 / n_in)
        weights.append(std * rng.standard_normal((n_in, n_out)))
        biases.append(np.zeros(n_out))
    return weights, biases


class Network:
    def __init__(self, weights, biases, p=0.0, lr=0.001):
        self.weights = [w.copy() for w in weights]
        self.biases = [b.copy() for b in biases]
        self.p, self.lr, self.t = p, lr, 0
        self.m = [0.0] * (2 * len(weights))
        self.v = [0.0] * (2 * len(weights))

    def _forward(self, X, gate):
        """All layers; keeps what goes into each of them, and the logarithms of the chances."""
        inputs = [X]
        last = len(self.weights) - 1
        for k in range(last):
            a = inputs[-1] @ self.weights[k] + self.biases[k]
            a[a < 0] = 0
            inputs.append(a * gate if k == last - 1 else a)
        z = inputs[-1] @ self.weights[last] + self.biases[last]
        z = z - z.max(axis=1, keepdims=True)
        return inputs, z - np.log(np.exp(z).sum(axis=1, keepdims=True))

    def predict(self, X):
        return np.exp(self._forward(X, 1.0)[1])

    def evaluate(self, X, y):
        logs = self._forward(X, 1.0)[1]
        right = sum(int(np.argmax(row)) == label for row, label in zip(logs, y))
        return float(-logs[np.arange(len(y)), y].mean()), right / len(y)

    def gradients(self, X, y, mask):
        gate = mask / (1 - self.p)
        inputs, logs = self._forward(X, gate)
        one_hot = np.zeros(logs.shape)
        one_hot[np.arange(len(y)), y] = 1
        delta = (np.exp(logs) - one_hot) / len(y)
        grad_weights, grad_biases = [None] * len(self.weights), [None] * len(self.weights)
        for k in reversed(range(len(self.weights))):
            grad_weights[k] = inputs[k].T @ delta
            grad_biases[k] = delta.sum(axis=0)
            delta = delta @ self.weights[k].T * (inputs[k] > 0)
            if k == len(self.weights) - 1:
                delta = delta * gate
        return float(-(one_hot * logs).sum() / len(y)), grad_weights, grad_biases

    def train_step(self, X, y, rng):
        mask = np.where(rng.random((X.shape[0], self.weights[-1].shape[0])) < self.p, 0.0, 1.0)
        loss, grad_weights, grad_biases = self.gradients(X, y, mask)
        self.t += 1
        for k, (w, g) in enumerate(zip(self.weights + self.biases, grad_weights + grad_biases)):
            self.m[k] = 0.9 * self.m[k] + 0.1 * g
            self.v[k] = 0.999 * self.v[k] + 0.001 * g * g
            m, v = self.m[k] / (1 - 0.9**self.t), self.v[k] / (1 - 0.999**self.t)
            w -= self.lr * m / (np.sqrt(v) + 1e-8)
        return loss
