"""Hidden checks of the lab `lenet`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched

SHAPES = [
    (6, 1, 5, 5),
    (6,),
    (16, 6, 5, 5),
    (16,),
    (120, 16, 5, 5),
    (120,),
    (84, 120),
    (84,),
    (10, 84),
    (10,),
]
SIZES = [int(np.prod(shape)) for shape in SHAPES]


def sizes_and_output(lab):
    """Numbers in each parameter, in order, and the shape of the output for two images."""
    import torch

    model = lab.LeNet5()
    return [w.numel() for w in model.parameters()], tuple(model(torch.zeros(2, 1, 32, 32)).shape)


def answers(lab, weights, X):
    """The logits of a LeNet5 that was given these weights."""
    import torch

    model = lab.LeNet5().double()
    with torch.no_grad():
        for mine, given in zip(model.parameters(), weights):
            mine.copy_(torch.tensor(given).reshape(mine.shape))
        return model(torch.tensor(X))


def gradients(lab, weights, X, up):
    """Gradients of Σ up · logits: in the order of the weights, each flat."""
    import torch

    model = lab.LeNet5().double()
    with torch.no_grad():
        for mine, given in zip(model.parameters(), weights):
            mine.copy_(torch.tensor(given).reshape(mine.shape))
    (model(torch.tensor(X)) * torch.tensor(up)).sum().backward()
    return [None if w.grad is None else w.grad.flatten() for w in model.parameters()]


def padded(lab, images):
    import torch

    return lab.pad_to_32(torch.tensor(images))


def random_weights(draw):
    """Weights of all layers; large enough that tanh bends and each layer shows in the answer."""
    return [draw.normal(*shape) * (3 / np.prod(shape[1:])) ** 0.5 for shape in SHAPES]


def convolved(maps, W, b):
    """(B, C, H, W) with filters (F, C, 5, 5) -> (B, F, H − 4, W − 4), window by window."""
    windows = np.lib.stride_tricks.sliding_window_view(maps, (5, 5), axis=(2, 3))
    return np.einsum("bchwij,fcij->bfhw", windows, W, optimize=True) + b[:, None, None]


def averaged(maps):
    return (maps[:, :, ::2, ::2] + maps[:, :, 1::2, ::2] + maps[:, :, ::2, 1::2] + maps[:, :, 1::2, 1::2]) / 4


def by_definition(weights, X):
    W1, b1, W3, b3, W5, b5, W6, b6, W7, b7 = weights
    s2 = averaged(np.tanh(convolved(X, W1, b1)))
    s4 = averaged(np.tanh(convolved(s2, W3, b3)))
    c5 = np.tanh(convolved(s4, W5, b5))[:, :, 0, 0]
    return np.tanh(c5 @ W6.T + b6) @ W7.T + b7


def test_network_example(lab):
    sizes, shape = lab.run(sizes_and_output)
    holds(
        list(sizes) == SIZES,
        hi="Weights aur biases kram se: C1, C3, C5, F6, output. Kul 61,706.",
        en="Weights and biases in the order C1, C3, C5, F6, output. 61,706 in all.",
        found=list(sizes),
    )
    equal(shape, (2, 10), what="shape of the output for two images")


def test_shapes_example(lab):
    want = {"C1": (6, 28, 28), "S2": (6, 14, 14), "C3": (16, 10, 10), "S4": (16, 5, 5), "C5": (120, 1, 1)}
    equal(lab.layer_shapes(32), want, what="layer_shapes(32)")


def test_counts_example(lab):
    want = {"C1": 156, "C3": 2416, "C5": 48_120, "F6": 10_164, "output": 850}
    equal(lab.parameter_counts(1, 10), want, what="parameter_counts(1, 10)")


def test_forward(lab):
    weights = random_weights(lab.draw)
    X = lab.draw.normal(lab.draw.size(2, 4), 1, 32, 32)
    close(lab.run(answers, weights, X), by_definition(weights, X), rtol=1e-6, atol=1e-9, what="logits")


def test_one_image(lab):
    weights = random_weights(lab.draw)
    X = lab.draw.normal(1, 1, 32, 32)
    close(
        lab.run(answers, weights, X),
        by_definition(weights, X),
        rtol=1e-6,
        atol=1e-9,
        what="logits of one image",
    )


def test_learns(lab):
    """The gradient reaches every layer: along a random direction it is the measured slope."""
    weights, X = random_weights(lab.draw), lab.draw.normal(2, 1, 32, 32)
    up = lab.draw.normal(2, 10)
    found = lab.run(gradients, weights, X, up)
    h = 1e-5
    for place, shape in enumerate(SHAPES):
        way = lab.draw.normal(*shape)
        moved = [[w + sign * h * way if i == place else w for i, w in enumerate(weights)] for sign in (1, -1)]
        above, below = (float((up * by_definition(w, X)).sum()) for w in moved)
        got = found[place]
        holds(
            got is not None,
            hi="Har parameter tak gradient pahunchna chahiye.",
            en="The gradient has to reach every parameter.",
            layer=place,
        )
        close(
            float(np.dot(np.ravel(got), way.ravel())),
            (above - below) / (2 * h),
            rtol=1e-4,
            atol=1e-6,
            what="slope along a random direction",
        )


def test_padding(lab):
    B = lab.draw.size(1, 4)
    images = lab.draw.integers(0, 256, B, 28, 28).astype(np.uint8)
    images[:, 0, 0] = 255
    want = np.zeros((B, 1, 32, 32))
    for b in range(B):
        for i in range(28):
            want[b, 0, i + 2, 2:30] = [int(grey) / 255 for grey in images[b, i]]
    close(lab.run(padded, images), want, rtol=1e-5, atol=1e-7, dtype="float32", what="pad_to_32(images)")


def test_shapes_other_sizes(lab):
    for n in (lab.draw.size(33, 70), 2 * lab.draw.size(17, 40) + 1, 43):
        want, side = {}, n
        for name, maps in (("C1", 6), ("S2", 6), ("C3", 16), ("S4", 16), ("C5", 120)):
            step, f = (1, 5) if name.startswith("C") else (2, 2)
            side = len(range(0, side - f + 1, step))
            want[name] = (maps, side, side)
        equal(lab.layer_shapes(n), want, what=f"layer_shapes({n})")


def test_counts_other_data(lab):
    channels, classes = lab.draw.size(2, 5), lab.draw.size(2, 100)
    shapes = {
        "C1": (6, channels, 5, 5),
        "C3": (16, 6, 5, 5),
        "C5": (120, 16, 5, 5),
        "F6": (84, 120),
        "output": (classes, 84),
    }
    want = {name: np.ones(shape).size + shape[0] for name, shape in shapes.items()}
    equal(lab.parameter_counts(channels, classes), want, what=f"parameter_counts({channels}, {classes})")


def test_inputs_untouched(lab):
    lab.run(padded, lab.draw.integers(0, 256, 2, 28, 28).astype(np.uint8))
    lab.run(answers, random_weights(lab.draw), lab.draw.normal(1, 1, 32, 32))
    untouched(lab)
