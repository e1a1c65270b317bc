import numpy as np


def gate_weights(name):
    gates = {"AND": (1, 1, -1.5), "OR": (1, 1, -0.5)}
    if name in gates:
        w1, w2, b = gates[name]
    else:
        w1, w2, b = (-part for part in gates[{"NAND": "AND", "NOR": "OR"}[name]])
    return np.array([w1, w2]), b


def class_gap(X, y, u):
    p = np.einsum("nd,d->n", X, u / np.linalg.norm(u))
    low, high = np.zeros(2), np.zeros(2)
    for label in (0, 1):
        low[label], high[label] = p[y == label].min(), p[y == label].max()
    return np.array(np.maximum(low[1] - high[0], low[0] - high[1]))


def line_in_gap(X, y, u):
    if class_gap(X, y, u) < 1e-9:
        return None
    unit = np.array(u, dtype=float)
    unit /= np.linalg.norm(unit)
    places = X @ unit
    order = np.argsort(places)
    jump = np.flatnonzero(np.diff(y[order]))[0]
    middle = places[order][jump : jump + 2].mean()
    sign = 2.0 * y[order][-1] - 1.0
    return sign * unit, -sign * middle


def turn(o, a, b):
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def on_segment(p, a, b):
    inside = min(a[0], b[0]) <= p[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= p[1] <= max(a[1], b[1])
    return turn(a, b, p) == 0 and inside


def segments_meet(a, b, c, d):
    if any(on_segment(*three) for three in ((a, c, d), (b, c, d), (c, a, b), (d, a, b))):
        return True
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def in_triangle(p, a, b, c):
    sides = [turn(a, b, p), turn(b, c, p), turn(c, a, p)]
    return turn(a, b, c) != 0 and (min(sides) >= 0 or max(sides) <= 0)


def is_linearly_separable(X, y):
    points = [tuple(map(int, x)) for x in X]
    zeros = [p for p, label in zip(points, y) if label == 0]
    ones = [p for p, label in zip(points, y) if label == 1]
    for some, others in ((zeros, ones), (ones, zeros)):
        for p in some:
            for a in others:
                for b in others:
                    if on_segment(p, a, b) or any(in_triangle(p, a, b, c) for c in others):
                        return False
    return not any(segments_meet(a, b, c, d) for a in zeros for b in zeros for c in ones for d in ones)
