"""Hidden checks of the lab `deep-bidirectional-rnn`."""

import numpy as np

from tutor.grader.testing import close, untouched

SMALL = np.array([[1.0]]), np.array([[0.5]]), np.array([0.0])
THREE = np.array([[[1.0], [0.0], [-1.0]]])


def states(x, cell):
    """All states of one sequence, unit by unit in Python floats. (T, d) -> (T, H)"""
    Wx, Wh, b = cell
    h, out = [0.0] * len(b), []
    for step in x:
        h = [
            float(
                np.tanh(
                    sum(float(step[i]) * float(Wx[i, j]) for i in range(len(step)))
                    + sum(h[i] * float(Wh[i, j]) for i in range(len(h)))
                    + float(b[j])
                )
            )
            for j in range(len(b))
        ]
        out.append(h)
    return np.array(out)


def both_ways(X, forward, backward, lengths):
    """(B, T, Hf + Hb) by definition, 0 after each row's end."""
    B, T, _ = X.shape
    out = np.zeros((B, T, len(forward[2]) + len(backward[2])))
    for row, n in enumerate(lengths):
        left = states(X[row, :n], forward)
        right = states(X[row, :n][::-1], backward)[::-1]
        out[row, :n] = np.concatenate([left, right], axis=1)
    return out


def a_cell(draw, d, H):
    return 0.8 * draw.normal(d, H), 0.8 * draw.normal(H, H), draw.normal(H)


def lengths_of(draw, B, T):
    """The first row is full, the others are shorter."""
    return np.array([T, *[draw.size(1, T - 1) for _ in range(B - 1)]])


def sizes(draw):
    """B, T, d, H of small sequences."""
    return draw.size(2, 3), draw.size(3, 5), draw.size(2, 4), draw.size(2, 3)


def test_layer_definition(lab):
    B, T, d, H = sizes(lab.draw)
    X, cell = lab.draw.normal(B, T, d), a_cell(lab.draw, d, H)
    close(lab.rnn_layer(X, cell), np.array([states(x, cell) for x in X]))
    close(lab.rnn_layer(X[:1, :1], cell), np.array([states(X[0, :1], cell)]), what="B = T = 1")


def test_stack_definition(lab):
    B, T, d, H = sizes(lab.draw)
    X = lab.draw.normal(B, T, d)
    cells = [a_cell(lab.draw, d, H), a_cell(lab.draw, H, H + 1), a_cell(lab.draw, H + 1, 2)]
    want = X
    for count, cell in enumerate(cells, start=1):
        want = np.array([states(x, cell) for x in want])
        close(lab.stack_rnn(X, cells[:count], True), want, what=f"{count} layers, all steps")
        close(lab.stack_rnn(X, cells[:count], False), want[:, -1], what=f"{count} layers, last state")


def test_stack_of_equal_sizes(lab):
    """d = H everywhere: feeding X to every layer would fit, and only the numbers tell."""
    n, T = lab.draw.size(2, 3), lab.draw.size(3, 5)
    X, cells = lab.draw.normal(2, T, n), [a_cell(lab.draw, n, n) for _ in range(2)]
    want = np.array([states(states(x, cells[0]), cells[1]) for x in X])
    close(lab.stack_rnn(X, cells, True), want)


def test_both_example(lab):
    want = both_ways(THREE, SMALL, SMALL, [3])
    close(lab.birnn(THREE, SMALL, SMALL), want)


def test_both_definition(lab):
    B, T, d, H = sizes(lab.draw)
    X, forward, backward = lab.draw.normal(B, T, d), a_cell(lab.draw, d, H), a_cell(lab.draw, d, H)
    close(lab.birnn(X, forward, backward), both_ways(X, forward, backward, [T] * B))
    wide = a_cell(lab.draw, d, H + 2)
    close(lab.birnn(X, forward, wide), both_ways(X, forward, wide, [T] * B), what="Hb = Hf + 2")


def test_padding(lab):
    B, T, d, H = sizes(lab.draw)
    X, forward, backward = lab.draw.normal(B, T, d), a_cell(lab.draw, d, H), a_cell(lab.draw, d, H)
    lengths = lengths_of(lab.draw, B, T)
    close(lab.birnn(X, forward, backward, lengths), both_ways(X, forward, backward, lengths))


def test_padding_is_not_read(lab):
    """Whatever stands in the padding, the output is the same."""
    B, T, d, H = sizes(lab.draw)
    X, forward, backward = lab.draw.normal(B, T, d), a_cell(lab.draw, d, H), a_cell(lab.draw, d, H)
    lengths = lengths_of(lab.draw, B, T)
    want = both_ways(X, forward, backward, lengths)
    for filler in (0.0, 50.0):
        padded = np.where(np.arange(T)[None, :, None] < lengths[:, None, None], X, filler)
        close(lab.birnn(padded, forward, backward, lengths), want, what=f"padding of {filler:g}")


def test_summary(lab):
    close(lab.birnn(THREE, SMALL, SMALL), both_ways(THREE, SMALL, SMALL, [3]), what="birnn of the example")
    close(
        lab.birnn_summary(THREE, SMALL, SMALL), np.array([[-0.6741, 0.6741]]), atol=1e-3, what="the example"
    )
    B, T, d, H = sizes(lab.draw)
    X, forward, backward = lab.draw.normal(B, T, d), a_cell(lab.draw, d, H), a_cell(lab.draw, d, H + 1)
    for lengths in (None, lengths_of(lab.draw, B, T)):
        ends = [T] * B if lengths is None else lengths
        want = [
            np.concatenate([states(x[:n], forward)[-1], states(x[:n][::-1], backward)[-1]])
            for x, n in zip(X, ends)
        ]
        said = "no lengths" if lengths is None else "lengths"
        close(lab.birnn_summary(X, forward, backward, lengths), np.array(want), what=said)


def test_deep_definition(lab):
    """With d = 2H, where X would fit every layer, and with other sizes."""
    X, pairs = lab.draw.normal(2, 3, 4), [(a_cell(lab.draw, 4, 2), a_cell(lab.draw, 4, 2)) for _ in range(2)]
    want = both_ways(both_ways(X, *pairs[0], [3, 3]), *pairs[1], [3, 3])
    close(lab.deep_birnn(X, pairs), want, what="d = 2H")
    B, T, d, H = sizes(lab.draw)
    X = lab.draw.normal(B, T, d)
    layers = [
        (a_cell(lab.draw, d, H), a_cell(lab.draw, d, H)),
        (a_cell(lab.draw, 2 * H, 2), a_cell(lab.draw, 2 * H, 3)),
        (a_cell(lab.draw, 5, 2), a_cell(lab.draw, 5, 2)),
    ]
    for lengths in (None, lengths_of(lab.draw, B, T)):
        ends, want = [T] * B if lengths is None else lengths, X
        for forward, backward in layers:
            want = both_ways(want, forward, backward, ends)
        close(lab.deep_birnn(X, layers, lengths), want, what="no lengths" if lengths is None else "lengths")


def test_reversed_sentence(lab):
    """Read a reversed sentence with swapped cells: the output is the old one, reversed, its halves swapped."""
    B, T, d, H = sizes(lab.draw)
    X, forward, backward = lab.draw.normal(B, T, d), a_cell(lab.draw, d, H), a_cell(lab.draw, d, H)
    want = both_ways(X, forward, backward, [T] * B)[:, ::-1]
    want = np.concatenate([want[:, :, H:], want[:, :, :H]], axis=2)
    close(lab.birnn(X[:, ::-1].copy(), backward, forward), want)


def test_inputs_untouched(lab):
    B, T, d, H = sizes(lab.draw)
    X, forward, backward = lab.draw.normal(B, T, d), a_cell(lab.draw, d, H), a_cell(lab.draw, d, H)
    lengths = lengths_of(lab.draw, B, T)
    lab.rnn_layer(X, forward)
    lab.stack_rnn(X, [forward], True)
    lab.birnn(X, forward, backward, lengths)
    lab.birnn_summary(X, forward, backward, lengths)
    lab.deep_birnn(X, [(forward, backward)], lengths)
    untouched(lab)
