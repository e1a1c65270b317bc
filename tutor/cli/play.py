"""The playground and the demos, on the screen, as plain text, as JSON, or as a drawing in a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.common import AsJson, opened
from tutor.errors import UsageError

if TYPE_CHECKING:
    from tutor.playground.picture import Picture

OWN_RULE = "adam"
WIDTH, HEIGHT = 108, 34
"""Cells of a picture that is printed or saved."""
Plain = Annotated[bool, typer.Option("--plain", help="print the picture as text")]
Save = Annotated[Path | None, typer.Option(help="write the picture to this .svg file")]


def play(
    context: typer.Context,
    state: Annotated[str, typer.Argument(metavar="PRESET_OR_STATE")] = "xor",
    steps: Annotated[
        int, typer.Option(help="train so many steps first (with --plain, --json, --save)")
    ] = 500,
    rule: Annotated[str, typer.Option(help="adam: your own adam_step, once lab adam is passed")] = "",
    list_: Annotated[bool, typer.Option("--list", help="all presets")] = False,
    plain: Plain = False,
    save: Save = None,
    as_json: AsJson = False,
) -> None:
    """A network you can watch while it learns: `tutor play xor`, `tutor play spiral/8.8/relu/adam`."""
    if list_:
        _list_presets(context, as_json)
    elif plain or save or as_json:
        _play_once(context, state, _known(rule), steps, plain, save, as_json)
    else:
        from tutor.cli.screens import open_screens
        from tutor.playground.presets import state_of

        state_of(state)  # what means nothing is said before the screens open
        open_screens(context.obj, open_at=f"play:{state}@{rule}" if _known(rule) else f"play:{state}")


def _known(rule: str) -> bool:
    """Whether the learner's rule is wanted. Raises UsageError for one that nobody writes in a lab."""
    if rule not in ("", OWN_RULE):
        raise UsageError("unknown_rule", name=rule, known=OWN_RULE)
    return bool(rule)


def _list_presets(context: typer.Context, as_json: bool) -> None:
    from tutor.cli import output
    from tutor.playground.presets import PRESETS
    from tutor.texts import say

    if as_json:
        output.print_json(
            [{"id": name, "unit": each.unit, "state": each.state} for name, each in PRESETS.items()]
        )
        return
    with opened(context) as study:
        for name, preset in PRESETS.items():
            typer.echo(f"  {name:<20} {preset.unit:<5} {say(f'play.presets.{name}', study.lang)}")


def _play_once(
    context: typer.Context, state: str, own: bool, steps: int, plain: bool, save: Path | None, as_json: bool
) -> None:
    from tutor.cli import output
    from tutor.playground.game import Playground
    from tutor.playground.presets import state_of
    from tutor.playground.scene import Look, scene
    from tutor.playground.settings import written
    from tutor.playground.telling import said
    from tutor.texts import say

    settings = state_of(state)
    with opened(context) as study:
        if own:
            from tutor.study.plugged import plugged

            with plugged(study) as rule:
                game = Playground(settings, rule)
                game.step(steps)
        else:
            game = Playground(settings)
            game.step(steps)
        _show(scene(game, Look(WIDTH, HEIGHT, study.lang)), plain, save)
        key, fields = said(game)
        sentence = say(key, study.lang, **fields)
    if as_json:
        points = [{"step": each.step, "train": each.train, "test": each.test} for each in game.history]
        right = None if game.settings.regression else game.right()
        output.print_json(
            {"state": written(game.settings), "steps": game.steps, "right": right, "rows": len(game.X),
             "sentence": sentence, "history": points}
        )  # fmt: skip


def demo(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="UNIT/ID", help="all of them are listed when none is named")
    ] = "",
    step: Annotated[int, typer.Option(help="the step to show (with --plain, --save)")] = 0,
    plain: Plain = False,
    save: Save = None,
    as_json: AsJson = False,
) -> None:
    """A demo of the notes: `tutor demo v4/line`; without a name, the list."""
    from tutor.cli import output
    from tutor.study import playing

    if not name:
        with opened(context) as study:
            rows = playing.rows(study)
            if as_json:
                output.print_json(rows)
                return
            for row in rows:
                typer.echo(f"  {row.id:<28} {row.title[study.lang]}")
        return
    address = playing.typed(name)
    if address.unit == playing.PLAY:
        play(context, address.name, plain=plain, save=save, as_json=as_json)
    elif plain or save or as_json:
        _show_demo(context, address, step, plain, save, as_json)
    else:
        from tutor.cli.screens import open_screens

        open_screens(context.obj, open_at=f"demo:{address}")


def _show_demo(
    context: typer.Context, address: object, step: int, plain: bool, save: Path | None, as_json: bool
) -> None:
    from tutor.cli import output
    from tutor.playground.demo import Position
    from tutor.playground.stage import stage
    from tutor.study import playing

    assert isinstance(address, playing.Address)
    with opened(context) as study:
        demo = playing.demo(study, address)
        position = Position(demo, step=min(max(step, 0), demo.steps))
        _show(stage(position, WIDTH, HEIGHT - 8, study.lang), plain, save)
        if as_json:
            sight = position.sight(WIDTH, HEIGHT - 8, study.lang)
            values = {knob: str(value) for knob, value in sight.values.items()}
            sentence = demo.notice(sight).of(study.lang)
            output.print_json(
                {"id": str(address), "step": position.step, "knobs": values, "sentence": sentence}
            )


def _show(picture: "Picture", plain: bool, save: Path | None) -> None:
    if plain:
        typer.echo(picture.plain())
    if save:
        from tutor.playground.colours import svg

        save.write_text(svg(picture), encoding="utf-8")


def register(app: typer.Typer) -> None:
    app.command("play")(play)
    app.command("demo")(demo)
