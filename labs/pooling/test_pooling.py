"""Hidden checks of the lab `pooling`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched

X4 = np.array([[1.0, 3.0, 2.0, 1.0], [2.0, 9.0, 1.0, 1.0], [1.0, 3.0, 2.0, 3.0], [5.0, 2.0, 4.0, 1.0]])


def best_places(x, k, s):
    """Pixel by pixel in reading order: a later pixel must be larger to take over."""
    H, W = x.shape
    rows = []
    for top in range(0, H - k + 1, s):
        row = []
        for left in range(0, W - k + 1, s):
            best = (top, left)
            for place in ((top + u, left + v) for u in range(k) for v in range(k)):
                if x[place] > x[best]:
                    best = place
            row.append(best[0] * W + best[1])
        rows.append(row)
    return np.array(rows)


def averages(x, k, s):
    """From sums of whole blocks: the cumulative sum of rows and columns."""
    sums = np.pad(x, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    blocks = sums[k:, k:] - sums[:-k, k:] - sums[k:, :-k] + sums[:-k, :-k]
    return blocks[::s, ::s] / k**2


def drawn_map(draw, k):
    return draw.normal(k + draw.size(0, 3), k + draw.size(3, 6))


def test_max_example(lab):
    out, argmax = lab.max_pool(X4, 2, 2)
    close(out, np.array([[9.0, 2.0], [5.0, 4.0]]), what="out")
    equal(argmax, np.array([[5, 2], [12, 14]]), what="argmax", dtype=int)


def test_max_definition(lab):
    for k, s in ((2, 2), (3, 2), (2, 1), (2, 3), (1, 2)):
        x = drawn_map(lab.draw, k) + 5.0
        for each in (x, x.T.copy()):
            out, _ = lab.max_pool(each, k, s)
            close(out, each.ravel()[best_places(each, k, s)], what="out")


def test_argmax_definition(lab):
    for k, s in ((2, 2), (3, 1), (2, 3)):
        x = drawn_map(lab.draw, k) + 5.0
        for each in (x, x.T.copy()):
            _, argmax = lab.max_pool(each, k, s)
            equal(argmax, best_places(each, k, s), what="argmax")


def test_first_of_ties(lab):
    x = np.asarray(lab.draw.integers(1, 3, 4, 6), dtype=float)
    x[0, 1] = x[1, 0] = x[1, 1] = 5.0
    _, argmax = lab.max_pool(x, 2, 2)
    equal(argmax, best_places(x, 2, 2), what="argmax")


def test_negative_maps(lab):
    x = -lab.draw.uniform(1.0, 9.0, 4, lab.draw.size(4, 6))
    out, argmax = lab.max_pool(x, 2, 2)
    places = best_places(x, 2, 2)
    close(out, x.ravel()[places], what="out")
    equal(argmax, places, what="argmax")


def test_avg_example(lab):
    close(lab.avg_pool(X4, 2, 2), np.array([[3.75, 1.25], [2.75, 2.5]]))


def test_avg_definition(lab):
    for k, s in ((2, 2), (3, 2), (2, 1), (1, 2), (2, 3)):
        x = drawn_map(lab.draw, k)
        for each in (x, x.T.copy()):
            close(lab.avg_pool(each, k, s), averages(each, k, s), atol=1e-10)


def test_global_average(lab):
    close(lab.global_avg_pool(np.array([[[1.0, 3.0]], [[-2.0, 8.0]]])), np.array([2.0, 3.0]))
    C, H = lab.draw.size(1, 4), lab.draw.size(2, 4)
    X = lab.draw.normal(C, H, H + 1)
    close(lab.global_avg_pool(X), np.array([sum(one.ravel().tolist()) / (H * (H + 1)) for one in X]))


def test_inputs_untouched(lab):
    x, X = lab.draw.normal(4, 5), lab.draw.normal(2, 3, 3)
    lab.max_pool(x, 2, 2)
    lab.avg_pool(x, 2, 2)
    lab.global_avg_pool(X)
    untouched(lab)
