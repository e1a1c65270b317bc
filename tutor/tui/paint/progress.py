"""What the progress page says."""

from __future__ import annotations

from textual.content import Content

from tutor.study.views import ProgressView, SectionProgress
from tutor.texts import Lang, plural, say
from tutor.tui.paint import ink
from tutor.tui.paint.bars import heat_map, share_bar

TITLE_WIDTH = 22
COUNT_WIDTH = 9
LONGEST_BAR = 24


def sentence(view: ProgressView, lang: Lang) -> Content:
    units = say("tui.progress.units", lang, n=view.units_done, of=view.units_planned)
    if view.known is None:
        return ink.line((units, ink.STRONG), f" {say('tui.progress.nothing_yet', lang)}")
    known = say("tui.progress.known", lang, percent=round(100 * view.known))
    return ink.line((units, ink.STRONG), f" {known}")


def table(view: ProgressView, cursor: int, lang: Lang, width: int) -> Content:
    """One row a section; the one under the cursor is bold and marked."""
    bar = min(LONGEST_BAR, width - 3 - TITLE_WIDTH - 3 * COUNT_WIDTH - 10)
    names = [say(f"tui.progress.{name}", lang).rjust(COUNT_WIDTH) for name in ("read", "quiz", "labs")]
    known = say("tui.progress.still_known", lang)
    header = ink.line((" " * (3 + TITLE_WIDTH) + "".join(names) + f"    {known}", ink.QUIET))
    return ink.stack(
        [header, *(_row(section, index == cursor, bar, lang) for index, section in enumerate(view.sections))]
    )


def _row(section: SectionProgress, pointed: bool, bar: int, lang: Lang) -> Content:
    begun = section.known is not None or section.read[0] or section.quiz[0] or section.labs[0]
    style = ink.STRONG if pointed else ink.PLAIN if begun else ink.QUIET
    counts = (section.read, section.quiz, section.labs) if begun else (section.read,)
    told = "".join(f"{done} / {of}".rjust(COUNT_WIDTH) if of else " " * COUNT_WIDTH for done, of in counts)
    head = ink.line(
        (f"{section.number} {'›' if pointed else ' '}".ljust(3), ink.ACCENT if pointed else ink.QUIET),
        (ink.fit(section.title[lang], TITLE_WIDTH), style),
        (told, ink.PLAIN if begun else ink.QUIET),
    )
    if section.known is None:
        return head
    share = f"{round(100 * section.known):>4} %"
    return Content.assemble(head, ink.line("    ", (share_bar(section.known, bar), ink.ACCENT), share))


def totals(view: ProgressView, lang: Lang) -> Content:
    """`12 days in a row, longest 19 · 812 answers, 86 % right · 26 labs`."""
    streak = plural("tui.home.streak", lang, view.streak.days)
    parts = [
        f"{streak}, {say('tui.progress.longest', lang, n=view.streak.longest)}",
        say("tui.progress.answers", lang, n=view.answers, percent=round(100 * view.right)),
        plural("tui.progress.labs_passed", lang, view.labs_passed),
    ]
    return ink.line((" · ".join(parts), ink.QUIET))


def heat(view: ProgressView, lang: Lang, width: int) -> Content:
    """Days of the last months; `view.heat` ends today."""
    if not view.heat:
        return Content("")
    today = max(day.day for day in view.heat)
    weeks = min((width - 3) // 2, 34)
    return ink.stack(heat_map(view.heat, today, weeks, lang))
