"""Hidden checks of the lab `early-stopping`."""

import numpy as np

from tutor.grader.testing import close, equal, untouched

EXAMPLE = [0.90, 0.70, 0.60, 0.595, 0.62, 0.55, 0.56, 0.545, 0.58, 0.50]
STEP = 1 / 64
"""Losses are multiples of STEP, so that differences are exact."""


def better_epochs(losses, min_delta):
    """Every epoch (from 1) that was better when it came: below the one found before it by more than min_delta."""
    found = [1]
    for epoch in range(2, len(losses) + 1):
        if losses[found[-1] - 1] - losses[epoch - 1] > min_delta:
            found.append(epoch)
    return found


def point_by_definition(losses, patience, min_delta):
    """The first gap of more than `patience` between better epochs, or the end of the list, ends it."""
    ends = [*better_epochs(losses, min_delta), len(losses) + 1]
    for here, following in zip(ends, ends[1:]):
        if following - here > patience:
            return here + patience, here
    return len(losses), ends[-2]


def trembling(draw, n):
    """Losses that fall on the whole, tremble, and are all positive multiples of STEP."""
    noise = draw.integers(-12, 13, n)
    return [float(STEP * (200 - 3 * epoch + int(shift))) for epoch, shift in enumerate(noise)]


def slow_then_still(draw, n):
    """Falls of exactly one and of two STEPs by turns, then no change at all: thresholds are met exactly."""
    level, losses = 3.0, []
    for _ in range(n):
        level -= STEP * draw.choice([0, 1, 1, 2])
        losses.append(level)
    return losses + [level] * 6


def watched(lab, losses, patience, min_delta, restore):
    """A training whose weights tell the epoch, W changed in place and b replaced: answers, best, final weights."""
    import numpy as np

    stop = lab.EarlyStopping(patience, min_delta, restore)
    weights = {"W": np.zeros((2, 1)), "b": np.zeros(1)}
    answers = []
    for loss in losses:
        weights["W"] += 1.0
        weights["b"] = weights["b"] - 1.0
        answers.append(stop.step(loss, weights))
        if answers[-1]:
            break
    return answers, stop.best_epoch, stop.best_loss, stop.final(weights)


def before_any_step(lab):
    """What a new object says."""
    stop = lab.EarlyStopping(3)
    return stop.best_loss, stop.best_epoch


def side_by_side(lab, first, second, patience):
    """Two trainings watched at once, epoch by epoch."""
    import numpy as np

    watchers = [lab.EarlyStopping(patience), lab.EarlyStopping(patience)]
    weights = [{"w": np.zeros(1)}, {"w": np.full(1, 100.0)}]
    for losses in zip(first, second):
        for watcher, own, loss in zip(watchers, weights, losses):
            own["w"] += 1.0
            watcher.step(loss, own)
    return [(watcher.best_epoch, watcher.final(own)["w"]) for watcher, own in zip(watchers, weights)]


def weights_of(epoch):
    return {"W": np.full((2, 1), float(epoch)), "b": np.full(1, -float(epoch))}


def expected(losses, patience, min_delta, restore):
    last, best = point_by_definition(losses, patience, min_delta)
    stops = last - best == patience
    answers = [False] * (last - 1) + [stops]
    return answers, best, losses[best - 1], weights_of(best if restore else last)


def test_better_example(lab):
    equal(lab.is_better(0.595, 0.60, 0.01), False, what="is_better(0.595, 0.60, 0.01)")
    equal(lab.is_better(0.55, 0.60, 0.01), True, what="is_better(0.55, 0.60, 0.01)")
    equal(lab.is_better(0.9, float("inf"), 0.01), True, what="is_better(0.9, inf, 0.01)")


def test_better_definition(lab):
    best, delta = STEP * lab.draw.integers(40, 80), STEP * lab.draw.integers(1, 9)
    for loss, want in (
        (best - delta - STEP, True),
        (best - delta + STEP / 2, False),
        (best - delta, False),  # exactly min_delta lower is not more than min_delta lower
        (best, False),
        (best + delta, False),
    ):
        equal(lab.is_better(loss, best, delta), want, what=f"is_better({loss}, {best}, {delta})")
    equal(lab.is_better(best, best, 0.0), False, what="is_better of an equal loss, min_delta 0")


def test_point_example(lab):
    equal(lab.stopping_point(EXAMPLE, 3, 0.01), (9, 6))


def test_point_definition(lab):
    for patience in (1, 2, 3, 5):
        losses, delta = trembling(lab.draw, lab.draw.size(12, 24)), STEP * lab.draw.integers(0, 6)
        want = point_by_definition(losses, patience, delta)
        equal(lab.stopping_point(losses, patience, delta), want, what=f"stopping_point, patience {patience}")
        still = slow_then_still(lab.draw, lab.draw.size(8, 16))
        want = point_by_definition(still, patience, STEP)
        equal(lab.stopping_point(still, patience, STEP), want, what="stopping_point, small falls")


def test_point_never(lab):
    n = lab.draw.size(1, 6)
    falling = [float(2.0**-k) for k in range(n)]
    equal(lab.stopping_point(falling, 1, 0.0), (n, n), what="stopping_point of a falling loss")
    equal(lab.stopping_point([*falling, 5.0], 2, 0.0), (n + 1, n), what="stopping_point, patience left")


def test_class_example(lab):
    answers, best_epoch, best_loss, final = lab.run(watched, EXAMPLE, 3, 0.01, True)
    equal(answers, [False] * 8 + [True], what="answers of step")
    equal(best_epoch, 6, what="best_epoch")
    close(best_loss, 0.55, what="best_loss")
    close(final, weights_of(6), what="final(weights)")


def test_class_definition(lab):
    equal(lab.run(before_any_step), (float("inf"), 0), what="(best_loss, best_epoch) of a new object")
    for patience in (1, 3):
        losses, delta = trembling(lab.draw, lab.draw.size(12, 20)), STEP * lab.draw.integers(0, 6)
        want = expected(losses, patience, delta, True)
        close(
            lab.run(watched, losses, patience, delta, True), want, what=f"EarlyStopping, patience {patience}"
        )


def test_restore_off(lab):
    losses = trembling(lab.draw, lab.draw.size(10, 16))
    close(
        lab.run(watched, losses, 2, 0.0, False),
        expected(losses, 2, 0.0, False),
        what="EarlyStopping, restore off",
    )


def test_nan(lab):
    equal(lab.is_better(float("nan"), 0.5, 0.0), False, what="is_better(NaN, 0.5, 0)")
    before = lab.draw.size(1, 3)
    losses = [float(2 - k) for k in range(before)] + [float("nan")] * 5
    close(
        lab.run(watched, losses, 2, 0.0, True),
        ([False] * (before + 1) + [True], before, losses[before - 1], weights_of(before)),
        what="a loss that becomes NaN",
    )
    answers, best_epoch, _, final = lab.run(watched, [float("nan")] * 4, 2, 0.0, True)
    equal((answers, best_epoch), ([False, True], 0), what="(answers, best_epoch), NaN from the start")
    close(final, weights_of(2), what="final(weights), NaN from the start")


def test_two_at_once(lab):
    n = lab.draw.size(4, 6)
    falling, rising = [float(9 - k) for k in range(n)], [float(1 + k) for k in range(n)]
    want = [(n, np.array([float(n)])), (1, np.array([101.0]))]
    close(lab.run(side_by_side, falling, rising, 50), want, what="two trainings watched at once")


def test_inputs_untouched(lab):
    lab.stopping_point(trembling(lab.draw, lab.draw.size(5, 9)), 3, 0.0)
    untouched(lab)
