"""The torch backend: tensors become arrays, and nothing is imported in a grade."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tutor.grader.workers import Workers
from tutor.sandbox.errors import Raised
from tutor.sandbox.worker import Worker

Loaded = Callable[..., Worker]
SECONDS = 30.0


def run(worker: Worker, body: str, *args: Any) -> Any:
    """`body` is the indented body of a probe `run(lab, *args)`."""
    return worker.probe(f"def run(lab, *args):\n{body}", "run", args, {}, SECONDS).value


@pytest.fixture
def torch_worker(loaded: Loaded) -> Worker:
    return loaded(
        """
        import torch
        from torch import nn

        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.inner = nn.Linear(3, 2)
            def forward(self, x): return torch.relu(self.inner(x))

        def train(net, x, y, steps, lr=0.1):
            optimizer = torch.optim.Adam(net.parameters(), lr=lr)
            losses = []
            for _ in range(steps):
                optimizer.zero_grad()
                loss = ((net(x) - y) ** 2).mean()
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
            return losses
        """,
        backend="torch",
    )


@pytest.mark.parametrize(
    ("expression", "dtype"),
    [
        ("torch.arange(6).reshape(2, 3).T", "int64"),
        ("torch.ones(2, requires_grad=True)", "float32"),
        ("torch.tensor(2.0, dtype=torch.float64)", "float64"),
        ("torch.ones(2, dtype=torch.bfloat16) / 3", "float32"),
        ("torch.ones(2, dtype=torch.float16)", "float16"),
        ("torch.tensor([1j]).conj()", "complex64"),
        ("torch.tensor([True])", "bool"),
        ("torch.empty(0, 3)", "float32"),
        ("nn.Parameter(torch.ones(1, 2))", "float32"),
    ],
)
def test_tensors_arrive_as_arrays(torch_worker: Worker, expression: str, dtype: str) -> None:
    arrived, listed = run(
        torch_worker, f"    from torch import nn\n    t = {expression}\n    return t, t.detach().tolist()"
    )
    assert isinstance(arrived, np.ndarray) and arrived.dtype == dtype
    np.testing.assert_array_equal(arrived, np.array(listed, arrived.dtype).reshape(arrived.shape))


def test_what_is_no_array_of_numbers_stays(torch_worker: Worker) -> None:
    net, sparse = run(torch_worker, "    return lab.Net(), torch.eye(2).to_sparse()")
    assert (net.type_name, sparse.type_name) == ("Net", "Tensor")
    assert run(torch_worker, "    return args[0](torch.zeros(4, 3))", net).shape == (4, 2)


def test_a_probe_takes_gradients_and_trains(torch_worker: Worker) -> None:
    x, y = np.eye(3), np.ones((3, 2))
    body = """
    torch.manual_seed(0)
    x, y = (torch.tensor(part, dtype=torch.float32) for part in args)
    net = lab.Net()
    losses = lab.train(net, x, y, 20)
    return losses, net.inner.weight.grad
"""
    losses, gradient = run(torch_worker, body, x, y)
    assert losses[-1] < losses[0]
    assert gradient.shape == (2, 3)


def test_training_imports_nothing_and_uses_one_thread(torch_worker: Worker) -> None:
    body = """
    import sys
    before = set(sys.modules)
    net = lab.Net()
    for make in (torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW, torch.optim.RMSprop, torch.optim.Adagrad):
        make(net.parameters(), lr=0.1)
    lab.train(net, torch.ones(4, 3), torch.ones(4, 2), 2)
    torch.nn.LSTM(2, 3)(torch.ones(1, 4, 2))
    torch.nn.Conv2d(1, 2, 3)(torch.ones(1, 1, 5, 5)).sum().backward()
    torch.nn.functional.cross_entropy(torch.ones(2, 3), torch.tensor([0, 1]))
    str(torch.ones(2)), torch.linalg.inv(torch.eye(2)), torch.fft.fft(torch.ones(4))
    return sorted(set(sys.modules) - before), torch.get_num_threads()
"""
    assert run(torch_worker, body) == ([], 1)


def test_random_numbers_of_torch_repeat_from_worker_to_worker(loaded: Loaded) -> None:
    source = "import torch\ndef draw(): return torch.rand(3)"
    draws = [loaded(source, backend="torch").call("draw", (), {}, SECONDS).value for _ in range(2)]
    np.testing.assert_array_equal(*draws)


def test_too_large_a_tensor(torch_worker: Worker) -> None:
    with pytest.raises(Raised, match="can't allocate memory"):
        run(torch_worker, "    return torch.ones(10**9).sum()")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="/proc lists the threads of a process")
def test_a_warm_process_has_started_no_thread(lab_workers: Workers) -> None:
    """Threads of a pool would not be there after a fork, and the child would wait for them for ever."""
    tasks = Path(f"/proc/{lab_workers.zygote('torch')._process.pid}/task")
    assert len(list(tasks.iterdir())) == 1


JUDGE = """
import sys
from tutor import paths
from tutor.course.load import open_course
from tutor.grader.judge import Judge

if __name__ == "__main__":
    course = open_course(paths.course_root())
    with Judge(course.root) as judge:
        judge.warm("torch")
        grade = judge.grade(course.lab("perceptron"), "x = 1", seed=0, lang="en")
    print(grade.verdict, "torch" in sys.modules)
"""


def test_the_judge_has_no_torch() -> None:
    """In a process of its own: other tests of this one import torch."""
    done = subprocess.run([sys.executable, "-c", JUDGE], capture_output=True, text=True, check=False)
    assert done.stdout.split()[-1] == "False", done.stderr
