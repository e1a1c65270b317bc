"""Hidden checks of the lab `positional-encoding`."""

import numpy as np

from tutor.grader.testing import close, holds, untouched


def table(T, d):
    """The formula as it stands, entry by entry."""
    waves = (np.sin, np.cos)
    rows = [[waves[j % 2](pos / 10000 ** ((j - j % 2) / d)) for j in range(d)] for pos in range(T)]
    return np.array(rows)


def even(lab, lo, hi):
    return 2 * lab.draw.size(lo, hi)


def test_example(lab):
    close(lab.rates(4), np.array([1.0, 0.01]), what="rates(4)")
    want = [[0, 1, 0, 1], [0.841470985, 0.540302306, 0.00999983333, 0.9999500004]]
    close(lab.positional_encoding(2, 4), np.array(want), rtol=1e-7, what="positional_encoding(2, 4)")


def test_rates(lab):
    d = even(lab, 1, 12)
    want = np.array([np.exp(-np.log(10000) * 2 * i / d) for i in range(d // 2)])
    close(lab.rates(d), want, what=f"rates({d})")
    got = lab.rates(512)
    close((got[0], got[-1]), (1.0, 10000 ** (-510 / 512)), what="first and last of rates(512)")


def test_table(lab):
    T, d = lab.draw.size(2, 7), even(lab, 2, 6)
    close(lab.positional_encoding(T, d), table(T, d), atol=1e-9, what=f"positional_encoding({T}, {d})")


def test_smallest(lab):
    d = even(lab, 1, 4)
    close(lab.positional_encoding(1, d), np.tile([0.0, 1.0], (1, d // 2)), what="a single position")
    close(lab.positional_encoding(3, 2), table(3, 2), what="a single pair")


def test_far_positions(lab):
    """Row 3000 is as right as row 3; every pair lies on the unit circle."""
    got = lab.positional_encoding(3001, 8)
    close(got[-1], table(3001, 8)[-1], rtol=1e-7, atol=1e-9, what="row 3000")
    length = got[:, 0::2] ** 2 + got[:, 1::2] ** 2 if np.shape(got) == (3001, 8) else got
    close(length, np.ones((3001, 4)), rtol=1e-9, what="sin² + cos² of every pair")


def test_embed(lab):
    d, vocab, T = even(lab, 1, 4), lab.draw.size(3, 6), lab.draw.size(2, 5)
    tokens, E = lab.draw.integers(0, vocab, T), lab.draw.normal(vocab, d)
    words = np.array([[d**0.5 * E[token, j] for j in range(d)] for token in tokens])
    close(lab.embed(tokens, E), words + table(T, d), atol=1e-9, what="embed(tokens, E)")


def test_same_word_twice(lab):
    """One word at two places gets two vectors, and they differ by the places alone."""
    d, T = even(lab, 2, 4), lab.draw.size(3, 5)
    E = lab.draw.normal(3, d)
    got = lab.embed(np.full(T, 1), E)
    close(got[1:] - got[:1], table(T, d)[1:] - table(T, d)[:1], atol=1e-9, what="row pos − row 0")


def test_shift(lab):
    d, k = even(lab, 1, 4), lab.draw.size(1, 9)
    R = lab.shift_matrix(k, d)
    PE = table(d + k + 3, d)
    holds(
        np.shape(R) == (d, d),
        hi=f"shift_matrix({k}, {d}) ki shape ({d}, {d}) honi chahiye.",
        en=f"shift_matrix({k}, {d}) should have the shape ({d}, {d}).",
        shape=np.shape(R),
    )
    close(PE[:-k] @ R, PE[k:], rtol=1e-7, atol=1e-9, what=f"PE(pos) @ shift_matrix({k}, {d})")


def test_shift_blocks(lab):
    """Each pair turns by its own angle and touches no other pair."""
    d, k = even(lab, 2, 4), lab.draw.size(1, 6)
    want = np.zeros((d, d))
    for i in range(d // 2):
        angle, a, b = k / 10000 ** (2 * i / d), 2 * i, 2 * i + 1
        want[a, a] = want[b, b] = np.cos(angle)
        want[a, b], want[b, a] = -np.sin(angle), np.sin(angle)
    close(lab.shift_matrix(k, d), want, rtol=1e-7, atol=1e-9, what=f"shift_matrix({k}, {d})")


def test_shift_back(lab):
    d, k = even(lab, 1, 4), lab.draw.size(1, 6)
    close(lab.shift_matrix(0, d), np.eye(d), what="shift_matrix(0, d)")
    PE = table(k + 3, d)
    close(PE[k:] @ lab.shift_matrix(-k, d), PE[:-k], rtol=1e-7, atol=1e-9, what="a step back")


def test_inputs_untouched(lab):
    tokens, E = lab.draw.integers(0, 3, 4), lab.draw.normal(3, 4)
    first = lab.embed(tokens, E)
    close(lab.embed(tokens, E), first, what="embed called twice")
    untouched(lab)
