"""Quizzes and reviews in line mode: the same questions as the screens, one line at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.common import opened

if TYPE_CHECKING:
    from tutor.quiz.draw import Drawn
    from tutor.quiz.mark import Marked
    from tutor.study.quizzing import QuizRun
    from tutor.study.session import Study


def quiz(context: typer.Context, unit: str) -> None:
    """Answer a unit's questions; wrong ones return at the end with new numbers."""
    from tutor.study import quizzing

    with opened(context) as study:
        _ask_all(study, quizzing.start_quiz(study, unit))


def review(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="list what is due")] = False
) -> None:
    """Answer what is due today."""
    from tutor.cli import output
    from tutor.study import quizzing, reviewing

    with opened(context) as study:
        if as_json:
            output.print_json(reviewing.review_view(study))
            return
        _ask_all(study, quizzing.start_review(study))


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
    from tutor.texts import say

    with opened(context) as study:
        if not quizzing.undo_rating(study):
            raise Refusal("nothing_to_undo")
        typer.echo(say("cli.undone", study.lang))


def _ask_all(study: Study, run: QuizRun) -> None:
    from tutor.texts import say

    while (drawn := run.drawn) is not None:
        _show(study, run, drawn)
        marked = run.answer(typer.prompt(say(f"cli.answer.{drawn.kind}", study.lang), prompt_suffix=" "))
        _tell(study, drawn, marked)
        run.next()
    summary = run.summary
    typer.echo("\n" + say(summary.text_key, study.lang, right=summary.right, asked=summary.asked))


def _show(study: Study, run: QuizRun, drawn: Drawn) -> None:
    state = run.state
    typer.echo(f"\n{state.number}/{state.total}  seed {drawn.seed}\n{drawn.prompt[study.lang]}")
    if drawn.code:
        typer.echo("\n" + "\n".join(f"    {line}" for line in drawn.code.splitlines()) + "\n")
    for number, option in enumerate(drawn.options, start=1):
        typer.echo(f"  {number}  {option.text[study.lang]}")


def _tell(study: Study, drawn: Drawn, marked: Marked) -> None:
    from tutor.texts import say

    mark, key = ("✓", "right") if marked.correct else ("✗", "wrong")
    typer.echo(f"{mark} {say(f'cli.{key}', study.lang, answer=marked.right_answer[study.lang])}")
    for reason in marked.reasons:
        typer.echo(f"  {reason.text[study.lang]}")
    typer.echo(f"  {marked.explanation[study.lang]}\n  {say('cli.see', study.lang, see=drawn.see)}")


def register(app: typer.Typer) -> None:
    for command in (quiz, review, know, undo):
        app.command(command.__name__)(command)
