import numpy as np
from mylabs.adam import adam_step
from mylabs.conv_backprop import conv_backward, maxpool_backward
from mylabs.convolution import conv2d
from mylabs.digits_ann import softmax
from mylabs.padding import pad2d
from mylabs.pooling import max_pool


def conv_forward(X, W, b):
    out = []
    for image in X:
        maps = []
        for k in range(len(W)):
            total = b[k]
            for c in range(image.shape[0]):
                total = total + conv2d(image[c], W[k, c])
            maps.append(total)
        out.append(maps)
    return np.array(out)


def pool_forward(X):
    out = np.empty((X.shape[0], X.shape[1], X.shape[2] // 2, X.shape[3] // 2))
    for place in np.ndindex(X.shape[:2]):
        out[place] = max_pool(X[place], 2, 2)[0]
    return out


class LeNet:
    """One image after the other; the gradients of a batch are the mean of theirs."""

    def __init__(self, params, lr=0.001):
        self.params = [np.array(w) for w in params]
        self.lr, self.t, self.memory = lr, 0, {}

    def _one(self, image):
        W1, b1, W2, b2, W3, b3, W4, b4 = self.params
        a0 = np.array([[pad2d(channel, 1) for channel in image]])
        a1 = np.maximum(conv_forward(a0, W1, b1), 0)
        a2 = pool_forward(a1)
        a3 = np.maximum(conv_forward(a2, W2, b2), 0)
        a4 = pool_forward(a3)
        a5 = np.maximum(a4.ravel() @ W3 + b3, 0)
        return a0, a1, a2, a3, a4, a5, softmax((a5 @ W4 + b4)[None])[0]

    def predict(self, X):
        return np.array([self._one(image)[-1] for image in X])

    def evaluate(self, X, y):
        chances = self.predict(X)
        losses = [-np.log(p[label]) for p, label in zip(chances, y)]
        return np.mean(losses), np.mean([p.argmax() == label for p, label in zip(chances, y)])

    def _one_gradient(self, image, label):
        W1, _, W2, _, W3, _, W4, _ = self.params
        a0, a1, a2, a3, a4, a5, p = self._one(image)
        d4 = p - (np.arange(len(p)) == label)
        d3 = (W4 @ d4) * (a5 > 0)
        d2 = maxpool_backward((W3 @ d3).reshape(a4.shape), a3, 2) * (a3 > 0)
        d_a2, dW2, db2 = conv_backward(d2, a2, W2)
        d1 = maxpool_backward(d_a2, a1, 2) * (a1 > 0)
        _, dW1, db1 = conv_backward(d1, a0, W1)
        return -np.log(p[label]), [dW1, db1, dW2, db2, np.outer(a4, d3), d3, np.outer(a5, d4), d4]

    def gradients(self, X, y):
        loss, total = 0.0, [np.zeros(w.shape) for w in self.params]
        for image, label in zip(X, y):
            one, grads = self._one_gradient(image, label)
            loss += one / len(y)
            for sums, grad in zip(total, grads):
                sums += grad / len(y)
        return loss, total

    def train_step(self, X, y):
        loss, grads = self.gradients(X, y)
        self.t += 1
        for k, (w, g) in enumerate(zip(list(self.params), grads)):
            m, v = self.memory.get(k, (np.zeros(w.shape), np.zeros(w.shape)))
            self.params[k], m, v = adam_step(w, m, v, g, self.t, self.lr)
            self.memory[k] = (m, v)
        return loss
