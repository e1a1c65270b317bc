"""Hidden checks of the lab `nesterov`."""

import numpy as np

from tutor.grader.testing import close, holds, shipped, untouched


def doubled(w):
    """Gradient of the sum of w²."""
    return 2.0 * w


def bent(w):
    """Gradient of the sum of w⁴ / 4 + w: it curves, so its place matters."""
    return w**3 + 1.0


def bowl(w):
    """Gradient of ½ (w₁² + 0.1 w₂²)."""
    import numpy as np

    return np.array([1.0, 0.1]) * w


def rates(draw):
    return float(draw.uniform(0.1, 0.6)), float(draw.uniform(0.3, 0.95))


def test_example(lab):
    w, v = lab.nag_step(np.array([8.0]), np.array([2.0]), shipped(doubled), 0.1, 0.9)
    close(w, np.array([4.96]), what="w")
    close(v, np.array([3.04]), what="v")


def test_look_ahead(lab):
    for shape in ((lab.draw.size(2, 5),), (2, lab.draw.size(2, 3))):
        w, v = lab.draw.normal(*shape), lab.draw.normal(*shape)
        beta = float(lab.draw.uniform(0.3, 0.95))
        want = [float(a) - beta * float(b) for a, b in zip(w.ravel(), v.ravel())]
        close(lab.look_ahead(w, v, beta), np.array(want).reshape(shape))


def test_step(lab):
    for shape in ((lab.draw.size(2, 5),), (2, lab.draw.size(2, 3))):
        w, v = lab.draw.normal(*shape), lab.draw.normal(*shape) + 0.5
        lr, beta = rates(lab.draw)
        landing = w - beta * v
        want = landing - lr * (landing**3 + 1.0)
        got_w, got_v = lab.nag_step(w, v, shipped(bent), lr, beta)
        close(got_w, want, what="w")
        close(got_v, w - want, what="v")


def test_asks_ahead(lab):
    """The places at which the learner's step asks for a gradient: one, the look-ahead point."""
    w, v = lab.draw.normal(2), lab.draw.normal(2) + 0.5
    beta, asked = float(lab.draw.uniform(0.3, 0.95)), []

    def grad(place):
        asked.append(np.array(place))
        return np.zeros(2)

    lab.nag_step(w, v, grad, 0.1, beta)
    holds(
        len(asked) > 0,
        hi="nag_step ne grad se ek baar bhi gradient nahi poocha.",
        en="nag_step never asked grad for a gradient.",
    )
    close(asked[-1], w - beta * v, what="the place of the gradient")


def test_no_memory(lab):
    w, v, lr = lab.draw.normal(3), lab.draw.normal(3) + 0.5, float(lab.draw.uniform(0.1, 0.6))
    close(lab.nag_step(w, v, shipped(doubled), lr, 0.0)[0], (1 - 2 * lr) * w, what="w at β = 0")


def test_path(lab):
    """On a quadratic, NAG is momentum with β (1 − η a) in each direction."""
    w0, steps = lab.draw.normal(2) + 3.0, lab.draw.size(3, 8)
    lr, beta = rates(lab.draw)
    want = [[float(each)] for each in w0]
    for place, curve in enumerate((1.0, 0.1)):
        shrunk, speeds = beta * (1 - lr * curve), []
        for _ in range(steps):
            speeds = [shrunk * each for each in speeds] + [lr * curve * want[place][-1]]
            want[place].append(want[place][-1] - sum(speeds))
    close(lab.nag_path(shipped(bowl), w0, lr, beta, steps), np.array(want).T)


def test_path_of_no_steps(lab):
    w0 = lab.draw.normal(2)
    close(lab.nag_path(shipped(bowl), w0, 0.1, 0.9, 0), w0[None, :])


def test_torch_step(lab):
    for shape in ((lab.draw.size(2, 5),), (2, lab.draw.size(2, 3))):
        w, v, g = lab.draw.normal(*shape), lab.draw.normal(*shape), lab.draw.normal(*shape) + 0.5
        lr, beta = rates(lab.draw)
        got_w, got_v = lab.torch_nag_step(w, v, g, lr, beta)
        pairs = [beta * float(b) + float(c) for b, c in zip(v.ravel(), g.ravel())]
        close(got_v, np.array(pairs).reshape(shape), what="v")
        close(got_w, w - lr * g - lr * beta * g - lr * beta * beta * v, what="w")


def test_inputs_untouched(lab):
    w, v, g = lab.draw.normal(3), lab.draw.normal(3) + 0.5, lab.draw.normal(3) + 0.5
    lab.look_ahead(w, v, 0.9)
    lab.nag_step(w, v, shipped(doubled), 0.1, 0.9)
    lab.nag_path(shipped(bowl), w[:2], 0.1, 0.9, 3)
    lab.torch_nag_step(w, v, g, 0.1, 0.9)
    untouched(lab)
