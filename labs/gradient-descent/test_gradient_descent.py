"""Hidden checks of the lab `gradient-descent`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched


class Bowl:
    """½ Σᵢ aᵢ (wᵢ − cᵢ)²: after k steps wᵢ − cᵢ has been multiplied k times by 1 − rate · aᵢ."""

    def __init__(self, a, c):
        self.a, self.c = a, c

    def functions(self):
        def cost(w):
            return float(0.5 * np.sum(self.a * (np.asarray(w) - self.c) ** 2))

        def slope(w):
            return self.a * (np.asarray(w) - self.c)

        return cost, slope

    def points(self, w, rate, steps):
        """(steps + 1, d), by the closed form."""
        k = np.arange(steps + 1)[:, None]
        return self.c + (1 - rate * self.a) ** k * (w - self.c)

    def costs(self, w, rate, steps):
        cost, _ = self.functions()
        return [cost(point) for point in self.points(w, rate, steps)]


def bowl_and_start(draw, d):
    """A bowl with curvatures in [0.5, 2), and a start that is away from its bottom in every direction."""
    bowl = Bowl(draw.uniform(0.5, 2.0, d), draw.normal(d))
    return bowl, bowl.c + draw.uniform(1.0, 3.0, d) * draw.choice([-1.0, 1.0])


def wave(w):
    """The slope of a cost that is no bowl."""
    return np.sin(np.asarray(w)) + 0.5 * np.asarray(w)


def test_path_example(lab):
    def slope(w):
        return 2 * (np.asarray(w) - 3)

    path = lab.descend(slope, np.array([0.0]), 0.1, 4)
    close(path, np.array([[0.0], [0.6], [1.08], [1.464], [1.7712]]))


def test_path_definition(lab):
    d, steps = lab.draw.size(2, 4), lab.draw.size(3, 8)
    bowl, w = bowl_and_start(lab.draw, d)
    _, slope = bowl.functions()
    for rate in (0.1, 0.7, 1.25):
        close(lab.descend(slope, w, rate, steps), bowl.points(w, rate, steps), what=f"descend, rate {rate}")
    rows = [[float(entry) for entry in w]]
    for _ in range(steps):
        rows.append([v - 0.3 * (np.sin(v) + 0.5 * v) for v in rows[-1]])
    close(lab.descend(wave, w, 0.3, steps), np.array(rows), what="descend, sin w + w/2")


def test_few_steps(lab):
    for d in (1, lab.draw.size(2, 4)):
        bowl, w = bowl_and_start(lab.draw, d)
        _, slope = bowl.functions()
        for steps in (0, 1):
            close(
                lab.descend(slope, w, 0.2, steps),
                bowl.points(w, 0.2, steps),
                what=f"descend, steps = {steps}",
            )


def test_until_example(lab):
    bowl = Bowl(np.array([2.0]), np.array([3.0]))
    cost, slope = bowl.functions()
    got = lab.descend_until(lambda w: cost(w) + 1, slope, np.array([0.0]), 0.25, 0.5, 12)
    close(got, (np.array([2.625]), [10.0, 3.25, 1.5625, 1.140625], True))


def test_stops_in_time(lab):
    """The threshold lies between the changes of two steps, so that rounding cannot move the end."""
    bowl, w = bowl_and_start(lab.draw, lab.draw.size(1, 3))
    cost, slope = bowl.functions()
    rate, last = 0.3, lab.draw.size(2, 9)
    costs = bowl.costs(w, rate, last)
    changes = np.abs(np.diff(costs))
    threshold = float(np.sqrt(changes[-2] * changes[-1]))
    got = lab.descend_until(cost, slope, w, rate, threshold, 20)
    close(got, (bowl.points(w, rate, last)[-1], costs, True))


def test_less_than_threshold(lab):
    """Powers of two: the change of the second step is exactly the threshold, which is not less."""
    side, size = lab.draw.choice([-1.0, 1.0]), 2.0 ** lab.draw.integers(0, 5)
    bowl = Bowl(np.array([1.0]), np.array([0.0]))
    cost, slope = bowl.functions()
    w = np.array([side * size])
    costs = [1000 + 0.5 * size**2 / 4**k for k in range(4)]
    got = lab.descend_until(lambda w: 1000 + cost(w), slope, w, 0.5, costs[1] - costs[2], 12)
    close(got, (w / 8, costs, True))


def test_gives_up(lab):
    bowl, w = bowl_and_start(lab.draw, lab.draw.size(1, 3))
    cost, slope = bowl.functions()
    for most in (1, lab.draw.size(2, 6)):
        got = lab.descend_until(cost, slope, w, 0.1, 1e-6, most)
        want = bowl.points(w, 0.1, most)[-1], bowl.costs(w, 0.1, most), False
        close(got, want, what=f"descend_until, most = {most}")


def test_rising_is_not_converged(lab):
    """Above 2/a the cost grows at every step: it changes a lot, and it never converges."""
    d, most = lab.draw.size(1, 3), lab.draw.size(3, 6)
    bowl, w = bowl_and_start(lab.draw, d)
    cost, slope = bowl.functions()
    rate = 3.0 / float(bowl.a.min())
    got = lab.descend_until(cost, slope, w, rate, 1e-3, most)
    close(got, (bowl.points(w, rate, most)[-1], bowl.costs(w, rate, most), False))


def test_largest_rate(lab):
    for d in (1, 2, lab.draw.size(3, 6)):
        a = lab.draw.uniform(0.1, 30.0, d)
        limit = min(2 / float(curvature) for curvature in a)
        close(lab.largest_stable_rate(a), limit, what=f"largest_stable_rate, d = {d}")


def test_count(lab):
    n, epochs = lab.draw.size(2, 300), lab.draw.size(2, 9)
    for batch_size in (1, lab.draw.size(2, 64), n, n + 1, 7):
        starts = len(range(0, n, batch_size))
        equal(lab.updates(n, batch_size, epochs), starts * epochs)
        whole = n * batch_size
        equal(lab.updates(whole, batch_size, epochs), n * epochs)


def test_inputs_untouched(lab):
    bowl, w = bowl_and_start(lab.draw, lab.draw.size(2, 4))
    cost, slope = bowl.functions()
    lab.descend(slope, w, 0.1, 3)
    lab.descend_until(cost, slope, w, 0.1, 1e-3, 3)
    lab.largest_stable_rate(bowl.a)
    untouched(lab)
