import numpy as np


def one_hot(column, categories, drop_first=True):
    if not all(value in categories for value in column):
        raise ValueError("a text that is no category")
    columns = [[float(value == category) for value in column] for category in categories]
    return np.stack(columns[1 if drop_first else 0 :], axis=1)


def standardise(X_train, X_test):
    shift = X_train[0]  # near the numbers, so that nothing cancels
    mean = shift + (X_train - shift).mean(axis=0)
    scale = np.std(X_train, axis=0, ddof=0)
    scale[np.ptp(X_train, axis=0) == 0] = 1.0
    both = np.vstack([X_train, X_test])
    both -= mean
    both /= scale
    return both[: len(X_train)], both[len(X_train) :]


def to_labels(p, threshold=0.5):
    return np.greater(p, threshold).astype(np.int8).ravel()


def confusion(y, y_hat):
    truth, said = np.stack([1 - y, y]), np.stack([1 - y_hat, y_hat])
    return truth @ said.T


def scores(matrix):
    tn, fp, fn, tp = [float(cell) for row in matrix for cell in row]
    precision = recall = f1 = 0.0
    if tp > 0:
        precision, recall = tp / (tp + fp), tp / (tp + fn)
        f1 = 2 * precision * recall / (precision + recall)
    return (tn + tp) / (tn + fp + fn + tp), precision, recall, f1
