"""What can go wrong in training, by name. Training stands alone: whoever shows these to a learner has the texts."""

from __future__ import annotations


class TrainingError(ValueError):
    """A failure with a name: `kind` and `fields` are for texts in any language, `str()` is plain English.

    Kinds: unknown_recipe, unknown_device, absent_device, recipe_file, record_missing, training_not_finite.
    """

    def __init__(self, kind: str, message: str, **fields: object) -> None:
        super().__init__(message)
        self.kind = kind
        self.fields = fields


class Stop(Exception):
    """Raised by an `on_epoch` callback to end training; what was learnt so far is kept."""
