"""Hidden checks of the lab `augmentation`."""

import numpy as np

from tutor.grader.testing import Rng, close, equal, holds, untouched

MODES = ("constant", "nearest", "reflect", "wrap")


def source(i, n, mode):
    """From which place of 0 … n − 1 a pixel at i comes, or None: zeros."""
    if 0 <= i < n:
        return i
    if mode == "constant":
        return None
    if mode == "nearest":
        return 0 if i < 0 else n - 1
    if mode == "wrap":
        return i % n
    return -1 - i if i < 0 else 2 * n - 1 - i


def moved(x, dx, dy, mode):
    """The shift, pixel by pixel: out[i, j] comes from (i − dy, j − dx)."""
    H, W = x.shape
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            row, column = source(i - dy, H, mode), source(j - dx, W, mode)
            if row is not None and column is not None:
                out[i, j] = x[row, column]
    return out


def distinct(draw, *shape):
    """An image in which every pixel has a number of its own, none of them 0."""
    order = np.argsort(draw.uniform(0, 1, int(np.prod(shape))))
    return order.reshape(shape) + 1.0


def test_flip(lab):
    H, W = lab.draw.size(2, 4), lab.draw.size(2, 5)
    for shape in ((lab.draw.size(2, 3), H, W), (2, 3, H, W), (H, W)):
        X = lab.draw.normal(*shape)
        want = np.stack([X[..., W - 1 - j] for j in range(W)], axis=-1)
        close(lab.hflip(X), want, what=f"hflip of {shape}")


def test_turns(lab):
    H, W = lab.draw.size(2, 4), lab.draw.size(2, 5)
    x = lab.draw.normal(H, W)
    turned = {0: x}
    for turns in (1, 2, 3):
        before = turned[turns - 1]
        rows, columns = before.shape
        turned[turns] = np.array([[before[j, columns - 1 - i] for j in range(rows)] for i in range(columns)])
    for turns in (1, 2, 3, 0, 4, 5, -1, -2):
        close(lab.rotate90(x, turns), turned[turns % 4], what=f"rotate90(x, {turns})")


def test_shift_example(lab):
    x = np.array([[1.0, 2, 3, 4], [5, 6, 7, 8]])
    want = {
        "constant": [[0, 0, 1, 2], [0, 0, 5, 6]],
        "nearest": [[1, 1, 1, 2], [5, 5, 5, 6]],
        "reflect": [[2, 1, 1, 2], [6, 5, 5, 6]],
        "wrap": [[3, 4, 1, 2], [7, 8, 5, 6]],
    }
    for mode in MODES:
        close(lab.shift(x, 2, 0, mode), np.array(want[mode], float), what=f'shift(x, 2, 0, "{mode}")')


def test_shift_down_and_up(lab):
    """Four directions and the diagonals, with zeros, on images that are not square."""
    x = distinct(lab.draw, lab.draw.size(3, 5), lab.draw.size(4, 7))
    steps = [(0, 1), (0, -2), (1, 0), (-2, 0), (2, 1), (-1, 2), (1, -1), (-3, -2), (0, 0)]
    for dx, dy in steps:
        close(lab.shift(x, dx, dy, "constant"), moved(x, dx, dy, "constant"), what=f"shift(x, {dx}, {dy})")


def test_fill_modes(lab):
    H, W = lab.draw.size(3, 5), lab.draw.size(3, 6)
    x = distinct(lab.draw, H, W)
    for mode in MODES:
        dx, dy = lab.draw.integers(-W + 1, W), lab.draw.integers(-H + 1, H)
        for right, down in ((dx, dy), (W - 1, 1 - H)):
            got = lab.shift(x, right, down, mode)
            close(got, moved(x, right, down, mode), what=f'shift(x, {right}, {down}, "{mode}")')


def places(x, pieces):
    """Upper left corner of each piece in x (H, W), whose numbers are all different."""
    found = []
    for piece in pieces:
        where = np.argwhere(x == piece[0, 0])
        top, left = where[0].tolist() if len(where) else (-1, -1)
        size = len(piece)
        inside = len(where) and np.array_equal(x[top : top + size, left : left + size], piece)
        found.append((top, left) if inside else None)
    return found


def crops(lab, x, size, times, rng):
    return [lab.random_crop(x, size, rng) for _ in range(times)]


def test_crop(lab):
    """Every piece is one of the image; all places occur: 300 draws miss none of 12, but once in 4 · 10⁹ times."""
    size = lab.draw.size(2, 3)
    x = distinct(lab.draw, size + 2, size + 3)
    pieces = lab.run(crops, x, size, 300, Rng(lab.draw.seed()))
    equal({np.shape(piece) for piece in pieces} == {(size, size)}, True, what="all pieces are size×size")
    found = places(x, pieces)
    holds(
        None not in found,
        hi="Har tukda image ka ek asli, juda hua hissa hona chahiye.",
        en="Each piece has to be a real, unbroken part of the image.",
        piece=pieces[found.index(None)] if None in found else None,
    )
    missing = {(i, j) for i in range(3) for j in range(4)} - set(found)
    holds(
        not missing,
        hi="Har jagah jahan tukda samaata hai, kabhi na kabhi aani chahiye: kinaare bhi.",
        en="Each place where the piece fits has to come up: those at the rim too.",
        missing=sorted(missing)[:3],
    )


def test_crop_whole(lab):
    x = lab.draw.normal(3, 3)
    close(lab.random_crop(x, 3, Rng(lab.draw.seed())), x)


def steps_of(X, out, most):
    """(dx, dy) of each image, or None where no shift in range explains it."""
    ways = [(dx, dy) for dx in range(-most, most + 1) for dy in range(-most, most + 1)]
    return [
        next((way for way in ways if np.allclose(moved(x, *way, "constant"), y)), None)
        for x, y in zip(X, out)
    ]


def test_augment_is_a_shift(lab):
    most = lab.draw.size(1, 2)
    B, H, W = lab.draw.size(3, 5), lab.draw.size(4, 5), lab.draw.size(4, 6)
    X = distinct(lab.draw, B, H, W)
    out = lab.augment(X, most, Rng(lab.draw.seed()))
    equal(np.shape(out), X.shape, what="shape of augment(X, most, rng)")
    found = steps_of(X, out, most)
    holds(
        None not in found,
        hi="Har image wahi image honi chahiye, −most se most tak khiski hui, kinaare par 0.",
        en="Each image has to be the same image moved by −most to most, with 0 at the edge.",
        image=out[found.index(None)] if None in found else None,
    )


def test_augment_each_its_own(lab):
    """160 images, most = 1: all nine shifts occur; a right program misses one in 6 · 10⁻⁸ of all grades."""
    B = 160
    X = distinct(lab.draw, B, 3, 3)
    out = lab.augment(X, 1, Rng(lab.draw.seed()))
    found = set(steps_of(X, out, 1))
    missing = {(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} - found
    holds(
        not missing,
        hi="160 images par saare nau shifts aane chahiye: har image ka apna dx aur apna dy, dono sire shaamil.",
        en="160 images should show all nine shifts: each image its own dx and its own dy, both ends included.",
        missing=sorted(missing)[:4],
    )


def again(lab, X, most, rng):
    """Two batches from one generator, as two epochs would take them."""
    return [lab.augment(X, most, rng) for _ in range(2)]


def test_new_in_each_epoch(lab):
    X = distinct(lab.draw, 40, 4, 4)
    first, second = lab.run(again, X, 1, Rng(lab.draw.seed()))
    holds(
        not np.array_equal(first, second),
        hi="Usi rng se doosri baar wahi shifts aa gaye: har epoch ke apne hone chahiye.",
        en="The same rng gave the same shifts again: each epoch should have its own.",
    )


def test_originals_untouched(lab):
    x = lab.draw.normal(4, 5)
    lab.hflip(x)
    lab.rotate90(x, 1)
    for mode in MODES:
        lab.shift(x, 1, -1, mode)
    lab.random_crop(x, 2, Rng(1))
    lab.augment(lab.draw.normal(3, 4, 5), 1, Rng(2))
    untouched(lab)
