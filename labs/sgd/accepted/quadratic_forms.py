import numpy as np

RAVINE = np.diag([1.0, 10.0])
SADDLE = np.diag([1.0, -1.0])


def sgd_step(w, g, lr):
    return np.subtract(w, np.multiply(g, lr))


def form(x, y, A):
    """Value and slopes of (x, y) A (x, y)ᵀ, at every point of a grid at once."""
    point = np.stack([np.asarray(x, float), np.asarray(y, float)])
    slopes = 2 * np.tensordot(A, point, axes=1)
    return (point * slopes).sum(axis=0) / 2, slopes[0], slopes[1]


def ravine(x, y):
    return form(x, y, RAVINE)


def saddle(x, y):
    return form(x, y, SADDLE)


def has_root(H):
    """Whether H = L Lᵀ with a positive diagonal: only where it curves up in every direction."""
    try:
        np.linalg.cholesky(H)
    except np.linalg.LinAlgError:
        return False
    return True


def classify(H):
    if has_root(H):
        return "minimum"
    if has_root(-H):
        return "maximum"
    lowest, *_, highest = sorted(np.linalg.eigvalsh(H))
    return "saddle" if lowest * highest < 0 else "undecided"
