"""How many frames a second does the playground paint? `python benchmarks/frames.py [--runs N]`

The real program in a pseudo-terminal: `n` trains a step, draws the map, the units, the edges and the loss, and paints
them; the next `n` follows as soon as the new step is on the screen. In turns with it the same of an empty Textual app,
of which only one line changes. The least of several measurements counts. Exit code 1 when a budget is not kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from timing import Row, Screen, in_turns, process, table

TUTOR = [sys.executable, "-m", "tutor"]
EMPTY = [sys.executable, str(Path(__file__).with_name("empty_app.py"))]
STATES = {"two layers of 8": "spiral/8.8/relu/adam/r.01", "four layers of 8": "spiral/8.8.8.8/tanh/adam/r.03"}
"""The preset `activations`, and the largest network that the playground has."""
SIZES = ((120, 40), (80, 24))
FRAMES = 50
BEFORE = 2
"""Bursts of frames that are not counted: then the network has begun to learn, and everything moves."""
PER_SECOND = 30
EAGER = {"TEXTUAL_FPS": "1000"}
"""Or Textual lets a screen rest for up to a sixtieth of a second before it is painted."""


class Burst:
    """So many frames of one program, each time it is called; milliseconds of one."""

    def __init__(self, screen: Screen, words: str, shown: int) -> None:
        self.screen, self.words, self.shown = screen, words, shown

    def __call__(self) -> float:
        numbers = range(self.shown + 1, self.shown + FRAMES + 1)
        self.shown += FRAMES
        return self.screen.press_on("n", [self.words.format(number) for number in numbers])


def frames(runs: int, folder: Path) -> Iterator[Row]:
    """Frames a second of each state and size, and what an empty screen makes of the same machine."""
    env = {"TUTOR_HOME": str(folder / "player"), "TUTOR_LANG": "", **EAGER}
    process([*TUTOR, "set", "lang", "en"], env)
    for size in SIZES:
        bursts = {"empty": Burst(Screen(EMPTY, env, "page 1 .", size), "page {} .", 1)}
        for name, state in STATES.items():
            bursts[name] = Burst(Screen([*TUTOR, "play", state], env, "step 0 ", size), "step {} ", 0)
        in_turns(bursts, BEFORE)
        least = in_turns(bursts, runs)
        for burst in bursts.values():
            burst.screen.close()
        for name in STATES:
            times = least[name] / least["empty"]
            what = f"playground {size[0]}×{size[1]}, {name} ({times:.0f} empty screens)"
            yield Row(what, 1000 / least[name], None, PER_SECOND, faster=True, unit="frames/s")


if __name__ == "__main__":
    sys.exit(table(__doc__, frames))
