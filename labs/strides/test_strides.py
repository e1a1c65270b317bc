"""Hidden checks of the lab `strides`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched

X5 = np.array(
    [
        [
            [1.0, 0.0, 2.0, 1.0, 3.0],
            [0.0, 1.0, 1.0, 2.0, 0.0],
            [2.0, 1.0, 0.0, 1.0, 1.0],
            [1.0, 3.0, 2.0, 0.0, 2.0],
            [0.0, 1.0, 1.0, 2.0, 1.0],
        ]
    ]
)


def starts(n, f, p, s):
    """Left ends of all windows that lie inside the framed width, one by one."""
    return [start for start in range(0, n + 2 * p, s) if start + f <= n + 2 * p]


def layer(X, W, b, p=0, s=1):
    """Weight by weight: shifted framed images times the weight, then every s-th row and column."""
    (F, C, f, _), (_, height, width) = W.shape, X.shape
    framed = np.zeros((C, height + 2 * p, width + 2 * p))
    framed[:, p : p + height, p : p + width] = X
    rows, columns = height + 2 * p - f + 1, width + 2 * p - f + 1
    maps = np.array([np.full((rows, columns), float(bias)) for bias in b])
    for m in range(F):
        for c, u, v in np.ndindex(C, f, f):
            maps[m] = maps[m] + W[m, c, u, v] * framed[c, u : u + rows, v : v + columns]
    return maps[:, ::s, ::s]


def drawn(draw, C, F, f, height, width):
    return draw.normal(C, height, width), draw.normal(F, C, f, f), draw.normal(F) + 3.0


def test_size_example(lab):
    equal(lab.output_size(28, 3, 0, 2), 13, dtype=int)
    equal(lab.output_size(224, 7, 3, 2), 112, dtype=int)
    equal(lab.unread(6, 3, 0, 2), 1, dtype=int)


def test_size_definition(lab):
    f = lab.draw.size(2, 6)
    for s in (1, 2, 3, 5):
        n, p = f + lab.draw.size(2, 20), lab.draw.size(0, 3)
        equal(lab.output_size(n, f, p, s), len(starts(n, f, p, s)), dtype=int)
    equal(lab.output_size(f + 3, f), 4, what=f"output_size({f + 3}, {f})")
    equal(lab.output_size(f, f, 0, 4), 1, what=f"output_size({f}, {f}, 0, 4)")


def test_unread_definition(lab):
    f = lab.draw.size(2, 6)
    for s in (1, 2, 3, 4):
        for p in (0, lab.draw.size(1, 2)):
            n = f + lab.draw.size(2, 20)
            after = n + 2 * p - (starts(n, f, p, s)[-1] + f)
            equal(lab.unread(n, f, p, s), after, dtype=int)
    equal(lab.unread(f + 3, f, s=4), 3, what=f"unread({f + 3}, {f}, s=4)")
    equal(lab.unread(f + 3, f), 0, what=f"unread({f + 3}, {f})")


def test_layer_example(lab):
    got = lab.conv_layer(X5, np.eye(3)[None, None], np.array([10.0]), 0, 2)
    close(got, np.array([[[12.0, 15.0], [16.0, 11.0]]]))


def test_layer_stride_one(lab):
    f = lab.draw.size(2, 3)
    for C, F in ((2, 3), (3, 1)):
        X, W, b = drawn(lab.draw, C, F, f, f + lab.draw.size(1, 2), f + lab.draw.size(3, 4))
        close(lab.conv_layer(X, W, b), layer(X, W, b))


def test_layer_strided(lab):
    for s in (2, 3):
        f = lab.draw.size(2, 3)
        X, W, b = drawn(lab.draw, 2, 3, f, f + s + lab.draw.size(0, 2), f + 2 * s + lab.draw.size(0, 2))
        close(lab.conv_layer(X, W, b, 0, s), layer(X, W, b, 0, s))


def test_layer_padded(lab):
    for p, s in ((1, 1), (2, 3)):
        f = lab.draw.size(2, 3)
        X, W, b = drawn(lab.draw, 2, 2, f, f + lab.draw.size(1, 2), f + lab.draw.size(3, 4))
        close(lab.conv_layer(X, W, b, p, s), layer(X, W, b, p, s))


def test_one_filter_one_window(lab):
    f = lab.draw.size(1, 4)
    X, W, b = drawn(lab.draw, 2, 1, f, f, f)
    close(lab.conv_layer(X, W, b, 0, 2), np.array([[[X.ravel() @ W.ravel() + b[0]]]]))


def test_inputs_untouched(lab):
    X, W, b = drawn(lab.draw, 2, 2, 2, 4, 5)
    close(lab.conv_layer(X, W, b, 1, 2), layer(X, W, b, 1, 2))
    close(lab.conv_layer(X, W, b, 0, 1), layer(X, W, b))
    untouched(lab)
