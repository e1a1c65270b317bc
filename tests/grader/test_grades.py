"""What a grade tells beyond its verdict, and how it is made."""

from __future__ import annotations

import json
from collections.abc import Callable
from textwrap import dedent

from tests.grader.conftest import SOLUTION, STARTER, GradeFile, MakeLab, check_of
from tutor.course.model import Lab
from tutor.grader.judge import Judge
from tutor.grader.report import Grade

OneCheck = Callable[..., Lab]


def failure(grade: Grade, check: str = "only") -> str:
    found = check_of(grade, check).failure
    return found.message if found else ""


def test_a_seed_replays_to_the_same_grade(grade: GradeFile) -> None:
    wrong = SOLUTION.replace("c = centred(x)", "c = centred(x) + 0.25")
    first, again, other = (grade(wrong, seed=seed).checks for seed in (3, 3, 4))
    assert first == again != other


def test_the_smallest_failing_input_is_shown(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check("x = lab.draw.normal(lab.draw.size(2, 40))\nclose(lab.f(x), x)", "def f(x): return x")
    shown = check_of(grade("def f(x): return x if len(x) < 3 else 2 * x", lab), "only").failure
    assert shown is not None
    entries = shown.input.removeprefix("x = [").removesuffix("]").split(", ")
    assert len(entries) in (3, 4)
    assert all(entry in {"-3", "-2", "-1", "0", "1", "2", "3"} for entry in entries)


def test_a_smaller_input_that_fails_in_another_way_is_not_shown(
    grade: GradeFile, one_check: OneCheck
) -> None:
    """One entry raises, on more the value is wrong: the wrong value is what the learner is told about."""
    lab = one_check("x = lab.draw.normal(lab.draw.size(1, 40))\nclose(lab.f(x), x)", "def f(x): return x")
    shown = check_of(
        grade("def f(x):\n    if len(x) == 1: raise ValueError\n    return x + 1", lab), "only"
    ).failure
    assert shown is not None and shown.kind == "wrong_value"
    assert "," in shown.input


def test_an_input_that_the_check_was_never_meant_for_is_not_shown(
    grade: GradeFile, one_check: OneCheck
) -> None:
    """On whole numbers the reference itself misses this check."""
    solution = "import numpy as np\ndef f(x): return np.where(x == np.round(x), 0.5, 0.0)"
    lab = one_check("equal(lab.f(lab.draw.normal(4)), np.zeros(4))", solution)
    assert grade(solution, lab).verdict == "passed"
    shown = check_of(grade("import numpy as np\ndef f(x): return np.ones(4)", lab), "only").failure
    assert shown is not None and "." in shown.input


def test_what_a_mistake_cannot_explain_is_not_explained(grade: GradeFile) -> None:
    assert check_of(grade(SOLUTION.replace("(axis=0)", "()")), "example").mistake is None


def test_a_mistake_is_told_in_the_language_of_the_grade(grade: GradeFile) -> None:
    wrong = SOLUTION.replace("np.sqrt((c**2).mean(axis=0))", "(c**2).mean(axis=0)")
    for lang in ("en", "hi"):
        mistake = check_of(grade(wrong, lang=lang), "scaled").mistake
        assert mistake is not None and mistake.text == f"variance ({lang})"


def test_where_to_read_on(grade: GradeFile) -> None:
    checks = grade(STARTER.replace("NotImplementedError", "ValueError")).checks
    assert [check.see for check in checks] == ["v4#pages", "", "v5#other", ""]


def test_comments_and_spaces_start_nothing(grade: GradeFile) -> None:
    assert grade("# mine\n" + STARTER.replace("\n\n\n", "\n\n")).verdict == "not_started"


def test_the_json_form(grade: GradeFile) -> None:
    wrong = SOLUTION.replace("return x - x.mean(axis=0)", "return x - x.mean(axis=1, keepdims=True)")
    plain = json.loads(grade(wrong).to_json())
    assert list(plain)[:6] == ["schema", "lab", "unit", "verdict", "score", "seed"]
    assert (plain["schema"], plain["score"], plain["seed"]) == (1, {"earned": 0, "possible": 7}, 7)
    first = plain["checks"][0]
    assert first["failure"]["kind"] == "wrong_value" and first["mistake"]["id"] == "wrong_axis"
    assert "lang" not in plain


def test_every_case_of_a_parametrised_check_must_pass(grade: GradeFile, make_lab: MakeLab) -> None:
    tests = """
        import pytest
        from tutor.grader.testing import equal
        @pytest.mark.parametrize("n", [0, 1, 2])
        def test_squares(lab, n): equal(lab.f(n), n * n)
        """
    lab = make_lab(
        solution="def f(n): return n * n",
        tests=tests,
        checks={"squares": {}},
        mistakes={},
        accepted={},
        starter="",
    )
    assert grade("def f(n): return n * n", lab).verdict == "passed"
    wrong = check_of(grade("def f(n): return n", lab), "squares")
    assert wrong.failure is not None and wrong.failure.input == "n = 2"


def test_own_work_is_asked_for(grade: GradeFile, make_lab: MakeLab) -> None:
    lab = make_lab(head='own_work = ["np.std"]')
    assert check_of(grade(SOLUTION, lab), "own_work").verdict == "passed"
    borrowed = grade(SOLUTION.replace("np.sqrt((c**2).mean(axis=0))", "np.std(c, axis=0)"), lab)
    assert borrowed.verdict == "failed"
    assert borrowed.score.earned == borrowed.score.possible == 7
    assert "line 11" in failure(borrowed, "own_work").lower() and "np.std" in failure(borrowed, "own_work")


def test_an_edited_test_file_is_seen(grade: GradeFile, one_check: OneCheck) -> None:
    for wanted in (2, 3):
        lab = one_check(f"equal(lab.f(), {wanted})", f"def f(): return {wanted}")
        assert grade(f"def f(): return {wanted}", lab).verdict == "passed"


def test_the_judge_goes_on_after_its_zygote_was_killed(judge: Judge, grade: GradeFile) -> None:
    grade(SOLUTION)
    judge.workers.zygote("numpy")._process.kill()
    judge.workers.zygote("numpy")._process.wait()
    assert grade(SOLUTION).verdict == "grader_error"
    assert grade(SOLUTION).verdict == "passed"


# --- ways of asking -------------------------------------------------------------------------------------------


def test_a_function_as_an_argument_called_back_and_shipped(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check(
        """
        close(lab.slope(parabola, 2.0), 4.0, rtol=1e-6)
        close(lab.slope(shipped(parabola), 2.0), 4.0, rtol=1e-6)
        """,
        "def slope(f, x, h=1e-5): return (f(x + h) - f(x - h)) / (2 * h)",
        top="def parabola(x):\n    return np.square(x)",
    )
    assert grade(lab.source("solution.py"), lab).verdict == "passed"
    wrong = grade("def slope(f, x, h=1e-5): return f(x + h) - f(x - h)", lab)
    shown = check_of(wrong, "only").failure
    assert shown is not None and shown.input == "f = <function parabola>\nx = 2"


def test_random_numbers_as_an_argument(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check(
        """
        seed = lab.draw.seed()
        close(lab.noise(Rng(seed), 3), np.random.default_rng(seed).normal(size=3))
        """,
        "def noise(rng, n): return rng.normal(size=n)",
    )
    assert grade(lab.source("solution.py"), lab).verdict == "passed"
    shown = check_of(grade("def noise(rng, n): return rng.uniform(size=n)", lab), "only").failure
    assert shown is not None and shown.input.startswith("rng = np.random.default_rng(")


HANDLES = """
class Cache:
    def __init__(self, x): self.x = x
def forward(x): return x * 2, Cache(x)
def backward(g, cache): return g * 2 + 0 * cache.x
def batches(n):
    for start in range(0, n, 2): yield list(range(start, min(n, start + 2)))
"""


def test_opaque_results_and_iterators(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check(
        """
        y, cache = lab.forward(np.ones(3))
        close(lab.backward(np.ones(3), cache), 2 * np.ones(3))
        rows = lab.batches(3)
        equal(lab.run(taken, rows), [[0, 1], [2]])
        """,
        HANDLES,
        top="def taken(lab, rows):\n    return list(rows)",
        mistakes={"loses_the_rest": HANDLES.replace("min(n, start + 2)", "start + 2")},
    )
    assert grade(HANDLES, lab).verdict == "passed"
    wrong = grade(HANDLES.replace("min(n, start + 2)", "start + 2"), lab)
    assert check_of(wrong, "only").mistake is not None
    assert check_of(wrong, "only").mistake.id == "loses_the_rest"  # type: ignore[union-attr]
    single = grade(HANDLES.replace("return x * 2, Cache(x)", "return x * 2"), lab)
    assert single.verdict == "failed" and check_of(single, "only").failure.kind == "wrong_type"  # type: ignore[union-attr]


def test_gradients_against_finite_differences(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check(
        """
        w = lab.draw.normal(3, 2)
        gradient_close(lab.gradient(w), numerical_gradient(lambda v: lab.loss(v), w))
        """,
        "import numpy as np\ndef loss(w): return float(np.sum(w**3))\ndef gradient(w): return 3 * w**2",
    )
    assert grade(lab.source("solution.py"), lab).verdict == "passed"
    assert "gradient" in failure(grade(lab.source("solution.py").replace("3 * w**2", "2 * w**2"), lab))


def test_bad_input_is_to_be_refused(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check(
        "raises(lambda: lab.f(-1), ValueError)", "def f(x):\n    if x < 0: raise ValueError\n    return x"
    )
    assert grade(lab.source("solution.py"), lab).verdict == "passed"
    assert "ValueError" in failure(grade("def f(x): return x", lab))
    assert grade("def f(x): raise NotImplementedError", lab).verdict == "not_started"
    assert grade("def f(x): return x.nothing", lab).verdict == "error"


def test_a_property_in_a_sentence(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check(
        "p = lab.f()\nholds(abs(p.sum() - 1) < 1e-9, hi='jod 1', en='sums to 1', total=p.sum())",
        "import numpy as np\ndef f(): return np.ones(2) / 2",
    )
    assert grade(lab.source("solution.py"), lab).verdict == "passed"
    wrong = check_of(grade("import numpy as np\ndef f(): return np.ones(2)", lab, lang="hi"), "only").failure
    assert wrong is not None and (wrong.message, wrong.got) == ("jod 1", "total = 2")


def test_a_lab_builds_on_others(grade: GradeFile, make_lab: MakeLab) -> None:
    lab = make_lab(
        head='uses = ["momentum"]',
        solution="from mylabs.momentum import step\ndef two(w): return step(step(w))",
        starter="def two(w): raise NotImplementedError",
        tests="from tutor.grader.testing import equal\ndef test_two(lab):\n    equal(lab.two(1.0), 0.0)\n",
        checks={"two": {}},
        mistakes={},
        accepted={},
    )
    source = lab.source("solution.py")
    assert grade(source, lab, uses={"momentum": "def step(w): return w - 0.5"}).verdict == "passed"
    broken = grade(source, lab, uses={"momentum": "def step(w):\n    return w / 0"})
    shown = check_of(broken, "two").failure
    assert shown is not None
    assert [(frame.file, frame.line, frame.function) for frame in shown.frames] == [
        ("", 2, "two"),
        ("mylabs/momentum.py", 2, "step"),
    ]
    assert "momentum" in failure(grade(source, lab), "two")


def test_what_a_probe_cannot_work_with(grade: GradeFile, one_check: OneCheck) -> None:
    solution = "import numpy as np\ndef pair(x): return x, x"
    lab = one_check(
        "close(lab.run(summed, np.ones(2)), 4.0)",
        solution,
        top="def summed(lab, x):\n    a, b = lab.pair(x)\n    return float(a.sum() + b.sum())",
    )
    assert grade(solution, lab).verdict == "passed"
    three = grade("def pair(x): return x, x, x", lab)
    assert three.verdict == "error" and "could not work with" in failure(three)
    missing = check_of(grade("def pear(x): return x, x", lab), "only").failure
    assert missing is not None and (missing.kind, missing.function) == ("missing", "pair")
    misfit = check_of(grade("def pair(): return 1, 2", lab), "only").failure
    assert misfit is not None and misfit.kind == "signature" and "pair()" in misfit.message


def test_torch(grade: GradeFile, one_check: OneCheck) -> None:
    solution = """
        import torch
        class Doubled(torch.nn.Module):
            def forward(self, x): return 2 * x
        """
    lab = one_check(
        """
        y, gradient = lab.run(doubled, np.ones((2, 3)))
        close(y, np.full((2, 3), 2.0))
        close(gradient, np.full((2, 3), 2.0))
        """,
        dedent(solution),
        head='backend = "torch"',
        top="""
        def doubled(lab, x):
            x = torch.tensor(x, requires_grad=True)
            y = lab.Doubled()(x)
            y.sum().backward()
            return y, x.grad
        """,
    )
    assert grade(solution, lab).verdict == "passed"
    assert grade(solution.replace("2 * x", "2 * x.detach() + 0 * x"), lab).verdict == "failed"


def test_numbers_in_every_dress_are_right(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check("close(lab.f(2.0), 4.0)", "def f(x): return x * x")
    for body in ("x * x", "np.float32(x * x)", "np.array(x * x)", "int(x * x)", "np.longdouble(x) * x"):
        assert grade(f"import numpy as np\ndef f(x): return {body}", lab).verdict == "passed", body
    for body in ("[x * x]", "np.array([x * x])", "str(x * x)", "(x * x,)"):
        assert grade(f"import numpy as np\ndef f(x): return {body}", lab).verdict == "failed", body


def test_liars_are_found_out(grade: GradeFile, one_check: OneCheck) -> None:
    lab = one_check("close(lab.f(), np.ones(2))", "import numpy as np\ndef f(): return np.ones(2)")
    liars = """
        import numpy as np
        class Agreeable(np.ndarray):
            def __eq__(self, other): return True
            def __sub__(self, other): return np.zeros(2)
            def __array__(self, *_, **__): return np.ones(2)
        class Pretender:
            __class__ = np.ndarray
            shape, dtype = (2,), np.dtype(float)
            def __array__(self, *_, **__): return np.ones(2)
        def f(): return {}
        """
    for lie in ("np.zeros(2).view(Agreeable)", "Pretender()", "np.array([Pretender(), Pretender()])"):
        assert grade(liars.format(lie), lab).verdict == "failed"
