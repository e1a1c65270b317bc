"""On an NVIDIA GPU: graphs of many steps give what the plain loop gives, and a full memory is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tutor.training import catalog, chunks, run
from tutor.training.checkpoint import Checkpoint
from tutor.training.curves import Point
from tutor.training.errors import Stop, TrainingError
from tutor.training.recipe import Program
from tutor.training.setup import Setup
from tutor.training.together import Ensemble, allowed, train_together

if not torch.cuda.is_available():
    pytest.skip("needs an NVIDIA GPU", allow_module_level=True)

CUDA, CPU = torch.device("cuda", 0), torch.device("cpu")
IN_A_GRAPH = (
    "race-momentum",
    "churn-ann",
    "digits-ann",
    "lenet5",
    "adding-lstm",
    "transformer-words",
    "tiny-gpt",
)
STEPS = 4 * chunks.LONGEST


def program_of(name: str) -> Program:
    return catalog.load(catalog.find(name))


def short(program: Program, seed: int = 0) -> Setup:
    """Two epochs of at most STEPS steps."""
    setup = program.setup(seed)
    return replace(setup, batches=setup.batches[:2, :STEPS])


def losses(points: tuple[Point, ...]) -> list[float]:
    return [point.loss for point in points]


@pytest.mark.parametrize("name", IN_A_GRAPH)
def test_a_graph_of_steps_is_the_plain_loop(name: str) -> None:
    program = program_of(name)
    setup = short(program)
    plain, graph = run.Model(program, setup, CUDA), run.Model(program, setup, CUDA)
    plain.chunks = None
    assert graph.chunks and graph.chunks.graph, "captured"
    tolerance = 1e-6 if setup.X.dtype == np.float64 else 0.02
    for epoch in range(2):
        for model in (plain, graph):
            model.train_epoch(epoch)
    assert graph.epoch_losses == pytest.approx(plain.epoch_losses, rel=tolerance)
    assert graph.measure(2).loss == pytest.approx(plain.measure(2).loss, rel=tolerance)


@pytest.mark.parametrize("name", ["churn-ann", "lenet5", "race-rmsprop", "perceptron", "dropout-half"])
def test_a_run_is_what_it_is_on_a_cpu(name: str) -> None:
    program = program_of(name)
    setup = short(program)
    here, there = run.run(program, setup, CUDA), run.run(program, setup, CPU)
    assert losses(here.points) == pytest.approx(losses(there.points), rel=0.02)


@pytest.mark.parametrize("name", ["race-momentum", "churn-ann", "lenet5", "transformer-words"])
def test_seeds_at_once_in_a_graph_are_the_seeds_one_by_one(name: str) -> None:
    program = program_of(name)
    setups = [short(program, seed) for seed in range(3)]
    assert allowed(program, setups, CUDA) and Ensemble(program, setups, CUDA).chunks, "captured"
    for history, setup in zip(train_together(program, setups, CUDA), setups, strict=True):
        alone = run.run(program, setup, CUDA)
        assert losses(history.points) == pytest.approx(losses(alone.points), rel=0.02)


def test_a_run_in_a_graph_can_be_broken_off_and_goes_on(tmp_path: Path) -> None:
    program = program_of("churn-ann")
    setup = short(program)

    def stop(point: Point) -> None:
        if point.epoch == 1:
            raise Stop

    whole = run.run(program, setup, CUDA)
    run.run(program, setup, CUDA, stop, Checkpoint(tmp_path / "kept.pt"))
    resumed = run.run(program, setup, CUDA, checkpoint=Checkpoint(tmp_path / "kept.pt", resume=True))
    assert losses(resumed.points) == pytest.approx(losses(whole.points), rel=1e-6)


def test_a_run_of_one_step_is_captured_too() -> None:
    program = program_of("line-batch")
    setup = program.setup(0)
    one = replace(setup, batches=setup.batches[:1])
    model = run.Model(program, one, CUDA)
    assert model.chunks and losses(run.run(program, one, CUDA).points) == pytest.approx(
        losses(run.run(program, one, CPU).points), rel=1e-6
    )


def test_graphs_of_runs_that_are_over_do_not_hinder_the_next() -> None:
    """A model and its graph hold each other, so that they are freed some time later."""
    program = program_of("race-momentum")
    for seed in range(20):
        assert run.Model(program, short(program, seed), CUDA).chunks


@pytest.fixture
def little_memory() -> Iterator[None]:
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction(0.002, CUDA)
    yield
    torch.cuda.set_per_process_memory_fraction(1.0, CUDA)
    torch.cuda.empty_cache()


@pytest.mark.usefixtures("little_memory")
def test_a_full_memory_is_told_with_a_batch_that_needs_less() -> None:
    program = program_of("lenet5")
    setup = program.setup(0)
    whole = replace(setup, batches=np.arange(8000).reshape(1, 1, 8000))
    with pytest.raises(TrainingError) as caught:
        run.run(program, whole, CUDA)
    assert caught.value.kind == "out_of_memory"
    assert caught.value.fields == {"device": "cuda:0", "batch": 8000, "smaller": 4000}
