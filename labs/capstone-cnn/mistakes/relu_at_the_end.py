import numpy as np
from mylabs.activations import relu
from mylabs.adam import adam_step
from mylabs.conv_backprop import conv_backward, flatten_backward, maxpool_backward
from mylabs.convolution import conv2d_multi
from mylabs.digits_ann import accuracy, softmax, sparse_cross_entropy
from mylabs.padding import pad2d
from mylabs.pooling import max_pool


def conv_forward(X, W, b):
    return np.stack([conv2d_multi(image, W, b) for image in X])


def pool_forward(X):
    return np.array([[max_pool(channel, 2, 2)[0] for channel in image] for image in X])


def framed(X):
    return np.array([[pad2d(channel, 1) for channel in image] for image in X])


class LeNet:
    def __init__(self, params, lr=0.001):
        self.params, self.lr, self.t = list(params), lr, 0
        self.moments = [(np.zeros_like(w), np.zeros_like(w)) for w in params]

    def _forward(self, X):
        """The probabilities, and what the way back needs: inputs and slopes of the layers."""
        W1, b1, W2, b2, W3, b3, W4, b4 = self.params
        padded = framed(X)
        a1, slope1 = relu(conv_forward(padded, W1, b1))
        pooled1 = pool_forward(a1)
        a2, slope2 = relu(conv_forward(pooled1, W2, b2))
        pooled2 = pool_forward(a2)
        flat = pooled2.reshape(len(X), -1)
        a3, slope3 = relu(flat @ W3 + b3)
        P = softmax(relu(a3 @ W4 + b4)[0])
        return P, (padded, a1, slope1, pooled1, a2, slope2, pooled2, flat, a3, slope3)

    def predict(self, X):
        return self._forward(X)[0]

    def evaluate(self, X, y):
        P = self.predict(X)
        return sparse_cross_entropy(P, y), accuracy(P, y)

    def gradients(self, X, y):
        W1, _, W2, _, W3, _, W4, _ = self.params
        P, (padded, a1, slope1, pooled1, a2, slope2, pooled2, flat, a3, slope3) = self._forward(X)
        d4 = P.copy()
        d4[np.arange(len(y)), y] -= 1
        d4 /= len(y)  # at the scores: (P − one-hot) / B
        d3 = (d4 @ W4.T) * slope3
        d_pooled2 = flatten_backward(d3 @ W3.T, pooled2.shape)
        d2 = maxpool_backward(d_pooled2, a2, 2) * slope2
        d_pooled1, dW2, db2 = conv_backward(d2, pooled1, W2)
        d1 = maxpool_backward(d_pooled1, a1, 2) * slope1
        _, dW1, db1 = conv_backward(d1, padded, W1)
        grads = [dW1, db1, dW2, db2, flat.T @ d3, d3.sum(axis=0), a3.T @ d4, d4.sum(axis=0)]
        return sparse_cross_entropy(P, y), grads

    def train_step(self, X, y):
        loss, grads = self.gradients(X, y)
        self.t += 1
        for k, grad in enumerate(grads):
            self.params[k], *self.moments[k] = adam_step(
                self.params[k], *self.moments[k], grad, self.t, self.lr
            )
        return loss
