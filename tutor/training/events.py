"""What a training process tells its parent: one JSON object a line, each sent at once.

    loading  recipe                                 before torch is imported
    start    recipe, device, seed, epochs, steps_per_epoch, metric, target, start_file (a path or null)
    epoch    epoch, step, loss, metric              epoch 0 is before training
    done     recipe, device, seed, steps, seconds, final, stopped
    error    kind, message, fields                  the last line where there is no "done"

NaN and infinity are null: they are no JSON.
"""

from __future__ import annotations

import json
import math
from typing import Any, TextIO

from tutor.training.curves import Point
from tutor.training.errors import TrainingError


def emit(out: TextIO, event: str, **fields: Any) -> None:
    print(
        json.dumps({"event": event, **{key: plain(value) for key, value in fields.items()}}),
        file=out,
        flush=True,
    )


def emit_point(out: TextIO, point: Point) -> None:
    emit(out, "epoch", epoch=point.epoch, step=point.step, loss=point.loss, metric=point.metric)


def emit_error(out: TextIO, error: TrainingError) -> None:
    emit(out, "error", kind=error.kind, message=str(error), fields=error.fields)


def plain(value: Any) -> Any:
    """Numbers that JSON does not know become null."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
