"""Which screen shows what. Screens are imported when they are opened: the first paint waits for one only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tutor.study.session import Study
from tutor.study.views import Place, Room
from tutor.tui.screens.page import Page

if TYPE_CHECKING:
    from tutor.tui.desk import Desk


def first(study: Study) -> Page:
    from tutor.tui.screens.first import FirstScreen

    return FirstScreen(study)


def home(study: Study) -> Page:
    from tutor.tui.screens.home import HomeScreen

    return HomeScreen(study)


def key_list(study: Study) -> Page:
    from tutor.tui.screens.help import HelpScreen

    return HelpScreen(study)


def search(study: Study) -> Page:
    from tutor.tui.screens.search import SearchScreen

    return SearchScreen(study)


def review(study: Study) -> Page:
    from tutor.tui.screens.review import ReviewScreen

    return ReviewScreen(study)


def progress(study: Study) -> Page:
    from tutor.tui.screens.progress import ProgressScreen

    return ProgressScreen(study)


def playground(study: Study, state: str) -> Page:
    """`xor`, any other state, or `xor@adam`: with the learner's own Adam."""
    from tutor.tui.screens.playground import PlaygroundScreen

    state, own_rule, _ = state.partition("@")
    return PlaygroundScreen(study, state, bool(own_rule))


def demo(study: Study, address: str) -> Page:
    """A demo or a preset of the playground, by its address (`v4/line`, `play/xor`)."""
    from tutor.study import playing

    where = playing.typed(address)
    if where.unit == playing.PLAY:
        return playground(study, where.name)
    from tutor.tui.screens.demo import DemoScreen

    return DemoScreen(study, where.unit, playing.demo(study, where))


def reviewing(study: Study) -> Page:
    """What is due, being asked."""
    from tutor.tui.screens.reviewing import ReviewingScreen

    return ReviewingScreen(study)


def _read(study: Study, place: Place, desk: Desk) -> Page:
    from tutor.tui.screens.notes import NotesScreen

    return NotesScreen(study, place)


def _quiz(study: Study, place: Place, desk: Desk) -> Page:
    from tutor.tui.screens.quiz import QuizScreen

    return QuizScreen(study, place)


def _lab(study: Study, place: Place, desk: Desk) -> Page:
    from tutor.tui.screens.lab import LabScreen

    return LabScreen(study, place, desk)


def _train(study: Study, place: Place, desk: Desk) -> Page:
    from tutor.tui.screens.train import TrainScreen

    return TrainScreen(study, place, desk)


ROOMS: dict[Room, Callable[[Study, Place, Desk], Page]] = {
    "read": _read,
    "quiz": _quiz,
    "lab": _lab,
    "train": _train,
}
"""The rooms of a unit, in the order of the tabs. `tab` walks those of them that the unit has."""


def screen(study: Study, place: Place, desk: Desk) -> Page:
    return ROOMS[place.room](study, place, desk)


def of_unit(study: Study, unit_id: str) -> tuple[Room, ...]:
    """The rooms this unit has, in the order of the tabs."""
    has: dict[Room, bool] = {
        "read": True,
        "quiz": bool(study.ledger.outline(unit_id).questions),
        "lab": bool(study.course.labs_of(unit_id)),
        "train": bool(to_train(study, unit_id)),
    }
    return tuple(room for room in ROOMS if has[room])


def to_train(study: Study, unit_id: str) -> tuple[str, ...]:
    """The labs of a unit that can be trained beside a reference."""
    from tutor.study.labs import has_experiment

    files = study.course.labs()
    there = (lab for lab in study.course.labs_of(unit_id) if lab in files)
    return tuple(lab for lab in there if has_experiment(study.course.lab(lab)))


def at(study: Study, address: str, desk: Desk) -> Page:
    """The screen of an address: `review`, `v38`, `v38#bias-correction`, `demo:v4/line`, `play:xor`, `play:xor@adam`."""
    kind, colon, rest = address.partition(":")
    if colon:
        return demo(study, rest) if kind == "demo" else playground(study, rest)
    named = {"review": review, "progress": progress, "search": search}
    if address in named:
        return named[address](study)
    unit, _, anchor = address.partition("#")
    return screen(study, Place(study.course.unit_file(unit).id, "read", anchor), desk)


def number(unit_id: str) -> str:
    """`v38` as it is shown: V38."""
    return unit_id.upper()
