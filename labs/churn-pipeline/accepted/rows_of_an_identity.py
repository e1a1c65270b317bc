import numpy as np


def one_hot(column, categories, drop_first=True):
    number = {category: place for place, category in enumerate(categories)}
    try:
        places = [number[value] for value in column]
    except KeyError as stranger:
        raise ValueError(f"unknown category {stranger}") from None
    return np.eye(len(categories), dtype=int)[places][:, int(drop_first) :]


def standardise(X_train, X_test):
    mean = np.mean(X_train, axis=0, keepdims=True)
    centred = X_train - mean
    std = np.sqrt(np.einsum("nd,nd->d", centred, centred) / len(centred))
    std[std < 1e-12 * (1 + np.abs(mean[0]))] = 1.0
    return centred / std, (X_test - mean) / std


def to_labels(p, threshold=0.5):
    return np.where(np.squeeze(p, axis=1) > threshold, 1, 0) if p.ndim == 2 else (p > threshold) * 1


def confusion(y, y_hat):
    return np.bincount(2 * y + y_hat, minlength=4).reshape(2, 2)


def scores(matrix):
    with np.errstate(divide="ignore", invalid="ignore"):
        accuracy = np.trace(matrix) / matrix.sum()
        precision, recall = matrix[1, 1] / matrix.sum(axis=0)[1], matrix[1, 1] / matrix.sum(axis=1)[1]
        f1 = 2 * matrix[1, 1] / (2 * matrix[1, 1] + matrix[0, 1] + matrix[1, 0])
    return np.nan_to_num([accuracy, precision, recall, f1], nan=0.0)
