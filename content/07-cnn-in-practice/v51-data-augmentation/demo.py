"""One digit and its forms: flips, rotation, zoom, shear, shifts, and what fills the empty edge."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

SIDE = 24
MODES = ("constant", "nearest", "reflect", "wrap")
ART = """
########################
#......................#
#......................#
#..........#####.......#
#.........######.......#
#........###...........#
#.......###............#
#......###.............#
#......##..............#
#.....###..............#
#.....##...............#
#.....##.######........#
#.....##########.......#
#.....####....###......#
#.....###......##......#
#.....##.......##......#
#.....##.......##......#
#.....###.....###......#
#......###...###.......#
#.......#######........#
#........#####.........#
#......................#
#......................#
########################
"""
IMAGE = np.array([[char == "#" for char in row] for row in ART.split()], dtype=float)
IMAGE[[0, -1]] *= 0.5
IMAGE[1:-1, [0, -1]] *= 0.5
"""A 6 in a dim frame, so that the edge is seen when it moves."""


def places(i: np.ndarray, mode: str) -> np.ndarray:
    """Where each index really lies in 0 … SIDE − 1; −1 means nowhere."""
    if mode == "nearest":
        return np.clip(i, 0, SIDE - 1)
    if mode == "wrap":
        return i % SIDE
    if mode == "reflect":
        i = i % (2 * SIDE)
        return np.where(i < SIDE, i, 2 * SIDE - 1 - i)
    return np.where((i >= 0) & (i < SIDE), i, -1)


def form(sight: Sight) -> np.ndarray:
    """(SIDE, SIDE): each pixel asks backwards where it comes from, and takes the nearest one."""
    middle = (SIDE - 1) / 2
    y, x = np.mgrid[:SIDE, :SIDE] - middle
    x, y = x - sight["dx"], y - sight["dy"]
    angle, slant = np.deg2rad(sight["angle"]), np.tan(np.deg2rad(sight["shear"]))
    x, y = np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y
    x = x - slant * y
    x, y = x / sight["zoom"], y / sight["zoom"]
    if sight["flip"] in ("h", "both"):
        x = -x
    if sight["flip"] in ("v", "both"):
        y = -y
    rows = places(np.rint(y + middle).astype(int), sight["fill"])
    columns = places(np.rint(x + middle).astype(int), sight["fill"])
    return np.where((rows < 0) | (columns < 0), 0.0, IMAGE[rows, columns])


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    changed = form(sight)
    times = 2 if sight.height >= SIDE + 2 and sight.width >= 4 * SIDE + 3 else 1
    left, side = 0, times * SIDE
    if sight.width >= 2 * side + 3:
        _image(picture, sight, IMAGE, 0, times)
        left = side + 3
    _image(picture, sight, changed, left, times)
    moved = int((changed != IMAGE).sum())
    words = {"hi": "badle pixels", "en": "pixels changed"}[sight.lang]
    if times == 2:
        after = picture.text(left, SIDE + 1, f"{moved} / {SIDE * SIDE} ", "strong")
        picture.text(after, SIDE + 1, words, "quiet")
    elif sight.width >= left + SIDE + 22:
        picture.text(left + SIDE + 2, 0, f"{moved} / {SIDE * SIDE}", "strong")
        picture.text(left + SIDE + 2, 1, words, "quiet")
    return picture


def _image(picture: Picture, sight: Sight, image: np.ndarray, left: int, times: int) -> None:
    rows = min(SIDE, 2 * sight.height)
    picture.pixels(left, 0, np.kron(image[SIDE - rows :][: rows // 2 * 2], np.ones((times, times))))


def notice(sight: Sight) -> Words:
    if sight["flip"] == "both":
        return Words(
            "Dono flips = 180° ka turn: 6 ab 9 jaisa hai. Label jhootha ho gaya.",
            "Both flips are a turn by 180°: the 6 looks like a 9 now. The label is a lie.",
        )
    if sight["flip"] != "none":
        return Words(
            "Ek flip: aaine wala 6. Billi ko baayein-daayein palat sakte hain, ank ko nahi.",
            "One flip: a mirror-image 6. A cat may be mirrored left to right, a digit may not.",
        )
    if 0 < abs(sight["shear"]) < 1:
        return Words(
            f"shear {sight['shear']}°: dikhta hi nahi. Yeh degrees hain, 20 % nahi.",
            f"shear {sight['shear']}°: nobody can see it. These are degrees, not 20 %.",
        )
    return Words(
        "Aapke liye wahi 6; par dekhiye, kitne numbers badle. Kinare par fill mode ka asar.",
        "To you the same 6; yet see how many numbers changed. The fill mode shows at the edge.",
    )


DEMOS = {
    "forms": Demo(
        title=Words("Ek ank ke roop", "The forms of a digit"),
        knobs=(
            Knob("dx", Words("shift →", "shift →"), tuple(range(-8, 9)), 12),
            Knob("dy", Words("shift ↓", "shift ↓"), tuple(range(-8, 9)), 8),
            Knob("angle", Words("ghumaav°", "rotation°"), tuple(range(-40, 41, 10)), 4),
            Knob("zoom", Words("zoom", "zoom"), (0.6, 0.8, 1.0, 1.2, 1.5), 2),
            Knob("shear", Words("shear°", "shear°"), (-20, -10, 0, 0.2, 10, 20), 2),
            Knob("flip", Words("flip", "flip"), ("none", "h", "v", "both"), 0),
            Knob("fill", Words("fill", "fill"), MODES, 0),
        ),
        draw=draw,
        notice=notice,
    )
}
