"""A run that is broken off: what is kept, how it goes on, and what a full memory says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from tutor.training import catalog, run
from tutor.training.checkpoint import Checkpoint
from tutor.training.curves import Point
from tutor.training.device import choose
from tutor.training.errors import Stop, TrainingError
from tutor.training.setup import Setup

CPU = choose("cpu")


def stop_at(epoch: int) -> run.OnEpoch:
    def on_epoch(point: Point) -> None:
        if point.epoch == epoch:
            raise Stop

    return on_epoch


@pytest.mark.parametrize("name", ["race-adam", "race-momentum", "xor-minimal"])
def test_a_resumed_run_is_the_run_that_was_never_stopped(name: str, tmp_path: Path) -> None:
    program = catalog.load(catalog.find(name))
    whole = run.run(program, program.setup(3), CPU)
    path = tmp_path / "runs" / "kept.pt"
    run.run(program, program.setup(3), CPU, stop_at(2), Checkpoint(path))
    assert path.is_file()
    resumed = run.run(program, program.setup(3), CPU, checkpoint=Checkpoint(path, resume=True))
    assert resumed.points == whole.points
    assert not path.exists(), "a run that got to its end leaves nothing to resume"


def test_a_program_with_a_memory_of_its_own_is_not_kept(tmp_path: Path) -> None:
    program = catalog.load(catalog.find("perceptron"))
    run.run(program, program.setup(0), CPU, stop_at(1), Checkpoint(tmp_path / "kept.pt"))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_does_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    program = catalog.load(catalog.find("xor-minimal"))
    history = run.run(program, program.setup(0), CPU, stop_at(2), Checkpoint(tmp_path / "file" / "kept.pt"))
    assert [point.epoch for point in history.points] == [0, 1, 2]


def test_a_run_from_another_seed_is_refused(tmp_path: Path) -> None:
    program, path = catalog.load(catalog.find("xor-minimal")), tmp_path / "kept.pt"
    run.run(program, program.setup(0), CPU, stop_at(1), Checkpoint(path))
    with pytest.raises(TrainingError) as caught:
        run.run(program, program.setup(1), CPU, checkpoint=Checkpoint(path, resume=True))
    assert caught.value.kind == "resume_other"


@pytest.mark.parametrize("content", [None, b"", b"nonsense", b"PK\x03\x04broken"])
def test_a_file_that_holds_no_run_is_told(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "kept.pt"
    if content is not None:
        path.write_bytes(content)
    program = catalog.load(catalog.find("xor-minimal"))
    with pytest.raises(TrainingError) as caught:
        run.run(program, program.setup(0), CPU, checkpoint=Checkpoint(path, resume=True))
    assert caught.value.kind == "nothing_to_resume"


def test_ctrl_c_keeps_the_run_and_offers_to_go_on(tmp_path: Path) -> None:
    path = tmp_path / "kept.pt"
    base = [sys.executable, "-m", "tutor.training"]
    words = ["train", "deep-relu", "--device", "cpu", "--checkpoint", str(path)]
    child = subprocess.Popen(
        [*base, *words, "--plain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith("epoch 1"):
            os.kill(child.pid, signal.SIGINT)
            break
    _, told = child.communicate()
    assert child.returncode == 130 and "tutor train deep-relu --resume" in told
    assert "Traceback" not in told and path.is_file()
    again = subprocess.run([*base, *words, "--resume", "--json"], capture_output=True, text=True, check=True)
    assert [point["epoch"] for point in json.loads(again.stdout)["history"]] == list(range(9))
    assert not path.exists()


@pytest.mark.parametrize(
    "error",
    [torch.OutOfMemoryError("CUDA out of memory. Tried"), RuntimeError("can't allocate memory: 9 bytes")],
)
def test_a_full_memory_is_told_with_a_smaller_batch(error: RuntimeError) -> None:
    def full(*_: object) -> torch.Tensor:
        raise error

    batches = np.zeros((1, 1, 64), np.int64)
    setup = Setup(np.ones((1, 1)), np.ones(1), np.ones((1, 1)), np.ones(1), batches, {"w": np.ones(1)}, {})
    program = SimpleNamespace(loss=full, metric=full, learner=lambda weights, settings: full)
    with pytest.raises(TrainingError) as caught:
        run.run(program, setup, CPU)
    assert caught.value.fields == {"device": "cpu", "batch": 64, "smaller": 32}


def test_another_failure_of_torch_is_not_called_a_full_memory() -> None:
    def broken(*_: object) -> torch.Tensor:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    batches = np.zeros((1, 1, 64), np.int64)
    setup = Setup(np.ones((1, 1)), np.ones(1), np.ones((1, 1)), np.ones(1), batches, {"w": np.ones(1)}, {})
    program = SimpleNamespace(loss=broken, metric=broken, learner=lambda weights, settings: broken)
    with pytest.raises(RuntimeError, match="mat1"):
        run.run(program, setup, CPU)
