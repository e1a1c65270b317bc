import math

import numpy as np


def prepare(images):
    rows = []
    for image in images:
        rows.append([pixel / 255 for pixel in image.astype(float).ravel()])
    return np.array(rows)


def softmax_row(z):
    top = max(z)
    powers = [math.exp(value - top) for value in z]
    return [power / sum(powers) for power in powers]


def softmax(Z):
    return np.array([softmax_row(z) for z in Z])


def ann_forward(X, W1, b1, W2, b2):
    answers = []
    for x in X:
        z = np.dot(x, W1) + b1
        h = np.where(z > 0, z, 0)
        answers.append(softmax_row(np.dot(h, W2) + b2))
    return np.array(answers)


def sparse_cross_entropy(P, y):
    losses = []
    for i in range(len(y)):
        losses.append(-math.log(P[i][y[i]]))
    return sum(losses) / len(losses)


def accuracy(P, y):
    hits = 0
    for p, label in zip(P, y):
        if int(np.argmax(p)) == label:
            hits += 1
    return hits / len(y)
