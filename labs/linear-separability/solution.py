import numpy as np

NO_GAP = 1e-9  # narrower than this is rounding


def gate_weights(name):
    w, b = {
        "AND": ([1, 1], -1.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }[name]
    return np.array(w, dtype=float), b


def class_gap(X, y, u):
    places = X @ u / np.linalg.norm(u)  # (n,)
    zeros, ones = places[y == 0], places[y == 1]
    return max(ones.min() - zeros.max(), zeros.min() - ones.max())


def line_in_gap(X, y, u):
    if class_gap(X, y, u) < NO_GAP:
        return None
    w = u / np.linalg.norm(u)
    if (X[y == 1] @ w).max() < (X[y == 0] @ w).min():
        w = -w
    middle = ((X[y == 0] @ w).max() + (X[y == 1] @ w).min()) / 2
    return w, -middle


def is_linearly_separable(X, y):
    i, j = np.triu_indices(len(X), k=1)
    dx, dy = (X[i] - X[j]).T  # each (pairs,)
    critical = np.sort(np.arctan2(dx, -dy) % np.pi)  # directions in which two points meet
    after = np.append(critical[1:], critical[0] + np.pi)
    for angle in (critical + after) / 2:
        if class_gap(X, y, np.array([np.cos(angle), np.sin(angle)])) > NO_GAP:
            return True
    return False
