"""Quizzes and reviews in line mode: the same questions as the screens, one line at a time."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from tutor.cli.common import AsJson, opened

if TYPE_CHECKING:
    from tutor.quiz.draw import Drawn
    from tutor.quiz.mark import Marked
    from tutor.store.events import Rating
    from tutor.study.quizzing import QuizRun
    from tutor.study.session import Study

RateSelf = Annotated[bool, typer.Option("--rate", help="rate each answer yourself: 1 again .. 4 easy")]


def quiz(context: typer.Context, unit: str, rate: RateSelf = False) -> None:
    """Answer a unit's questions; wrong ones return at the end with new numbers."""
    from tutor.study import quizzing

    with opened(context) as study:
        _ask_all(study, quizzing.start_quiz(study, unit), rate)


def review(context: typer.Context, rate: RateSelf = False, as_json: AsJson = False) -> None:
    """Answer what is due today; with --json, list it."""
    from tutor.cli import output
    from tutor.study import quizzing, reviewing

    with opened(context) as study:
        if as_json:
            output.print_json(reviewing.review_view(study))
            return
        _ask_all(study, quizzing.start_review(study), rate)
        coming = reviewing.review_view(study).next_due
        if coming is not None:
            local = coming.astimezone()
            when = f"{local:%H:%M}" if local.date() == study.today() else f"{local:%Y-%m-%d}"
            _say(study, "cli.next_due", when=when)


def know(context: typer.Context, unit: str) -> None:
    """Prove that you know a unit by a short test; then it counts as done."""
    from tutor.study import quizzing

    with opened(context) as study:
        run = quizzing.start_know(study, unit)
        _ask_all(study, run)
    if not run.summary.passed:
        raise typer.Exit(1)


def undo(context: typer.Context) -> None:
    """Take back the last rating."""
    from tutor.errors import Refusal
    from tutor.study import quizzing

    with opened(context) as study:
        if not quizzing.undo_rating(study):
            raise Refusal("nothing_to_undo")
        _say(study, "cli.undone")


def _ask_all(study: "Study", run: "QuizRun", rate: bool = False) -> None:
    """Until all is asked, or the input ends: what was answered is recorded either way."""
    while (drawn := run.drawn) is not None:
        _show(study, run, drawn)
        try:
            marked = _answer(study, run, drawn)
            _tell(study, run, drawn, marked)
            if rate:
                _rate(study, run)
        except EOFError:
            typer.echo()
            break
        run.next()
    summary = run.summary
    typer.echo()
    _say(study, summary.text_key, right=summary.right, asked=summary.asked)


def _answer(study: "Study", run: "QuizRun", drawn: "Drawn") -> "Marked":
    """Ask until what is typed can be an answer."""
    from tutor.errors import UsageError
    from tutor.texts import explain, say

    while True:
        try:
            return run.answer(input(say(f"cli.answer.{drawn.kind}", study.lang) + " "))
        except UsageError as error:
            _, message, remedy = explain(error, study.lang)
            typer.echo(f"  {message} {remedy}")


def _rate(study: "Study", run: "QuizRun") -> None:
    """An empty line keeps the rating that the mark gave."""
    from tutor.texts import say

    typed = input(say("cli.rate", study.lang, rating=run.rating) + " ").strip()
    if typed in ("1", "2", "3", "4"):
        run.rate(cast("Rating", int(typed)))


def _show(study: "Study", run: "QuizRun", drawn: "Drawn") -> None:
    from tutor.cli.output import print_wrapped

    state = run.state
    typer.echo(f"\n{state.number}/{state.total}  {state.unit}  seed {drawn.seed}")
    print_wrapped(drawn.prompt[study.lang])
    if drawn.code:
        typer.echo("\n" + "\n".join(f"    {line}" for line in drawn.code.splitlines()) + "\n")
    for left in drawn.lefts:
        print_wrapped(f"{left[study.lang]} → ?", "  ·  ", "     ")
    for number, option in enumerate(drawn.options, start=1):
        print_wrapped(option.text[study.lang], f"  {number}  ", "     ")


def _tell(study: "Study", run: "QuizRun", drawn: "Drawn", marked: "Marked") -> None:
    """Right or not, the reason of what was given, and the explanation."""
    from tutor.cli.output import print_wrapped

    mark, key = ("✓", "cli.right") if marked.correct else ("✗", "cli.wrong")
    unit = f" {drawn.unit}" if drawn.unit else ""
    _say(study, key, lead=f"{mark} ", answer=f"{marked.right_answer[study.lang]}{unit}")
    for reason in marked.reasons:
        number = " " if reason.option is None else reason.option + 1
        print_wrapped(reason.text[study.lang], f"  {number}  ", "     ")
    print_wrapped(marked.explanation[study.lang], "  ", "  ")
    _say(study, "cli.see", lead="  ", see=f"{run.state.unit}#{marked.see}")


def _say(study: "Study", key: str, lead: str = "", **fields: object) -> None:
    from tutor.texts import say

    typer.echo(lead + say(key, study.lang, **fields))


def register(app: typer.Typer) -> None:
    for command in (quiz, review, know, undo):
        app.command(command.__name__)(command)
