"""Hidden checks of the lab `linear-separability`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND, XOR, XNOR = (0, 0, 0, 1), (0, 1, 1, 0), (1, 0, 0, 1)
TABLES = {"AND": AND, "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "NOR": (1, 0, 0, 0)}


def is_number(value):
    array = np.asarray(value) if isinstance(value, (int, float, np.generic, np.ndarray)) else None
    return array is not None and array.shape == () and array.dtype.kind in "iuf" and bool(np.isfinite(array))


def makes_gate(lab, name):
    """Asks for the gate and puts all four inputs before the neuron."""
    answer = lab.gate_weights(name)
    pair = isinstance(answer, (tuple, list)) and len(answer) == 2
    w = answer[0] if pair else None
    vector = (isinstance(w, (tuple, list)) or np.ndim(w) == 1) and len(w) == 2
    holds(
        vector and all(map(is_number, [*w, answer[1]])),
        hi="gate_weights ka jawab (w, b) hona chahiye: w mein do numbers, b ek number.",
        en="gate_weights must return (w, b): two numbers in w, and one number b.",
        returned=answer,
    )
    (w1, w2), b = map(float, w), float(answer[1])
    answers = [int(w1 * x1 + w2 * x2 + b >= 0) for x1, x2 in CORNERS.tolist()]
    equal(answers, list(TABLES[name]), what=f"{name} of (0,0), (0,1), (1,0), (1,1)")


def gap_by_definition(X, y, u):
    length = sum(float(part) ** 2 for part in u) ** 0.5
    places = [sum(float(a) * float(c) for a, c in zip(u, x)) / length for x in X]
    zeros = sorted(place for place, label in zip(places, y) if label == 0)
    ones = sorted(place for place, label in zip(places, y) if label == 1)
    return max(ones[0] - zeros[-1], zeros[0] - ones[-1])


def separable(X, y):
    """In whole numbers, without rounding and without angles.

    The widest strip between two hulls stands across the line between two points of different classes, or
    along the line through two points of one class: those directions are all that is needed.
    """
    points = [(int(x1), int(x2)) for x1, x2 in X]
    pairs = [(p, q) for place, p in enumerate(points) for q in points[:place]]
    for (p1, p2), (q1, q2) in pairs:
        for u1, u2 in ((p1 - q1, p2 - q2), (q2 - p2, p1 - q1)):
            places = [u1 * x1 + u2 * x2 for x1, x2 in points]
            zeros = [place for place, label in zip(places, y) if label == 0]
            ones = [place for place, label in zip(places, y) if label == 1]
            if max(zeros) < min(ones) or max(ones) < min(zeros):
                return True
    return False


def direction(draw, d):
    """A direction that is never near zero."""
    u = draw.normal(d)
    u[0] += 2.0 if u[0] >= 0 else -2.0
    return u


def parted(draw, n, d, side=1):
    """Points with a gap of at least 1 along a direction; class 1 has the larger numbers when `side` is 1."""
    u, y = direction(draw, d), draw.labels(n)
    unit = u / np.sqrt(np.sum(u * u))
    places = side * (2 * y - 1) * draw.uniform(0.5, 2, n) + draw.uniform(-6, 6)
    X = draw.normal(n, d)
    return X + np.outer(places - X @ unit, unit), y, u


def whole(draw, n, limit=6):
    return draw.integers(-limit, limit + 1, n, 2).astype(float)


def shuffled(draw, X, y):
    """The same rows in another order, the whole picture shifted."""
    order = np.argsort(draw.normal(len(y)))
    return (np.array(X, dtype=float) + whole(draw, 1, limit=40))[order], np.array(y, dtype=int)[order]


def test_gap_example(lab):
    close(lab.class_gap(CORNERS, np.array(AND), np.array([3.0, 4.0])), 0.6)
    close(lab.class_gap(CORNERS, np.array(XOR), np.array([3.0, 4.0])), -0.8)


def test_line_example(lab):
    close(lab.line_in_gap(CORNERS, np.array(AND), np.array([3.0, 4.0])), (np.array([0.6, 0.8]), -1.1))
    equal(lab.line_in_gap(CORNERS, np.array(XOR), np.array([3.0, 4.0])), None)


def test_and_or(lab):
    makes_gate(lab, "AND")
    makes_gate(lab, "OR")


def test_nand_nor(lab):
    makes_gate(lab, "NAND")
    makes_gate(lab, "NOR")


def test_gap_definition(lab):
    for _ in range(3):
        n, d = lab.draw.size(4, 9), lab.draw.size(2, 4)
        X, y, u = lab.draw.normal(n, d), lab.draw.labels(n), direction(lab.draw, d)
        close(lab.class_gap(X, y, u), gap_by_definition(X, y, u), rtol=1e-7, atol=1e-9)
        X, y, u = parted(lab.draw, n, d, lab.draw.choice((1, -1)))
        close(lab.class_gap(X, y, u), gap_by_definition(X, y, u), rtol=1e-7, atol=1e-9)


def test_gap_of_a_direction(lab):
    X, y, u = parted(lab.draw, lab.draw.size(3, 7), 2)
    gap = gap_by_definition(X, y, u)
    for factor in (2.0**-12, -1.0, 2.0**12):
        close(
            lab.class_gap(X, y, factor * u), gap, rtol=1e-7, atol=1e-9, what=f"class_gap(X, y, {factor:g}·u)"
        )
    close(lab.class_gap(X, 1 - y, u), gap, rtol=1e-7, atol=1e-9, what="class_gap(X, 1 − y, u)")


def test_line_stands_in_gap(lab):
    for side in (1, -1, 1, -1):
        X, y, u = parted(lab.draw, lab.draw.size(3, 8), lab.draw.size(2, 4), side)
        w = side * u / sum(float(part) ** 2 for part in u) ** 0.5
        b = -(max((X @ w)[y == 0]) + min((X @ w)[y == 1])) / 2
        close(lab.line_in_gap(X, y, u), (w, b), rtol=1e-7, atol=1e-9)


def test_no_line_where_classes_overlap(lab):
    n, d = lab.draw.size(3, 7), lab.draw.size(2, 4)
    u, y = direction(lab.draw, d), np.arange(n) % 2
    unit = u / np.sqrt(np.sum(u * u))
    X = lab.draw.normal(n, d)
    X += np.outer(np.arange(n) + lab.draw.uniform(0, 0.5, n) - X @ unit, unit)
    equal(lab.line_in_gap(X, y, u), None)


def test_no_line_where_classes_touch(lab):
    """All points on one line across u: the gap is 0, or what rounding makes of it."""
    for _ in range(8):
        p, q = lab.draw.integers(1, 9), lab.draw.integers(1, 9)
        X = np.outer(lab.draw.integers(-9, 10, 3), [-q, p]) + whole(lab.draw, 1, limit=40)
        equal(lab.line_in_gap(X, lab.draw.labels(3), np.array([p, q], dtype=float)), None)


def test_every_truth_table(lab):
    for number in range(1, 15):  # 0 and 15 have one class only
        table = tuple(number >> place & 1 for place in range(4))
        want = table not in (XOR, XNOR)
        equal(lab.is_linearly_separable(CORNERS, np.array(table)), want, what=f"{table}")


def test_two_points(lab):
    X = whole(lab.draw, 2)
    X[1] = X[0] + lab.draw.choice(((0, 1), (1, 0), (2, -3)))
    equal(lab.is_linearly_separable(X, np.array([0, 1])), True)
    equal(lab.is_linearly_separable(X[[0, 0]], np.array([0, 1])), False, what="two classes in one place")


def test_on_one_line(lab):
    """All points on one line: apart along it, or alternating. Far from the origin, where rounding shows."""
    for step in ((5, 9), (-7, 11)):
        places = np.arange(6) * lab.draw.choice((1, 2, 3))
        X = np.outer(places, step)
        equal(lab.is_linearly_separable(*shuffled(lab.draw, X, places >= places[lab.draw.size(1, 5)])), True)
        equal(lab.is_linearly_separable(*shuffled(lab.draw, X, [0, 0, 1, 0, 1, 1])), False)
        for middle in (1, 2, 4):
            equal(lab.is_linearly_separable(*shuffled(lab.draw, X[[0, middle, 5]], [0, 1, 0])), False)


def rows(along, aside):
    """Two long rows side by side. Their means lie far apart along the rows, not across."""
    zeros = [t * np.array(along) for t in (-6, -5, -4, 6)]
    ones = [t * np.array(along) + aside for t in (-6, 4, 5, 6)]
    return np.array([*zeros, *ones], dtype=float), np.array([0, 0, 0, 0, 1, 1, 1, 1])


def test_tilted_strip(lab):
    """First a wide strip, then one that is narrow; all of them tilted."""
    equal(lab.is_linearly_separable(2 * CORNERS, np.array(AND)), True)
    equal(lab.is_linearly_separable(*rows((3, 1), (0, 8))), True)
    for along in ((7, -4), (17, 12), (-9, 16)):
        X, y = rows(along, lab.draw.choice(((0, 1), (1, 0))))
        equal(lab.is_linearly_separable(*shuffled(lab.draw, X, y)), True)
        X, y = np.vstack([X, 5 * np.array(along)]), np.append(y, 1)  # a class 1 between two of class 0
        equal(lab.is_linearly_separable(*shuffled(lab.draw, X, y)), False)


def test_random_points(lab):
    for _ in range(4):
        n = lab.draw.size(4, 7)
        X, y = whole(lab.draw, n), lab.draw.labels(n)
        equal(lab.is_linearly_separable(X, y), separable(X, y))
        y = (X @ lab.draw.choice(((1, 2), (-3, 1), (2, -5))) > 0).astype(int)
        if len(set(y.tolist())) == 2:
            equal(lab.is_linearly_separable(X, y), True)


def test_surrounded(lab):
    """One point of class 1 in a triangle of class 0 or on its edge; then the same point far outside."""
    triangle, y = np.array([[0.0, 0.0], [9.0, 3.0], [3.0, 9.0]]), [0, 0, 0, 1]
    inside = np.array(lab.draw.choice(((4, 4), (5, 5), (3, 4), (6, 6))), dtype=float)
    equal(lab.is_linearly_separable(*shuffled(lab.draw, [*triangle, inside], y)), False)
    equal(lab.is_linearly_separable(*shuffled(lab.draw, [*triangle, 3 * inside], y)), True)
    equal(lab.is_linearly_separable(*shuffled(lab.draw, [*triangle, -inside], y)), True)


def test_inputs_untouched(lab):
    X, y, u = parted(lab.draw, lab.draw.size(3, 6), 2)
    lab.class_gap(X, y, u)
    lab.line_in_gap(X, y, u)
    lab.line_in_gap(X, 1 - y, u)
    lab.is_linearly_separable(np.round(X), y)
    untouched(lab)
