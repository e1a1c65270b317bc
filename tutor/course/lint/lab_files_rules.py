"""A lab's folder: texts in both languages, programs that parse, one hidden test for each check."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from tutor.course.lint.folder_rules import stray
from tutor.course.lint.lab_rules import LEAST_ACCEPTED
from tutor.course.lint.material import LabMaterial, Material
from tutor.course.lint.notes_rules import code_form, same_code
from tutor.course.lint.python_source import defined_names, imported_modules, mentions, parse_python
from tutor.course.model import Lab, Problem
from tutor.texts import LANGUAGES

LAB_FILES = ("lab.toml", "brief.hi.md", "brief.en.md", "starter.py", "solution.py")
OPTIONAL_FILES = ("mistakes", "accepted", "prove_torch.py", "experiment.py")
TEST_IMPORTS = {"numpy", "pytest", "tutor.grader.testing", "__future__"}
SOLUTION_MODULES = {"solution", "starter"}


def folder(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """Every file of a lab is there, and nothing else."""
    root, test = material.course.root, _test_name(lab)
    yield from stray(lab.folder, root, (*LAB_FILES, test, *OPTIONAL_FILES))
    for name in (*LAB_FILES, test):
        if not (lab.folder / name).is_file():
            yield Problem(f"{lab.place}/{name}", "", "The file is missing.", "Add it.")
    yield from stray(lab.folder / "mistakes", root, [f"{name}.py" for name in lab.file.mistakes])
    yield from stray(lab.folder / "accepted", root, (), patterns=r"[a-z][a-z0-9_]*\.py")


def briefs(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """The task in both languages, with the same code, narrow enough for a half screen."""
    texts = {}
    for lang in LANGUAGES:
        path = lab.folder / f"brief.{lang}.md"
        if path.is_file():
            texts[lang] = path.read_text(encoding="utf-8")
            yield from code_form(f"{lab.place}/{path.name}", "", texts[lang])
            if not texts[lang].strip():
                yield Problem(
                    f"{lab.place}/{path.name}", "", "The brief is empty.", "Say what is to be built."
                )
    if len(texts) == len(LANGUAGES):
        yield from same_code(f"{lab.place}/brief.hi.md", "", texts["hi"], texts["en"])


def programs(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """Starter, solution, mistakes and accepted programs are complete lab files of their own."""
    mistakes = [f"mistakes/{name}.py" for name in lab.file.mistakes]
    accepted = sorted(f"accepted/{path.name}" for path in (lab.folder / "accepted").glob("*.py"))
    if len(accepted) < LEAST_ACCEPTED:
        message = f"There are {len(accepted)} accepted programs; a lab needs at least {LEAST_ACCEPTED}."
        yield Problem(f"{lab.place}/accepted", "", message, "Write the solution in other styles.")
    for name in mistakes:
        if not (lab.folder / name).is_file():
            yield Problem(
                f"{lab.place}/{name}", "", "The file is missing.", "Write the lab as this mistake has it."
            )
    for name in ("starter.py", "solution.py", *mistakes, *accepted):
        if (lab.folder / name).is_file():
            yield from _program(lab, name)


def _program(lab: LabMaterial, name: str) -> Iterator[Problem]:
    place = f"{lab.place}/{name}"
    tree = parse_python(lab.folder / name, place)
    if isinstance(tree, Problem):
        yield tree
        return
    for function in sorted(set(lab.file.functions) - defined_names(tree)):
        yield Problem(place, function, "The program does not define it.", "Define every name of `functions`.")
    for module in sorted(set(imported_modules(tree)) & SOLUTION_MODULES):
        yield Problem(place, module, "The program imports another one of the lab.", "Write it out in full.")
    if mentions(tree, "NotImplementedError") != (name == "starter.py"):
        message, remedy = (
            (
                "Nothing is left to implement.",
                "Replace what the learner writes by `raise NotImplementedError`.",
            )
            if name == "starter.py"
            else ("Something is not implemented.", "Write it.")
        )
        yield Problem(place, "NotImplementedError", message, remedy)


def hidden_tests(material: Material, lab: LabMaterial) -> Iterator[Problem]:
    """Exactly one `def test_ID(lab)` for each check, and no import but the three that a test may have."""
    name = _test_name(lab)
    if not (lab.folder / name).is_file():
        return
    place = f"{lab.place}/{name}"
    tree = parse_python(lab.folder / name, place)
    if isinstance(tree, Problem):
        yield tree
        return
    tests = [
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    yield from _one_for_each_check(lab, place, tests)
    probes = tuple(node for node in tree.body if isinstance(node, ast.FunctionDef) and node not in tests)
    for module in sorted(set(imported_modules(tree, without=probes)) - TEST_IMPORTS):
        remedy = (
            "Import numpy, pytest and tutor.grader.testing alone; a probe may import what its worker has."
        )
        yield Problem(place, module, "A hidden test imports this.", remedy)


def _one_for_each_check(lab: LabMaterial, place: str, tests: list[ast.FunctionDef]) -> Iterator[Problem]:
    counts = Counter(test.name.removeprefix("test_") for test in tests)
    for check in lab.file.checks:
        if counts[check] != 1:
            message = f"There are {counts[check]} functions test_{check}."
            yield Problem(place, f"test_{check}", message, f"Write one `def test_{check}(lab)`.")
    for test in tests:
        check = test.name.removeprefix("test_")
        if check not in lab.file.checks:
            yield Problem(place, test.name, "No check is decided by this test.", f"Add `[checks.{check}]`.")
        if "lab" not in [argument.arg for argument in test.args.args]:
            yield Problem(place, test.name, "The test does not take `lab`.", f"Write `def {test.name}(lab)`.")


def _test_name(lab: LabMaterial) -> str:
    return Lab(lab.file, lab.folder).test_file.name
