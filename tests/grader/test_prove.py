"""`tutor prove` is green for good hidden tests and red, with the reason, for each way in which they are bad."""

from __future__ import annotations

from typing import Any

import pytest

from tests.grader.conftest import ACCEPTED, CHECKS, MISTAKES, SOLUTION, TESTS, MakeLab
from tutor.grader.judge import Judge
from tutor.grader.mutants import mutants
from tutor.grader.proof import Proof
from tutor.grader.prove import prove
from tutor.grader.torch_proof import torch_problem

DEFINITION = TESTS[TESTS.index("def test_definition") : TESTS.index("def test_scaled")]


def proof_of(judge: Judge, make_lab: MakeLab, seeds: int = 3, **parts: Any) -> Proof:
    return prove(judge, make_lab(**parts), seeds=seeds)


def test_good_hidden_tests_are_proved(judge: Judge, make_lab: MakeLab) -> None:
    proof = proof_of(judge, make_lab)
    assert proof.ok, proof.explanation()
    row = proof.to_json()
    assert (row["starter"], row["solution"]) == ("not_started", "passed")
    assert row["accepted"] == {"total": 1, "passed": 1}
    assert row["mistakes"] == {"total": 4, "caught": 4, "named": 4}
    assert row["mutants"]["killed"] == row["mutants"]["total"] > 5
    assert row["idle_checks"] == [] and row["ok"] is True
    assert proof.explanation().startswith("columns: proved (1/1 accepted passed, 4/4 mistakes caught")


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "a starter that runs": ({"starter": SOLUTION + "\n# done\n"}, "The starter is passed"),
    "a solution that fails": ({"solution": MISTAKES["wrong_axis"]}, "The solution is failed"),
    "a correct program that fails": (
        {"tests": TESTS.replace("close(lab.centred(X),", "close(lab.centred(X), dtype='float32', want=")},
        "The solution is failed",
    ),
    "a style that is refused": (
        {
            "accepted": ACCEPTED
            | {"in_float32": SOLUTION.replace("return x -", "x = x.astype('f4')\n    return x -")}
        },
        "accepted/in_float32.py is a correct program graded failed",
    ),
    "a mistake that passes": (
        {"mistakes": MISTAKES | {"none_at_all": SOLUTION}},
        "mistakes/none_at_all.py passes: no check notices it.",
    ),
    "a mistake that only some seeds notice": (
        {
            "mistakes": MISTAKES
            | {"small": SOLUTION.replace("return x - x", "if len(x) == 5: x = x * 2\n    return x - x")}
        },
        "mistakes/small.py passes:",
    ),
    "two mistakes that answer alike": (
        {"mistakes": MISTAKES | {"variance_too": MISTAKES["variance"] + "\n"}},
        "mistakes/variance_too.py is caught, but it is taken for variance",
    ),
    "a check that catches nothing": (
        {"tests": TESTS + "def test_kind(lab):\n    lab.centred(X)\n", "checks": CHECKS | {"kind": {}}},
        "The check kind is idle",
    ),
    "a mutant that survives": (
        {
            "tests": TESTS.replace(
                DEFINITION, DEFINITION.replace("close(", "lab.centred(x) if 1 else close(")
            ).replace("np.ones(2), what", "np.ones(2), rtol=9, what"),
            "mistakes": {"in_place": MISTAKES["in_place"]},
        },
        "mutants are killed; 95% are asked for.",
    ),
    "tests that cannot be run": (
        {"tests": "import no_such_module"},
        "The hidden tests cannot be run: hidden_tests",
    ),
    "names that are not asked for": (
        {"head": 'own_work = ["np.sqrt"]'},
        "it uses np.sqrt in line 11, against own_work.",
    ),
    "an equivalent that is none": (
        {"head": 'equivalents = [{ mutant = "scaled.sign.00000000", reason = "none" }]'},
        "`equivalents` lists scaled.sign.00000000, which is no surviving mutant.",
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_lab_with(judge: Judge, make_lab: MakeLab, fault: str) -> None:
    parts, problem = BAD[fault]
    proof = proof_of(judge, make_lab, **parts)
    assert not proof.ok and proof.to_json()["ok"] is False
    assert problem in proof.explanation()


def test_a_survivor_may_be_listed_with_a_reason(judge: Judge, make_lab: MakeLab) -> None:
    solution = SOLUTION.replace("(c**2).mean(axis=0)", "abs(c**2).mean(axis=0)")
    survivors = proof_of(judge, make_lab, solution=solution).mutants.survivors
    assert [mutant.description for mutant in survivors] == ["abs(c ** 2) -> c ** 2"]
    listed = f'equivalents = [{{ mutant = "{survivors[0].id}", reason = "a square has no sign" }}]'
    proof = proof_of(judge, make_lab, solution=solution, head=listed)
    assert proof.ok, proof.explanation()
    assert proof.to_json()["mutants"]["equivalent"] == 1


def test_a_mistake_that_never_ends_is_soon_stopped(judge: Judge, make_lab: MakeLab) -> None:
    endless = SOLUTION.replace("return x - x.mean(axis=0)", "while True: pass")
    proof = proof_of(judge, make_lab, mistakes=MISTAKES | {"endless": endless})
    assert proof.mistakes["endless"].caught and proof.mistakes["endless"].names == ("endless",)


def test_the_reference_beside_torch(make_lab: MakeLab) -> None:
    lab = make_lab()
    beside = lab.folder / "prove_torch.py"
    head = "import numpy as np\ndef test_mean(reference):\n    x = np.eye(3)\n"
    assert torch_problem(lab) == ""
    beside.write_text(head + "    assert np.allclose(reference.centred(x), x - 1 / 3)\n")
    assert torch_problem(lab) == ""
    beside.write_text(head + "    assert np.allclose(reference.centred(x), x)\n")
    assert "test_mean" in torch_problem(lab)


def test_the_reference_beside_torch_finds_what_it_builds_on(make_lab: MakeLab) -> None:
    make_lab("basis", solution="def half(x):\n    return x / 2\n")
    lab = make_lab(head='uses = ["basis"]', solution="from mylabs.basis import half\n")
    (lab.folder / "prove_torch.py").write_text(
        "def test_half(reference):\n    assert reference.half(4.0) == 2.0\n"
    )
    assert torch_problem(lab) == ""


def test_mutants_differ_from_the_solution_and_keep_their_names() -> None:
    found = list(mutants(SOLUTION))
    assert len({mutant.source for mutant in found}) == len(found)
    assert len({mutant.id for mutant in found}) == len(found)
    shifted = {mutant.id: mutant.line for mutant in mutants("# a line\n# another\n" + SOLUTION)}
    assert {mutant.id: mutant.line + 2 for mutant in found} == shifted
    changes = {mutant.description for mutant in found}
    assert {
        "x - x.mean(axis=0) -> x + x.mean(axis=0)",
        "x.mean(axis=0) -> x.mean(axis=1)",
        "x.mean(axis=0) -> x.mean()",
        "c ** 2 -> c * 2",
        "np.sqrt((c ** 2).mean(axis=0)) -> (c ** 2).mean(axis=0)",
    } <= changes


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        (
            "def f(a, b): return a < b and not b",
            {"a < b -> a <= b", "a < b and (not b) -> a < b or not b", "not b -> b"},
        ),
        (
            "def f(x):\n    if x > 0: x += 1\n    return -x",
            {
                "if x > 0: x += 1 -> if True: x += 1",
                "x += 1 -> pass",
                "x += 1 -> x -= 1",
                "-x -> x",
                "0 -> 1",
            },
        ),
        (
            "def f(x): return sum(x[1:]), max(x, 0.5), x.T",
            {"1 -> 2", "0.5 -> 1.0", "x.T -> x", "max(x, 0.5) -> max(0.5, x)"},
        ),
        (
            "def f(x): return np.argmax(x, axis=1)",
            {"np.argmax(x, axis=1) -> np.argmin(x, axis=1)", "np.argmax(x, axis=1) -> np.argmax(x, axis=0)"},
        ),
    ],
)
def test_kinds_of_mutants(source: str, changes: set[str]) -> None:
    found = {" ".join(mutant.description.split()) for mutant in mutants(source)}
    assert changes <= found
