"""Hidden checks of the lab `encoder-decoder`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched

PUSH = np.array([[0.0, 0, 0], [0, 0, 2], [0, 0, 0]])
PULL = np.array([[0.0, 0, 0], [2, 0, 0], [0, 2, 0]])
READ = np.array([[0.0, 2, 0]])
SPEAK = np.array([[0.0, 0, 1, -1], [0, 0, 0, 0], [0, 0, 0, 0]])
BIAS = np.array([-9.0, 0.5, 0, 0])


def cell(x, h, Wx, Wh, b):
    """One step of a simple RNN, unit by unit in Python floats."""
    return [
        np.tanh(
            sum(float(x[i]) * float(Wx[i, j]) for i in range(len(x)))
            + sum(float(h[i]) * float(Wh[i, j]) for i in range(len(h)))
            + float(b[j])
        )
        for j in range(len(b))
    ]


def spoken(c, E, Wx, Wh, b, Wy, by, bos, eos, max_len):
    """The greedy words, and whether <EOS> was reached."""
    s, word, words = list(c), bos, []
    for _ in range(max_len):
        s = cell(E[word], s, Wx, Wh, b)
        scores = [sum(s[i] * float(Wy[i, k]) for i in range(len(s))) + float(by[k]) for k in range(len(by))]
        word = scores.index(max(scores))
        if word == eos:
            return words, True
        words.append(word)
    return words, False


def decoder(draw, V, spread=1.5):
    """c, E, Wx, Wh, b, Wy, by of a random decoder."""
    d, H = draw.size(2, 4), draw.size(3, 5)
    shapes = ((H,), (V, d), (d, H), (H, H), (H,), (H, V), (V,))
    return [spread * draw.normal(*shape) for shape in shapes[:-1]] + [0.3 * draw.normal(V)]


def padded(draw, B, T, V, pad):
    """Targets (B, T) without pad, then each row's end filled with it; one row stays full."""
    Y = draw.integers(0, V, B, T)
    Y = np.where(Y == pad, (pad + 1) % V, Y)
    for row in range(1, B):
        Y[row, draw.size(1, T - 1) :] = pad
    return Y


def test_encode_example(lab):
    want = [0.0, -np.tanh(2), np.tanh(2 * np.tanh(2))]
    close(lab.encode(np.array([[1.0], [-1.0]]), READ, PUSH, np.zeros(3)), np.array(want))


def test_encode_definition(lab):
    T, d, H = lab.draw.size(3, 6), lab.draw.size(2, 4), lab.draw.size(2, 5)
    X, Wx, Wh = lab.draw.normal(T, d), 0.7 * lab.draw.normal(d, H), 0.7 * lab.draw.normal(H, H)
    b = lab.draw.normal(H)
    h = [0.0] * H
    for x in X:
        h = cell(x, h, Wx, Wh, b)
    close(lab.encode(X, Wx, Wh, b), np.array(h))


def test_encode_one_word(lab):
    """With T = 1 the state is tanh(x Wx + b): nothing came before. A state of one number keeps its axis."""
    for H in (1, lab.draw.size(2, 4)):
        X, Wx, Wh, b = lab.draw.normal(1, 3), lab.draw.normal(3, H), lab.draw.normal(H, H), lab.draw.normal(H)
        close(lab.encode(X, Wx, Wh, b), np.array(cell(X[0], [0.0] * H, Wx, Wh, b)))


def test_inputs_example(lab):
    equal(lab.teacher_inputs(np.array([[3, 2, 1], [2, 1, 4]]), 0), np.array([[0, 3, 2], [0, 2, 1]]))


def test_inputs_definition(lab):
    for B, T in ((lab.draw.size(2, 4), lab.draw.size(3, 6)), (1, 1)):
        Y, bos = lab.draw.integers(2, 50, B, T), lab.draw.size(50, 60)
        want = [[bos if t == 0 else int(Y[row, t - 1]) for t in range(T)] for row in range(B)]
        equal(lab.teacher_inputs(Y, bos), np.array(want), what=f"B = {B}, T = {T}")


def test_loss_example(lab):
    scores = np.log(
        np.array([[[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]], [[0.125, 0.5, 0.375], [0.8, 0.1, 0.1]]])
    )
    close(lab.sequence_loss(scores, np.array([[0, 2], [0, 1]]), 1), 2 * np.log(2))


def test_loss_definition(lab):
    B, T, V = lab.draw.size(2, 4), lab.draw.size(3, 5), lab.draw.size(3, 6)
    pad = lab.draw.size(0, V - 1)
    scores, Y = 2 * lab.draw.normal(B, T, V), padded(lab.draw, B, T, V, pad)
    each = [
        np.log(sum(np.exp(float(other)) for other in scores[i, t])) - float(scores[i, t, Y[i, t]])
        for i in range(B)
        for t in range(T)
        if Y[i, t] != pad
    ]
    close(lab.sequence_loss(scores, Y, pad), sum(each) / len(each))


def test_loss_large_scores(lab):
    """Scores in the thousands: −ln p is the distance to the largest score, not infinity."""
    V = lab.draw.size(3, 5)
    scores = np.zeros((1, 2, V))
    scores[0, 0], scores[0, 1] = 5000.0, -5000.0
    gap = float(lab.draw.integers(900, 1200))
    scores[0, 0, 1] -= gap
    close(lab.sequence_loss(scores, np.array([[1, 2]]), 0), (gap + np.log(V - 1) + np.log(V)) / 2)


def test_decode_example(lab):
    for first, second in ((2, 3), (3, 2), (2, 2), (3, 3)):
        a, b = (1.0 if letter == 2 else -1.0 for letter in (first, second))
        c = np.array([0.0, b * np.tanh(2), a * np.tanh(2 * np.tanh(2))])
        got = lab.greedy_decode(
            c, np.zeros((4, 1)), np.zeros((1, 3)), PULL, np.zeros(3), SPEAK, BIAS, 0, 1, 10
        )
        equal(got, [second, first])


def test_decode_definition(lab):
    """Random decoders: those that stop by themselves, after at least one word, and at least two that do."""
    found = 0
    for _ in range(40):
        V = lab.draw.size(4, 7)
        weights = decoder(lab.draw, V)
        want, stopped = spoken(*weights, 0, 1, 12)
        if stopped and len(set(want)) >= 2:
            equal(lab.greedy_decode(*weights, 0, 1, 12), want)
            found += 1
        if found == 3:
            break


def test_decode_stops(lab):
    """At most max_len words where <EOS> never wins; an empty list where it wins at once."""
    V = lab.draw.size(4, 6)
    weights = decoder(lab.draw, V)
    for max_len in (1, lab.draw.size(3, 6)):
        never = [*weights[:-1], np.where(np.arange(V) == 1, -500.0, weights[-1])]
        equal(lab.greedy_decode(*never, 0, 1, max_len), spoken(*never, 0, 1, max_len)[0], what="never <EOS>")
    at_once = [*weights[:-1], np.where(np.arange(V) == 1, 500.0, weights[-1])]
    equal(lab.greedy_decode(*at_once, 0, 1, 5), [], what="<EOS> at once")


def test_decode_tokens(lab):
    """bos and eos may be any ids."""
    V = lab.draw.size(5, 7)
    for _ in range(4):
        weights, bos, eos = decoder(lab.draw, V), V - 1, V - 2
        weights[1][bos] += 2.0
        equal(lab.greedy_decode(*weights, bos, eos, 6), spoken(*weights, bos, eos, 6)[0])


def test_inputs_untouched(lab):
    X, V = lab.draw.normal(3, 2), 5
    lab.encode(X, lab.draw.normal(2, 3), lab.draw.normal(3, 3), lab.draw.normal(3))
    Y = padded(lab.draw, 2, 4, V, 0)
    lab.teacher_inputs(Y, 1)
    lab.sequence_loss(lab.draw.normal(2, 4, V), Y, 0)
    lab.greedy_decode(*decoder(lab.draw, V), 0, 1, 4)
    untouched(lab)
