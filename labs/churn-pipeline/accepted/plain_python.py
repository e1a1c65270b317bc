import numpy as np


def one_hot(column, categories, drop_first=True):
    rows = []
    for value in column:
        row = [0.0] * len(categories)
        row[categories.index(value)] = 1.0  # list.index raises ValueError for a stranger
        rows.append(row[1:] if drop_first else row)
    return np.array(rows)


def standardise(X_train, X_test):
    train, test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    n = len(train)
    for j in range(train.shape[1]):
        mean = sum(train[:, j]) / n
        variance = sum((value - mean) ** 2 for value in train[:, j]) / n
        std = variance**0.5
        if max(train[:, j]) == min(train[:, j]):
            mean, std = train[0, j], 1.0
        test[:, j] = (test[:, j] - mean) / std
        train[:, j] = (train[:, j] - mean) / std
    return [train, test]


def to_labels(p, threshold=0.5):
    labels = []
    for value in np.asarray(p).flatten():
        labels.append(1 if value > threshold else 0)
    return np.array(labels)


def confusion(y, y_hat):
    matrix = np.zeros((2, 2), dtype=int)
    for truth, said in zip(y, y_hat):
        matrix[int(truth), int(said)] += 1
    return matrix


def divided(top, bottom):
    return float(top / bottom) if bottom != 0 else 0.0


def scores(matrix):
    tn, fp, fn, tp = np.asarray(matrix).ravel()
    precision, recall = divided(tp, tp + fp), divided(tp, tp + fn)
    return (
        divided(tn + tp, tn + fp + fn + tp),
        precision,
        recall,
        divided(2 * precision * recall, precision + recall),
    )
