"""Early stopping by hand: a trembling validation loss, a patience and a min_delta."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

EPOCHS = 40
TABLE = 32
"""Columns kept for the numbers beside the plot."""
LOW, HIGH = 0.0, 1.1
"""The plot shows losses from LOW to HIGH."""
EPOCH = np.arange(1, EPOCHS + 1)
TRAINING = 0.95 * np.exp(-EPOCH / 7) + 0.04
VALIDATION = 0.75 * np.exp(-EPOCH / 5) + 0.36 + 0.007 * np.maximum(0, EPOCH - 13)
TREMBLE = np.random.default_rng(4).normal(size=EPOCHS)


def validation(sight: Sight) -> np.ndarray:
    """The validation loss of every epoch (40,), with as much noise as is asked for."""
    return VALIDATION + sight["noise"] * TREMBLE


def run(sight: Sight) -> tuple[list[int], int, bool]:
    """`wait` after each epoch that ran, the best epoch (0: none yet), and whether it has stopped."""
    best, kept, wait, waits = np.inf, 0, 0, []
    for epoch, loss in enumerate(validation(sight)[: sight.step], start=1):
        better = loss < best - sight["min_delta"]
        best, kept, wait = (loss, epoch, 0) if better else (best, kept, wait + 1)
        waits.append(wait)
        if wait >= sight["patience"]:
            return waits, kept, True
    return waits, kept, False


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    width, rows = max(sight.width - TABLE - 3, 12), sight.height - 2
    waits, kept, stopped = run(sight)
    ran, unseen = len(waits), np.full(EPOCHS, np.nan)
    for curve, ink in ((TRAINING, "second"), (validation(sight), "accent")):
        shown, rest = unseen.copy(), unseen.copy()
        shown[:ran] = curve[:ran]
        rest[max(ran - 1, 0) :] = curve[max(ran - 1, 0) :]
        picture.curve(0, 0, width, rows, ((shown - LOW) / (HIGH - LOW)).tolist(), ink)
        picture.curve(0, 0, width, rows, ((rest - LOW) / (HIGH - LOW)).tolist(), "faint", every=3)
    picture.text(0, rows, "─" * width + " epoch", "quiet")
    for epoch, sign, ink in ((kept, "▲", "right"), (ran if stopped else 0, "■", "wrong")):
        if epoch:
            picture.put(round((epoch - 1) / (EPOCHS - 1) * (width - 1)), rows, sign, ink)
    picture.text(0, rows + 1, "▲ best   ■ stopped", "quiet")
    _table(picture, sight, width + 3)
    return picture


def _table(picture: Picture, sight: Sight, x: int) -> None:
    """The last epochs that ran: loss and wait."""
    waits, kept, stopped = run(sight)
    losses = validation(sight)
    picture.text(x, 0, "epoch   val loss   wait", "quiet")
    shown = min(len(waits), max(sight.height - 4, 1))
    for row, place in enumerate(range(len(waits) - shown, len(waits)), start=1):
        mark = "  best" if place + 1 == kept else ""
        words = f"{place + 1:5}{losses[place]:11.3f}{waits[place]:7}{mark}"
        picture.text(x, row, words, "right" if mark else "plain")
    if stopped:
        picture.text(x, shown + 1, "stop", "wrong")


def notice(sight: Sight) -> Words:
    waits, kept, stopped = run(sight)
    lowest = int(np.argmin(validation(sight))) + 1
    if not waits:
        return Words(
            "`n` se ek epoch, space se sab. Dono curves pehle saath girte hain.",
            "`n` runs one epoch, space runs all. At first both curves fall together.",
        )
    if not stopped:
        return Words(
            f"Best ab tak epoch {kept}, wait {waits[-1]}. Training loss girta hi jaayega, use mat dekhiye.",
            f"The best so far is epoch {kept}, wait {waits[-1]}. The training loss will keep falling: ignore it.",
        )
    if kept < lowest - 2:
        return Words(
            f"Epoch {len(waits)} par ruka, best {kept}; aage epoch {lowest} par aur neecha tha: jaldi ruk gaye.",
            f"Stopped at {len(waits)}, best {kept}; epoch {lowest} would have been lower: too early.",
        )
    return Words(
        f"Epoch {len(waits)} par ruka, best epoch {kept}: {len(waits) - kept} epochs bekaar, weights {kept} wale.",
        f"Stopped at epoch {len(waits)}, best epoch {kept}: {len(waits) - kept} epochs wasted, weights of {kept}.",
    )


DEMOS = {
    "patience": Demo(
        title=Words("Kab ruke, kaun sa rakhe", "When to stop, which to keep"),
        knobs=(
            Knob("patience", Words("patience", "patience"), (1, 2, 3, 5, 8, 12), 3),
            Knob("min_delta", Words("min_delta", "min_delta"), (0.0, 0.001, 0.01, 0.03, 0.1), 1),
            Knob("noise", Words("shor", "noise"), (0.0, 0.01, 0.02, 0.04), 2),
        ),
        draw=draw,
        notice=notice,
        steps=EPOCHS,
    )
}
