"""Thousands of grades, and what is left of them. `python benchmarks/soak.py [--grades 5000]`

Programs that pass, fail, hang, crash, flood, fork and lie are graded in turn, in NumPy and now and then in torch; in
between zygotes are killed, and resident judges in the middle of a grade. Processes, descriptors, files and memory are
counted before, along the way and after. Ends with 1 when something was left behind or a grade was wrong.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from labs_for_timing import SOLUTIONS, timing_course, timing_lab

from tutor.grader.judge import Judge

WARM_UP = 60
PAGE = os.sysconf("SC_PAGE_SIZE")
PROGRAMS = {
    "passes": (SOLUTIONS["numpy"], {"passed"}),
    "fails": ("def step(x):\n    return x\n", {"failed"}),
    "raises": ("def step(x):\n    return x[99]\n", {"error"}),
    "does not compile": ("def step(x:\n", {"error"}),
    "hangs": ("def step(x):\n    while True: pass\n", {"timeout"}),
    "crashes": ("import ctypes\ndef step(x):\n    ctypes.string_at(0)\n", {"crashed"}),
    "leaves": ("import os\ndef step(x):\n    os._exit(3)\n", {"crashed"}),
    "takes memory": ("import numpy as np\ndef step(x):\n    np.ones(1 << 30)\n", {"memory"}),
    "forks": ("import os\ndef step(x):\n    os.fork()\n", {"forbidden"}),
    "lies on the wire": ("import os\ndef step(x):\n    os.write(3, bytes(100))\n", {"crashed"}),
    "prints": ("def step(x):\n    print('x' * 100000)\n    return x\n", {"failed"}),
    "returns much": ("import numpy as np\ndef step(x):\n    return np.zeros((300, 300))\n", {"failed"}),
}
TORCH = (SOLUTIONS["torch"], {"passed"})


@dataclass(frozen=True)
class Left:
    """What there is at one moment: of this process, and of everything that it started."""

    processes: int
    descriptors: int
    files: int
    judge_mb: float
    zygotes_mb: float

    @classmethod
    def now(cls, places: list[Path]) -> Left:
        gc.collect()
        family = _descendants(os.getpid())
        files = sum(len(names) for place in places for _, _, names in os.walk(place))
        zygotes = sum(map(_resident_mb, family))
        return cls(len(family), len(os.listdir("/proc/self/fd")), files, _resident_mb(os.getpid()), zygotes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--grades", type=int, default=5000)
    grades = parser.parse_args().grades
    with tempfile.TemporaryDirectory() as folder:
        faults = soak(grades, Path(folder))
        faults += killed_judges(timing_course(Path(folder) / "course"), times=8)
    for fault in faults:
        print("LEFT BEHIND:", fault)
    sys.exit(1 if faults else 0)


def soak(grades: int, folder: Path) -> list[str]:
    """Grades in turn; a line every tenth of the way. Returns what is wrong in the end."""
    labs = {backend: timing_lab(folder / "soak", backend, call=30.0, checks=2) for backend in SOLUTIONS}
    hasty = timing_lab(folder / "hasty", "numpy", call=0.1, checks=2)
    wrong: Counter[str] = Counter()
    print(
        f"{'grades':>8} {'processes':>10} {'descriptors':>12} {'files':>7} {'judge MB':>9} {'zygotes MB':>11}"
    )
    with Judge(folder) as judge:
        before = None
        for number in range(grades + WARM_UP):
            if number % 25 == 0:
                name, backend, (source, expected) = "torch", "torch", TORCH
            else:
                name, (source, expected) = list(PROGRAMS.items())[number % len(PROGRAMS)]
                backend = "numpy"
            lab = hasty if name == "hangs" else labs[backend]
            grade = judge.grade(lab, source, seed=number, lang="en")
            if grade.verdict not in expected:
                wrong[f"{name}: {grade.verdict}"] += 1
            if number == WARM_UP:
                before = _show(0, folder)
            elif number > WARM_UP and (number - WARM_UP) % max(1, grades // 10) == 0:
                _show(number - WARM_UP, folder)
        after = _show(grades, folder)
    assert before is not None
    end = Left.now([])
    faults = [f"{times} wrong grades: {what}" for what, times in wrong.items()]
    faults += [f"processes: {end.processes} after the end"] if end.processes else []
    for name, room in (
        ("processes", 0),
        ("descriptors", 0),
        ("files", 0),
        ("judge_mb", 8.0),
        ("zygotes_mb", 8.0),
    ):
        grown = getattr(after, name) - getattr(before, name)
        faults += [f"{name}: {grown:+} over {grades} grades"] if grown > room else []
    return faults


def _show(grades: int, folder: Path) -> Left:
    left = Left.now([folder, Path("/dev/shm")])
    counts = f"{grades:8} {left.processes:10} {left.descriptors:12} {left.files:7}"
    print(f"{counts} {left.judge_mb:9.1f} {left.zygotes_mb:11.1f}", flush=True)
    return left


def killed_judges(course: Path, times: int) -> list[str]:
    """A resident judge or its zygote is killed in the middle of a grade; nothing of it may live on."""
    faults = []
    chance = random.Random(0)
    for number in range(times):
        victim = "judge" if number % 2 else "zygote"
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tutor.grader.service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TUTOR_COURSE": str(course)},
        )
        assert process.stdin is not None and process.stdout is not None
        _ask(process, 1, SOLUTIONS["numpy"])
        assert json.loads(process.stdout.readline())["grade"]["verdict"] == "passed"
        family = _descendants(process.pid)
        _ask(process, 2, "import time\ndef step(x):\n    time.sleep(4)\n    return x\n")
        time.sleep(chance.uniform(0.02, 0.3))
        family |= _descendants(process.pid)
        if victim == "judge":
            process.kill()
        else:
            for pid in _children(process.pid):
                os.kill(pid, signal.SIGKILL)
            answer = json.loads(process.stdout.readline())
            assert answer["grade"]["verdict"] == "grader_error", answer
            _ask(process, 3, SOLUTIONS["numpy"])
            assert json.loads(process.stdout.readline())["grade"]["verdict"] == "passed"
            process.stdin.close()
        process.wait()
        faults += [
            f"{len(alive)} processes after a killed {victim}"
            for alive in [_alive_after(family, 2.0)]
            if alive
        ]
    print(f"{times} judges and zygotes killed in the middle of a grade: {len(faults)} left something behind")
    return faults


def _ask(process: subprocess.Popen[bytes], number: int, source: str) -> None:
    assert process.stdin is not None
    request = {"op": "grade", "id": number, "lab": "timing-numpy", "source": source, "seed": 1, "lang": "en"}
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()


def _alive_after(family: set[int], seconds: float) -> set[int]:
    """Those that still live, once all have ended or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(map(_status, family)):
        time.sleep(0.02)
    return {pid for pid in family if _status(pid)}


def _descendants(pid: int) -> set[int]:
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        children = _children(waiting.pop())
        found |= children
        waiting += children
    return found


def _children(parent: int) -> set[int]:
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return {pid for pid in pids if _status(pid)[1:2] == [str(parent)]}


def _status(pid: int) -> list[str]:
    """State and parent of a process that lives."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[:2]
    except OSError:
        return []
    return [] if status[0] in "ZX" else status


def _resident_mb(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20
    except OSError:
        return 0.0


if __name__ == "__main__":
    main()
