"""How fast are grades, and what does their isolation cost? `python benchmarks/grading.py [--runs N]`

Everything is measured in one run and shown as a ratio to `python -c pass` of the same run, because machines are
noisy and differ. Medians, with the 10th and 90th percentile.
"""

from __future__ import annotations

import argparse
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from labs_for_timing import SOLUTIONS, timing_course
from timing import surroundings

from tutor.course.load import open_course
from tutor.course.model import Lab
from tutor.grader.judge import Judge
from tutor.sandbox.isolation import LAYERS, Policy, prepare
from tutor.sandbox.readable import readable_paths

TRIVIAL = {
    "numpy": "import numpy as np\ndef test_it():\n    assert np.allclose(np.ones(3) * 2, 2)\n",
    "torch": "import torch\ndef test_it():\n    torch.testing.assert_close(torch.ones(3) * 2, torch.full((3,), 2.0))\n",
}
BUDGETS = {"warm grade, numpy": "<= 50 ms", "warm grade, torch": "<= 80 ms"}


def main() -> None:
    runs = _arguments().runs
    with tempfile.TemporaryDirectory() as folder:
        course = timing_course(Path(folder) / "course")
        processes(runs, Path(folder), course)
        warm = warm_grades(runs * 3, course)
        for backend, median in warm.items():
            faster = MEDIANS[f"cold pytest, one {backend} test"] / median
            print(f"  warm grade, {backend}: {faster:.1f} times as fast as cold pytest on one trivial test")
        layers(runs * 3)
        throughput(course)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--runs", type=int, default=7, help="of each slow thing; three times as many of quick ones"
    )
    return parser.parse_args()


MEDIANS: dict[str, float] = {}


def show(name: str, milliseconds: list[float]) -> float:
    """One line of the table; returns the median."""
    ordered = sorted(milliseconds)
    low, high = ordered[len(ordered) // 10], ordered[-1 - len(ordered) // 10]
    median = MEDIANS[name] = statistics.median(ordered)
    ratio = median / MEDIANS["python -c pass"]
    print(
        f"{name:38s} {median:9.1f} ms ({low:.1f}..{high:.1f}) {ratio:8.2f}x   {BUDGETS.get(name, '')}",
        flush=True,
    )
    return median


def timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


def processes(runs: int, folder: Path, course: Path) -> None:
    """Things that start a process each time, in turns, so that noise falls on all alike."""
    commands = {"python -c pass": [sys.executable, "-c", "pass"]}
    for backend, test in TRIVIAL.items():
        file = folder / f"test_{backend}.py"
        file.write_text(test)
        commands[f"cold pytest, one {backend} test"] = [sys.executable, "-m", "pytest", "-q", str(file)]
    for backend, source in SOLUTIONS.items():
        file = folder / f"timing_{backend}.py"
        file.write_text(source)
        commands[f"cold grade (tutor grade), {backend}"] = [sys.executable, "-m", "tutor", "grade", str(file)]
    environment = surroundings({"TUTOR_COURSE": str(course), "TUTOR_HOME": str(folder / "home")})
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # the plugins of this environment are not everybody's
    measured: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            run = partial(subprocess.run, command, env=environment, capture_output=True, check=True)
            measured[name].append(timed(run))
    for name, milliseconds in measured.items():
        show(name, milliseconds)


def warm_grades(runs: int, course: Path) -> dict[str, float]:
    """Ten checks of five calls, one worker, every layer of isolation."""
    medians = {}
    with Judge(course) as judge:
        for backend, source in SOLUTIONS.items():
            lab = open_course(course).lab(f"timing-{backend}")
            grade = partial(_passed, judge, lab, source)
            show(f"first grade, {backend}", [timed(grade)])
            medians[backend] = show(f"warm grade, {backend}", [timed(grade) for _ in range(runs)])
    return medians


def _passed(judge: Judge, lab: Lab, source: str) -> None:
    grade = judge.grade(lab, source, seed=1, lang="en")
    assert grade.verdict == "passed", grade


def layers(runs: int) -> None:
    """What each layer takes of a worker's start, measured in forks of this process."""
    policy = Policy(
        parent=os.getpid(),
        memory_bytes=1 << 30,
        cpu_seconds=20,
        keep=frozenset(),
        readable=readable_paths([]),
    )
    prepare(policy)
    measured: dict[str, list[float]] = {name: [] for name in LAYERS}
    for _ in range(runs):
        for name, took in _layers_of_one_fork(policy).items():
            measured[name].append(took)
    for name, milliseconds in measured.items():
        show(f"layer {name}", milliseconds)


def _layers_of_one_fork(policy: Policy) -> dict[str, float]:
    reader, writer = os.pipe()
    if os.fork() == 0:
        kept = replace(policy, keep=frozenset({1, 2, writer}))
        offered = {name: layer for name, layer in LAYERS.items() if layer.offered()}
        found = {name: timed(partial(layer.apply, kept)) for name, layer in offered.items()}
        os.write(writer, pickle.dumps(found))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        measured: dict[str, float] = pickle.load(pipe)
    os.wait()
    return measured


def throughput(course: Path, seconds: float = 4.0) -> None:
    """Grades a second of several judges at once, each a process of its own."""
    for backend in SOLUTIONS:
        for judges in (1, 2, 4):
            command = [sys.executable, __file__, "--worker", str(course), backend, str(seconds)]
            started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(judges)]
            total = sum(float(process.communicate()[0]) for process in started)
            print(
                f"{backend}: {judges} judge{'s' if judges > 1 else ' '}  {total:6.1f} grades a second",
                flush=True,
            )


def one_judge(course: str, backend: str, seconds: str) -> None:
    lab = open_course(Path(course)).lab(f"timing-{backend}")
    with Judge(Path(course)) as judge:
        _passed(judge, lab, SOLUTIONS[backend])
        grades, end = 0, time.perf_counter() + float(seconds)
        while time.perf_counter() < end:
            _passed(judge, lab, SOLUTIONS[backend])
            grades += 1
    print(grades / float(seconds))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        one_judge(*sys.argv[2:])
    else:
        main()
