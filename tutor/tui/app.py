"""The terminal application: themes, the stack of screens, and the keys that work everywhere."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.worker import Worker, WorkerState

from tutor.errors import GraderFault, TutorError
from tutor.study.session import Study
from tutor.study.settings import change
from tutor.study.views import Language
from tutor.tui import rooms
from tutor.tui.keys import bind
from tutor.tui.messages import DemoChosen, LanguageChosen, PlaceChosen
from tutor.tui.screens.page import TALL, WIDE, Page
from tutor.tui.theme import DIYA, KAGAZ, THEMES, borrowed_inks

if TYPE_CHECKING:
    from tutor.tui.desk import Desk, Services

HOME = "home"
STYLES = sorted(Path(__file__).parent.rglob("*.tcss"))
"""All at once: a screen that brings its own has everything parsed again when it opens."""


class TutorApp(App[None]):
    """The study knows language and progress, each screen what it shows, the desk what is running."""

    CSS_PATH = list(STYLES)
    TITLE = "tutor"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    BINDINGS = bind("search", "help", "help_typing", "review", "progress")

    def __init__(self, study: Study, open_at: str | None = None, services: Services | None = None) -> None:
        super().__init__()
        self.study = study
        self.open_at = open_at
        self.services = services
        for theme in THEMES:
            self.register_theme(theme)
        chosen = study.store.settings.get("theme") or DIYA.name
        self.add_mode(HOME, lambda: rooms.home(study))
        self._begin_with(chosen if chosen in self.available_themes else DIYA.name)

    @cached_property
    def desk(self) -> Desk:
        """What runs; made when the first room is opened."""
        from tutor.tui.desk import Desk, real_services

        return Desk(self, self.study, self.services or real_services())

    def _begin_with(self, theme: str) -> None:
        """The first theme. Nothing is styled yet, so ours need no second reading of all style sheets."""
        if self.get_theme(theme) in (DIYA, KAGAZ):
            self.set_reactive(TutorApp.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return borrowed_inks(self.current_theme)

    def get_default_screen(self) -> Page:
        """What lies at the bottom of the stack."""
        return rooms.first(self.study) if self.study.language is None else rooms.home(self.study)

    def on_mount(self) -> None:
        gc.freeze()
        self.call_after_refresh(self._get_ready)
        if self.open_at and self.study.language is not None:
            address = self.open_at
            self.call_after_refresh(self.open, lambda: rooms.at(self.study, address, self.desk))

    @work(thread=True, exit_on_error=False)
    def _get_ready(self) -> None:
        """Import what the first room needs while the learner reads the home page."""

        import tutor.tui.desk
        import tutor.tui.screens.notes  # noqa: F401

    async def on_unmount(self) -> None:
        if "desk" in self.__dict__:
            await self.desk.close()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of ours in the background ends only what it happened in."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self._log_fault(event.worker.error)
            if isinstance(self.screen, Page):
                self.screen.tell(GraderFault("internal", path=self.study.home.log))

    def on_language_chosen(self, message: LanguageChosen) -> None:
        """The first run is over. The screen the app began with cannot be switched, so the mode is."""
        self.study.choose_language(message.language)
        self.switch_mode(HOME)

    def action_choose_language(self, language: Language) -> None:
        self.study.choose_language(language)
        if isinstance(self.screen, Page):
            self.screen.refresh_words()

    def action_choose_theme(self, name: str) -> None:
        change(self.study, "theme", name)
        self.theme = name

    def on_place_chosen(self, message: PlaceChosen) -> None:
        self.open(lambda: rooms.screen(self.study, message.place, self.desk), message.instead)

    def on_review_begun(self) -> None:
        self.open(lambda: rooms.reviewing(self.study))

    def on_demo_chosen(self, message: DemoChosen) -> None:
        self.open(lambda: rooms.demo(self.study, message.address))

    def open(self, make: Callable[[], Page], instead: bool = False) -> None:
        """Show a new screen; if it cannot be made, the one that is open says why."""
        try:
            screen = make()
        except TutorError as error:
            if isinstance(self.screen, Page):
                self.screen.tell(error)
            return
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until a language is chosen there is nowhere to go."""
        everywhere = ("search", "help", "review", "progress")
        return action not in everywhere or self.study.language is not None

    def action_search(self) -> None:
        self.raise_screen(rooms.search(self.study))

    def action_help(self) -> None:
        self.raise_screen(rooms.key_list(self.study))

    def action_review(self) -> None:
        self.raise_screen(rooms.review(self.study))

    def action_progress(self) -> None:
        self.raise_screen(rooms.progress(self.study))

    def raise_screen(self, screen: Page) -> None:
        """Show a screen; one of its kind that is open already comes to the front instead."""
        for index, opened in enumerate(self.screen_stack):
            if type(opened) is type(screen):
                for _ in self.screen_stack[index + 1 :]:
                    self.pop_screen()
                return
        self.push_screen(screen)

    def _fatal_error(self) -> None:
        """A fault of ours: the trace goes into the learner's log file, one calm sentence to the terminal."""
        if self._exception is not None:
            self._log_fault(self._exception)
        self._close_messages_no_wait()

    def _log_fault(self, fault: BaseException) -> None:
        with self.study.home.log.open("a", encoding="utf-8") as log:
            traceback.print_exception(fault, file=log)


def run(study: Study, open_at: str | None = None) -> None:
    """Open the screens and stay until the learner leaves.

    `open_at` is a unit, with a section after `#` if need be (`v38#bias-correction`), or `review` or `progress`.
    Raises TutorError("internal") when the program itself broke.
    """
    app = TutorApp(study, open_at)
    app.run()
    if app.return_code:
        raise TutorError("internal", path=study.home.log)
