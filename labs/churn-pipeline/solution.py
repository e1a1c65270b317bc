import numpy as np


def one_hot(column, categories, drop_first=True):
    unknown = set(column) - set(categories)
    if unknown:
        raise ValueError(f"not among the categories: {sorted(unknown)}")
    kept = list(categories)[1:] if drop_first else list(categories)
    return (np.array(column)[:, None] == np.array(kept)).astype(float)


def standardise(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    return (X_train - mean) / std, (X_test - mean) / std


def to_labels(p, threshold=0.5):
    return (p.ravel() > threshold).astype(int)


def confusion(y, y_hat):
    return np.array([[np.sum((y == truth) & (y_hat == said)) for said in (0, 1)] for truth in (0, 1)])


def scores(matrix):
    (tn, fp), (fn, tp) = matrix
    accuracy = (tn + tp) / (tn + fp + fn + tp)
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    f1 = 2 * tp / (2 * tp + fp + fn) if tp else 0.0
    return accuracy, precision, recall, f1
