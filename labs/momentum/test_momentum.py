"""Hidden checks of the lab `momentum`."""

import numpy as np

from tutor.grader.testing import close, shipped, untouched


def entries(step, w, v, g):
    """A step written entry by entry in Python floats -> (new w, new v)."""
    pairs = [step(float(a), float(b), float(c)) for a, b, c in zip(w.ravel(), v.ravel(), g.ravel())]
    return tuple(np.array([pair[place] for pair in pairs]).reshape(w.shape) for place in (0, 1))


def triple(draw, *shape):
    return draw.normal(*shape), draw.normal(*shape), draw.normal(*shape)


def test_example(lab):
    w, v = lab.momentum_step(np.array([8.0]), np.array([2.0]), np.array([16.0]), 0.1, 0.9)
    close(w, np.array([4.6]), what="w")
    close(v, np.array([3.4]), what="v")


def test_step(lab):
    for shape in ((lab.draw.size(2, 5),), (lab.draw.size(2, 3), 2)):
        w, v, g = triple(lab.draw, *shape)
        lr, beta = float(lab.draw.uniform(0.1, 0.6)), float(lab.draw.uniform(0.3, 0.95))
        want_v = [beta * b + lr * c for b, c in zip(v.ravel(), g.ravel())]
        want = entries(lambda a, b, c: (a - (beta * b + lr * c), beta * b + lr * c), w, v, g)
        got_w, got_v = lab.momentum_step(w, v, g, lr, beta)
        close(got_v, np.array(want_v).reshape(shape), what="v")
        close(got_w, want[0], what="w")


def test_no_memory(lab):
    w, v, g = triple(lab.draw, lab.draw.size(2, 4))
    close(lab.momentum_step(w, v, g, 0.2, 0.0)[0], w - 0.2 * g, what="w at β = 0")


def bowl(w):
    """Gradient of ½ (w₁² + 0.1 w₂²)."""
    import numpy as np

    return np.array([1.0, 0.1]) * w


def test_path(lab):
    w0, steps = lab.draw.normal(2) + 3.0, lab.draw.size(3, 8)
    lr, beta = 0.3, 0.9
    want = [[float(each)] for each in w0]
    for place, curve in enumerate((1.0, 0.1)):
        gradients = []
        for _ in range(steps):
            gradients.append(curve * want[place][-1])
            velocity = sum(lr * beta**age * g for age, g in enumerate(reversed(gradients)))
            want[place].append(want[place][-1] - velocity)
    close(lab.momentum_path(shipped(bowl), w0, lr, beta, steps), np.array(want).T)


def test_path_of_no_steps(lab):
    w0 = lab.draw.normal(2)
    close(lab.momentum_path(shipped(bowl), w0, 0.1, 0.9, 0), w0[None, :])


def test_terminal(lab):
    g, beta = lab.draw.normal(lab.draw.size(1, 4)), float(lab.draw.uniform(0.2, 0.9))
    limit = sum(beta**age for age in range(2000)) * 0.05 * g
    close(lab.terminal_velocity(g, 0.05, beta), limit, rtol=1e-8)


def test_torch_step(lab):
    w, v, g = triple(lab.draw, lab.draw.size(2, 5))
    lr, beta = float(lab.draw.uniform(0.1, 0.6)), float(lab.draw.uniform(0.3, 0.95))
    want_w, want_v = entries(lambda a, b, c: (a - lr * (beta * b + c), beta * b + c), w, v, g)
    got_w, got_v = lab.torch_step(w, v, g, lr, beta)
    close(got_v, want_v, what="v")
    close(got_w, want_w, what="w")


def test_inputs_untouched(lab):
    w, v, g = triple(lab.draw, 3)
    lab.momentum_step(w, v, g, 0.1, 0.9)
    lab.torch_step(w, v, g, 0.1, 0.9)
    lab.momentum_path(shipped(bowl), w[:2], 0.1, 0.9, 3)
    untouched(lab)
