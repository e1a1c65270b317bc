"""Progress as plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.cli.output import day_and_month
from tutor.study.views import ProgressView, SectionProgress
from tutor.texts import Lang, plural, say

TITLE_WIDTH = 22
COUNT_WIDTH = 9
WEEKS = 26
HEAT = "·▁▃▅▇"


def progress_lines(view: ProgressView, lang: Lang) -> Iterator[str]:
    """One sentence, a row a section, the totals, the last half year, a week a column, and what was trained."""
    yield _sentence(view, lang)
    yield ""
    names = "".join(say(f"tui.progress.{name}", lang).rjust(COUNT_WIDTH) for name in ("read", "quiz", "labs"))
    yield f"{'':<{3 + TITLE_WIDTH}}{names}    {say('tui.progress.still_known', lang)}"
    yield from (_row(section, lang) for section in view.sections)
    yield ""
    yield _totals(view, lang)
    yield ""
    yield from _heat(view, lang)
    yield from _trained(view, lang)


def _sentence(view: ProgressView, lang: Lang) -> str:
    units = say("tui.progress.units", lang, n=view.units_done, of=view.units_planned)
    if view.known is None:
        return f"{units} {say('tui.progress.nothing_yet', lang)}"
    return f"{units} {say('tui.progress.known', lang, percent=round(100 * view.known))}"


def _row(section: SectionProgress, lang: Lang) -> str:
    counts = (section.read, section.quiz, section.labs)
    told = "".join((f"{done} / {of}" if of else "").rjust(COUNT_WIDTH) for done, of in counts)
    known = "" if section.known is None else f"{round(100 * section.known)} %"
    return f"{section.number}  {section.title[lang]:<{TITLE_WIDTH}}{told}    {known}".rstrip()


def _totals(view: ProgressView, lang: Lang) -> str:
    streak = plural("tui.home.streak", lang, view.streak.days)
    return " · ".join(
        [
            f"{streak}, {say('tui.progress.longest', lang, n=view.streak.longest)}",
            say("tui.progress.answers", lang, n=view.answers, percent=round(100 * view.right)),
            plural("tui.progress.labs_passed", lang, view.labs_passed),
        ]
    )


def _heat(view: ProgressView, lang: Lang) -> Iterator[str]:
    """Seven rows, Monday first; days to come are blank."""
    initials = say("dates.weekdays_short", lang).split()
    today = view.heat[-1].day
    days = view.heat[-7 * (WEEKS - 1) - today.weekday() - 1 :]
    for weekday, initial in enumerate(initials):
        yield f"{initial:<5}" + " ".join(HEAT[day.level] for day in days[weekday::7])


def _trained(view: ProgressView, lang: Lang) -> Iterator[str]:
    """A line for each lab that was trained beside the reference; nothing where none was."""
    if view.trained:
        yield ""
        yield say("cli.trained", lang)
    name = max((len(outcome.lab) for outcome in view.trained), default=0)
    for outcome in view.trained:
        mark = "✓" if outcome.verdict == "inside" else "✗"
        day = day_and_month(outcome.day, lang)
        yield f"{mark}  {outcome.lab:<{name}}   {day}   {say(f'training.outcome.{outcome.verdict}', lang)}"
