"""What can be asked of a worker, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tutor.sandbox.errors import ProtocolError, Raised
from tutor.sandbox.wire import Probe, Rng
from tutor.sandbox.worker import Worker

Loaded = Callable[..., Worker]
SECONDS = 10.0


def call(worker: Worker, function: str, *args: Any, **kwargs: Any) -> Any:
    return worker.call(function, args, kwargs, SECONDS).value


def test_arrays_go_there_and_come_back(loaded: Loaded) -> None:
    worker = loaded("import numpy as np\ndef double(x, *, by=2): return np.asarray(x) * by")
    x = np.arange(6.0).reshape(2, 3)
    np.testing.assert_array_equal(call(worker, "double", x), 2 * x)
    np.testing.assert_array_equal(call(worker, "double", x.T[::-1], by=3), 3 * x.T[::-1])


def test_an_argument_may_be_changed_there_and_stays_as_it_is_here(loaded: Loaded) -> None:
    worker = loaded(
        """
        def spoil(x, y, table=None):
            x[0] = 7
            if table: table["w"] += 1
        """
    )
    x, y = np.zeros(3), np.zeros(3)
    reply = worker.call("spoil", (x, y), {"table": {"w": np.ones(2)}}, SECONDS)
    assert reply.mutated == (0, "table")
    assert not x.any()
    assert worker.call("spoil", (np.full(1, 7.0), y), {}, SECONDS).mutated == ()


def test_random_numbers_of_a_seed(loaded: Loaded) -> None:
    worker = loaded("def draw(rng, n): return rng.normal(size=n)")
    np.testing.assert_array_equal(call(worker, "draw", Rng(5), 4), np.random.default_rng(5).normal(size=4))


def test_learners_random_numbers_repeat_from_worker_to_worker(loaded: Loaded) -> None:
    source = "import random\nimport numpy as np\ndef draw(): return random.random(), np.random.rand()"
    assert call(loaded(source), "draw") == call(loaded(source), "draw")


def test_a_function_of_the_tests_is_called_back(loaded: Loaded) -> None:
    worker = loaded("def slope(f, x, h=1e-3): return (f(x + h) - f(x - h)) / (2 * h)")
    asked: list[float] = []

    def square(x: float) -> float:
        asked.append(x)
        return x**2

    assert call(worker, "slope", square, 3.0) == pytest.approx(6.0)
    assert asked == [pytest.approx(3.001), pytest.approx(2.999)]


def test_what_a_function_of_the_tests_raises_is_raised_where_it_was_called(loaded: Loaded) -> None:
    worker = loaded(
        """
        def apply(f):
            x = 1
            return f(x)
        def forgive(f):
            try: return f(1)
            except ValueError: return "no"
        """
    )

    def refuse(_: float) -> float:
        raise ValueError("shapes do not match")

    with pytest.raises(Raised) as raised:
        call(worker, "apply", refuse)
    assert raised.value.type_name == "ValueError"
    assert [(frame.line, frame.function) for frame in raised.value.frames] == [(4, "apply")]
    assert call(worker, "forgive", refuse) == "no"


def test_a_function_of_the_tests_cannot_ask_the_worker_that_is_waiting_for_it(loaded: Loaded) -> None:
    worker = loaded("def apply(f): return f(1)")
    with pytest.raises(Raised, match="cannot call the lab"):
        call(worker, "apply", lambda x: call(worker, "apply", abs))


def test_an_interrupt_in_a_function_of_the_tests_ends_the_worker(loaded: Loaded) -> None:
    worker = loaded("def apply(f): return f(1)")

    def interrupted(_: float) -> float:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(worker, "apply", interrupted)
    with pytest.raises(ProtocolError):
        call(worker, "apply", abs)


def test_arguments_that_are_too_large_are_refused_here(loaded: Loaded) -> None:
    with pytest.raises(ValueError, match="72 MB"):
        call(loaded("def f(x): return 1"), "f", np.zeros(9 << 20))


def test_a_function_that_is_shipped_runs_beside_the_code(loaded: Loaded) -> None:
    worker = loaded("def apply(f, x): return f(x), f.__module__")
    cube = Probe("import math\ndef cube(x):\n    return math.pow(x, 3)", "cube")
    assert call(worker, "apply", cube, 2) == (8.0, "probe")


def test_an_opaque_result_stays_and_can_be_passed_back(loaded: Loaded) -> None:
    worker = loaded(
        """
        class Cache:
            def __init__(self, x): self.x = x
            def __eq__(self, other): raise SystemError("must never be compared")
        def forward(x): return x + 1, Cache(x)
        def backward(cache): return cache.x * 10
        """
    )
    value, cache = call(worker, "forward", 3)
    assert (value, cache.type_name, repr(cache)) == (4, "Cache", "<Cache>")
    assert call(worker, "backward", cache) == 30
    assert call(worker, "backward", cache=cache) == 30


def test_nothing_of_ours_reaches_an_opaque_result(loaded: Loaded) -> None:
    worker = loaded(
        """
        class Spy:
            def __rsub__(self, other): return 0
            __radd__ = __array__ = __rsub__
        def spy(): return Spy()
        """
    )
    spy: Any = call(worker, "spy")
    assert spy.type_name == "Spy"
    for operate in (
        lambda: np.ones(3) - spy,
        lambda: 1 + spy,
        lambda: spy + 1,
        lambda: np.asarray(spy),
        lambda: iter(spy),
    ):
        with pytest.raises(TypeError):
            operate()


def test_an_opaque_result_means_nothing_to_another_worker(loaded: Loaded) -> None:
    source = "def make(): return iter([1, 2])\ndef use(x): return list(x)"
    first, second = loaded(source), loaded(source)
    with pytest.raises(TypeError, match="another process"):
        call(second, "use", call(first, "make"))


def test_an_iterator_is_taken_from_by_a_probe(loaded: Loaded) -> None:
    worker = loaded(
        "def batches(n):\n    for start in range(0, n, 2): yield list(range(start, min(n, start + 2)))"
    )
    batches = call(worker, "batches", 5)
    assert batches.type_name == "generator"
    take = "def take(lab, items): return next(items)"
    taken = [worker.probe(take, "take", (batches,), {}, SECONDS).value for _ in range(3)]
    assert taken == [[0, 1], [2, 3], [4]]
    with pytest.raises(Raised) as raised:
        worker.probe(take, "take", (batches,), {}, SECONDS)
    assert raised.value.type_name == "StopIteration"


def test_a_probe_reaches_classes_and_has_numpy(loaded: Loaded) -> None:
    worker = loaded(
        "class Net:\n    def __init__(self, w): self.w = w\n    def __matmul__(self, x): return self.w @ x"
    )
    probe = "def run(lab, w, x, *, scale):\n    return scale * (lab.Net(w) @ x), np.pi, __name__"
    value, pi, name = worker.probe(probe, "run", (np.eye(2), np.arange(2.0)), {"scale": 3}, SECONDS).value
    np.testing.assert_array_equal(value, [0.0, 3.0])
    assert (pi, name) == (np.pi, "probe")


def test_a_probe_leaves_nothing_for_the_next_one(loaded: Loaded) -> None:
    worker = loaded("")
    worker.probe("def put(lab):\n    global left\n    left = 1", "put", (), {}, SECONDS)
    with pytest.raises(Raised, match="left"):
        worker.probe("def get(lab): return left", "get", (), {}, SECONDS)


def test_labs_that_are_built_on_are_importable(loaded: Loaded) -> None:
    uses = {"momentum": "from mylabs.basics import lr\ndef step(w): return w - lr", "basics": "lr = 0.5"}
    worker = loaded(
        """
        import mylabs.momentum
        from mylabs.momentum import step
        def two(w): return step(mylabs.momentum.step(w))
        """,
        uses=uses,
    )
    assert call(worker, "two", 2.0) == 1.0


def test_a_traceback_goes_through_lab_files_only(loaded: Loaded) -> None:
    worker = loaded(
        """
        import numpy as np
        from mylabs.solver import solve
        def deep(matrix): return solve(matrix)
        """,
        uses={"solver": "import numpy as np\ndef solve(matrix):\n    return np.linalg.inv(matrix)"},
    )
    with pytest.raises(Raised) as raised:
        call(worker, "deep", np.zeros((2, 2)))
    error = raised.value
    frames = [(frame.file, frame.line, frame.function, frame.text) for frame in error.frames]
    assert frames == [
        ("mine.py", 4, "deep", "def deep(matrix): return solve(matrix)"),
        ("mylabs/solver.py", 3, "solve", "return np.linalg.inv(matrix)"),
    ]
    assert error.type_name == "LinAlgError" and "ValueError" in error.mro
    assert error.inside.startswith("numpy/linalg/") and " in " in error.inside


def test_a_lab_that_is_not_sent_along_cannot_be_imported(open_file: Loaded) -> None:
    with pytest.raises(Raised) as raised:
        open_file("import mylabs.adam").load()
    assert raised.value.type_name == "ModuleNotFoundError"
    assert [frame.line for frame in raised.value.frames] == [1]


def test_signatures(loaded: Loaded) -> None:
    worker = loaded(
        "def step(w, g, *, lr=0.1): ...\nclass Net:\n    def __init__(self, d: int): ...\nconstant = 3"
    )
    assert worker.signature("step") == "(w, g, *, lr=0.1)"
    assert worker.signature("Net") == "(d: int)"
    assert worker.signature("constant") is None
    assert worker.signature("absent") is None


def test_a_name_that_is_not_there(loaded: Loaded) -> None:
    worker = loaded("")
    for ask in (
        lambda: call(worker, "absent"),
        lambda: worker.probe("def f(lab): return lab.absent", "f", (), {}, SECONDS),
    ):
        with pytest.raises(Raised) as raised:
            ask()
        assert (raised.value.type_name, raised.value.message, raised.value.frames) == (
            "MissingName",
            "absent",
            (),
        )


def test_what_is_printed_comes_with_each_reply(loaded: Loaded) -> None:
    worker = loaded(
        """
        import os, sys
        print("loading")
        def say(x):
            print("x is", x)
            sys.stderr.write("!")
            os.write(1, b"raw")
        """
    )
    assert worker.call("say", ("é",), {}, SECONDS).output == "x is é\n!raw"
    assert worker.call("say", (2,), {}, SECONDS).output == "x is 2\n!raw"


def test_what_was_printed_before_an_exception_is_kept(loaded: Loaded) -> None:
    worker = loaded("def f():\n    print('so far')\n    raise ValueError('no')")
    with pytest.raises(Raised) as raised:
        call(worker, "f")
    assert raised.value.output == "so far\n"


def test_an_experiment_reports_and_returns(loaded: Loaded) -> None:
    worker = loaded("def step(w): return w / 2")
    experiment = """
def run(lab, recipe, report):
    w = recipe["w"]
    for step in range(recipe["steps"]):
        w = lab.step(w)
        report({"step": step, "w": w})
    return "done"
"""
    recipe = {"w": np.array([8.0]), "steps": 3}
    *reports, result = worker.stream(experiment, "run", (recipe,), SECONDS)
    assert [(report["step"], report["w"].item()) for report in reports] == [(0, 4.0), (1, 2.0), (2, 1.0)]
    assert result == "done"
    assert call(worker, "step", 4) == 2


def test_an_experiment_ends_with_the_exception_of_the_code(loaded: Loaded) -> None:
    worker = loaded("def step(w):\n    return 1 / (w - 1)")
    experiment = "def run(lab, report):\n    report(lab.step(3))\n    report(lab.step(1))"
    reports = worker.stream(experiment, "run", (), SECONDS)
    assert next(reports) == 0.5
    with pytest.raises(Raised) as raised:
        next(reports)
    assert raised.value.type_name == "ZeroDivisionError"
    assert [frame.line for frame in raised.value.frames] == [2]


def test_a_grade_imports_nothing(loaded: Loaded) -> None:
    """An import in a worker would be paid for again in every grade."""
    worker = loaded(
        """
        import math, random, itertools, functools, dataclasses, typing
        import numpy as np
        def f(x): return np.linalg.solve(x, x)
        """
    )
    modules = "def modules(lab):\n    import sys\n    return set(sys.modules)"
    before = worker.probe(modules, "modules", (), {}, SECONDS).value
    for args in (np.eye(3), np.ones((2, 2))):
        try:
            call(worker, "f", args)
        except Raised:
            worker.signature("f")
    worker.probe(
        "def draw(lab, rng): return rng.normal(), np.fft.fft(np.ones(4)), str(np.ones(2))",
        "draw",
        (Rng(1),),
        {},
        SECONDS,
    )
    assert worker.probe(modules, "modules", (), {}, SECONDS).value == before


def test_a_worker_knows_neither_tests_nor_course_nor_grader(loaded: Loaded) -> None:
    worker = loaded("")
    modules = worker.probe(
        "def modules(lab):\n    import sys\n    return list(sys.modules)", "modules", (), {}, SECONDS
    ).value
    ours = {name for name in modules if name.startswith("tutor.")}
    assert not ours & {"tutor.grader", "tutor.course", "tutor.texts"}
    assert "pytest" not in modules and "torch" not in modules
