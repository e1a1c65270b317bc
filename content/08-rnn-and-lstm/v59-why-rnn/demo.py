"""The unrolled RNN of V59: a sentence is read word by word; bars show what the hidden state holds."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words, bar
from tutor.playground.picture import Picture

SENTENCES = {
    "I love this movie": ("I", "love", "this", "movie"),
    "this boring boring movie": ("this", "boring", "boring", "movie"),
    "love this long slow movie": ("love", "this", "long", "slow", "movie"),
    "this long slow movie love": ("this", "long", "slow", "movie", "love"),
}
MEANING = {"love": (1.5, 0.0), "boring": (-1.5, 0.0), "movie": (0.0, 1.5)}
"""Rows of W_x for the units mood and film; other words say nothing."""
UNITS = ("mood", "film")
STEPS = 5


def states(sight: Sight) -> list[np.ndarray]:
    """h₀ … h_T of the whole sentence."""
    h, found = np.zeros(2), [np.zeros(2)]
    for word in SENTENCES[sight["sentence"]]:
        h = np.tanh(np.array(MEANING.get(word, (0.0, 0.0))) + sight["memory"] * h)
        found.append(h)
    return found


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    words = SENTENCES[sight["sentence"]]
    shown, pitch = min(sight.step, len(words)), sight.pitch(len(words) + 1, others=3)
    half = 16 if sight.width >= 97 else 8
    x = picture.text(0, 0, "  t  word      ", "quiet")
    for place, unit in enumerate(UNITS):
        picture.text(x + half - 2 + place * (2 * half + 9), 0, unit, "quiet")
    for t, h in enumerate(states(sight)[: shown + 1]):
        ink, y = "strong" if t == shown else "plain", pitch * t + 1
        picture.text(0, y, f"  {t}  {words[t - 1] if t else 'h₀ = 0':<10}", ink)
        for place, value in enumerate(h.tolist()):
            _bar(picture, (x + place * (2 * half + 9), y), value, half, pitch)
    if shown == len(words):
        y_hat = 1 / (1 + np.exp(-4 * states(sight)[-1][0]))
        picture.text(2, pitch * (len(words) + 1) + 2, f"ŷ = σ(4 · mood) = {y_hat:.2f}", "accent")
    return picture


def _bar(picture: Picture, corner: tuple[int, int], value: float, half: int, pitch: int) -> None:
    """From the middle to the right for positive, to the left for negative values; the number behind."""
    (x, y), length = corner, round(abs(value) * half)
    start = x + half + 1 if value >= 0 else x + half - length
    bar(picture, x + half, y, 1, "faint", pitch, char="│")
    bar(picture, start, y, length, "one" if value >= 0 else "zero", pitch)
    picture.text(x + 2 * half + 2, y, f"{value:5.2f}".replace("-", "−"), "quiet")


def notice(sight: Sight) -> Words:
    words, memory = SENTENCES[sight["sentence"]], sight["memory"]
    if sight.step == 0:
        return Words(
            "Yaad khaali hai: h₀ = 0. Ek-ek step chaliye.",
            "The memory is empty: h₀ = 0. Walk step by step.",
        )
    if sight.step < len(words):
        return Words(
            f'"{words[sight.step - 1]}" padha. Cell wahi, weights wahi; sirf h badla.',
            f'"{words[sight.step - 1]}" was read. The same cell, the same weights; only h changed.',
        )
    if memory == 0:
        return Words(
            "W_h = 0: har step pichhla sab bhool jaata hai. h mein sirf aakhri shabd hai.",
            "W_h = 0: every step forgets all before it. h holds the last word alone.",
        )
    if memory < 1:
        return Words(
            "W_h < 1: purana mood har step par kam hota hai. Vaakya lamba ho to jawab kamzor.",
            "W_h < 1: an old mood shrinks at every step. The longer the sentence, the weaker the answer.",
        )
    return Words(
        "W_h > 1: tanh ke saath mood ek jagah tik jaata hai aur beech ke shabdon se nahi mitta.",
        "W_h > 1: with tanh the mood settles at a level and survives the words in between.",
    )


DEMOS = {
    "unrolled": Demo(
        title=Words("Vaakya padhta hua cell", "A cell reading a sentence"),
        knobs=(
            Knob("sentence", Words("vaakya", "sentence"), tuple(SENTENCES), 0),
            Knob("memory", Words("W_h (mood, film)", "W_h (mood, film)"), (0.0, 0.4, 0.8, 1.2, 2.0), 3),
        ),
        draw=draw,
        notice=notice,
        steps=STEPS,
    )
}
