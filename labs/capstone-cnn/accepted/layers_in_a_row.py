import numpy as np
from mylabs.activations import relu
from mylabs.adam import adam_step
from mylabs.conv_backprop import conv_backward, flatten_backward, maxpool_backward
from mylabs.convolution import conv2d_multi
from mylabs.digits_ann import accuracy, softmax, sparse_cross_entropy
from mylabs.pooling import max_pool


def conv_forward(X, W, b):
    return np.array([conv2d_multi(image, W, b) for image in X])


def pool_forward(X):
    B, C, H, W = X.shape
    flat = [max_pool(channel, 2, 2)[0] for channel in X.reshape(B * C, H, W)]
    return np.reshape(flat, (B, C, H // 2, W // 2))


class Conv:
    def forward(self, x, W, b):
        self.x, self.W = x, W
        return conv_forward(x, W, b)

    def backward(self, d):
        d, *grads = conv_backward(d, self.x, self.W)
        return d, grads


class Dense:
    def forward(self, x, W, b):
        self.x, self.W = x, W
        return x @ W + b

    def backward(self, d):
        return d @ self.W.T, [self.x.T @ d, d.sum(axis=0)]


class Relu:
    def forward(self, x):
        out, self.slope = relu(x)
        return out

    def backward(self, d):
        return d * self.slope, []


class Pool:
    def forward(self, x):
        self.x = x
        return pool_forward(x)

    def backward(self, d):
        return maxpool_backward(d, self.x, 2), []


class Flatten:
    def forward(self, x):
        self.shape = x.shape
        return x.reshape(len(x), -1)

    def backward(self, d):
        return flatten_backward(d, self.shape), []


class LeNet:
    def __init__(self, params, lr=0.001):
        self.params, self.lr, self.t = params, lr, 0
        self.state = [[0.0 * w, 0.0 * w] for w in params]
        self.layers = [Conv(), Relu(), Pool(), Conv(), Relu(), Pool(), Flatten(), Dense(), Relu(), Dense()]

    def predict(self, X):
        B, C, H, W = X.shape
        x = np.zeros((B, C, H + 2, W + 2))
        x[:, :, 1:-1, 1:-1] = X
        own = iter(self.params)
        for layer in self.layers:
            x = (
                layer.forward(x, next(own), next(own))
                if isinstance(layer, (Conv, Dense))
                else layer.forward(x)
            )
        return softmax(x)

    def evaluate(self, X, y):
        P = self.predict(X)
        return sparse_cross_entropy(P, y), accuracy(P, y)

    def gradients(self, X, y):
        P = self.predict(X)
        d, grads = (P - np.eye(P.shape[1])[y]) / len(X), []
        for layer in self.layers[::-1]:
            d, own = layer.backward(d)
            grads = own + grads
        return sparse_cross_entropy(P, y), grads

    def train_step(self, X, y):
        loss, grads = self.gradients(X, y)
        self.t += 1
        moved = []
        for w, g, state in zip(self.params, grads, self.state):
            w, state[0], state[1] = adam_step(w, state[0], state[1], g, self.t, lr=self.lr)
            moved.append(w)
        self.params = moved
        return loss
