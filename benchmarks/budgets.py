"""The program's own time budgets (docs/design.md), measured in one run: `python benchmarks/budgets.py [--runs N]`.

The least of several measurements is shown, beside that of what it is compared with; both are taken in turns. Exit
code 1 when a budget is not kept. What other benchmarks measure: benchmarks/README.md.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from batch import batch
from frames import frames
from labs_for_timing import SOLUTIONS, timing_course
from timing import Row, Screen, in_turns, process, table

from tutor.course.load import open_course
from tutor.course.model import Lab
from tutor.grader.judge import Judge

PYTHON = sys.executable
TUTOR = [PYTHON, "-m", "tutor"]
COLD_TEST = {
    "numpy": "import numpy as np\n\n\ndef test_it():\n    assert np.allclose(2 * np.ones(3), 2)\n",
    "torch": "import torch\n\n\ndef test_it():\n    assert torch.allclose(2 * torch.ones(3), torch.full((3,), 2.0))\n",
}
NO_PLUGINS = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # those of this environment are not everybody's
WARM_BUDGET = {"numpy": (50, 6), "torch": (80, 30)}
"""Milliseconds, and how many times faster than cold pytest."""


def learner(folder: Path) -> dict[str, str]:
    """A learner who has chosen a language and read a page."""
    env = {"TUTOR_HOME": str(folder / "learner"), "TUTOR_LANG": ""}
    process([*TUTOR, "set", "lang", "en"], env)
    return env


def commands(runs: int, folder: Path) -> Iterator[Row]:
    """Commands that should answer at once, against a process that imports typer and nothing else."""
    env = learner(folder)
    lines = {
        "typer": [PYTHON, "-c", "import typer"],
        "tutor --help": [*TUTOR, "--help"],
        "tutor progress": [*TUTOR, "progress"],
    }
    least = in_turns({name: partial(process, line, env) for name, line in lines.items()}, 2 * runs)
    yield Row("tutor --help / importing typer", least["tutor --help"], least["typer"], 2.0)
    yield Row("tutor progress / importing typer", least["tutor progress"], least["typer"], 2.5)


def first_paint(runs: int, folder: Path) -> Iterator[Row]:
    """From the start of the process to the first words on the screen."""
    env = learner(folder)
    empty = [PYTHON, str(Path(__file__).with_name("empty_app.py"))]

    def start(command: list[str], words: str) -> float:
        screen = Screen(command, env, words)
        screen.close()
        return screen.start

    least = in_turns(
        {"tutor": lambda: start(TUTOR, "Continue"), "empty": lambda: start(empty, "page 1 .")}, runs
    )
    yield Row("first paint of tutor / of an empty Textual app", least["tutor"], least["empty"], 1.5)


def keys(runs: int, folder: Path) -> Iterator[Row]:
    """From a key to the words it brings: a page of notes opened from home, pages turned."""
    env = learner(folder)
    screen = Screen(TUTOR, env, "Continue")
    first = screen.press("\r", "n Next")
    opened, turned = [], []
    for _ in range(runs):
        turned += [screen.press("n", "2 / "), screen.press("p", "1 / ")]
        screen.press("\x1b", "Continue")
        opened.append(screen.press("\r", "n Next"))
    screen.close()
    yield Row("open a notes page, the first time", first, None, 100)
    yield Row("open a notes page", min(opened), None, 100)
    yield Row("key press to repaint: next and previous page", sorted(turned)[len(turned) // 2], None, 50)


def grades(runs: int, folder: Path) -> Iterator[Row]:
    """A warm grade of 10 checks with 5 calls each, fully isolated, against pytest started for one trivial test."""
    root = timing_course(folder / "course")
    course = open_course(root)
    with Judge(root) as judge:
        for backend, source in SOLUTIONS.items():
            test = folder / f"test_{backend}.py"
            test.write_text(COLD_TEST[backend], encoding="utf-8")
            lab = course.lab(f"timing-{backend}")

            def warm(lab: Lab = lab, source: str = source) -> float:
                started = time.perf_counter()
                grade = judge.grade(lab, source, seed=1, lang="en")
                assert grade.verdict == "passed", grade
                return 1000 * (time.perf_counter() - started)

            def cold(test: Path = test) -> float:
                return process([PYTHON, "-m", "pytest", "-q", "-c", "/dev/null", str(test)], NO_PLUGINS)

            warm()
            least = in_turns({"warm": warm, "cold": cold}, runs)
            milliseconds, times = WARM_BUDGET[backend]
            yield Row(
                f"warm grade, {backend}, isolation {judge.workers.isolation(backend)}",
                least["warm"],
                None,
                milliseconds,
            )
            yield Row(
                f"warm grade, {backend} / cold pytest on a trivial test",
                least["warm"],
                least["cold"],
                times,
                faster=True,
            )


if __name__ == "__main__":
    sys.exit(table(__doc__, commands, first_paint, keys, frames, grades, batch))
