#!/usr/bin/env python3
"""The installed wheel, far from the checkout: it has its course, lints it, opens its screens and grades a lab."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect

import tutor
from tutor.course.load import open_course
from tutor.course.problems import check
from tutor.paths import course_root

CHECKOUT = Path(__file__).resolve().parent.parent
TUTOR = str(Path(sys.executable).with_name("tutor"))
LAB = "perceptron"


def run(*words: str, code: int = 0) -> str:
    done = subprocess.run([TUTOR, *words], capture_output=True, text=True, timeout=600)
    assert done.returncode == code, f"{words}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def the_course_came_along() -> None:
    package = Path(tutor.__file__).resolve().parent
    assert not package.is_relative_to(CHECKOUT), f"this is the checkout: {package}"
    assert course_root() == package / "_course"
    mine, theirs = open_course(course_root()), open_course(CHECKOUT)
    assert list(mine.folders) == list(theirs.folders) and list(mine.labs()) == list(theirs.labs())
    assert check(course_root()) == []


def a_lab_is_graded(home: Path) -> None:
    run("start", LAB)
    assert json.loads(run("grade", LAB, "--json", code=1))["verdict"] == "not_started"
    (home / "labs" / f"{LAB}.py").write_text(open_course(course_root()).lab(LAB).source("solution.py"))
    assert json.loads(run("grade", LAB, "--json"))["verdict"] == "passed"


def the_screens_open() -> None:
    screen = pexpect.spawn(TUTOR, dimensions=(24, 80), encoding="utf-8")
    screen.expect("Hinglish", timeout=60)
    screen.send("q")
    screen.expect(pexpect.EOF, timeout=60)
    screen.close()
    assert screen.exitstatus == 0, screen.before


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TUTOR_HOME"] = folder
        the_course_came_along()
        the_screens_open()
        a_lab_is_graded(Path(folder))
    print("The wheel works on its own.")


if __name__ == "__main__":
    main()
