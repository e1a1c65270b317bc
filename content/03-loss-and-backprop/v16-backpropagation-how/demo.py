"""Backpropagation step by step: every number of the 2-2-1 network of V16, one after the other."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from tutor.playground.demo import Demo, Knob, Sight, Words
from tutor.playground.picture import Picture

X = np.array([[8.0, 80.0], [5.0, 50.0], [6.0, 60.0]])
Y = np.array([8.0, 5.0, 6.0])
STARTS = {
    "all 0.1": (X, np.full((2, 2), 0.1), np.full(2, 0.1), 0.01),
    "unlike, scaled": (
        (X - X.mean(0)) / X.std(0),
        np.array([[0.1, 0.3], [0.2, -0.1]]),
        np.array([0.5, -0.4]),
        0.1,
    ),
}
"""Inputs, W¹, w², learning rate; biases begin at 0."""
PASSED_ON = ("W1", "b1", "w2", "b2")

LINES = (
    ("z", "z = x W¹ + b¹", 1),
    ("o", "o = σ(z)", 2),
    ("y_hat", "ŷ = o·w² + b²", 3),
    ("loss", "L = (y − ŷ)²", 4),
    ("d_y_hat", "∂L/∂ŷ = −2(y − ŷ)", 5),
    ("d_w2", "∂L/∂w² = ∂L/∂ŷ · o", 6),
    ("d_b2", "∂L/∂b² = ∂L/∂ŷ", 6),
    ("d_o", "∂L/∂o = ∂L/∂ŷ · w²", 7),
    ("slope", "σ′(z) = o(1 − o)", 8),
    ("d_z", "∂L/∂z = ∂L/∂o · σ′", 9),
    ("d_w1x1", "∂L/∂w¹ from x₁ = ∂L/∂z · x₁", 10),
    ("d_w1x2", "∂L/∂w¹ from x₂ = ∂L/∂z · x₂", 10),
    ("d_b1", "∂L/∂b¹ = ∂L/∂z", 10),
    ("new_w2", "w² ← w² − η ∂L/∂w²", 11),
    ("new_w1x1", "w¹ from x₁, updated", 11),
)
"""Key, formula, and the step that opens it."""
ASKED = (
    Words(
        "Pehle z¹₁ aur z¹₂ kaagaz par nikaaliye, phir agla step.",
        "Work out z¹₁ and z¹₂ on paper, then step on.",
    ),
    Words(
        "Ab σ lagaiye. z bada ho to o kiske paas hoga?", "Now apply σ. With a large z, what is o close to?"
    ),
    Words("Ab ŷ: dono o apne w² se guna, aur bias.", "Now ŷ: each o times its w², and the bias."),
    Words("Loss ka daam kitna?", "What does that cost?"),
    Words("Peeche ka pehla number. Sign kya hoga?", "The first number on the way back. What is its sign?"),
    Words("w² ke gradients: kis input se guna?", "The gradients of w²: which input do they take?"),
    Words(
        "Hidden tak bhejne ke liye kisse guna?", "What is it multiplied by on its way to the hidden nodes?"
    ),
    Words("Sigmoid ki slope o se nikaaliye.", "Get the slope of the sigmoid from o."),
    Words("z tak pahunchne wala number?", "And the number that arrives at z?"),
    Words("Ab w¹ aur b¹ ke gradients: kaun sa input?", "Now the gradients of w¹ and b¹: which input?"),
    Words(
        "Nau ke nau mil gaye. Update ke baad w² kitna hua?",
        "All nine are there. What is w² after the update?",
    ),
)


def one_student(x: np.ndarray, y: float, state: dict[str, np.ndarray], eta: float) -> dict[str, np.ndarray]:
    """Every number of one student, forward, backward and after the update."""
    W1, b1, w2, b2 = (state[name] for name in PASSED_ON)
    z = x @ W1 + b1
    o = 1 / (1 + np.exp(-z))
    y_hat = o @ w2 + b2
    d_y_hat = -2 * (y - y_hat)
    d_o, slope = d_y_hat * w2, o * (1 - o)
    d_z = d_o * slope
    now = {"z": z, "o": o, "y_hat": y_hat, "loss": (y - y_hat) ** 2, "d_y_hat": d_y_hat, "d_w2": d_y_hat * o}
    now |= {"d_b2": d_y_hat, "d_o": d_o, "slope": slope, "d_z": d_z, "d_b1": d_z}
    now |= {"d_w1x1": d_z * x[0], "d_w1x2": d_z * x[1], "new_w2": w2 - eta * d_y_hat * o}
    new_W1 = W1 - eta * np.outer(x, d_z)
    now |= {
        "new_w1x1": new_W1[0],
        "W1": new_W1,
        "b1": b1 - eta * d_z,
        "w2": now["new_w2"],
        "b2": b2 - eta * d_y_hat,
    }
    return now


@lru_cache(maxsize=16)
def numbers(start: str, student: int) -> dict[str, np.ndarray]:
    """The numbers of this student; the ones before it have already made their updates."""
    inputs, W1, w2, eta = STARTS[start]
    state = {"W1": W1, "b1": np.zeros(2), "w2": w2, "b2": np.zeros(())}
    for place in range(student):
        state = one_student(inputs[place], Y[place], state, eta)
    return state


def shown(value: np.ndarray) -> str:
    """One or two numbers, small ones with more digits."""
    parts = []
    for number in np.atleast_1d(value).tolist():
        words = f"{number:.5f}" if abs(number) >= 0.01 else f"{number:.3e}"
        parts.append(f"{words:>12}")
    return "".join(parts).replace("-", "−")


def draw(sight: Sight) -> Picture:
    picture = sight.blank()
    found = numbers(sight["start"], sight["student"])
    x, y = STARTS[sight["start"]][0][sight["student"] - 1], Y[sight["student"] - 1]
    head = f"x = ({x[0]:.2f}, {x[1]:.2f})   y = {y:.0f}".replace("-", "−")
    picture.text(0, 0, head, "quiet")
    picture.text(33, 0, "      node 1      node 2", "quiet")
    opened_lines = len([line for line in LINES if line[2] <= sight.step])
    first = max(0, min(len(LINES) - sight.height + 1, opened_lines - (sight.height - 3)))
    for row, (key, formula, opened) in enumerate(LINES[first : first + sight.height - 1], start=1):
        ink = "quiet" if opened > sight.step else "strong" if opened == sight.step else "plain"
        picture.text(0, row, formula, ink)
        picture.text(33, row, shown(found[key]) if opened <= sight.step else "           ?", ink)
        picture.text(29, row, "▶" if opened <= 4 else "◀" if opened <= 10 else "↻", "accent")
    return picture


def notice(sight: Sight) -> Words:
    if sight.step < len(ASKED):
        return ASKED[sight.step]
    found = numbers(sight["start"], sight["student"])
    ratio = float(np.abs(found["d_w2"][0] / found["d_w1x1"][0]))
    return Words(
        f"w²₁₁ ka gradient w¹₁₁ ke gradient se {ratio:,.1f} guna hai. Doosri shuruaat se milaiye.",
        f"The gradient of w²₁₁ is {ratio:,.1f} times that of w¹₁₁. Compare with the other start.",
    )


DEMOS = {
    "steps": Demo(
        title=Words("Backprop, number dar number", "Backprop, number by number"),
        knobs=(
            Knob("student", Words("student", "student"), (1, 2, 3), 0),
            Knob("start", Words("shuruaat", "start"), tuple(STARTS), 0),
        ),
        draw=draw,
        notice=notice,
        steps=11,
    )
}
