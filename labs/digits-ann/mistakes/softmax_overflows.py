import numpy as np


def prepare(images):
    X = images / 255.0
    return X.reshape(X.shape[0], X.shape[1] * X.shape[2])


def softmax(Z):
    e = np.exp(Z)
    return e / np.sum(e, axis=1, keepdims=True)


def relu(z):
    return np.maximum(0, z)


def ann_forward(X, W1, b1, W2, b2):
    A1 = relu(X @ W1 + b1)
    Z2 = A1 @ W2 + b2
    return softmax(Z2)


def sparse_cross_entropy(P, y):
    B = len(y)
    p_right = P[np.arange(B), y]
    return -np.log(p_right).mean()


def accuracy(P, y):
    y_pred = P.argmax(axis=1)
    return (y_pred == y).mean()
