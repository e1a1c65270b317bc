"""`prove_torch.py` of a lab: the reference equals torch. Run in a child, since nothing here may import torch.

It is an ordinary pytest file whose tests ask for `reference`, the lab's solution as a module:

    def test_ten_steps_equal_torch(reference): ...

A solution that builds on other labs (`uses`) finds their solutions as `mylabs.NAME`.
`python -m tutor.grader.torch_proof FOLDER` runs it; bare asserts are right there, no learner reads them.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tutor.course.model import Lab
from tutor.grader.references import open_lab, reference_uses
from tutor.sandbox.lab_modules import LabFiles

FILE = "prove_torch.py"
SECONDS = 300
LONGEST = 2000


def torch_problem(lab: Lab) -> str:
    """The end of what pytest said when solution and torch differ; empty when they agree."""
    if not (lab.folder / FILE).is_file():
        return ""
    command = [sys.executable, "-P", "-m", "tutor.grader.torch_proof", str(lab.folder)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"took longer than {SECONDS} s"
    return "" if done.returncode == 0 else (done.stdout + done.stderr)[-LONGEST:].strip() or "it failed"


class _Reference:
    """The plugin that gives tests the lab's solution."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @pytest.fixture(scope="session", name="reference")
    def _reference(self) -> ModuleType:
        return _module(self._folder / "solution.py", f"reference_of_{self._folder.name.replace('-', '_')}")


def _module(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(folder: Path) -> int:
    sys.dont_write_bytecode = True
    sys.meta_path.insert(0, LabFiles(reference_uses(open_lab(folder))))
    place = ["-c", os.devnull, "--rootdir", str(folder), "--noconftest", "--import-mode=importlib"]
    options = ["-q", "-p", "no:cacheprovider", "--tb=short", str(folder / FILE)]
    return int(pytest.main([*place, *options], plugins=[_Reference(folder)]))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
