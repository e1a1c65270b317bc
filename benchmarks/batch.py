"""How many submissions a second does `tutor class grade` grade? `python benchmarks/batch.py [--runs N]`

A class of a hundred hands in a real lab. In one class everybody is right; in the other every second file is wrong: each
mistake that the lab knows, a file not begun, a syntax error. To name a mistake takes far longer than to see that there
is none, so both are shown. Two judges, start of the program and of the judges included. In turns with them one
`tutor grade`, which a loop of the shell would run a hundred times. The least of several measurements counts. Exit
code 1 when the budget is not kept.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from timing import Row, in_turns, process, surroundings, table

from tutor import paths
from tutor.course.load import open_course

TUTOR = [sys.executable, "-m", "tutor"]
LAB = "momentum"
"""In NumPy, and none of its mistakes runs into a time limit: its seconds would say nothing of the grader."""
LEARNERS, WORKERS = 100, 2
PER_SECOND = {"all right": 25, "half wrong": 6}
BROKEN = "def of_a_learner(:\n"


def batch(runs: int, folder: Path) -> Iterator[Row]:
    """Submissions a second of each class."""
    env = {"TUTOR_HOME": str(folder / "teacher"), "TUTOR_LANG": ""}
    process([*TUTOR, "set", "lang", "en"], env)
    classes = {name: hand_in(sources, folder / name) for name, sources in submissions().items()}
    first = folder / "all right" / "learner-000.py"
    actions = {name: partial(whole_class, env, folder / name, right) for name, right in classes.items()}
    actions["alone"] = partial(process, [*TUTOR, "grade", LAB, "--file", str(first)], env)
    least = in_turns(actions, (runs + 1) // 2)
    for name in classes:
        times = LEARNERS * least["alone"] / least[name]
        what = f"class of {LEARNERS}, {name} ({times:.0f} × a loop's speed)"
        yield Row(what, 1000 * LEARNERS / least[name], None, PER_SECOND[name], faster=True, unit="/s")


def submissions() -> dict[str, list[tuple[str, bool]]]:
    """For each class what its learners hand in, and whether it is right."""
    lab = open_course(paths.course_root()).lab(LAB)
    right = [(lab.source("solution.py"), True), *((text, True) for text in texts(lab.folder / "accepted"))]
    wrong = [(text, False) for text in (*texts(lab.folder / "mistakes"), lab.source("starter.py"), BROKEN)]
    mixed = (each for pair in zip(cycle(right), cycle(wrong), strict=False) for each in pair)
    return {"all right": list(islice(cycle(right), LEARNERS)), "half wrong": list(islice(mixed, LEARNERS))}


def texts(folder: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.py"))]


def hand_in(sources: list[tuple[str, bool]], folder: Path) -> int:
    """Write a file for each learner; returns how many of them are right."""
    folder.mkdir()
    for number, (source, _) in enumerate(sources):
        (folder / f"learner-{number:03}.py").write_text(f"{source}\n# {number}\n", encoding="utf-8")
    return sum(right for _, right in sources)


def whole_class(env: dict[str, str], folder: Path, right: int) -> float:
    """The time of a class, start to end; every right file must have passed, and nothing else."""
    with tempfile.TemporaryDirectory() as out:
        words = ("--lab", LAB, "--out", out, "--workers", str(WORKERS), "--json")
        started = time.perf_counter()
        done = subprocess.run(
            [*TUTOR, "class", "grade", str(folder), *words],
            env=surroundings(env),
            capture_output=True,
            check=True,
            text=True,
        )
        took = 1000 * (time.perf_counter() - started)
    passed = sum(row["verdict"] == "passed" for row in json.loads(done.stdout)["results"])
    assert passed == right, f"{passed} passed, {right} are right"
    return took


if __name__ == "__main__":
    sys.exit(table(__doc__, batch))
