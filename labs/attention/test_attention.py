"""Hidden checks of the lab `attention`."""

import numpy as np

from tutor.grader.testing import close, untouched

STATES = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 1.0]])


def dot(a, b):
    return sum(float(x) * float(y) for x, y in zip(a, b))


def shares(scores, mask=None):
    """The softmax of a list of scores in Python floats; what may not be looked at is 0."""
    allowed = [j for j in range(len(scores)) if mask is None or bool(mask[j])]
    top = max(float(scores[j]) for j in allowed)
    powers = {j: float(np.exp(float(scores[j]) - top)) for j in allowed}
    total = sum(powers.values())
    return np.array([powers.get(j, 0.0) / total for j in range(len(scores))])


def mixed(alpha, hs):
    return np.array([sum(float(a) * float(h[i]) for a, h in zip(alpha, hs)) for i in range(hs.shape[1])])


def a_mask(draw, T):
    """At least one word may be looked at, at least one may not."""
    return np.asarray(draw.labels(T, (True, False)), dtype=bool)


def test_bahdanau_example(lab):
    got = lab.bahdanau_scores(
        np.array([0.5]),
        np.array([[1.0], [-1.0], [2.0]]),
        np.array([[2.0]]),
        np.array([[1.0]]),
        np.array([3.0]),
    )
    close(got, 3 * np.tanh(np.array([2.0, 0.0, 3.0])))


def test_bahdanau_definition(lab):
    T, Hd, He, a = lab.draw.size(2, 5), lab.draw.size(2, 4), lab.draw.size(3, 5), lab.draw.size(2, 4)
    s, hs = lab.draw.normal(Hd), lab.draw.normal(T, He)
    Wa, Ua, va = lab.draw.normal(Hd, a), lab.draw.normal(He, a), lab.draw.normal(a)
    want = [
        sum(float(va[k]) * float(np.tanh(dot(s, Wa[:, k]) + dot(h, Ua[:, k]))) for k in range(a)) for h in hs
    ]
    close(lab.bahdanau_scores(s, hs, Wa, Ua, va), np.array(want))


def test_luong_dot(lab):
    close(lab.luong_scores(np.array([2.0, 1.0]), STATES), np.array([2.0, 1.0, -1.0]), what="the example")
    T, H = lab.draw.size(1, 5), lab.draw.size(3, 6)
    s, hs = lab.draw.normal(H), lab.draw.normal(T, H)
    close(lab.luong_scores(s, hs), np.array([dot(s, h) for h in hs]))


def test_luong_general(lab):
    """States of equal size, where W could be turned round, and of different sizes."""
    for Hd, He in ((3, 3), (lab.draw.size(2, 3), lab.draw.size(4, 5))):
        T = lab.draw.size(2, 5)
        s, hs, W = lab.draw.normal(Hd), lab.draw.normal(T, He), lab.draw.normal(Hd, He)
        want = [dot([dot(s, W[:, j]) for j in range(He)], h) for h in hs]
        close(lab.luong_scores(s, hs, W), np.array(want), what=f"Hd = {Hd}, He = {He}")


def test_attend_example(lab):
    alpha = shares([2.0, 1.0, -1.0])
    close(lab.attend(np.array([2.0, 1.0, -1.0]), STATES), (mixed(alpha, STATES), alpha))


def test_attend_definition(lab):
    for T in (1, lab.draw.size(2, 6)):
        scores, hs = 2 * lab.draw.normal(T), lab.draw.normal(T, lab.draw.size(1, 4))
        alpha = shares(scores)
        close(lab.attend(scores, hs), (mixed(alpha, hs), alpha), what=f"T = {T}")


def test_attend_mask(lab):
    T = lab.draw.size(3, 6)
    scores, hs, mask = 2 * lab.draw.normal(T), lab.draw.normal(T, 3), a_mask(lab.draw, T)
    alpha = shares(scores, mask)
    for shift in (0.0, -500.0):
        close(
            lab.attend(scores + shift, hs, mask),
            (mixed(alpha, hs), alpha),
            rtol=1e-7,
            what=f"scores {shift:+g}",
        )
    one = np.arange(T) == T - 1
    close(lab.attend(scores, hs, one)[0], hs[-1], what="context where one word may be looked at")


def test_attend_hidden_words(lab):
    """What may not be looked at has no influence: any score and any state there give the same."""
    T = lab.draw.size(3, 6)
    scores, hs, mask = lab.draw.normal(T), lab.draw.normal(T, 2), a_mask(lab.draw, T)
    want = lab.attend(scores, hs, mask)
    for other in (3000.0, -5.0):
        again = lab.attend(np.where(mask, scores, other), np.where(mask[:, None], hs, other), mask)
        close(again, want, what=f"scores and states of {other:g} behind the mask")


def test_large_scores(lab):
    """Scores in the thousands: finite weights, and adding one number to all of them changes nothing."""
    T = lab.draw.size(2, 5)
    scores, hs = lab.draw.normal(T), lab.draw.normal(T, 2)
    for shift in (2000.0, -2000.0):
        close(lab.attend(scores + shift, hs)[1], shares(scores), rtol=1e-7, what=f"alpha, scores {shift:+g}")
    S = np.array([[1e4, 0.0], [0.0, 1.0], [-1e4, 0.0]])
    weights = np.array([shares([dot(s, h) for h in STATES]) for s in S])
    close(lab.alignment(S, STATES)[1], weights, what="weights of steps with very different scores")


def test_map_example(lab):
    S = np.array([[2.0, 1.0], [-2.0, 2.0], [1.0, 3.0]])
    weights = np.array([shares([dot(s, h) for h in STATES]) for s in S])
    contexts = np.array([mixed(alpha, STATES) for alpha in weights])
    close(lab.alignment(S, STATES), (contexts, weights))


def test_map_definition(lab):
    """More steps than words, fewer, and as many; with and without a mask."""
    T, H = lab.draw.size(3, 5), lab.draw.size(2, 4)
    for U in (1, T, T + 2):
        S, hs, mask = lab.draw.normal(U, H), lab.draw.normal(T, H), a_mask(lab.draw, T)
        for given in (None, mask):
            weights = np.array([shares([dot(s, h) for h in hs], given) for s in S])
            contexts = np.array([mixed(alpha, hs) for alpha in weights])
            said = "no mask" if given is None else "a mask"
            close(lab.alignment(S, hs, given), (contexts, weights), what=f"U = {U}, T = {T}, {said}")


def test_order_of_words(lab):
    """Attention has no sense of place: shuffled words give shuffled weights and the same contexts."""
    T, H = lab.draw.size(3, 6), 2
    S, hs = lab.draw.normal(3, H), lab.draw.normal(T, H)
    weights = np.array([shares([dot(s, h) for h in hs]) for s in S])
    contexts = np.array([mixed(alpha, hs) for alpha in weights])
    places = np.roll(np.arange(T), 1)
    close(
        lab.alignment(S, hs[places]), (contexts, weights[:, places]), rtol=1e-7, what="words in another order"
    )


def test_inputs_untouched(lab):
    T = lab.draw.size(3, 5)
    s, hs, mask = lab.draw.normal(2), lab.draw.normal(T, 2), a_mask(lab.draw, T)
    scores = lab.draw.normal(T)
    lab.bahdanau_scores(s, hs, np.eye(2), np.eye(2), np.ones(2))
    lab.luong_scores(s, hs)
    lab.attend(scores, hs, mask)
    lab.alignment(lab.draw.normal(2, 2), hs, mask)
    untouched(lab)
