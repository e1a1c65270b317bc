"""Hidden checks of the lab `backprop-by-hand`."""

import numpy as np

from tutor.grader.testing import close, gradient_close, numerical_gradient, untouched

NAMES = ("w111", "w121", "b11", "w112", "w122", "b12", "w211", "w221", "b21")
VIDEO = {name: 0.0 if name.startswith("b") else 0.1 for name in NAMES}
X3 = np.array([[8.0, 80.0], [5.0, 50.0], [6.0, 60.0]])
Y3 = np.array([8.0, 5.0, 6.0])


def logistic(z):
    """σ(z) as a stretched and shifted tanh: no exponential of a large number."""
    return (1 + np.tanh(z / 2)) / 2


def matrices(theta):
    """Nine numbers, in the order of NAMES, as W¹ (2, 2), b¹ (2,), w² (2,), b²."""
    return np.array([theta[0:2], theta[3:5]]).T, theta[[2, 5]], theta[6:8], theta[8]


def answer(theta, x):
    """(ŷ, z¹, o) in matrix form."""
    W1, b1, w2, b2 = matrices(theta)
    z = x @ W1 + b1
    o = logistic(z)
    return float(o @ w2 + b2), z, o


def kept(theta, x):
    _, z, o = answer(theta, x)
    return {"z1": z[0], "z2": z[1], "o1": o[0], "o2": o[1]}


def slopes(theta, x, y):
    """The nine gradients by central differences, as a dict."""
    gradient = numerical_gradient(lambda t: (y - answer(t, x)[0]) ** 2, theta)
    return named(gradient)


def named(theta):
    return {name: float(value) for name, value in zip(NAMES, theta)}


def values(p):
    return np.array([float(p[name]) for name in NAMES])


def walked(theta, X, Y, lr):
    losses = []
    for x, y in zip(X, Y):
        losses.append((y - answer(theta, x)[0]) ** 2)
        W1, b1, w2, b2 = matrices(theta)
        y_hat, _, o = answer(theta, x)
        d = -2 * (y - y_hat)
        d_z = d * w2 * o * (1 - o)
        grads = [
            d_z[0] * x[0],
            d_z[0] * x[1],
            d_z[0],
            d_z[1] * x[0],
            d_z[1] * x[1],
            d_z[1],
            d * o[0],
            d * o[1],
            d,
        ]
        theta = theta - lr * np.array(grads)
    return theta, losses


def drawn(draw):
    """Nine different numbers, a student with scaled features, a package."""
    return draw.normal(9), draw.normal(2), draw.uniform(-2, 4)


def same_keys(lab_dict):
    """The nine values in the order of NAMES; a wrong set of keys is shown as such."""
    close({name: 0.0 for name in lab_dict}, {name: 0.0 for name in NAMES}, what="keys")
    return values(lab_dict)


def test_forward_example(lab):
    y_hat, cache = lab.forward(VIDEO, X3[0])
    close(y_hat, 0.19996985792838806, rtol=1e-9, what="ŷ")
    close(cache, kept(values(VIDEO), X3[0]), rtol=1e-9, what="cache")


def test_backward_example(lab):
    theta = values(VIDEO)
    y_hat, _, o = answer(theta, X3[0])
    d = -2 * (8 - y_hat)
    d_z = d * 0.1 * o[0] * (1 - o[0])
    wanted = [8 * d_z, 80 * d_z, d_z, 8 * d_z, 80 * d_z, d_z, d * o[0], d * o[1], d]
    close(
        lab.backward(VIDEO, X3[0], 8.0, y_hat, kept(theta, X3[0])), named(wanted), rtol=1e-7, what="backward"
    )


def test_forward(lab):
    for _ in range(2):
        theta, x, _ = drawn(lab.draw)
        y_hat, cache = lab.forward(named(theta), x)
        close(y_hat, answer(theta, x)[0], what="ŷ")
        close(cache, kept(theta, x), what="cache")


def test_output_layer(lab):
    theta, x, y = drawn(lab.draw)
    grads = lab.backward(named(theta), x, y, answer(theta, x)[0], kept(theta, x))
    wanted = slopes(theta, x, y)
    for name in ("w211", "w221", "b21"):
        gradient_close(grads[name], wanted[name], what=name)


def test_hidden_layer(lab):
    theta, x, y = drawn(lab.draw)
    grads = lab.backward(named(theta), x, y, answer(theta, x)[0], kept(theta, x))
    wanted = slopes(theta, x, y)
    for name in NAMES[:6]:
        gradient_close(grads[name], wanted[name], what=name)
    same_keys(grads)


def test_no_error_no_gradient(lab):
    """Where ŷ = y nothing has to change."""
    theta, x, _ = drawn(lab.draw)
    y_hat = answer(theta, x)[0]
    close(
        lab.backward(named(theta), x, y_hat, y_hat, kept(theta, x)),
        named(np.zeros(9)),
        what="backward, y = ŷ",
    )


def test_numerical(lab):
    """With a small h the slope; with a large h the formula itself, which is then no slope at all."""
    theta, x, y = drawn(lab.draw)
    gradient_close(values(lab.numerical_gradients(named(theta), x, y, 1e-5)), values(slopes(theta, x, y)))
    h = 0.5
    wanted = np.empty(9)
    for place in range(9):
        shift = np.zeros(9)
        shift[place] = h
        rise = (y - answer(theta + shift, x)[0]) ** 2 - (y - answer(theta - shift, x)[0]) ** 2
        wanted[place] = rise / (2 * h)
    close(lab.numerical_gradients(named(theta), x, y, h), named(wanted), what="numerical_gradients, h = 0.5")


def test_update(lab):
    theta, grads = lab.draw.normal(9), lab.draw.normal(9)
    for lr in (0.01, lab.draw.uniform(0.1, 2.0)):
        moved = lab.update(named(theta), named(grads), lr)
        close(moved, named(theta - lr * grads), what=f"update, lr = {lr:.3g}")


def test_epoch_example(lab):
    p, losses = lab.train_epoch(VIDEO, X3, Y3, 0.01)
    close(losses, [60.84047021721, 18.78450356732, 25.73938519112], rtol=1e-7, what="losses")
    close(p, named(walked(values(VIDEO), X3, Y3, 0.01)[0]), rtol=1e-6, what="p")


def test_epoch(lab):
    n = lab.draw.size(1, 4)
    theta, X, Y = lab.draw.normal(9), lab.draw.normal(n, 2), lab.draw.normal(n) + 2.0
    wanted, seen = walked(theta, X, Y, 0.05)
    p, losses = lab.train_epoch(named(theta), X, Y, 0.05)
    close(losses, seen, rtol=1e-8, what="losses")
    close(same_keys(p), wanted, rtol=1e-8, atol=1e-9, what="p, in the order w111, w121, b11, …")


def test_twins_stay_twins(lab):
    """Hidden nodes that begin alike stay alike, whatever the data."""
    a, b, c, out = lab.draw.normal(), lab.draw.normal(), lab.draw.normal(), lab.draw.normal()
    theta = np.array([a, b, c, a, b, c, out, out, 0.5])
    X, Y = lab.draw.normal(3, 2), lab.draw.normal(3) + 1.0
    p, _ = lab.train_epoch(named(theta), X, Y, 0.1)
    ended = same_keys(p)
    close(ended[:3], ended[3:6], rtol=1e-12, what="w111, w121, b11 against w112, w122, b12")
    close(ended, walked(theta, X, Y, 0.1)[0], rtol=1e-8, atol=1e-9, what="p")


def test_inputs_untouched(lab):
    theta, x, y = drawn(lab.draw)
    p = named(theta)
    lab.backward(p, x, y, answer(theta, x)[0], kept(theta, x))
    lab.numerical_gradients(p, x, y, 1e-4)
    lab.update(p, slopes(theta, x, y), 0.1)
    lab.train_epoch(p, lab.draw.normal(2, 2), lab.draw.normal(2), 0.1)
    untouched(lab)
