import numpy as np


def perceptron_predict(X, w, b):
    labels = []
    for x in X:
        z = np.dot(w, x) + b
        labels.append(1 if z >= 0 else 0)
    return np.array(labels)


def signed_distance(X, w, b):
    distances = []
    for x in X:
        z = np.dot(w, x) + b
        distances.append(z / np.linalg.norm(w))
    return np.array(distances)
