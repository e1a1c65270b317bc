import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def forward(p, x):
    z1 = p["w111"] * x[0] + p["w121"] * x[1] + p["b11"]
    z2 = p["w112"] * x[0] + p["w122"] * x[1] + p["b12"]
    o1, o2 = sigmoid(z1), sigmoid(z2)
    y_hat = p["w211"] * o1 + p["w221"] * o2 + p["b21"]
    return y_hat, {"z1": z1, "z2": z2, "o1": o1, "o2": o2}


def backward(p, x, y, y_hat, cache):
    o1, o2 = cache["o1"], cache["o2"]
    d = -2 * (y - y_hat)  # ∂L/∂ŷ
    d_z1 = d * p["w211"] * o1 * (1 - o1)
    d_z2 = d * p["w221"] * o2 * (1 - o2)
    return {
        "w111": d_z1 * x[0],
        "w121": d_z1 * x[1],
        "b11": 0.0,
        "w112": d_z2 * x[0],
        "w122": d_z2 * x[1],
        "b12": 0.0,
        "w211": d * o1,
        "w221": d * o2,
        "b21": d,
    }


def numerical_gradients(p, x, y, h):
    def loss(name, shift):
        y_hat, _ = forward({**p, name: p[name] + shift}, x)
        return (y - y_hat) ** 2

    return {name: (loss(name, h) - loss(name, -h)) / (2 * h) for name in p}


def update(p, grads, lr):
    return {name: p[name] - lr * grads[name] for name in p}


def train_epoch(p, X, Y, lr):
    losses = []
    for x, y in zip(X, Y):
        y_hat, cache = forward(p, x)
        losses.append((y - y_hat) ** 2)
        p = update(p, backward(p, x, y, y_hat, cache), lr)
    return p, losses
