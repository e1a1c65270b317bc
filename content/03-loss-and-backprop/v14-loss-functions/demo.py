"""One outlier and three losses: pull a point up, and see which line runs after it."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

X = np.arange(8.0)
NOISE = np.array([0.2, -0.3, 0.1, 0.3, -0.2, -0.1, 0.3, -0.2])
Y = 1.0 + 0.5 * X + NOISE
TOP = 16.0
"""The plot shows y from 0 to TOP."""
LOSSES = (("MSE", "wrong", 1), ("MAE", "accent", 2), ("Huber", "second", 4))
"""Name, ink, and which dots of the line are drawn."""


def points(sight: Sight) -> np.ndarray:
    """Labels (8,), the chosen one lifted."""
    y = Y.copy()
    y[sight["which"] - 1] += sight["lift"]
    return y


def by_squares(y: np.ndarray) -> tuple[float, float]:
    slope, intercept = np.polyfit(X, y, 1)
    return float(slope), float(intercept)


def by_lengths(y: np.ndarray) -> tuple[float, float]:
    """A line of least Σ|e| passes through two of the points."""
    slopes = [((y[j] - y[i]) / (X[j] - X[i]), i) for i, j in combinations(range(len(X)), 2)]
    lines = [(float(m), float(y[i] - m * X[i])) for m, i in slopes]
    return min(lines, key=lambda line: float(np.abs(line[0] * X + line[1] - y).sum()))


def by_huber(y: np.ndarray, delta: float) -> tuple[float, float]:
    """Weighted least squares until it stands still: an error beyond δ weighs δ/|e|."""
    line = by_squares(y)
    for _ in range(200):
        error = np.abs(line[0] * X + line[1] - y)
        slope, intercept = np.polyfit(X, y, 1, w=np.sqrt(delta / np.maximum(error, delta)))
        line = float(slope), float(intercept)
    return line


@lru_cache(maxsize=64)
def lines(which: int, lift: float, delta: float) -> dict[str, tuple[float, float]]:
    y = points(Sight({"which": which, "lift": lift}, 0, 0, 0))
    return {"MSE": by_squares(y), "MAE": by_lengths(y), "Huber": by_huber(y, delta)}


def fitted(sight: Sight) -> dict[str, tuple[float, float]]:
    return lines(sight["which"], sight["lift"], sight["delta"])


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    width, rows = max(sight.width - 34, 12), sight.height - 1

    def spot(x: float, y: float) -> tuple[int, int]:
        return round((x + 0.5) / 8 * (2 * width - 1)), round((1 - y / TOP) * (4 * rows - 1))

    for y, (x, label) in enumerate(zip(X, points(sight), strict=True)):
        column, row = spot(float(x), float(label))
        chosen = y == sight["which"] - 1
        picture.put(column // 2, max(row // 4, 0), "◆" if chosen else "●", "strong" if chosen else "plain")
    for name, ink, every in LOSSES:
        slope, intercept = fitted(sight)[name]
        picture.stroke(spot(-0.5, intercept - slope / 2), spot(7.5, intercept + 7.5 * slope), ink, every)
    picture.text(0, rows, "─" * width + " x", "quiet")
    _table(picture, sight, width + 3)
    return picture


def _table(picture: Picture, sight: Sight, x: int) -> None:
    """Slope and intercept of each line, and how hard the chosen point pulls at it."""
    place = sight["which"] - 1
    label = float(points(sight)[place])
    picture.text(x, 0, "line    slope  start   ◆ pulls", "quiet")
    for row, (name, ink, _) in enumerate(LOSSES, start=1):
        slope, intercept = fitted(sight)[name]
        e = slope * place + intercept - label
        cut = float(np.clip(e, -sight["delta"], sight["delta"]))
        pull = {"MSE": 2 * e, "MAE": float(np.sign(round(e, 9))), "Huber": cut}[name]
        words = f"{name:6}{slope:7.2f}{intercept:7.2f}{abs(pull):10.2f}".replace("-", "−")
        picture.text(x, row, words, ink)
    picture.text(x, 5, "true     0.50   1.00", "quiet")
    picture.text(x, 7, "solid MSE, dotted MAE,", "quiet")
    picture.text(x, 8, "wide dots Huber", "quiet")


def notice(sight: Sight) -> Words:
    if sight["lift"] == 0:
        return Words(
            "Outlier nahi: teenon lines lagbhag ek hain. `lift` badhaiye.",
            "No outlier: the three lines nearly agree. Raise `lift`.",
        )
    found = fitted(sight)
    moved = {name: abs(found[name][0] - 0.5) for name in found}
    if sight["delta"] >= 8:
        return Words(
            "δ galti se bada hai: Huber ke liye koi outlier bacha hi nahi, woh MSE ke saath bhaagta hai.",
            "δ exceeds the error: to Huber nothing is an outlier any more, and it runs along with MSE.",
        )
    return Words(
        f"MSE ki slope {moved['MSE']:.2f} khisak gayi, MAE ki {moved['MAE']:.2f}, Huber ki {moved['Huber']:.2f}.",
        f"The slope of MSE moved by {moved['MSE']:.2f}, of MAE by {moved['MAE']:.2f}, "
        f"of Huber by {moved['Huber']:.2f}.",
    )


DEMOS = {
    "outlier": Demo(
        title=Words("Ek outlier, teen losses", "One outlier, three losses"),
        knobs=(
            Knob("lift", Words("lift", "lift"), (0.0, 1.0, 2.0, 4.0, 6.0, 8.0, 10.0), 0),
            Knob("which", Words("point", "point"), tuple(range(1, 9)), 7),
            Knob("delta", Words("δ", "δ"), (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0), 2),
        ),
        draw=draw,
        notice=notice,
    )
}
