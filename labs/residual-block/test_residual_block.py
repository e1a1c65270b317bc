"""Hidden checks of the lab `residual-block`."""

import numpy as np

from tutor.grader.testing import close, equal, gradient_close, holds

EPS = 1e-5


def parameters_and_shapes(lab):
    import torch

    same, down, wider = lab.ResidualBlock(16, 16), lab.ResidualBlock(16, 32, 2), lab.ResidualBlock(4, 6)
    counts = [sum(w.numel() for w in block.parameters()) for block in (same, down, wider)]
    x = torch.zeros(2, 16, 8, 8)
    return counts, [tuple(same(x).shape), tuple(down(x).shape), tuple(wider(x[:, :4]).shape)]


def block_answer(lab, sizes, weights, X, training):
    """Output of a ResidualBlock that was given weights; convolutions and batch norms in the order of use."""
    import torch
    from torch import nn

    block = lab.ResidualBlock(*sizes).double()
    convs = [part for part in block.modules() if isinstance(part, nn.Conv2d)]
    norms = [part for part in block.modules() if isinstance(part, nn.BatchNorm2d)]
    if len(convs) != len(weights) or len(norms) != len(weights):
        return [len(convs), len(norms)]
    with torch.no_grad():
        for conv, norm, (W, gamma, beta, mean, var) in zip(convs, norms, weights):
            conv.weight.copy_(torch.tensor(W))
            norm.weight.copy_(torch.tensor(gamma))
            norm.bias.copy_(torch.tensor(beta))
            norm.running_mean.copy_(torch.tensor(mean))
            norm.running_var.copy_(torch.tensor(var))
    block.train(training)
    return block(torch.tensor(X))


def random_block(draw, c_in, c_out, stride):
    """(W, γ, β, mean, var) of conv1, conv2 and, where the shape changes, the shortcut."""
    shapes = [(c_out, c_in, 3, 3), (c_out, c_out, 3, 3)]
    if stride != 1 or c_in != c_out:
        shapes.append((c_out, c_in, 1, 1))
    return [
        (
            draw.normal(*shape) / 2,
            draw.uniform(0.5, 1.5, c_out),
            draw.normal(c_out) / 2,
            draw.normal(c_out) / 2,
            draw.uniform(0.5, 2.0, c_out),
        )
        for shape in shapes
    ]


def convolved(X, W, stride=1, padding=0):
    wide = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    f = W.shape[2]
    windows = np.lib.stride_tricks.sliding_window_view(wide, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("bchwuv,mcuv->bmhw", windows, W)


def normed(X, gamma, beta, mean, var, training):
    if training:
        mean, var = X.mean(axis=(0, 2, 3)), X.var(axis=(0, 2, 3))
    over = (slice(None), None, None)
    return gamma[over] * (X - mean[over]) / np.sqrt(var[over] + EPS) + beta[over]


def by_definition(sizes, weights, X, training):
    stride = sizes[2] if len(sizes) > 2 else 1
    (W1, *n1), (W2, *n2) = weights[:2]
    out = np.maximum(normed(convolved(X, W1, stride, 1), *n1, training), 0)
    out = normed(convolved(out, W2, 1, 1), *n2, training)
    if len(weights) > 2:
        W3, *n3 = weights[2]
        X = normed(convolved(X, W3, stride), *n3, training)
    return np.maximum(out + X, 0)


def answered(got, weights):
    """The output, after a look at how many layers there are."""
    holds(
        isinstance(got, np.ndarray),
        hi=f"Is block mein {len(weights)} Conv2d aur {len(weights)} BatchNorm2d hone chahiye.",
        en=f"This block should have {len(weights)} Conv2d and {len(weights)} BatchNorm2d.",
        found=got,
    )
    return got


def checked(lab, sizes, training, what):
    c_in, c_out, *rest = sizes
    weights = random_block(lab.draw, c_in, c_out, rest[0] if rest else 1)
    X = lab.draw.normal(lab.draw.size(2, 3), c_in, lab.draw.size(4, 5), lab.draw.size(3, 5))
    got = answered(lab.run(block_answer, sizes, weights, X, training), weights)
    close(got, by_definition(sizes, weights, X, training), rtol=1e-6, atol=1e-8, what=what)


def test_residual_example(lab):
    counts, shapes = lab.run(parameters_and_shapes)
    equal(counts, [4672, 14_528, 600], what="parameters of (16, 16), (16, 32, 2), (4, 6)")
    want = [(2, 16, 8, 8), (2, 32, 4, 4), (2, 6, 8, 8)]
    equal([tuple(shape) for shape in shapes], want, what="shapes of the outputs")


def test_identity_shortcut(lab):
    c = lab.draw.size(1, 3)
    checked(lab, (c, c), False, "ResidualBlock(c, c) in eval()")


def test_projection_shortcut(lab):
    c = lab.draw.size(1, 3)
    checked(lab, (c, c + lab.draw.size(1, 2)), False, "ResidualBlock(c_in, c_out) in eval()")
    checked(lab, (c, 2 * c, 2), False, "ResidualBlock(c, 2 c, 2) in eval()")
    checked(lab, (c, c, 2), False, "ResidualBlock(c, c, 2) in eval()")


def test_in_training(lab):
    """With the numbers of the batch itself."""
    c = lab.draw.size(1, 2)
    checked(lab, (c, c), True, "ResidualBlock(c, c) in train()")
    checked(lab, (c, c + 1, 2), True, "ResidualBlock(c, c + 1, 2) in train()")


def zero_residual(lab, X, up):
    """A block whose F is zero: its output, and the gradient at x."""
    import torch
    from torch import nn

    block = lab.ResidualBlock(X.shape[1], X.shape[1]).double().eval()
    with torch.no_grad():
        for norm in [part for part in block.modules() if isinstance(part, nn.BatchNorm2d)]:
            norm.weight.zero_()
    x = torch.tensor(X, requires_grad=True)
    out = block(x)
    (out * torch.tensor(up)).sum().backward()
    return out, x.grad


def test_nothing_learned_is_identity(lab):
    """F = 0: the block is ReLU(x), and the gradient goes through the shortcut unhindered."""
    shape = (2, lab.draw.size(1, 3), 3, 4)
    X, up = lab.draw.normal(*shape), lab.draw.normal(*shape)
    X[X == 0] = 1.0
    out, gradient = lab.run(zero_residual, X, up)
    close(out, np.maximum(X, 0), what="output where F(x) = 0")
    gradient_close(gradient, up * (X > 0), what="gradient at x where F(x) = 0")


def input_kept(lab, X):
    import torch

    results = []
    for block in (lab.ResidualBlock(2, 2), lab.InceptionBlock(2, 1, 1, 1, 1, 1, 1)):
        given = torch.tensor(X)
        with torch.no_grad():
            block.double().eval()(given)
        results.append(torch.equal(given, torch.tensor(X)))
    return results


def test_input_kept(lab):
    X = lab.draw.normal(1, 2, 3, 3) - 1
    equal(lab.run(input_kept, X), [True, True], what="x is unchanged after ResidualBlock, InceptionBlock")


def inception_answer(lab, sizes, weights, X):
    """Sizes of the parameters, and the output with these weights, in the order of use."""
    import torch

    block = lab.InceptionBlock(*sizes).double()
    mine = list(block.parameters())
    if [w.numel() for w in mine] != [given.size for given in weights]:
        return [w.numel() for w in mine]
    with torch.no_grad():
        for w, given in zip(mine, weights):
            w.copy_(torch.tensor(given))
    return block(torch.tensor(X))


def inception_by_definition(weights, X):
    W1, b1, R3, c3, W3, b3, R5, c5, W5, b5, Wp, bp = weights

    def relu_conv(x, W, b):
        return np.maximum(convolved(x, W, 1, W.shape[2] // 2) + b[:, None, None], 0)

    wide = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)), constant_values=-np.inf)
    pooled = np.lib.stride_tricks.sliding_window_view(wide, (3, 3), axis=(2, 3)).max(axis=(4, 5))
    three, five = relu_conv(X, R3, c3), relu_conv(X, R5, c5)
    parts = [
        relu_conv(X, W1, b1),
        relu_conv(three, W3, b3),
        relu_conv(five, W5, b5),
        relu_conv(pooled, Wp, bp),
    ]
    return np.concatenate(parts, axis=1)


def test_inception(lab):
    sizes = [lab.draw.size(2, 3)] + [lab.draw.size(1, 3) for _ in range(6)]
    c, ones, r3, threes, r5, fives, pooled = sizes
    shapes = [
        (ones, c, 1, 1),
        (r3, c, 1, 1),
        (threes, r3, 3, 3),
        (r5, c, 1, 1),
        (fives, r5, 5, 5),
        (pooled, c, 1, 1),
    ]
    weights = [part for shape in shapes for part in (lab.draw.normal(*shape), lab.draw.normal(shape[0]))]
    X = lab.draw.normal(2, c, 5, 6) - 0.5
    got = lab.run(inception_answer, sizes, weights, X)
    holds(
        isinstance(got, np.ndarray),
        hi="Weights aur biases kram se: 1×1; 1×1, 3×3; 1×1, 5×5; pool wala 1×1.",
        en="Weights and biases in order: 1×1; 1×1, 3×3; 1×1, 5×5; the 1×1 of the pool.",
        found=got,
    )
    close(got, inception_by_definition(weights, X), rtol=1e-6, atol=1e-8, what="InceptionBlock(…)(x)")


def test_stack(lab):
    for n, c in ((2, 1), (lab.draw.size(2, 5), lab.draw.size(2, 300)), (1, lab.draw.size(1, 9))):
        side, stacked = 1, 0
        for _ in range(n):
            side, stacked = side + 2, stacked + np.ones((c, c, 3, 3)).size
        equal(
            lab.stack_weights(n, c),
            (side, stacked, np.ones((c, c, side, side)).size),
            what=f"stack_weights({n}, {c})",
        )
