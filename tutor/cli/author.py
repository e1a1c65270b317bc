"""For authors: is the course well-formed, are the hidden tests good, a skeleton to begin with."""

from typing import Annotated, Literal

import typer

from tutor.cli.common import AsJson


def lint(
    names: Annotated[
        list[str] | None, typer.Argument(help="units and labs; the whole course when none is named")
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help="ask for all 63 units")] = False,
    record: Annotated[bool, typer.Option("--record", help="put new question ids on record first")] = False,
    as_json: AsJson = False,
) -> None:
    """Is every unit and lab well-formed? Names file, key and remedy of each problem."""
    from tutor import paths
    from tutor.cli import output
    from tutor.study.authoring import course_problems, record_questions

    root = paths.course_root()
    if record:
        typer.echo(f"{record_questions(root)} question ids are new on record.", err=True)
    problems = course_problems(root, names or (), whole=whole)
    if as_json:
        output.print_json(problems)
    else:
        for problem in problems:
            typer.echo(f"{problem.file}: {problem.key}: {problem.message} {problem.remedy}")
        good = "Well-formed." if names else "The course is well-formed."
        typer.echo(f"{len(problems)} problems" if problems else good)
    if problems:
        raise typer.Exit(1)


def prove(
    labs: Annotated[list[str] | None, typer.Argument(help="all labs when none is named")] = None,
    seeds: Annotated[int, typer.Option(help="seeds for the solution and each accepted program")] = 50,
    as_json: AsJson = False,
) -> None:
    """Are the hidden tests good? Starter, solution, accepted programs, mistakes and mutants of every lab."""
    from tutor.cli import output
    from tutor.study.authoring import prove_labs

    proofs = []
    for proof, explanation in prove_labs(labs or [], seeds=seeds):
        proofs.append(proof)
        if not as_json:
            typer.echo(explanation)
    if as_json:
        output.print_json(proofs)
    if not all(proof["ok"] for proof in proofs):
        raise typer.Exit(1)


def new(
    what: Annotated[Literal["unit", "lab"], typer.Argument(help="unit or lab")],
    name: Annotated[str, typer.Argument(metavar="ID", help="v40 or v40-name; a lab's name with hyphens")],
    unit: Annotated[str, typer.Option(help="the unit a new lab belongs to")] = "v4",
) -> None:
    """Write a skeleton that lints."""
    from tutor import paths
    from tutor.study.authoring import new_folder

    folder = new_folder(paths.course_root(), what, name, unit)
    typer.echo(
        f"{folder}\nNext: fill it in, then `tutor lint`" + (" and `tutor prove`." if what == "lab" else ".")
    )


def register(app: typer.Typer) -> None:
    app.command("lint")(lint)
    app.command("prove")(prove)
    app.command("new")(new)
