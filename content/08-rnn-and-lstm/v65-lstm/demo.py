"""The gates of V65: set the three valves by hand, let candidates come, and watch c and h step by step."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

CANDIDATES = (0.2, -0.6, 0.9, 0.4, -0.8, -0.3, 0.7, -0.5, 0.1, 0.6)
"""g_t of every step: what the words would like to write into the cell."""
FIRST = 1.0
"""c₀: something that was worth remembering."""
BAR = 10


def states(sight: Sight) -> list[tuple[float, float]]:
    """(c_t, h_t) for t = 0 … T."""
    c = FIRST
    found = [(c, float(sight["o"] * np.tanh(c)))]
    for g in CANDIDATES:
        c = sight["f"] * c + sight["i"] * g
        found.append((c, float(sight["o"] * np.tanh(c))))
    return found


def valve(share: float) -> str:
    """━━━━ open, ━╳━━ half, ╳╳╳╳ shut: four signs."""
    shut = round((1 - share) * 4)
    return "╳" * shut + "━" * (4 - shut)


def draw(sight: Sight) -> Picture:
    picture, found = sight.blank(), states(sight)
    step = min(sight.step, len(CANDIDATES))
    c, h = found[step]
    before = found[max(step - 1, 0)][0]
    g = CANDIDATES[step - 1] if step else 0.0
    pipe = f"c {before:5.2f} ━━{valve(sight['f'])}━━━━━━━━ + ━━━┳━━━ c {c:5.2f}".replace("-", "−")
    picture.text(2, 0, pipe, "accent")
    picture.text(14, 1, "f          ┃   tanh", "quiet")
    picture.text(
        24, 2, f"{valve(sight['i'])}  ┗{valve(sight['o'])}━━━ h {h:5.2f}".replace("-", "−"), "accent"
    )
    picture.text(25, 3, "i      o", "quiet")
    picture.text(23, 4, f"g {g:5.2f}".replace("-", "−"), "second")
    picture.text(2, 6, " t      g     c_t", "quiet")
    picture.text(20 + BAR - 1, 6, "c", "quiet")
    picture.text(20 + 3 * BAR, 6, "h", "quiet")
    for t, (cell, hidden) in enumerate(found[: step + 1]):
        new = f"{CANDIDATES[t - 1]:6.2f}" if t else "      "
        ink = "strong" if t == step else "plain"
        picture.text(2, 7 + t, f"{t:2d} {new} {cell:7.2f}".replace("-", "−"), ink)
        _bar(picture, 20, 7 + t, cell / 2)
        _bar(picture, 20 + 2 * BAR + 1, 7 + t, hidden)
    return picture


def _bar(picture: Picture, x: int, y: int, value: float) -> None:
    """From the middle: right for positive, left for negative; full at ±1."""
    length = round(min(abs(value), 1.0) * (BAR - 1))
    start = x + BAR + 1 if value >= 0 else x + BAR - length
    picture.put(x + BAR, y, "│", "faint")
    picture.text(start, y, "█" * length, "one" if value >= 0 else "zero")


def notice(sight: Sight) -> Words:
    f, i, o = sight["f"], sight["i"], sight["o"]
    if sight.step == 0:
        return Words("Cell mein 1.00 rakha hai. Step chaliye.", "The cell holds 1.00. Walk on.")
    if f == 1 and i == 0:
        return Words(
            "Forget khula, input band: c waise ka waisa. Yahi lambi yaad hai.",
            "Forget gate open, input shut: c does not change. That is long memory.",
        )
    if f == 0:
        return Words(
            "Forget band: purana saaf, cell mein sirf aaj ka i · g.",
            "Forget gate shut: the old is wiped, the cell holds only today's i · g.",
        )
    if f == 1 and i == 1:
        return Words(
            "Dono khule: cell candidates ko jodta jaata hai, c 1 se bada ho sakta hai; h tanh ki wajah se nahi.",
            "Both open: the cell adds up candidates. c may leave 1; h cannot, because of tanh.",
        )
    if i == 0:
        kept = f ** min(sight.step, len(CANDIDATES))
        return Words(
            f"Har step {f} ka hissa bacha: ab {kept:.2f}. Gradient bhi isi se guna hota hai.",
            f"Each step keeps {f}: now {kept:.2f}. The gradient is multiplied by the same number.",
        )
    if o == 0:
        return Words(
            "Output band: h = 0, par c mein yaad hai.",
            "Output gate shut: h = 0, yet the memory is in c.",
        )
    return Words(
        "c = f · c + i · g, aur h = o · tanh(c). Ek-ek valve alag ghuma kar dekhiye.",
        "c = f · c + i · g, and h = o · tanh(c). Turn one valve at a time.",
    )


SHARES = (0.0, 0.25, 0.5, 0.75, 0.9, 1.0)
DEMOS = {
    "gates": Demo(
        title=Words("LSTM ke teen valve", "The three valves of an LSTM"),
        knobs=(
            Knob("f", Words("f, kitna rakho", "f, how much to keep"), SHARES, 5),
            Knob("i", Words("i, kitna jodo", "i, how much to add"), SHARES, 0),
            Knob("o", Words("o, kitna dikhao", "o, how much to show"), SHARES, 5),
        ),
        draw=draw,
        notice=notice,
        steps=len(CANDIDATES),
    )
}
