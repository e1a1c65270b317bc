"""What can go wrong in training, by name."""

from __future__ import annotations

from tutor.training.words import Lang, say


class TrainingError(ValueError):
    """A failure with a name; `fields` fill in its sentence, in `words` or in the texts of who shows it.

    Kinds: unknown_recipe (name, near), unknown_device (name, known), absent_device (name, here),
    recipe_file (file, reason), record_missing (name), training_not_finite (step, cause).
    """

    def __init__(self, kind: str, **fields: object) -> None:
        super().__init__(say(kind, "en", **fields))
        self.kind = kind
        self.fields = fields

    def sentence(self, lang: Lang) -> str:
        return say(self.kind, lang, **self.fields)


class Stop(Exception):
    """Raised by an `on_epoch` callback to end training; what was learnt so far is kept."""
