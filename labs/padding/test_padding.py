"""Hidden checks of the lab `padding`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched


def framed(x, p):
    """Row by row with plain lists."""
    width = len(x[0]) + 2 * p
    rows = [[0.0] * p + [float(value) for value in row] + [0.0] * p for row in x]
    return np.array([[0.0] * width] * p + rows + [[0.0] * width] * p)


def least_padding(n, f, s):
    """Add zeros one by one until ceil(n / s) windows fit; every second one goes before."""
    before, after = 0, 0
    while len(range(0, n + before + after - f + 1, s)) < int(np.ceil(n / s)):
        if after > before:
            before += 1
        else:
            after += 1
    return before, after


def windows_of(n, f, p, i, j):
    """All places of the upper left corner, tried one by one: does the window hold pixel (i, j)?"""
    corners = range(-p, n + p - f + 1)
    return sum(top <= i < top + f and left <= j < left + f for top in corners for left in corners)


def visits(n, f, p=0):
    return np.array([[windows_of(n, f, p, i, j) for j in range(n)] for i in range(n)])


def test_pad_example(lab):
    want = np.array([[0, 0, 0, 0], [0, 5, 7, 0], [0, 2, 9, 0], [0, 0, 0, 0]])
    close(lab.pad2d(np.array([[5.0, 7.0], [2.0, 9.0]]), 1), want)


def test_pad_definition(lab):
    H = lab.draw.size(1, 4)
    for height, width, p in ((H, H + 2, 2), (H + 3, H, 1), (1, 1, 3)):
        x = lab.draw.normal(height, width) + 4.0
        close(lab.pad2d(x, p), framed(x, p))


def test_same_example(lab):
    equal(lab.same_pad(28, 3), (1, 1))
    equal(lab.same_pad(28, 3, 2), (0, 1))


def test_same_stride_one(lab):
    n = lab.draw.size(8, 40)
    for f in (1, 2, 3, 4, 5, 6, 7, lab.draw.size(8, 12)):
        equal(lab.same_pad(n, f), least_padding(n, f, 1))


def test_same_strided(lab):
    for s in (2, 3, 4):
        for f in (s, s + 1, s + 2):
            n = lab.draw.size(10, 30)
            equal(lab.same_pad(n, f, s), least_padding(n, f, s))


def test_same_never_negative(lab):
    s = lab.draw.size(3, 5)
    equal(lab.same_pad(4 * s, 1, s), (0, 0))
    equal(lab.same_pad(4 * s, 2, s), (0, 0))
    equal(lab.same_pad(4 * s + 1, 2, s), (0, 1))


def test_count_example(lab):
    equal(lab.pixel_use_count(4, 3), np.array([[1, 2, 2, 1], [2, 4, 4, 2], [2, 4, 4, 2], [1, 2, 2, 1]]))
    equal(lab.pixel_use_count(4, 3, 1)[0], np.array([4, 6, 6, 4]))


def test_count_definition(lab):
    for f in (1, 2, 3, lab.draw.size(4, 5)):
        n = f + lab.draw.size(0, 4)
        equal(lab.pixel_use_count(n, f), visits(n, f))


def test_count_padded(lab):
    """Also a frame so thick that every pixel is in f² windows, and a filter larger than the image."""
    n, f = lab.draw.size(3, 6), lab.draw.size(2, 4)
    for p in (1, 2, f - 1):
        equal(lab.pixel_use_count(n, f, p), visits(n, f, p))
    equal(lab.pixel_use_count(2, 4, 1), visits(2, 4, 1), what="pixel_use_count(2, 4, 1)")


def test_inputs_untouched(lab):
    x = lab.draw.normal(3, lab.draw.size(2, 5))
    close(lab.pad2d(x, 0), x, what="pad2d(x, 0)")
    close(lab.pad2d(x, 2), framed(x, 2))
    untouched(lab)
