"""What holds on every screen: keys, languages, sizes, themes, no colours at all."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.color import Color
from textual.pilot import Pilot

from tests.tui.conftest import (
    NARROW,
    TINY,
    WIDE,
    FakeTraining,
    frame,
    grade_of,
    press,
    rows,
    settled,
    shows,
    trained,
    until,
)
from tutor.study import grading, searching
from tutor.study.session import Study
from tutor.tui.app import TutorApp
from tutor.tui.keys import GROUPS, HELP_ROWS, KEYS
from tutor.tui.paint.home import DETAIL, steps
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lab import LabScreen
from tutor.tui.screens.notes import NotesScreen
from tutor.tui.screens.page import Page
from tutor.tui.screens.progress import ProgressScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.screens.review import ReviewScreen
from tutor.tui.screens.search import SearchScreen
from tutor.tui.screens.train import TrainScreen
from tutor.tui.widgets.key_bar import MOST, KeyBar
from tutor.tui.widgets.notice import Notice

MakeApp = Callable[..., TutorApp]
Start = Callable[..., Path]
pytestmark = pytest.mark.anyio

PLACES: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "home": (None, ()),
    "notes": ("v4#bias-correction", ()),
    "quiz": ("v4", ("tab",)),
    "told": ("v4", ("tab", "1")),
    "typing": ("v4", ("tab", "2", "enter")),
    "lab": ("v4", ("tab", "tab")),
    "brief": ("v4", ("tab", "tab", "b")),
    "editor": ("v4", ("tab", "tab", "e")),
    "train": ("v4", ("tab", "tab", "tab", "space")),
    "review": ("review", ()),
    "progress": ("progress", ()),
    "search": ("search", ()),
    "help": (None, ("question_mark",)),
}


@pytest.fixture
def at(make_app: MakeApp, study: Study, started: Start, training: FakeTraining) -> Callable[..., object]:
    """Open a place of PLACES, with a failed lab and a training that is done."""

    @asynccontextmanager
    async def open_at(
        name: str, size: tuple[int, int] = NARROW, theme: str = ""
    ) -> AsyncIterator[tuple[TutorApp, Pilot[None]]]:
        grading.record(study, grade_of(), started("adam").read_text())
        training.events = trained([0.6 * 0.97**step for step in range(25)])
        address, keys = PLACES[name]
        app = make_app(address, theme=theme)
        async with app.run_test(size=size) as pilot:
            await press(pilot, *keys)
            if name == "train":
                await until(pilot, lambda: "✗ Your curve" in frame(app))
            yield app, pilot

    return open_at


def page(app: TutorApp) -> Page:
    assert isinstance(app.screen, Page)
    return app.screen


@pytest.mark.parametrize("name", PLACES)
async def test_every_screen_survives_every_size_and_theme(name: str, at: Callable[..., object]) -> None:
    async with at(name, WIDE) as (app, pilot):  # type: ignore[attr-defined]
        shown = type(app.screen)
        for size, theme in ((NARROW, "kagaz"), (TINY, "ansi"), ((30, 8), "nord"), (WIDE, "diya")):
            await pilot.resize_terminal(*size)
            app.theme = theme
            await settled(pilot)
        assert shows(app, shown) and frame(app).strip()


@pytest.mark.parametrize("name", PLACES)
async def test_the_footer_offers_at_most_six_keys_and_each_of_them_works(
    name: str, at: Callable[..., object]
) -> None:
    async with at(name) as (app, _):  # type: ignore[attr-defined]
        feet = page(app).feet()
        bound = set(app.screen.active_bindings)
        assert len(feet) <= MOST
        if name not in ("search", "typing", "editor"):
            assert {foot.pressed for foot in feet} <= bound


@pytest.mark.parametrize("name", PLACES)
async def test_where_not_all_keys_fit_none_is_cut_and_help_stays(
    name: str, at: Callable[..., object]
) -> None:
    async with at(name, TINY) as (app, _):  # type: ignore[attr-defined]
        bar = app.screen.query_one(KeyBar)
        shown = bar.render()
        assert shown.cell_length <= bar.content_size.width
        helps = [foot for foot in page(app).feet() if foot.text == "help"]
        assert all(f"{foot.shown} Help" in shown.plain for foot in helps)


async def test_a_small_screen_folds_columns_under_one_another(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=TINY) as pilot:
        await press(pilot, "question_mark")
        first = [line.strip() for line in frame(app).splitlines() if line.strip()][3]
        assert first == "enter  do the main thing"
        await press(pilot, "escape", "m")
        header = next(line for line in frame(app).splitlines() if "quiz" in line)
        assert header.endswith("still known")


async def test_what_a_step_says_folds_under_itself() -> None:
    told = steps([("enter", "Continue", "V4 Adam · Bias correction, page 2 / 3")], False, 48).plain
    first, *rest = told.splitlines()
    assert len(first) <= 48 and rest == [" " * DETAIL + "correction, page 2 / 3"]


async def test_tab_walks_the_rooms_in_a_circle(at: Callable[..., object]) -> None:
    async with at("notes") as (app, pilot):  # type: ignore[attr-defined]
        for room in (QuizScreen, LabScreen, TrainScreen, NotesScreen):
            await press(pilot, "tab")
            assert shows(app, room)
        await press(pilot, "escape")
        assert shows(app, HomeScreen)


GO: dict[str, type[Page]] = {
    "r": ReviewScreen,
    "m": ProgressScreen,
    "slash": SearchScreen,
    "question_mark": HelpScreen,
}


@pytest.mark.parametrize(
    "name", ["home", "notes", "quiz", "told", "lab", "brief", "train", "review", "progress"]
)
async def test_keys_that_work_everywhere_lead_there_and_esc_leads_back(
    name: str, at: Callable[..., object]
) -> None:
    async with at(name) as (app, pilot):  # type: ignore[attr-defined]
        here = type(app.screen)
        for key, screen in GO.items():
            await press(pilot, key)
            assert shows(app, screen)
            if here is not screen:
                await press(pilot, "escape")
                assert shows(app, here)


async def test_f1_helps_while_typing(at: Callable[..., object]) -> None:
    async with at("typing") as (app, pilot):  # type: ignore[attr-defined]
        await press(pilot, "f1")
        assert shows(app, HelpScreen)


async def test_l_goes_through_the_languages(at: Callable[..., object], study: Study) -> None:
    async with at("notes") as (app, pilot):  # type: ignore[attr-defined]
        seen = []
        for _ in range(3):
            await press(pilot, "l")
            seen.append((study.language, "Aage" in frame(app), "Both averages start" in frame(app)))
        assert seen == [("both", True, True), ("hi", True, False), ("en", False, True)]


async def test_the_first_run_chooses_and_is_remembered(make_app: MakeApp, study: Study) -> None:
    app = make_app(lang=None)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "m", "9", "l", "escape", "2")
        assert shows(app, HomeScreen) and study.language == "en"


def test_help_lists_every_key_once() -> None:
    listed = [key for group in GROUPS for row in HELP_ROWS[group] for key in row]
    assert sorted(listed) == sorted(KEYS)


def test_no_key_is_one_that_terminals_take_for_another() -> None:
    """ctrl+h, i, j and m are backspace, tab, newline and enter."""
    keys = {key for entry in KEYS.values() for key in entry.keys.split(",")}
    assert keys.isdisjoint({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+s", "ctrl+q"})


async def test_a_theme_is_found_by_search_and_kept(make_app: MakeApp, study: Study) -> None:
    app = make_app()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "slash", *"kagaz")
        await until(pilot, lambda: "Theme: kagaz, light" in frame(app))
        await press(pilot, "enter")
        assert app.theme == "kagaz" and study.store.settings.get("theme") == "kagaz"
        assert shows(app, HomeScreen)
    assert make_app().theme == "kagaz"


async def test_search_opens_what_it_found(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "slash", *"zero")
        await until(pilot, lambda: "Bias correction" in frame(app))
        await press(pilot, "enter")
        assert isinstance(app.screen, NotesScreen) and app.screen.unit.id == "v4"


async def test_enter_waits_for_the_search(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood there before the search is not what was searched."""
    found, find = threading.Event(), searching.find

    def slowly(study: Study, words: str) -> list[searching.Found]:
        found.wait()
        return find(study, words)

    monkeypatch.setattr(searching, "find", slowly)
    app = make_app()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "slash", *"zero", "enter")
        assert shows(app, SearchScreen)
        assert "searching for “zero”" in frame(app)
        found.set()
        await until(pilot, lambda: shows(app, NotesScreen))


async def test_home_goes_where_the_cursor_points(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "down")
        assert "V4   Adam" in frame(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, NotesScreen) and app.screen.unit.id == "v4"
        await press(pilot, "escape", "right", "enter")
        assert app.screen.query_one(Notice).has_class("-shown")


async def test_progress_opens_the_first_unit_that_is_not_done(make_app: MakeApp) -> None:
    app = make_app("progress")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, NotesScreen) and app.screen.unit.id == "v4"


async def test_an_address_that_leads_nowhere_is_said_at_home(make_app: MakeApp) -> None:
    app = make_app("v99")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert shows(app, HomeScreen) and "v99" in frame(app)


@pytest.mark.parametrize("name", ["notes", "told", "lab", "train"])
async def test_without_colours_signs_and_words_are_left(
    name: str, at: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at(name) as (app, _):  # type: ignore[attr-defined]
        colours = {
            (colour.name if colour and not _is_grey(colour.triplet) else None)
            for row in rows(app)
            for segment in row
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
        }
        assert colours == {None}
        signs = {"notes": "▌", "told": "✗", "lab": "✗", "train": "░"}
        assert signs[name] in frame(app)


def _is_grey(triplet: tuple[int, int, int] | None) -> bool:
    return triplet is not None and len(set(triplet)) == 1


@pytest.mark.parametrize("name", ["notes", "told", "lab", "editor", "train"])
async def test_the_ansi_theme_uses_the_terminals_own_colours(name: str, at: Callable[..., object]) -> None:
    async with at(name, theme="ansi") as (app, _):  # type: ignore[attr-defined]
        fixed = {
            segment.text
            for row in rows(app)
            for segment in row
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None and colour.triplet
        }
        assert fixed == set()


async def test_the_light_theme_is_light(at: Callable[..., object]) -> None:
    async with at("lab", theme="kagaz") as (app, _):  # type: ignore[attr-defined]
        grounds = {
            segment.style.bgcolor.triplet.hex
            for row in rows(app)
            for segment in row
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.triplet
        }
        assert grounds and all(Color.parse(ground).brightness > 0.7 for ground in grounds)
