"""Temperature and top-k of V84: the bars of the next token, and what the same dice draw from them."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words, bar
from tutor.playground.picture import Picture

PROMPT = "mujhe ek cup"
TOKENS = ("chai", "coffee", "doodh", "paani", "juice", "soup", "lassi", "tel", "ret", "kitab")
SCORES = np.array([3.2, 2.6, 1.9, 1.7, 1.0, 0.8, 0.5, -0.6, -1.5, -2.0])
DICE = np.random.default_rng(1).uniform(0, 1, 60)
LABEL, NUMBER = 9, 8


def chances(sight: Sight) -> np.ndarray:
    """(10,) probabilities of the next token, the dropped ones exactly 0."""
    scores = SCORES / sight["temperature"]
    scores = np.where(np.arange(len(scores)) < sight["top_k"], scores, -np.inf)
    powers = np.exp(scores - scores.max())
    found: np.ndarray = powers / powers.sum()
    return found


def drawn(sight: Sight) -> list[int]:
    """One token for each die so far: the same dice whatever the knobs say."""
    edges = chances(sight).cumsum()
    return [int(np.searchsorted(edges, die * edges[-1], side="right")) for die in DICE[: sight.step]]


def draw(sight: Sight) -> Picture:
    picture, found, picks = sight.blank(), chances(sight), drawn(sight)
    picture.text(0, 0, f"{PROMPT} …", "quiet")
    room = max(sight.width - LABEL - NUMBER - 4, 6)
    pitch = sight.pitch(len(TOKENS), others=4)
    for place, (token, share) in enumerate(zip(TOKENS, found, strict=True)):
        ink, row = "faint" if share == 0 else "plain", pitch * place + 2
        picture.text(0, row, token, ink)
        end = bar(picture, LABEL, row, round(float(share) * room), "accent", pitch)
        sign = "✗" if share == 0 else f"{share:.3f}"
        picture.text(end + 1, row, sign, ink)
        times = picks.count(place)
        if times:
            picture.text(sight.width - 4, row, f"{times:3d}", "right")
    for place, pick in enumerate(picks[-(sight.width // 8) :]):
        picture.text(8 * place, pitch * len(TOKENS) + 3, TOKENS[pick], "second")
    return picture


def notice(sight: Sight) -> Words:
    found = chances(sight)
    wavering = float(np.exp(-sum(p * np.log(p) for p in found if p > 0)))
    if sight["top_k"] == 1:
        return Words(
            "top-1 greedy hai: paasa kuch bhi ho, har baar wahi word.",
            "Top-1 is greedy: whatever the die says, the same word each time.",
        )
    odd = float(found[-3:].sum())
    if odd > 0.03:
        return Words(
            f'"ek cup tel", "ek cup kitab": poonchh ko milkar {odd:.0%} mil raha hai. top-k ghataiye.',
            f'"A cup of oil", "a cup of books": the tail takes {odd:.0%} together. Lower top-k.',
        )
    return Words(
        f"Model mano {wavering:.1f} barabar words mein se chun raha hai. Kram har temperature par wahi.",
        f"It is as if the model chose among {wavering:.1f} equal words. The order stays at any temperature.",
    )


DEMOS = {
    "sampling": Demo(
        title=Words("Temperature aur top-k", "Temperature and top-k"),
        knobs=(
            Knob("temperature", Words("temperature", "temperature"), (0.2, 0.5, 0.7, 1.0, 1.5, 2.0, 4.0), 3),
            Knob("top_k", Words("top-k", "top-k"), (1, 2, 3, 5, 8, 10), 5),
        ),
        draw=draw,
        notice=notice,
        steps=60,
    )
}
