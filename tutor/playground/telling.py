"""The sentence under the map: what the numbers say, as a text key and its fields. Words before pictures."""

from __future__ import annotations

from tutor.playground.game import Playground

DIVERGED = 1e6
"""A loss beyond this is no learning any more, even while the numbers are still finite."""
FLAT = 0.01
LOOK_BACK = 200
"""Steps over which a loss that moved by less than FLAT of itself counts as standing still."""
OVERFIT = 2.0


def said(game: Playground) -> tuple[str, dict[str, object]]:
    """Text key (under [play.said]) and fields, most urgent first."""
    train, test = game.history[-1].train, game.history[-1].test
    fields: dict[str, object] = {"steps": game.steps, "loss": short(train), "test": short(test)}
    if game.steps == 0:
        return "play.said.start", fields
    if game.broken or not train < DIVERGED:
        return "play.said.broken", fields
    if not game.settings.regression:
        fields |= {"right": game.right(), "rows": len(game.X)}
    if _climbed_away(game):
        return "play.said.overfit", fields
    if _stands_still(game) and fields.get("right") != len(game.X):
        return "play.said.stuck", fields
    return ("play.said.fits" if game.settings.regression else "play.said.sorts"), fields


def short(number: float) -> str:
    """A loss in about three digits: 0.693, 12.5, 3e+08."""
    return f"{number:.3f}" if abs(number) < 10 else f"{number:.3g}"


def _climbed_away(game: Playground) -> bool:
    """The held-out loss is far above its own best and above the training loss."""
    best = min(point.test for point in game.history)
    last = game.history[-1]
    return last.test > OVERFIT * best and last.test > OVERFIT * last.train and last.test - best > 0.05


def _stands_still(game: Playground) -> bool:
    earlier = [point for point in game.history if point.step <= game.steps - LOOK_BACK]
    return bool(earlier) and abs(earlier[-1].train - game.history[-1].train) < FLAT * abs(earlier[-1].train)
