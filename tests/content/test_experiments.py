"""Every lab's experiment, run with the lab's own solution, does what its reference does: loss, first update, curve.

Only the first steps are trained: a difference in the arithmetic shows there, and there are many experiments.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tutor.course.model import Lab
from tutor.grader.references import open_lab, reference_uses
from tutor.study.beside import Experiment
from tutor.training import bands, catalog, run
from tutor.training.compare import Comparison, judge
from tutor.training.device import choose
from tutor.training.setup import Setup

STEPS = 10


def shortened(setup: Setup) -> Setup:
    """One epoch of a few steps. Where the settings count the steps of an epoch, it stays whole."""
    whole = "learning_steps" in setup.settings
    batches = setup.batches[:1] if whole else setup.batches[:1, :STEPS]
    return dataclasses.replace(setup, batches=batches)


def compared(lab: Lab, source: str) -> Comparison:
    recipe = catalog.find(lab.file.recipe or "")
    program, device = catalog.load(recipe), choose("cpu")
    setup = shortened(program.setup(0))
    with Experiment(lab, source, reference_uses(lab)) as experiment:
        experiment.run(setup, lambda point: None)
    assert experiment.trouble is None
    start, history = run.begin(program, setup, device), run.run(program, setup, device)
    return judge(start, history.points, experiment.reports, bands.load(recipe))


def test_a_solution_trains_like_the_reference(experiment_folder: Path) -> None:
    lab = open_lab(experiment_folder)
    comparison = compared(lab, lab.source("solution.py"))
    assert comparison.verdict == "inside"
    loss, update, final = comparison.rows[:3]
    assert loss.same
    if update.you is None:  # the learner draws masks of their own: only the curve can be held against another
        return
    assert update.same
    assert final.you == pytest.approx(final.reference, rel=1e-3)


@pytest.mark.parametrize(
    ("name", "mistake", "wrong"),
    [("momentum", "uphill", "first_update"), ("digits-ann", "softmax_over_the_batch", "step0_loss")],
)
def test_a_mistake_does_not(name: str, mistake: str, wrong: str) -> None:
    lab = open_lab(Path(__file__).parents[2] / "labs" / name)
    comparison = compared(lab, lab.source(f"mistakes/{mistake}.py"))
    assert not comparison.passed
    assert next(row.key for row in comparison.rows if row.same is False) == wrong
