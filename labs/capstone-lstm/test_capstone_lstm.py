"""Hidden checks of the capstone `capstone-lstm`."""

import numpy as np

from tutor.grader.testing import Rng, close, gradient_close, holds, numerical_gradient, untouched

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8
NAMES = ("Wx", "Wh", "b", "Wy", "by")
EXAMPLE = [
    np.array([[1.0, 0.0, 2.0, 0.5]]),
    np.array([[0.5, -1.0, 1.0, 0.0]]),
    np.array([0.0, 1.0, 0.0, 0.0]),
    np.array([[2.0]]),
    np.array([0.5]),
]
EXAMPLE_X, EXAMPLE_Y = np.array([[[1.0], [-0.5]]]), np.array([1.0])


def trained(lab, params, lr, limit, batches):
    """Losses of the steps, params afterwards, and whether the given arrays are as they were."""
    import numpy as np

    before = [w.copy() for w in params]
    trainer = lab.Trainer(params, lr, limit)
    losses = [trainer.step(X, y) for X, y in batches]
    kept = all(np.array_equal(old, w) for old, w in zip(before, params))
    return losses, list(trainer.params), kept


def trained_by_default(lab, params, batches):
    trainer = lab.Trainer(params)
    for X, y in batches:
        trainer.step(X, y)
    return list(trainer.params)


def side_by_side(lab, pair, X, y):
    """Two trainers by turns."""
    trainers = [lab.Trainer(params, 0.05, 9.0) for params in pair]
    for _ in range(3):
        for trainer in trainers:
            trainer.step(X, y)
    return [list(trainer.params) for trainer in trainers]


def random_params(draw, d, H):
    shapes = ((d, 4 * H), (H, 4 * H), (4 * H,), (H, 1), (1,))
    return [0.8 * draw.normal(*shape) + 0.03 for shape in shapes]


def random_task(draw, shape=None):
    """params, X, y of a small batch."""
    B, T, d, H = shape or (draw.size(2, 4), draw.size(3, 5), draw.size(1, 3), draw.size(2, 3))
    return random_params(draw, d, H), draw.normal(B, T, d), draw.normal(B)


def walked(params, X):
    """hs and cs, each (B, T, H): every sequence by itself, gate after gate."""
    Wx, Wh, b = params[:3]
    H = len(Wh)
    hs, cs = (np.zeros((*X.shape[:2], H)) for _ in "hc")
    for row, sequence in enumerate(X):
        h, c = np.zeros(H), np.zeros(H)
        for t, x in enumerate(sequence):
            scores = [x @ Wx[:, k : k + H] + h @ Wh[:, k : k + H] + b[k : k + H] for k in range(0, 4 * H, H)]
            i, f, o = (0.5 + 0.5 * np.tanh(scores[k] / 2) for k in (0, 1, 3))
            c = f * c + i * np.tanh(scores[2])
            h = o * np.tanh(c)
            hs[row, t], cs[row, t] = h, c
    return hs, cs


def answers(params, X):
    return walked(params, X)[0][:, -1] @ params[3][:, 0] + params[4][0]


def mean_square(params, X, y):
    return float(np.mean((answers(params, X) - y) ** 2))


def slopes(params, X, y):
    """The five gradients, measured by differences."""
    return [
        numerical_gradient(lambda w, k=k: mean_square([*params[:k], w, *params[k + 1 :]], X, y), params[k])
        for k in range(5)
    ]


def trained_by_definition(params, lr, limit, batches):
    """Adam with sums over the whole past, on gradients that are measured."""
    losses, past, params = [], [], list(params)
    for t, (X, y) in enumerate(batches, start=1):
        losses.append(mean_square(params, X, y))
        grads = slopes(params, X, y)
        norm = np.sqrt(sum((g**2).sum() for g in grads))
        past.append([g * min(1.0, limit / norm) for g in grads])
        for k in range(5):
            m, v = (
                (1 - beta)
                * sum(beta ** (t - s) * g[k] ** power for s, g in enumerate(past, 1))
                / (1 - beta**t)
                for beta, power in ((BETA1, 1), (BETA2, 2))
            )
            params[k] = params[k] - lr * m / (np.sqrt(v) + EPS)
    return losses, params


def test_example(lab):
    close(lab.predict(EXAMPLE, EXAMPLE_X), answers(EXAMPLE, EXAMPLE_X), what="predict(params, X)")
    loss, grads = lab.gradients(EXAMPLE, EXAMPLE_X, EXAMPLE_Y)
    close(loss, mean_square(EXAMPLE, EXAMPLE_X, EXAMPLE_Y), what="loss")
    for name, got, want in zip(NAMES, grads, slopes(EXAMPLE, EXAMPLE_X, EXAMPLE_Y)):
        gradient_close(got, want, what=f"gradient of {name}")


def test_new_params(lab):
    d, H, seed = 60, 80, lab.draw.seed()
    params = lab.new_params(d, H, Rng(seed))
    shapes = [np.shape(w) for w in params]
    holds(
        shapes == [(d, 4 * H), (H, 4 * H), (4 * H,), (H, 1), (1,)],
        hi="Paanch arrays chahiye: Wx (d, 4H), Wh (H, 4H), b (4H,), Wy (H, 1), by (1,).",
        en="There are five arrays: Wx (d, 4H), Wh (H, 4H), b (4H,), Wy (H, 1), by (1,).",
        shapes=[list(shape) for shape in shapes],
    )
    want = np.concatenate([np.zeros(H), np.ones(H), np.zeros(2 * H)])
    close(params[2], want, what="b")
    close(params[4], np.zeros(1), what="by")
    for name, W, spread in (
        ("Wx", params[0], 2 / (d + H)),
        ("Wh", params[1], 1 / H),
        ("Wy", params[3], 2 / (H + 1)),
    ):
        off = abs(np.std(W) / np.sqrt(spread) - 1)
        holds(
            off < 5 / np.sqrt(2 * W.size) and abs(np.mean(W)) < 5 * np.sqrt(spread / W.size),
            hi=f"{name}: har block Xavier ka, (n_in, H) ke hisaab se; mean 0.",
            en=f"{name}: Xavier for each block, by its own (n_in, H); mean 0.",
            std=float(np.std(W)),
            wanted=float(np.sqrt(spread)),
        )
    again, other = (lab.new_params(2, 3, Rng(each)) for each in (seed, seed + 1))
    close(list(lab.new_params(2, 3, Rng(seed))), [np.array(w) for w in again], what="params of the same seed")
    holds(
        not np.array_equal(again[0], other[0]),
        hi="Doosre seed se doosre weights aane chahiye.",
        en="Another seed has to give other weights.",
    )


def test_predict_definition(lab):
    params, X, _ = random_task(lab.draw)
    close(lab.predict(params, X), answers(params, X), what="predict(params, X)")


def test_backward_one_step(lab):
    """T = 1: no road back in time yet, only the four gates."""
    params, X, _ = random_task(lab.draw, (lab.draw.size(1, 3), 1, 2, lab.draw.size(1, 3)))
    backward_agrees(lab, params, X)


def test_backward_many_steps(lab):
    params, X, _ = random_task(lab.draw)
    backward_agrees(lab, params, X)


def backward_agrees(lab, params, X):
    hs, cs = walked(params, X)
    dh = lab.draw.normal(*hs[:, -1].shape)
    got = lab.lstm_backward(X, hs, cs, dh, *params[:3])
    for k, name in enumerate(NAMES[:3]):
        want = numerical_gradient(
            lambda w, k=k: float((dh * walked([*params[:k], w, *params[k + 1 :]], X)[0][:, -1]).sum()),
            params[k],
        )
        gradient_close(got[k], want, what=f"d{name}")


def test_long_memory(lab):
    """Open forget gates carry the gradient of the first step over forty."""
    H, T = 2, 40
    zero = np.zeros((H, 4 * H))
    b = np.repeat([0.0, 6.0, 0.0, 6.0], H)
    params = [
        np.hstack([np.ones((1, H)) * s for s in (0.0, 0.0, 0.5, 0.0)]),
        zero,
        b,
        np.ones((H, 1)),
        np.zeros(1),
    ]
    X = np.zeros((1, T, 1))
    X[0, 0, 0] = lab.draw.uniform(0.5, 1.5)
    backward_agrees(lab, params, X)


def test_gradients_numerical(lab):
    params, X, y = random_task(lab.draw)
    loss, grads = lab.gradients(params, X, y)
    close(loss, mean_square(params, X, y), what="loss")
    for name, got, want in zip(NAMES, grads, slopes(params, X, y)):
        gradient_close(got, want, what=f"gradient of {name}")


def test_steps(lab):
    """Three steps without a limit: moments and t go on."""
    params, X, y = random_task(lab.draw, (2, 3, 2, 2))
    batches = [(X, y), *((lab.draw.normal(2, 3, 2), lab.draw.normal(2)) for _ in range(2))]
    got = lab.run(trained, params, 0.02, float("inf"), batches)[:2]
    close(got, trained_by_definition(params, 0.02, np.inf, batches), rtol=1e-4, atol=1e-6, what="three steps")


def test_clipped_steps(lab):
    """The first gradient is far larger than the limit, the later ones are not."""
    params, X, y = random_task(lab.draw, (2, 3, 2, 2))
    batches = [(X, 40 + y), (X, answers(params, X) + 0.05), (X, answers(params, X) - 0.05)]
    got = lab.run(trained, params, 0.01, 0.5, batches)[:2]
    close(got, trained_by_definition(params, 0.01, 0.5, batches), rtol=1e-4, atol=1e-5, what="clipped steps")


def test_defaults(lab):
    params, X, y = random_task(lab.draw, (2, 3, 2, 2))
    batches = [(X, 40 + y), (X, answers(params, X) + 0.05)]
    _, want = trained_by_definition(params, 0.001, 1.0, batches)
    close(
        lab.run(trained_by_default, params, batches),
        want,
        rtol=1e-4,
        atol=1e-6,
        what="params of Trainer(params)",
    )


def test_nothing_shared(lab):
    """The given arrays stay, and two trainers do not meet."""
    params, X, y = random_task(lab.draw, (2, 3, 1, 2))
    holds(
        lab.run(trained, params, 0.05, 9.0, [(X, y)] * 2)[2],
        hi="Trainer ne woh arrays badal diye jo use mile the.",
        en="Trainer changed the arrays that it was given.",
    )
    other = random_params(lab.draw, 1, 2)
    got = lab.run(side_by_side, [params, other], X, y)
    for k, start in enumerate((params, other)):
        _, want = trained_by_definition(start, 0.05, 9.0, [(X, y)] * 3)
        close(got[k], want, rtol=1e-4, atol=1e-5, what=f"params of trainer {k + 1} of two")
    lab.gradients(params, X, y)
    untouched(lab)
