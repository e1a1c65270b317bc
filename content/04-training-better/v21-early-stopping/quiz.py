"""Numbers for the randomised questions of V21."""

from __future__ import annotations

import random
from collections.abc import Sequence


def _run(losses: Sequence[int], patience: int, min_delta: int) -> tuple[int, int]:
    """(epoch of the stop or 0, best epoch), losses in hundredths."""
    best, kept, wait = 10_000, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best - min_delta:
            best, kept, wait = loss, epoch, 0
        else:
            wait += 1
            if wait == patience:
                return epoch, kept
    return 0, kept


def _against_previous(losses: Sequence[int], patience: int) -> int:
    """The epoch of the stop when each loss is compared with the one before."""
    wait = 0
    for epoch in range(1, len(losses)):
        wait = 0 if losses[epoch] < losses[epoch - 1] else wait + 1
        if wait == patience:
            return epoch + 1
    return 0


def _losses(rng: random.Random) -> list[int]:
    """Ten losses in hundredths: they fall, tremble and rise."""
    start, low = rng.randint(80, 95), rng.randint(4, 7)
    fall = [start - 9 * k + rng.randint(-9, 9) for k in range(low)]
    return fall + [fall[-1] + 4 * k + rng.randint(-9, 9) for k in range(1, 11 - low)]


def _shown(losses: Sequence[int]) -> str:
    return ", ".join(f"{loss / 100:.2f}" for loss in losses)


def stop_epoch(rng: random.Random) -> dict[str, object]:
    """min_delta = 0: where training stops."""
    while True:
        losses, patience = _losses(rng), rng.choice([2, 3])
        stop, kept = _run(losses, patience, 0)
        previous = _against_previous(losses, patience)
        if stop and len(set(losses)) == len(losses) and stop != previous:
            break
    traps = {"best": kept, "previous": previous, "one_more": stop + 1}
    traps = {name: value for name, value in traps.items() if value and value != stop}
    if traps.get("previous") in (kept, stop + 1):
        traps.pop("previous")
    values = {"v": _shown(losses), "p": patience, "best": kept, "stop": stop}
    return {"values": values, "answer": stop, "traps": traps}


def kept_epoch(rng: random.Random) -> dict[str, object]:
    """min_delta > 0: the epoch whose weights are brought back, where it is not the lowest one."""
    while True:
        losses, patience, delta = _losses(rng), rng.choice([2, 3]), rng.choice([2, 3, 5])
        stop, kept = _run(losses, patience, delta)
        lowest = 1 + min(range(stop or 1), key=lambda k: losses[k])
        if stop and len(set(losses)) == len(losses) and len({stop, kept, lowest}) == 3:
            break
    values = {
        "v": _shown(losses),
        "p": patience,
        "d": delta / 100,
        "stop": stop,
        "kept": kept,
        "lowest": lowest,
    }
    return {"values": values, "answer": kept, "traps": {"stop": stop, "lowest": lowest}}


def last_epoch(rng: random.Random) -> dict[str, object]:
    """Best at epoch b, never better after it: the last epoch is b + patience."""
    b, p = rng.randint(8, 60), rng.choice([3, 5, 10, 15])
    traps = {"best": b, "one_more": b + p + 1, "limit": 1000}
    return {"values": {"b": b, "p": p, "answer": b + p}, "answer": b + p, "traps": traps}
