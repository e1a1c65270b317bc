import numpy as np


def perceptron_update(x, y, w, b, lr):
    w = np.array(w, dtype=float)
    z = float((w * x).sum() + b)
    if z < 0 and y:
        w += lr * x
        b += lr
    elif z >= 0 and not y:
        w -= lr * x
        b -= lr
    return w, np.float64(b)


def perceptron_fit(X, y, w, b, lr, epochs):
    w = w.copy()
    mistakes = []
    for _ in range(epochs):
        mistakes.append(0)
        for x, label in zip(X, y):
            step = lr * (int(label) - int((w * x).sum() + b >= 0))
            if step:
                w += step * x
                b += step
                mistakes[-1] += 1
        if not mistakes[-1]:
            break
    return w, b, tuple(mistakes)


def margin_bound(X, y, w, b):
    z = X @ w + b
    z[y == 0] *= -1
    squares = np.einsum("nd,nd->n", X, X) + 1.0
    return float(squares.max() * (w @ w + b * b) / z.min() ** 2)
