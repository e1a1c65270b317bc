"""Writes the chain rule out, factor by factor, as on paper."""

import math


def forward(p, x):
    x1, x2 = x
    z1 = p["b11"] + p["w111"] * x1 + p["w121"] * x2
    z2 = p["b12"] + p["w112"] * x1 + p["w122"] * x2
    o1 = math.exp(z1) / (math.exp(z1) + 1)
    o2 = math.exp(z2) / (math.exp(z2) + 1)
    return p["b21"] + p["w211"] * o1 + p["w221"] * o2, {"o1": o1, "o2": o2, "z1": z1, "z2": z2}


def backward(p, x, y, y_hat, cache):
    dL_dy = -2 * (y - y_hat)
    dy_do = {"1": p["w211"], "2": p["w221"]}
    do_dz = {n: cache["o" + n] * (1 - cache["o" + n]) for n in "12"}
    dz_dp = {"w11": x[0], "w12": x[1]}
    out = {"w211": dL_dy * cache["o1"], "w221": dL_dy * cache["o2"], "b21": dL_dy * 1}
    for n in "12":
        for stem, local in dz_dp.items():
            out[stem + n] = dL_dy * dy_do[n] * do_dz[n] * local
        out["b1" + n] = dL_dy * dy_do[n] * do_dz[n] * 1
    return out


def numerical_gradients(p, x, y, h):
    out = {}
    for key in p:
        losses = []
        for sign in (-1, 1):
            moved = {k: v + sign * h * (k == key) for k, v in p.items()}
            losses.append((y - forward(moved, x)[0]) ** 2)
        out[key] = (losses[1] - losses[0]) / (2 * h)
    return out


def update(p, grads, lr):
    new = {}
    for key, value in p.items():
        new[key] = value - lr * grads[key]
    return new


def train_epoch(p, X, Y, lr):
    current, losses = dict(p), []
    for row in range(X.shape[0]):
        guess, cache = forward(current, X[row])
        losses.append((Y[row] - guess) ** 2)
        grads = backward(current, X[row], Y[row], guess, cache)
        for key in current:
            current[key] = current[key] - lr * grads[key]
    return current, tuple(losses)
