"""The mask viewer of V78: which word may look at which, and what is left of its attention weights."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

SENTENCE = ("I", "am", "happy", "to", "be", "here", "<pad>", "<pad>")
SCORES = np.random.default_rng(3).normal(0, 1.2, (len(SENTENCE), len(SENTENCE)))
LABEL, CELL = 8, 7


def allowed(sight: Sight) -> np.ndarray:
    """(T, T) bool: True = may look."""
    T = len(SENTENCE)
    mask = np.ones((T, T), dtype=bool)
    if "causal" in sight["mask"]:
        mask &= np.tril(mask)
    if "padding" in sight["mask"]:
        mask &= np.array([word != "<pad>" for word in SENTENCE])
    return mask


def weights(sight: Sight) -> np.ndarray:
    """Rows of attention weights, masked before the softmax or, wrongly, after it."""
    mask = allowed(sight)
    before = sight["when"] == "before"
    scores = np.where(mask, SCORES, -np.inf) if before else SCORES
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return found if before else found * mask


def draw(sight: Sight) -> Picture:
    picture, mask, found = sight.blank(), allowed(sight), weights(sight)
    asks = sight["word"]
    cell = min(CELL, max((sight.width - LABEL - 5) // len(SENTENCE), 3))
    for column, word in enumerate(SENTENCE):
        picture.text(LABEL + column * cell, 0, word[: cell - 1], "quiet")
    picture.text(LABEL + len(SENTENCE) * cell, 0, "sum", "quiet")
    for row, word in enumerate(SENTENCE):
        ink = "strong" if row == asks else "quiet"
        picture.text(0, row + 1, ("› " if row == asks else "  ") + word[:5], ink)
        for column in range(len(SENTENCE)):
            sign = f"{found[row, column]:.2f}" if mask[row, column] else "✗"
            if row != asks:
                sign = "✓" if mask[row, column] else "✗"
            picture.text(
                LABEL + column * cell, row + 1, sign[: cell - 1], "plain" if mask[row, column] else "faint"
            )
        total = found[row].sum()
        picture.text(
            LABEL + len(SENTENCE) * cell, row + 1, f"{total:.2f}", "wrong" if total < 0.995 else "right"
        )
    bars(picture, sight, found[asks])
    return picture


def bars(picture: Picture, sight: Sight, row: np.ndarray) -> None:
    """The weights of the word that asks, as bars; left out where there is no room."""
    top = len(SENTENCE) + 2
    if sight.height < top + len(SENTENCE):
        return
    room = max(sight.width - LABEL - 7, 5)
    for place, word in enumerate(SENTENCE):
        picture.text(0, top + place, word, "quiet")
        end = picture.text(LABEL, top + place, "█" * round(float(row[place]) * room), "accent")
        picture.text(end + 1, top + place, f"{row[place]:.2f}", "plain")


def notice(sight: Sight) -> Words:
    mask, found, asks = allowed(sight), weights(sight), sight["word"]
    seen, total = int(mask[asks].sum()), float(found[asks].sum())
    if total < 0.995:
        return Words(
            f"Softmax ke baad zero: jod sirf {total:.2f}, aur hisse ab bhi chhupe words ke score par tike hain.",
            f"Zeroed after the softmax: the sum is {total:.2f}, and the shares still depend on hidden words.",
        )
    if sight["mask"] == "none":
        return Words(
            "Bina mask: har word aage bhi dekhta hai, padding bhi. Decoder ke liye yeh nakal hai.",
            "No mask: each word sees what is ahead, and the padding too. In a decoder that is copying.",
        )
    return Words(
        f'"{SENTENCE[asks]}" {seen} words ko dekhta hai; jo chhupa hai uska weight theek 0, jod 1.',
        f'"{SENTENCE[asks]}" looks at {seen} words; what is hidden weighs exactly 0, and the sum is 1.',
    )


DEMOS = {
    "mask": Demo(
        title=Words("Mask: kaun kise dekhta hai", "The mask: who looks at whom"),
        knobs=(
            Knob("mask", Words("mask", "mask"), ("none", "causal", "padding", "causal + padding"), 1),
            Knob("word", Words("kaun poochhe", "who asks"), tuple(range(len(SENTENCE))), 2),
            Knob("when", Words("softmax se", "softmax"), ("before", "after"), 0),
        ),
        draw=draw,
        notice=notice,
    )
}
