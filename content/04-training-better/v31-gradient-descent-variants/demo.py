"""Paths on contour lines: six optimizers on a ravine and a saddle, and three batch sizes on one loss."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture, Spot

TABLE = 29
"""Columns kept for the numbers beside the map."""


class Map:
    """Contour lines of J over a window, in dots: (2 · columns, 4 · rows)."""

    def __init__(self, picture: Picture, columns: int, window: tuple[float, float, float, float]) -> None:
        self.picture, self.dots = picture, (2 * columns, 4 * picture.height)
        self.left, self.right, self.bottom, self.top = window

    def spot(self, point: np.ndarray) -> Spot:
        """The dot of a point; far away points stay just outside the picture."""
        across = (point[0] - self.left) / (self.right - self.left)
        up = (point[1] - self.bottom) / (self.top - self.bottom)
        shares = np.clip(np.nan_to_num([across, 1 - up], nan=9.0), -1, 2)
        x, y = np.rint(shares * (np.array(self.dots) - 1)).astype(int).tolist()
        return x, y

    def contours(self, height: Callable[[np.ndarray, np.ndarray], np.ndarray], levels: np.ndarray) -> None:
        x = np.linspace(self.left, self.right, self.dots[0])
        y = np.linspace(self.top, self.bottom, self.dots[1])
        bands = np.searchsorted(levels, height(x[None, :], y[:, None]))
        edge = np.zeros(bands.shape, dtype=bool)
        edge[:-1] |= bands[:-1] != bands[1:]
        edge[:, :-1] |= bands[:, :-1] != bands[:, 1:]
        rows, columns = np.nonzero(edge)
        self.picture.dots(zip(columns.tolist(), rows.tolist(), strict=True), "faint")

    def walk(self, path: np.ndarray, ink: str) -> None:
        spots = [self.spot(point) for point in path]
        for start, end in zip(spots, spots[1:], strict=False):
            if all(-1 < place < size for place, size in zip((*start, *end), self.dots * 2, strict=True)):
                self.picture.stroke(start, end, ink)
        x, y = spots[-1]
        inside = 0 <= x < self.dots[0] and 0 <= y < self.dots[1]
        column, row = min(max(x // 2, 0), self.dots[0] // 2 - 1), min(max(y // 4, 0), self.picture.height - 1)
        self.picture.put(column, row, "●" if inside else "✗", "strong" if inside else "wrong")


# --- contours: one optimizer on a surface ------------------------------------

STEPS, BETA, BETA2, EPS = 60, 0.9, 0.999, 1e-8
WINDOW = (-8.0, 8.0, -4.0, 4.0)
SURFACES = {"ravine": (10.0, np.array([-7.0, 3.0])), "saddle": (-1.0, np.array([-3.5, 0.01]))}
"""Curvature of y in J = x² + c·y², and where the walk begins."""


def stepped(name: str, w: np.ndarray, state: dict, slope: Callable, rate: float, t: int) -> np.ndarray:
    """One update, in the conventions of V34 to V38; `state` holds v and m."""
    g = slope(w - BETA * state["v"]) if name == "nag" else slope(w)
    if name in ("momentum", "nag"):
        state["v"] = BETA * state["v"] + rate * g
        return w - state["v"]
    if name == "adagrad":
        state["v"] = state["v"] + g**2
        return w - rate * g / (np.sqrt(state["v"]) + EPS)
    if name == "rmsprop":
        state["v"] = BETA * state["v"] + (1 - BETA) * g**2
        return w - rate * g / (np.sqrt(state["v"]) + EPS)
    if name == "adam":
        state["m"] = BETA * state["m"] + (1 - BETA) * g
        state["v"] = BETA2 * state["v"] + (1 - BETA2) * g**2
        m, v = state["m"] / (1 - BETA**t), state["v"] / (1 - BETA2**t)
        return w - rate * m / (np.sqrt(v) + EPS)
    return w - rate * g


def optimizer_path(sight: Sight) -> np.ndarray:
    """(steps + 1, 2); it ends where it has left for good."""
    curvature, w = SURFACES[sight["surface"]]
    state, path = {"v": np.zeros(2), "m": np.zeros(2)}, [w]
    for t in range(1, sight.step + 1):
        if np.abs(w).max() > 1e3:
            break
        w = stepped(
            sight["optimizer"], w, state, lambda p: np.array([2, 2 * curvature]) * p, sight["rate"], t
        )
        path.append(w)
    return np.array(path)


def surface_height(sight: Sight, w: np.ndarray) -> float:
    return float(w[0] ** 2 + SURFACES[sight["surface"]][0] * w[1] ** 2)


def draw_contours(sight: Sight) -> Picture:
    picture, curvature = sight.blank(), SURFACES[sight["surface"]][0]
    columns, path = max(sight.width - TABLE, 12), optimizer_path(sight)
    field = Map(picture, columns, WINDOW)
    levels = np.array([-10, -3, 0, 3, 12, 30.0]) if curvature < 0 else 4.0 ** np.arange(-1, 5)
    field.contours(lambda x, y: x**2 + curvature * y**2, levels)
    field.walk(path, "accent")
    picture.text(columns + 2, 0, "step      x      y       J", "quiet")
    shown = min(len(path), max(sight.height - 1, 1))
    for row, place in enumerate(range(len(path) - shown, len(path)), start=1):
        x, y = path[place]
        words = f"{place:4} {_short(x, 6)} {_short(y, 6)} {_short(surface_height(sight, path[place]), 7)}"
        picture.text(columns + 2, row, words, "strong" if place == len(path) - 1 else "plain")
    return picture


def _short(value: float, width: int) -> str:
    words = f"{round(value, 2) + 0.0:{width}.2f}" if abs(value) < 100 else f"{value:{width}.0e}"
    return words.replace("-", "−")


def notice_contours(sight: Sight) -> Words:
    path, rate = optimizer_path(sight), sight["rate"]
    if sight.step == 0:
        return Words(
            "`n` se ek kadam. Contours paas-paas hon wahan dhalaan tez hai: yahan y ki disha.",
            "`n` makes one step. Where contours are close the slope is steep: here in the direction of y.",
        )
    x, y = path[-1]
    if np.abs(path[-1]).max() > 20 and sight["surface"] == "ravine":
        return Words(
            f"Khadi disha mein har kood lambi ho rahi hai: rate {rate:g} is curvature ke liye zyada hai.",
            f"Each jump across is longer than the last: the rate {rate:g} is too large for this curvature.",
        )
    if sight["surface"] == "saddle":
        return Words(
            f"Saddle: x ab {_short(x, 0)}, y ab {_short(y, 0)}. Beech mein gradient lagbhag 0 hota hai.",
            f"A saddle: x is now {_short(x, 0)}, y is {_short(y, 0)}. In the middle the gradient is nearly 0.",
        )
    crossed = int(np.sum(path[:-1, 1] * path[1:, 1] < 0))
    return Words(
        f"Naali ke paar {crossed} baar; tal se x ki doori ab {abs(x):.2f} (shuru mein 7).",
        f"Across the ravine {crossed} times; along it {abs(x):.2f} are left of 7.",
    )


# --- batches: one line, three batch sizes ------------------------------------

ROWS, LOSS_WINDOW = 128, (-1.0, 4.0, -3.0, 1.5)
SIZES = (ROWS, 32, 1)


def line_data() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    x = rng.uniform(-2, 2, ROWS)
    return x, 2 * x - 1 + rng.normal(0, 1.0, ROWS)


def batch_path(size: int, rate: float, updates: int) -> np.ndarray:
    """(w, b) before and after each update; every epoch in a new order."""
    (x, y), rng = line_data(), np.random.default_rng(1)
    point, path, order = np.array([-0.5, 1.0]), [np.array([-0.5, 1.0])], np.array([], dtype=int)
    for _ in range(updates):
        if len(order) == 0:
            order = rng.permutation(ROWS)
        rows, order = order[:size], order[size:]
        error = point[0] * x[rows] + point[1] - y[rows]
        point = point - rate * 2 * np.array([np.mean(error * x[rows]), np.mean(error)])
        path.append(point)
    return np.array(path)


def loss(w: np.ndarray | float, b: np.ndarray | float) -> np.ndarray:
    """Mean squared error over all rows, for grids of w and b too."""
    x, y = line_data()
    w, b = np.asarray(w)[..., None], np.asarray(b)[..., None]
    return np.mean((w * x + b - y) ** 2, axis=-1)


def draw_batches(sight: Sight) -> Picture:
    picture, columns = sight.blank(), max(sight.width - TABLE, 12)
    field, size = Map(picture, columns, LOSS_WINDOW), sight["size"]
    lowest = float(np.var(line_data()[1] - np.polyval(np.polyfit(*line_data(), 1), line_data()[0])))
    field.contours(loss, lowest + np.array([0.1, 0.5, 1.5, 4, 8, 14.0]))
    path = batch_path(size, sight["rate"], sight.step)
    field.walk(path, "accent")
    said = [f"batch        {size:6}", f"updates      {sight.step:6}", f"rows used    {sight.step * size:6}"]
    said += [f"epochs       {sight.step * size / ROWS:6.2f}", f"J            {float(loss(*path[-1])):6.2f}"]
    said += [f"lowest J     {lowest:6.2f}"]
    for row, words in enumerate(said):
        picture.text(columns + 2, row, words, "plain")
    return picture


def notice_batches(sight: Sight) -> Words:
    size = sight["size"]
    if size == ROWS:
        return Words(
            "Batch GD: ek update mein saari 128 rows, raasta seedha. Ek update = ek epoch.",
            "Batch GD: all 128 rows in one update, a straight path. One update = one epoch.",
        )
    if size == 1:
        return Words(
            "SGD: ek row, ek update. Tal ke paas pahunch kar bhi hilta rehta hai; rate ghatao to kam hilega.",
            "SGD: one row, one update. Near the bottom it keeps shaking; a smaller rate shakes less.",
        )
    return Words(
        "Mini-batch: 32 rows ka mean, chaar updates mein ek epoch. Thoda hilta hai, zyada nahi.",
        "Mini-batch: the mean of 32 rows, four updates an epoch. It shakes a little, not much.",
    )


NAMES = ("sgd", "momentum", "nag", "adagrad", "rmsprop", "adam")
DEMOS = {
    "contours": Demo(
        title=Words("Contour par optimizer ka raasta", "An optimizer's path on contour lines"),
        knobs=(
            Knob("optimizer", Words("optimizer", "optimizer"), NAMES, 0),
            Knob("rate", Words("η", "η"), (0.001, 0.003, 0.01, 0.03, 0.06, 0.095, 0.11, 0.3, 1.0), 3),
            Knob("surface", Words("surface", "surface"), ("ravine", "saddle"), 0),
        ),
        draw=draw_contours,
        notice=notice_contours,
        steps=STEPS,
    ),
    "batches": Demo(
        title=Words("Teen batch sizes, ek ghaati", "Three batch sizes, one valley"),
        knobs=(
            Knob("size", Words("batch", "batch"), SIZES, 0),
            Knob("rate", Words("η", "η"), (0.01, 0.03, 0.1, 0.2), 2),
        ),
        draw=draw_batches,
        notice=notice_batches,
        steps=128,
    ),
}
