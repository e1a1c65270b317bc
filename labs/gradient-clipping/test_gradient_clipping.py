"""Hidden checks of the lab `gradient-clipping`."""

import numpy as np

from tutor.grader.testing import close, untouched


def length(*gs):
    """The common length, entry by entry."""
    return sum(float(entry) ** 2 for g in gs for entry in np.ravel(g)) ** 0.5


def of_length(lab, norm, *shape):
    """A random array of the length `norm`."""
    g = lab.draw.normal(*shape)
    return g * (norm / length(g))


def arrays(lab, norm):
    """Weights, biases and one more array of a network, together of the length `norm`."""
    n, m = lab.draw.size(2, 4), lab.draw.size(2, 3)
    gs = [lab.draw.normal(n, m), lab.draw.normal(m), 3 * lab.draw.normal(2, 1, m)]
    return [g * (norm / length(*gs)) for g in gs]


def test_value_example(lab):
    close(lab.clip_by_value(np.array([3.0, -4.0, 0.2]), 1.0), np.array([1.0, -1.0, 0.2]))


def test_norm_example(lab):
    close(lab.clip_by_norm(np.array([3.0, 4.0]), 1.0), np.array([0.6, 0.8]))


def test_global_example(lab):
    got = lab.clip_by_global_norm([np.array([3.0, 4.0]), np.array([6.0, 8.0])], 1.0)
    close(got, ([np.array([3.0, 4.0]) / 125**0.5, np.array([6.0, 8.0]) / 125**0.5], 125**0.5))


def test_value_entries(lab):
    c = float(lab.draw.uniform(0.3, 1.5))
    g = lab.draw.normal(lab.draw.size(1, 4), 3)
    want = np.array(
        [[c if entry > c else -c if entry < -c else entry for entry in row] for row in g.tolist()]
    )
    close(lab.clip_by_value(g, c), want)


def test_norm_long(lab):
    """Length c, direction kept: the entries keep their ratios to the whole."""
    c, norm = float(lab.draw.uniform(0.5, 2.0)), float(lab.draw.uniform(3.0, 30.0))
    g = of_length(lab, norm, lab.draw.size(1, 6))
    close(lab.clip_by_norm(g, c) * norm, g * c, what="clip_by_norm(g, c) · ‖g‖")


def test_norm_short(lab):
    c = float(lab.draw.uniform(0.5, 4.0))
    g = of_length(lab, c * float(lab.draw.uniform(0.2, 0.95)), lab.draw.size(2, 6))
    close(lab.clip_by_norm(g, c), g)


def test_norm_matrix(lab):
    """One length for the whole array, however many axes it has."""
    g = of_length(lab, 10.0, lab.draw.size(2, 4), 2, lab.draw.size(2, 3))
    close(lab.clip_by_norm(g, 2.0), g / 5)


def test_zero(lab):
    """A gradient of zeros has no direction: it stays zero."""
    z = np.zeros(lab.draw.size(1, 4))
    close(lab.clip_by_norm(z, 1.0), z, what="clip_by_norm(0, 1)")
    close(lab.clip_by_value(z, 1.0), z, what="clip_by_value(0, 1)")
    close(lab.clip_by_global_norm([z, np.zeros((2, 2))], 1.0), ([z, np.zeros((2, 2))], 0.0))


def test_global_one_factor(lab):
    times = float(lab.draw.uniform(2.0, 20.0))
    gs = arrays(lab, 1.5 * times)
    got, norm = lab.clip_by_global_norm(gs, 1.5)
    close(norm, 1.5 * times, what="the common length")
    close([g * times for g in got], gs, what="clipped · ‖all‖ / c")


def test_global_only_together(lab):
    """Each array by itself is shorter than c; all together they are longer."""
    k = lab.draw.size(3, 6)
    gs = [of_length(lab, 0.9, lab.draw.size(1, 3)) for _ in range(k)]
    norm = 0.9 * k**0.5
    close(lab.clip_by_global_norm(gs, 1.0), ([g / norm for g in gs], norm))


def test_global_short(lab):
    """Within the bound nothing changes, and the length is told all the same."""
    norm = float(lab.draw.uniform(0.3, 1.9))
    gs = arrays(lab, norm)
    close(lab.clip_by_global_norm(gs, 2.0), (gs, norm))


def test_inputs_untouched(lab):
    g = of_length(lab, 9.0, lab.draw.size(2, 4))
    lab.clip_by_value(g, 0.5)
    lab.clip_by_norm(g, 1.0)
    lab.clip_by_global_norm([g, 2 * g], 1.0)
    untouched(lab)
