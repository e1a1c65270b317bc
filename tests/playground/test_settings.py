"""The string of a state, and the knobs that change it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.errors import UsageError
from tutor.playground import settings as known
from tutor.playground.controls import CONTROLS, turned, value
from tutor.playground.presets import PRESETS, state_of
from tutor.playground.settings import Settings, read, written
from tutor.texts import say


@st.composite
def states(draw: st.DrawFn) -> Settings:
    data = draw(st.sampled_from(known.DATA))
    chosen = draw(st.sets(st.sampled_from(known.FEATURES), min_size=1))
    penalty = draw(st.sampled_from(known.PENALTIES))
    return Settings(
        data=data,
        noise=draw(st.sampled_from([0.0, 0.03, 0.05, 0.2])),
        features=tuple(sorted(chosen, key=known.FEATURES.index)),
        layers=tuple(draw(st.lists(st.integers(1, 8), max_size=4))),
        activation=draw(st.sampled_from(known.ACTIVATIONS)),
        loss=draw(st.sampled_from(Settings(data=data).losses)),
        optimizer=draw(st.sampled_from(known.OPTIMIZERS)),
        rate=draw(st.sampled_from([0.001, 0.03, 1.0])),
        batch=draw(st.sampled_from([0, 1, 32])),
        penalty=penalty,
        strength=0.001 if penalty == "none" else draw(st.sampled_from([0.0006, 0.001, 0.1])),
        dropout=draw(st.sampled_from([0.0, 0.3])),
        init=draw(st.sampled_from(known.INITS)),
        seed=draw(st.integers(0, 99)),
    )


@given(states())
def test_reading_undoes_writing(state: Settings) -> None:
    assert read(written(state)) == state


@given(states(), st.lists(st.tuples(st.sampled_from(CONTROLS), st.sampled_from([-1, 1])), max_size=12))
def test_no_turn_of_a_knob_leads_out_of_what_can_be_written(
    state: Settings, turns: list[tuple[str, int]]
) -> None:
    for control, by in turns:
        state = turned(state, control, by)
    assert state.loss in state.losses
    if state.penalty != "none":
        assert read(written(state)) == state


def test_a_knob_moves_to_the_next_value_and_stops_at_the_end() -> None:
    state = read("xor/4/tanh/adam/r.02")
    assert turned(state, "rate", 1).rate == 0.03
    assert turned(state, "rate", -1).rate == 0.01
    assert value(turned(state, "layers", 1), "layers") == 2
    assert turned(turned(state, "layers", 1), "units", 1).layers == (5, 5)
    assert turned(read("xor/0/tanh/adam"), "layers", -1).layers == ()
    assert turned(read("gaussians/4/tanh/sgd/hinge"), "data", 1).loss == "mse"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "xer/4",
        "xor/9",
        "xor/1.1.1.1.1",
        "xor/huber",
        "xor/r0",
        "xor/rx",
        "xor/l2:-1",
        "xor/b1.5",
        "xor/x3",
        "xor/n9",
    ],
)
def test_what_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read(text)


def test_presets_are_states_with_a_sentence_in_both_languages() -> None:
    for name, preset in PRESETS.items():
        state = state_of(name)
        assert read(written(state)) == state
        assert preset.unit.startswith("v")
        assert say(f"play.presets.{name}", "hi") != say(f"play.presets.{name}", "en")


def test_an_unknown_preset_names_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        state_of("vanish")
    assert refused.value.fields["near"] == "vanishing"
