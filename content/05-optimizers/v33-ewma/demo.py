"""A noisy temperature and its EWMA: turn β, and switch the bias correction on."""

from __future__ import annotations

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

DAYS = 60
LOW, HIGH = 0.0, 40.0


def temperatures() -> np.ndarray:
    """Sixty days (60,): a slow wave around 25 degrees with noise."""
    days = np.arange(DAYS)
    return 25 + 6 * np.sin(days / 9) + np.random.default_rng(3).normal(0, 2.5, DAYS)


def ewma(values: np.ndarray, beta: float, corrected: bool) -> np.ndarray:
    """V_t from V_0 = 0, divided by 1 − βᵗ where corrected. (T,) -> (T,)"""
    v, out = 0.0, []
    for step, value in enumerate(values, start=1):
        v = beta * v + (1 - beta) * value
        out.append(v / (1 - beta**step) if corrected else v)
    return np.array(out)


def heights(values: np.ndarray) -> list[float]:
    return [float(height) for height in (values - LOW) / (HIGH - LOW)]


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    values, width, height = temperatures(), sight.width - 6, sight.height - 1
    places = (np.arange(DAYS) + 0.5) / DAYS * 2 * width
    levels = (1 - np.array(heights(values))) * (4 * height - 1)
    spots = zip(places.astype(int).tolist(), levels.astype(int).tolist(), strict=True)
    picture.dots([(12 + x, y) for x, y in spots], "second")
    picture.curve(6, 0, width, height, heights(ewma(values, sight["beta"], sight["corrected"])), "accent")
    for degrees in (0, 20, 40):
        row = round((1 - degrees / HIGH) * (height - 1))
        picture.text(0, row, f"{degrees:>3}°", "quiet")
    words = {"hi": "din 1 … 60", "en": "day 1 … 60"}
    picture.text(6, height, words[sight.lang], "quiet")
    return picture


def notice(sight: Sight) -> Words:
    beta, corrected = sight["beta"], sight["corrected"]
    lag = beta / (1 - beta)
    if beta >= 0.9 and not corrected:
        return Words(
            "Shuruaat mein curve zameen se chipki hai: V_0 = 0 ki yaad. Correction chaalu kijiye.",
            "At the start the curve clings to the ground: the memory of V_0 = 0. Switch the correction on.",
        )
    if beta == 0:
        return Words(
            "β = 0: koi yaad nahi, curve wahi values hain.", "β = 0: no memory, the curve is the values."
        )
    return Words(
        f"β = {beta:g}: time constant {1 / (1 - beta):.0f} din, chadhai par lagbhag {lag:.0f} din peeche.",
        f"β = {beta:g}: a time constant of {1 / (1 - beta):.0f} days, about {lag:.0f} days late on a climb.",
    )


DEMOS = {
    "temperatures": Demo(
        title=Words("Yaad ka slider", "The memory slider"),
        knobs=(
            Knob("beta", Words("β", "β"), (0.0, 0.5, 0.8, 0.9, 0.95, 0.98), 3),
            Knob("corrected", Words("bias correction", "bias correction"), (False, True)),
        ),
        draw=draw,
        notice=notice,
    )
}
