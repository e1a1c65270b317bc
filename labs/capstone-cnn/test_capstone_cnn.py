"""Hidden checks of the capstone `capstone-cnn`."""

import numpy as np

from tutor.grader.testing import close, gradient_close, holds, untouched

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8
NAMES = ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4")


def predicted(lab, params, X):
    return lab.LeNet(params).predict(X)


def evaluated(lab, params, X, y):
    return lab.LeNet(params).evaluate(X, y)


def graded(lab, params, X, y):
    loss, grads = lab.LeNet(params).gradients(X, y)
    return loss, list(grads)


def trained(lab, params, lr, batches):
    """Losses of the steps, params afterwards, and whether the given arrays are as they were."""
    import numpy as np

    before = [w.copy() for w in params]
    net = lab.LeNet(params, lr)
    losses = [net.train_step(X, y) for X, y in batches]
    return losses, list(net.params), all(np.array_equal(old, w) for old, w in zip(before, params))


def trained_by_default(lab, params, X, y):
    net = lab.LeNet(params)
    net.train_step(X, y)
    return list(net.params)


def side_by_side(lab, pair, X, y):
    """Two networks by turns, and what each says then."""
    nets = [lab.LeNet(params, 0.01) for params in pair]
    for _ in range(2):
        for net in nets:
            net.train_step(X, y)
    return [net.predict(X) for net in nets]


def correlated(X, W, b):
    """(B, F, oH, oW): a sum over the places of the filter, each a shifted picture."""
    f = W.shape[2]
    oH, oW = X.shape[2] - f + 1, X.shape[3] - f + 1
    maps = np.zeros((len(X), len(W), oH, oW)) + b[:, None, None]
    for u in range(f):
        for v in range(f):
            maps += np.einsum("bchw,mc->bmhw", X[:, :, u : u + oH, v : v + oW], W[:, :, u, v])
    return maps


def pooled(X):
    H, W = X.shape[2] // 2 * 2, X.shape[3] // 2 * 2
    quarters = [X[:, :, u:H:2, v:W:2] for u in (0, 1) for v in (0, 1)]
    return np.maximum(np.maximum(quarters[0], quarters[1]), np.maximum(quarters[2], quarters[3]))


def ends(X, d):
    """Where the gradient d of pool_forward(X) belongs: the first of the largest in every window, row by row."""
    H, W = 2 * d.shape[2], 2 * d.shape[3]
    out, largest, free = np.zeros(X.shape), pooled(X), np.ones(d.shape, bool)
    for u in (0, 1):
        for v in (0, 1):
            here = (X[:, :, u:H:2, v:W:2] == largest) & free
            out[:, :, u:H:2, v:W:2], free = d * here, free & ~here
    return out


def shifted_sums(d, X, W):
    """Gradients of correlated(X, W, b): of W and of X, again place by place of the filter."""
    dW, dX = np.zeros(W.shape), np.zeros(X.shape)
    for u in range(W.shape[2]):
        for v in range(W.shape[3]):
            part = (slice(None), slice(None), slice(u, u + d.shape[2]), slice(v, v + d.shape[3]))
            dW[:, :, u, v] = np.einsum("bmij,bcij->mc", d, X[part])
            dX[part] += np.einsum("bmij,mc->bcij", d, W[:, :, u, v])
    return dW, dX


def features(params, X):
    """What goes into each layer: the framed image, both pooled maps, the hidden layer; and both maps before them."""
    W1, b1, W2, b2, W3, b3, _, _ = params
    framed = np.zeros((*X.shape[:2], X.shape[2] + 2, X.shape[3] + 2))
    framed[:, :, 1:-1, 1:-1] = X
    maps1 = np.clip(correlated(framed, W1, b1), 0, None)
    maps2 = np.clip(correlated(pooled(maps1), W2, b2), 0, None)
    flat = np.array(
        [[value for channel in image for row in channel for value in row] for image in pooled(maps2)]
    )
    return framed, maps1, maps2, flat, np.clip(flat @ W3 + b3, 0, None)


def log_chances(params, X):
    z = features(params, X)[-1] @ params[6] + params[7]
    return z - np.logaddexp.reduce(z, axis=1)[:, None]


def mean_loss(params, X, y):
    return float(-np.mean(log_chances(params, X)[np.arange(len(y)), y]))


def slopes(params, X, y):
    """The eight gradients of the mean loss."""
    framed, maps1, maps2, flat, hidden = features(params, X)
    logs = log_chances(params, X)
    d4 = (np.exp(logs) - np.eye(logs.shape[1])[y]) / len(y)
    d3 = np.einsum("bk,hk->bh", d4, params[6]) * (hidden > 0)
    d2 = ends(maps2, (d3 @ params[4].T).reshape(pooled(maps2).shape)) * (maps2 > 0)
    dW2, back = shifted_sums(d2, pooled(maps1), params[2])
    d1 = ends(maps1, back) * (maps1 > 0)
    dW1, _ = shifted_sums(d1, framed, params[0])
    dense = [np.einsum("bi,bj->ij", flat, d3), d3.sum(0), np.einsum("bi,bj->ij", hidden, d4), d4.sum(0)]
    return [dW1, d1.sum((0, 2, 3)), dW2, d2.sum((0, 2, 3)), *dense]


def trained_by_definition(params, lr, batches):
    """Adam with sums over the whole past: no moment is carried on."""
    losses, past, params = [], [], list(params)
    for t, (X, y) in enumerate(batches, start=1):
        losses.append(mean_loss(params, X, y))
        past.append(slopes(params, X, y))
        for k in range(8):
            m, v = (
                (1 - beta)
                * sum(beta ** (t - s) * g[k] ** power for s, g in enumerate(past, 1))
                / (1 - beta**t)
                for beta, power in ((BETA1, 1), (BETA2, 2))
            )
            params[k] = params[k] - lr * m / (np.sqrt(v) + EPS)
    return losses, params


def random_batch(draw, channels=2, B=0, H=8, W=8, K=3):
    B = B or draw.size(2, 3)
    return draw.normal(B, channels, H, W), draw.labels(B, range(K))


def random_params(draw, channels=2, places=1, K=3):
    """Small filters, and biases that keep most units on; `places` are left of every map before the flatten."""
    F1, F2, h = 2, 3, 4
    return [
        0.4 * draw.normal(F1, channels, 3, 3),
        0.3 + 0.1 * draw.normal(F1),
        0.4 * draw.normal(F2, F1, 3, 3),
        0.5 + 0.1 * draw.normal(F2),
        0.6 * draw.normal(F2 * places, h),
        0.5 + 0.1 * draw.normal(h),
        draw.normal(h, K),
        draw.normal(K),
    ]


def small_task(draw):
    return random_params(draw, channels=1), *random_batch(draw, channels=1, B=2)


def test_example(lab):
    X = np.array([[[[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [2.0, 1.0, 1.0]]]])
    W, b = np.array([[[[1.0, -1.0], [2.0, 0.0]]]]), np.array([0.5])
    close(lab.conv_forward(X, W, b), correlated(X, W, b), what="conv_forward(X, W, b)")
    close(lab.pool_forward(X), np.array([[[[2.0]]]]), what="pool_forward(X)")


def test_conv_forward(lab):
    B, C, F, f = lab.draw.size(1, 3), lab.draw.size(2, 3), lab.draw.size(2, 4), lab.draw.size(2, 3)
    X = lab.draw.normal(B, C, lab.draw.size(4, 6), lab.draw.size(5, 7))
    W, b = lab.draw.normal(F, C, f, f), lab.draw.normal(F)
    close(lab.conv_forward(X, W, b), correlated(X, W, b), what="conv_forward(X, W, b)")


def test_pool_forward(lab):
    X = lab.draw.normal(lab.draw.size(1, 3), lab.draw.size(1, 3), lab.draw.size(2, 7), lab.draw.size(2, 7))
    close(lab.pool_forward(X), pooled(X), what="pool_forward(X)")
    X = -np.abs(X) - 1
    close(lab.pool_forward(X), pooled(X), what="pool_forward of negative numbers")


def test_predict_definition(lab):
    for H, W, places in ((10, 10, 1), (9, 13, 2), (12, 14, 4)):
        params = random_params(lab.draw, places=places)
        X, _ = random_batch(lab.draw, H=H, W=W)
        close(lab.run(predicted, params, X), np.exp(log_chances(params, X)), what=f"predict, images {H}×{W}")


def test_evaluate_definition(lab):
    params = random_params(lab.draw)
    X, y = random_batch(lab.draw, B=lab.draw.size(5, 8))
    right = float(np.mean(log_chances(params, X).argmax(axis=1) == y))
    close(lab.run(evaluated, params, X, y), (mean_loss(params, X, y), right), what="evaluate(X, y)")


def test_gradients_dense(lab):
    gradients_agree(lab, range(4, 8))


def test_gradients_conv2(lab):
    gradients_agree(lab, (2, 3))


def test_gradients_conv1(lab):
    gradients_agree(lab, (0, 1))


def gradients_agree(lab, numbers):
    params = random_params(lab.draw, places=2)
    X, y = random_batch(lab.draw, H=8, W=12)
    loss, grads = lab.run(graded, params, X, y)
    close(loss, mean_loss(params, X, y), what="loss")
    holds(
        len(grads) == 8,
        hi="Aath gradients chahiye, params ke kram mein.",
        en="There are eight gradients, in the order of params.",
        found=len(grads),
    )
    want = slopes(params, X, y)
    for k in numbers:
        gradient_close(grads[k], want[k], tol=1e-7, what=f"gradient of {NAMES[k]}")


def test_steps(lab):
    params, X, y = small_task(lab.draw)
    batches = [(X, y), (X[::-1].copy(), y[::-1].copy()), (X, y)]
    got = lab.run(trained, params, 0.01, batches)[:2]
    close(got, trained_by_definition(params, 0.01, batches), rtol=1e-5, atol=1e-7, what="three train_steps")


def test_defaults(lab):
    params, X, y = small_task(lab.draw)
    want = trained_by_definition(params, 0.001, [(X, y)])[1]
    close(
        lab.run(trained_by_default, params, X, y), want, rtol=1e-6, atol=1e-8, what="params of LeNet(params)"
    )


def test_nothing_shared(lab):
    """The given arrays stay, and two networks do not meet."""
    params, X, y = small_task(lab.draw)
    holds(
        lab.run(trained, params, 0.01, [(X, y)] * 2)[2],
        hi="Training ne woh arrays badal diye jo LeNet ko mile the.",
        en="Training changed the arrays that LeNet was given.",
    )
    other = [w + 0.05 for w in params]
    got = lab.run(side_by_side, [params, other], X, y)
    for k, start in enumerate((params, other)):
        _, after = trained_by_definition(start, 0.01, [(X, y)] * 2)
        want = np.exp(log_chances(after, X))
        close(got[k], want, rtol=1e-5, atol=1e-7, what=f"network {k + 1} of two")
    lab.conv_forward(X, params[0], params[1])
    lab.pool_forward(X)
    untouched(lab)
