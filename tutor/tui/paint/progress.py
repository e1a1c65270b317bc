"""What the progress page says."""

from __future__ import annotations

from textual.content import Content

from tutor.study.views import ProgressView, SectionProgress
from tutor.texts import Lang, plural, say
from tutor.tui.paint import ink
from tutor.tui.paint.bars import heat_map, share_bar

TITLE_WIDTH = 22
COUNT_WIDTH = 9
LONGEST_BAR, SHORTEST_BAR = 24, 4


def sentence(view: ProgressView, lang: Lang) -> Content:
    units = say("tui.progress.units", lang, n=view.units_done, of=view.units_planned)
    if view.known is None:
        return ink.line((units, ink.STRONG), f" {say('tui.progress.nothing_yet', lang)}")
    known = say("tui.progress.known", lang, percent=round(100 * view.known))
    return ink.line((units, ink.STRONG), f" {known}")


def table(view: ProgressView, cursor: int, lang: Lang, width: int) -> Content:
    """One row a section; the one under the cursor is bold and marked. Without room for bars, percent alone."""
    known = say("tui.progress.still_known", lang)
    bar = min(LONGEST_BAR, width - 3 - TITLE_WIDTH - 3 * COUNT_WIDTH - 10)
    title = TITLE_WIDTH
    if bar < SHORTEST_BAR:
        title, bar = min(TITLE_WIDTH, width - 3 - 3 * COUNT_WIDTH - 3 - len(known)), 0
    names = [say(f"tui.progress.{name}", lang).rjust(COUNT_WIDTH) for name in ("read", "quiz", "labs")]
    header = ink.line((" " * (3 + title) + "".join(names) + f"   {' ' if bar else ''}{known}", ink.QUIET))
    return ink.stack(
        [
            header,
            *(_row(each, index == cursor, (title, bar), lang) for index, each in enumerate(view.sections)),
        ]
    )


def _row(section: SectionProgress, pointed: bool, widths: tuple[int, int], lang: Lang) -> Content:
    """`widths` are those of the title and of the bar."""
    title, bar = widths
    begun = section.known is not None or section.read[0] or section.quiz[0] or section.labs[0]
    style = ink.STRONG if pointed else ink.PLAIN if begun else ink.QUIET
    counts = (section.read, section.quiz, section.labs) if begun else (section.read,)
    told = "".join(f"{done} / {of}".rjust(COUNT_WIDTH) if of else " " * COUNT_WIDTH for done, of in counts)
    head = ink.line(
        (f"{section.number} {'›' if pointed else ' '}".ljust(3), ink.ACCENT if pointed else ink.QUIET),
        (ink.fit(section.title[lang], title), style),
        (told, ink.PLAIN if begun else ink.QUIET),
    )
    if section.known is None:
        return head
    share = f"{round(100 * section.known):>4} %"
    return Content.assemble(head, ink.line("    ", (share_bar(section.known, bar), ink.ACCENT), share))


def totals(view: ProgressView, lang: Lang) -> Content:
    """`12 days in a row, longest 19 · 812 answers, 86 % right · 26 labs`, and what was trained, if anything was."""
    streak = plural("tui.home.streak", lang, view.streak.days)
    parts = [f"{streak}, {say('tui.progress.longest', lang, n=view.streak.longest)}"]
    if view.answers:
        parts.append(say("tui.progress.answers", lang, n=view.answers, percent=round(100 * view.right)))
    parts.append(plural("tui.progress.labs_passed", lang, view.labs_passed))
    lines = [" · ".join(parts)]
    if view.trained:
        inside = sum(outcome.verdict == "inside" for outcome in view.trained)
        lines.append(plural("tui.progress.trained", lang, len(view.trained), inside=inside))
    return ink.stack(ink.line((line, ink.QUIET)) for line in lines)


def heat(view: ProgressView, lang: Lang, width: int) -> Content:
    """Days of the last months; `view.heat` ends today."""
    if not view.heat:
        return Content("")
    today = max(day.day for day in view.heat)
    weeks = min((width - 3) // 2, 34)
    return ink.stack(heat_map(view.heat, today, weeks, lang))
