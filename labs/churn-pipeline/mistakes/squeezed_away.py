import numpy as np


def one_hot(column, categories, drop_first=True):
    matrix = np.zeros((len(column), len(categories)))
    for row, value in enumerate(column):
        if value not in categories:
            raise ValueError(value)
        matrix[row, categories.index(value)] = 1
    return matrix[:, 1:] if drop_first else matrix


def standardise(X_train, X_test):
    mean = X_train.mean(axis=0)
    std = X_train.std(axis=0)
    std[std == 0] = 1
    return (X_train - mean) / std, (X_test - mean) / std


def to_labels(p, threshold=0.5):
    return (p > threshold).astype(int).squeeze()


def confusion(y, y_hat):
    tn = np.sum((y == 0) & (y_hat == 0))
    fp = np.sum((y == 0) & (y_hat == 1))
    fn = np.sum((y == 1) & (y_hat == 0))
    tp = np.sum((y == 1) & (y_hat == 1))
    return np.array([[tn, fp], [fn, tp]])


def scores(matrix):
    tn, fp = matrix[0]
    fn, tp = matrix[1]
    accuracy = (tn + tp) / matrix.sum()
    precision = tp / (tp + fp) if tp + fp > 0 else 0.0
    recall = tp / (tp + fn) if tp + fn > 0 else 0.0
    f1 = 2 * precision * recall / (precision + recall) if tp > 0 else 0.0
    return accuracy, precision, recall, f1
