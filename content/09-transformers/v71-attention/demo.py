"""Attention as a heat map: who looks at whom, row by row; V73 and V75 open the maps within one sentence."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import TONES, Picture

ENGLISH = ("I", "love", "India", "<EOS>")
HINDI = ("mujhe", "Bharat", "se", "pyaar", "hai", "<EOS>")
ALIGNED = np.array(
    [
        [3, 0, 0, 0],
        [0, 0, 3, 0],
        [1, 2, 1, 0],
        [0, 3, 1, 0],
        [0, 2, 0, 2],
        [0, 0, 0, 4],
    ],
    dtype=float,
)
MONEY = ("my", "bank", "gave", "money", "last", "week")
RIVER = ("the", "bank", "of", "the", "river", "flooded")
SENSE = {
    "bank": (2.0, 2.0),
    "money": (3.0, 0.0),
    "gave": (1.5, 0.0),
    "river": (0.0, 3.0),
    "flooded": (0.0, 2.0),
}
"""Hand-made word vectors: (money, water). Words that are not here have (0, 0)."""
HEADS = ("previous word", "same word", "next word", "first word")


def meaning(words: tuple[str, ...]) -> np.ndarray:
    """Scores Q Kᵀ / √2 of a sentence with itself, (T, T)."""
    x = np.array([SENSE.get(word, (0.0, 0.0)) for word in words])
    return x @ x.T / np.sqrt(2)


def by_place(head: str) -> np.ndarray:
    """Scores of a head that looks at a place, (6, 6): the river sentence."""
    ahead = {"previous word": -1, "same word": 0, "next word": 1}
    rows, columns = np.mgrid[0:6, 0:6]
    wanted = np.zeros((6, 6), int) if head == "first word" else np.clip(rows + ahead.get(head, 0), 0, 5)
    return np.where(columns == wanted, 3.0, 0.0)


def scene(sight: Sight) -> tuple[tuple[str, ...], tuple[str, ...], np.ndarray]:
    """Words that ask, words that are looked at, and scores."""
    kind = sight.values.get("map", "translation")
    if kind == "translation":
        return HINDI, ENGLISH, ALIGNED
    words = MONEY if kind == "money bank" else RIVER
    return words, words, by_place(kind) if kind in HEADS else meaning(words)


def weights(sight: Sight) -> np.ndarray:
    """The softmax of every row of sharpness × scores; with a causal mask the later columns get −∞."""
    _, _, scores = scene(sight)
    scaled = sight["sharp"] * scores
    if sight.values.get("mask"):
        scaled = np.where(np.tril(np.ones(scores.shape, bool)), scaled, -np.inf)
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    asking, seen, _ = scene(sight)
    table, left = weights(sight), 9
    tall = sight.pitch(len(asking), others=1, most=4)
    wide = min(max((sight.width - left) // len(seen), 4), max(11, 4 * tall))
    for column, word in enumerate(seen):
        picture.text(left + column * wide + 1, 0, word[: wide - 1], "quiet")
    for row in range(min(sight.step + 1, len(asking))):
        y, now = 1 + row * tall, row == min(sight.step, len(asking) - 1)
        picture.text(0, y, asking[row][: left - 1], "strong" if now else "plain")
        for column, share in enumerate(table[row].tolist()):
            _cell(picture, (left + column * wide, y), (wide - 1, tall), share)
    return picture


def _cell(picture: Picture, corner: tuple[int, int], size: tuple[int, int], share: float) -> None:
    """A patch whose tone is the weight, its percentage upon it; nothing at all for a weight of 0."""
    tone = round(share * TONES)
    shade = " ·░▒▓█"[min(int(share * 5) + (share >= 0.005), 5)]
    for y in range(size[1]):
        for x in range(size[0]):
            picture.put(corner[0] + x, corner[1] + y, shade, tone)
    words = f"{100 * share:.0f}%" if share >= 0.005 else ("−∞" if share == 0 else "")
    picture.text(corner[0], corner[1], words, "strong" if share >= 0.5 else "plain")


def notice(sight: Sight) -> Words:
    asking, seen, _ = scene(sight)
    row = min(sight.step, len(asking) - 1)
    shares = weights(sight)[row]
    best = int(shares.argmax())
    share = f"{100 * shares[best]:.0f} %"
    if sight["sharp"] == 0:
        return Words(
            "Saare scores 0: har jagah barabar nazar, yaani saadha mean.",
            "All scores 0: the plain mean.",
        )
    if shares[best] - np.sort(shares)[-2] < 1e-9 and len(set(shares.round(9))) == 1:
        return Words(
            f'"{asking[row]}" sabko barabar dekhta hai: uske scores ek jaise hain.',
            f'"{asking[row]}" looks at all alike: its scores are equal.',
        )
    return Words(
        f'"{asking[row]}" sabse zyada "{seen[best]}" ko dekhta hai: {share}. Row ka jod hamesha 100 %.',
        f'"{asking[row]}" looks most at "{seen[best]}": {share}. A row always sums to 100 %.',
    )


SHARP = Knob("sharp", Words("scores ×", "scores ×"), (0.0, 0.25, 0.5, 1.0, 2.0, 4.0), 3)
MASK = Knob("mask", Words("causal mask", "causal mask"), (False, True))


def shown(hi: str, en: str, *more: Knob) -> Demo:
    return Demo(Words(hi, en), (SHARP, *more), draw, notice, steps=5)


def maps(*kinds: str) -> Knob:
    return Knob("map", Words("map", "map"), kinds)


DEMOS = {
    "alignment": shown("Alignment map, shabd dar shabd", "An alignment map, word by word"),
    "self": shown(
        "Vaakya khud ko dekhta hai",
        "A sentence looks at itself",
        maps("river bank", "money bank"),
        MASK,
    ),
    "heads": shown("Chaar heads, chaar nazar", "Four heads, four looks", maps(*HEADS), MASK),
}
