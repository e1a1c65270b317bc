import numpy as np


def predict(X, w, b):
    return X @ w + b  # (B, d) @ (d,) + () -> (B,)


def gradients(X, y, w, b):
    slope = -2 * (y - predict(X, w, b)) / len(y)  # (B,), ∂J/∂ŷ
    return slope @ X, slope.sum()


def train_step(X, y, w, b, lr):
    loss = np.mean((y - predict(X, w, b)) ** 2)
    dw, db = gradients(X, y, w, b)
    return w - lr * dw, b - lr * db, loss


def train(X, y, w, b, lr, batches):
    losses = []
    for _ in batches:
        w, b, loss = train_step(X, y, w, b, lr)
        losses.append(loss)
    return w, b, losses


def chain_gradients(x, w, y):
    inputs = [x]  # inputs[i] is what weight i multiplies
    for weight in w:
        inputs.append(weight * inputs[-1])
    arriving = -2 * (y - inputs[-1])  # ∂L/∂ŷ
    grads = np.zeros(len(w))
    for i in reversed(range(len(w))):
        grads[i] = arriving * inputs[i]
        arriving = arriving * w[i]
    return grads
