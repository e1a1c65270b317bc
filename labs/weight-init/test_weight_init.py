"""Hidden checks of the lab `weight-init`.

Random weights are judged by 11,000 or more of them: their deviation is then known to 0.7 %, and every margin here is
about six such errors wide.
"""

import numpy as np

from tutor.grader.testing import Rng, close, equal, holds, shipped, untouched

MARGIN = 0.04


def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    return np.tanh(z)


def same(z):
    return z


def deviation(n_in, n_out, scheme):
    """From the growth that is asked for: 1 on average forward and back, or 1 through ReLU."""
    growth = {"xavier": (n_in + n_out) / 2, "he": n_in / 2}[scheme]
    return (1 / growth) ** 0.5


def layer(draw):
    """Fans that differ by a factor of two or more, so that no formula passes for another."""
    small, large = draw.size(70, 80), draw.size(160, 190)
    return draw.choice([(small, large), (large, small)])


def stats_by_definition(X, weights, g):
    rows, a = [], [[float(entry) for entry in row] for row in X]
    for W in weights:
        a = [
            [float(g(np.float64(sum(x * w for x, w in zip(row, column))))) for column in W.T.tolist()]
            for row in a
        ]
        entries = [entry for row in a for entry in row]
        mean = sum(entries) / len(entries)
        rows.append((mean, (sum((entry - mean) ** 2 for entry in entries) / len(entries)) ** 0.5))
    return np.array(rows)


def test_example(lab):
    close(lab.init_std(300, 100, "xavier"), np.sqrt(0.005), what="init_std, xavier")
    close(lab.init_std(300, 100, "he"), np.sqrt(0.02 / 3), what="init_std, he")
    X = np.array([[1.0, -2.0], [3.0, 0.0]])
    weights = [np.array([[1.0, -1.0], [0.0, 1.0]]), np.array([[2.0], [1.0]])]
    wanted = np.array([[1.0, np.sqrt(1.5)], [4.0, 2.0]])
    close(lab.activation_stats(X, weights, shipped(relu)), wanted, what="activation_stats")


def test_std_definition(lab):
    n_in, n_out = lab.draw.size(1, 900), lab.draw.size(2, 900)
    for scheme in ("xavier", "he"):
        for fans in ((n_in, n_out), (n_out, n_in)):
            close(lab.init_std(*fans, scheme), deviation(*fans, scheme), what=f"init_std, {scheme}")


def spread(lab, name, fans, scheme, W):
    """Mean and deviation of weights of the right shape."""
    n_in, n_out = fans
    equal(W.shape if isinstance(W, np.ndarray) else (), (n_in, n_out), what=f"shape of {name}")
    want = deviation(n_in, n_out, scheme)
    holds(
        abs(W.std() / want - 1) < MARGIN,
        hi="Weights ki deviation galat hai.",
        en="The deviation of the weights is wrong.",
        scheme=scheme,
        got=round(float(W.std()), 5),
        want=round(want, 5),
    )
    holds(
        abs(W.mean()) < MARGIN * want,
        hi="Weights ka mean 0 ke aas-paas hona chahiye.",
        en="The mean of the weights should be about 0.",
        scheme=scheme,
        mean=round(float(W.mean()), 5),
    )
    return W / want


def test_normal_spread(lab):
    """About 4.6 % of normal numbers lie beyond two deviations; none of uniform ones do."""
    fans = layer(lab.draw)
    for scheme in ("xavier", "he"):
        W = lab.init_normal(*fans, scheme, Rng(lab.draw.seed()))
        unit = spread(lab, "init_normal", fans, scheme, W)
        beyond = float(np.mean(np.abs(unit) > 2))
        holds(
            0.033 < beyond < 0.058,
            hi="Normal weights mein lagbhag 4.6 % do deviation se bahar hote hain; yahan nahi.",
            en="About 4.6 % of normal weights lie beyond two deviations; here it is different.",
            scheme=scheme,
            beyond=round(beyond, 4),
        )


def test_uniform_spread(lab):
    """Up to √3 deviations, not beyond, and half of them in the inner half."""
    fans = layer(lab.draw)
    for scheme in ("xavier", "he"):
        W = lab.init_uniform(*fans, scheme, Rng(lab.draw.seed()))
        unit = spread(lab, "init_uniform", fans, scheme, W) / np.sqrt(3)
        largest, inner = float(np.abs(unit).max()), float(np.mean(np.abs(unit) < 0.5))
        holds(
            0.99 < largest <= 1 + 1e-9 and 0.47 < inner < 0.53,
            hi="Uniform weights −a se a tak barabar phaile hone chahiye, uske bahar ek bhi nahi.",
            en="Uniform weights should be spread evenly from −a to a, with none beyond.",
            scheme=scheme,
            largest_over_a=round(largest, 4),
            inner_half=round(inner, 4),
        )


def drawn_twice(lab, n_in, n_out, scheme, rng):
    return [f(n_in, n_out, scheme, rng) for f in (lab.init_normal, lab.init_uniform) for _ in range(2)]


def test_numbers_from_rng(lab):
    """One seed, one set of weights; and one generator asked twice gives two sets."""
    n_in, n_out, seed = lab.draw.size(3, 6), lab.draw.size(2, 5), lab.draw.seed()
    first = lab.run(drawn_twice, n_in, n_out, "he", Rng(seed))
    equal(lab.run(drawn_twice, n_in, n_out, "he", Rng(seed)), first, what="the same seed again")
    for once, again in ((first[0], first[1]), (first[2], first[3])):
        holds(
            not np.array_equal(once, again),
            hi="Ek hi rng se doosri baar maangne par wahi weights aaye.",
            en="Asked a second time, the same rng gave the same weights.",
            W=once,
        )


def test_stats_definition(lab):
    d, h, k = lab.draw.size(2, 4), lab.draw.size(3, 5), lab.draw.size(1, 3)
    X = lab.draw.normal(lab.draw.size(2, 5), d)
    weights = [lab.draw.normal(d, h), lab.draw.normal(h, h), lab.draw.normal(h, k)]
    for g in (relu, tanh, same):
        wanted = stats_by_definition(X, weights, g)
        close(
            lab.activation_stats(X, weights, shipped(g)), wanted, what=f"activation_stats, g = {g.__name__}"
        )


def test_one_of_everything(lab):
    """One row, one unit, one layer: the deviation of a single number is 0."""
    X, W = lab.draw.normal(1, 2), lab.draw.normal(2, 1)
    close(
        lab.activation_stats(X, [W], shipped(tanh)),
        stats_by_definition(X, [W], tanh),
        what="activation_stats",
    )
    for name in ("init_normal", "init_uniform"):
        W = getattr(lab, name)(1, 1, "he", Rng(lab.draw.seed()))
        equal(W.shape if isinstance(W, np.ndarray) else (), (1, 1), what=f"shape of {name}(1, 1)")


def through_ten(lab, X, scheme, g, rng):
    weights = [lab.init_normal(X.shape[1], X.shape[1], scheme, rng) for _ in range(10)]
    return lab.activation_stats(X, weights, g)


def test_signal_lives(lab):
    """He keeps a signal alive through ten ReLU layers, Xavier through ten linear ones."""
    X = np.random.default_rng(lab.draw.seed()).standard_normal((64, 100))
    for scheme, g in (("he", relu), ("xavier", same)):
        stats = lab.run(through_ten, X, scheme, shipped(g), Rng(lab.draw.seed()))
        equal(np.shape(stats), (10, 2), what="shape of the stats")
        last = float(np.asarray(stats)[-1, 1])
        holds(
            0.25 < last < 4,
            hi="Das layers baad signal ki deviation 1 ke aas-paas rehni chahiye.",
            en="After ten layers the deviation of the signal should still be near 1.",
            scheme=scheme,
            last=last,
        )


def test_inputs_untouched(lab):
    X, W = lab.draw.normal(3, 4), lab.draw.normal(4, 4)
    lab.activation_stats(X, [W, W.copy()], shipped(relu))
    untouched(lab)
