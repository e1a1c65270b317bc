"""A process of its own locks itself down and tells what is left to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tutor.errors import GraderFault
from tutor.sandbox.isolation import LAYERS, Level, describe_isolation, level_of
from tutor.sandbox.zygote import Zygote

HERE = Path(__file__).parent


def run(script: str, *, without: str = "") -> dict[str, Any]:
    """What `script` leaves in `told`, run in a worker's place after `lock_down`."""
    command = [sys.executable, str(HERE / "locked.py"), script, without]
    environment = {"SECRET": "xyzzy", "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert ended.returncode == 0, ended.stderr
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def test_every_layer_that_is_offered_is_applied() -> None:
    offered = [name for name, layer in LAYERS.items() if layer.offered()]
    assert run("")["applied"] == offered


def test_a_layer_can_be_left_off_and_is_then_not_reported() -> None:
    told = run("told['environment'] = dict(os.environ)", without="environment")
    assert "environment" not in told["applied"]
    assert told["environment"]["SECRET"] == "xyzzy"


def test_numpy_computes_as_before() -> None:
    told = run(
        "a = np.random.default_rng(0).normal(size=(40, 40))\n"
        "told['sum'] = float(np.linalg.svd(a)[1].sum()); told['lazy'] = str(__import__('fractions').Fraction(1, 3))"
    )
    import numpy as np

    expected = np.linalg.svd(np.random.default_rng(0).normal(size=(40, 40)))[1].sum()
    assert told["sum"] == pytest.approx(expected)
    assert told["lazy"] == "1/3"


def test_torch_trains_as_before() -> None:
    told = run(
        "import torch, torch._dynamo\n"
        "lock()\n"
        "torch.manual_seed(0); torch.set_num_threads(1)\n"
        "model = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.Flatten(), torch.nn.Linear(32, 1))\n"
        "optimizer = torch.optim.Adam(model.parameters())\n"
        "x = torch.randn(4, 1, 6, 6)\n"
        "for _ in range(3):\n"
        "    loss = model(x).square().mean(); optimizer.zero_grad(); loss.backward(); optimizer.step()\n"
        "told['loss'] = float(loss.detach()); told['svd'] = torch.linalg.svd(torch.eye(3))[1].tolist()"
    )
    assert told["applied"] == [name for name, layer in LAYERS.items() if layer.offered()]
    assert 0 < told["loss"] < 10
    assert told["svd"] == [1.0, 1.0, 1.0]


def test_only_the_descriptors_that_were_asked_for_stay_open() -> None:
    told = run(
        "told['open'] = [n for n in range(300) if not refused(lambda n=n: os.fstat(n))]",
    )
    assert told["open"] == [0, 1, 2]


def test_limits_cannot_be_raised_again() -> None:
    told = run(
        "import resource as r\n"
        "told['cpu'] = r.getrlimit(r.RLIMIT_CPU); told['core'] = r.getrlimit(r.RLIMIT_CORE)\n"
        "told['raised'] = refused(lambda: r.setrlimit(r.RLIMIT_AS, (-1, -1)))\n"
        "told['memory'] = refused(lambda: np.ones(1 << 28))"
    )
    assert told["cpu"] == [20, 22]
    assert told["core"] == [0, 0]
    assert told["raised"] == "ValueError"
    assert "MemoryError" in told["memory"]


def test_a_worker_whose_parent_is_gone_does_not_start() -> None:
    script = "import os, sys; from tutor.sandbox.layers import lifeline; lifeline.tie(os.getpid()); print('still here')"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")


def test_asking_what_is_offered_changes_nothing() -> None:
    def state() -> tuple[str, dict[str, str], list[str]]:
        status = Path("/proc/self/status").read_text().splitlines()
        kept = [line for line in status if line.startswith(("Cap", "NoNewPrivs", "Seccomp", "Threads"))]
        return "\n".join(kept), dict(os.environ), sorted(os.listdir("/proc/self/fd"))

    before = state()
    assert describe_isolation().active
    assert state() == before


@pytest.mark.parametrize(
    ("left_off", "level"),
    [
        ((), "full"),
        (("limits",), "partial"),
        (("landlock",), "partial"),
        (("seccomp",), "partial"),
        (("seccomp", "landlock"), "process"),
        (("seccomp", "landlock", "limits", "lifeline"), "process"),
    ],
)
def test_the_level_is_full_only_with_every_layer(left_off: tuple[str, ...], level: Level) -> None:
    assert level_of([name for name in LAYERS if name not in left_off]) == level


def test_a_judge_that_keeps_its_memory_private_leaves_no_core_and_cannot_be_traced() -> None:
    script = (
        "from tutor.sandbox.isolation import keep_memory_private; from tutor.sandbox.layers import kernel\n"
        "before = kernel.prctl(3); keep_memory_private(); print(before, kernel.prctl(3))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout == "1 0\n"


def test_a_system_that_cannot_fork_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    with pytest.raises(GraderFault) as fault:
        Zygote.start("numpy")
    assert fault.value.kind == "no_fork"
