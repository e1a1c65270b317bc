"""Labs made for measuring: ten checks of five calls each, in NumPy and in torch."""

from __future__ import annotations

from pathlib import Path

from tutor.course.model import Lab
from tutor.grader.references import open_lab

CHECKS, CALLS = 10, 5

TOML = """
id = "{id}"
unit = "v1"
backend = "{backend}"
title = {{ hi = "Timing", en = "Timing" }}
functions = ["step"]
hints = [{{ hi = "-", en = "-" }}]
[limits]
call = {call}
[mistakes]
"""
CHECK = '[checks.c{number}]\ntitle = {{ hi = "{number}", en = "{number}" }}\n'
TEST = """
import numpy as np
from tutor.grader.testing import close
"""
TEST_CASE = """
def test_c{number}(lab):
    for _ in range({calls}):
        x = lab.draw.normal(8, 16)
        close(lab.step(x), 2 * x, rtol=1e-6)
"""
SOLUTIONS = {
    "numpy": "import numpy as np\ndef step(x):\n    return x + x\n",
    "torch": (
        "import torch\ndef step(x):\n"
        "    w = torch.from_numpy(x).requires_grad_()\n    (w * w).sum().backward()\n    return w.grad\n"
    ),
}


def timing_lab(folder: Path, backend: str, call: float = 5.0, checks: int = CHECKS) -> Lab:
    """Write the lab `timing-BACKEND` below `folder/labs` and open it."""
    name = f"timing-{backend}"
    place = folder / "labs" / name
    place.mkdir(parents=True)
    declared = "".join(CHECK.format(number=number) for number in range(checks))
    (place / "lab.toml").write_text(TOML.format(id=name, backend=backend, call=call) + declared)
    cases = "".join(TEST_CASE.format(number=number, calls=CALLS) for number in range(checks))
    (place / f"test_timing_{backend}.py").write_text(TEST + cases)
    (place / "solution.py").write_text(SOLUTIONS[backend])
    (place / "starter.py").write_text("def step(x):\n    raise NotImplementedError\n")
    return open_lab(place)


def timing_course(folder: Path) -> Path:
    """A course of nothing but the two labs, for the command line."""
    content = folder / "content"
    (content / "01-timing").mkdir(parents=True)
    (content / "course.toml").write_text(
        'languages = ["hi", "en"]\n[[sections]]\nid = "01-timing"\n'
        'title = { hi = "Timing", en = "Timing" }\nunits = ["v1"]\n'
    )
    for backend in SOLUTIONS:
        timing_lab(folder, backend)
    return folder
