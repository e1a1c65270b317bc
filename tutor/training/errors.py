"""What can go wrong in training, by name."""

from __future__ import annotations

from tutor.training.words import Lang, say

USAGE_KINDS = (
    "unknown_recipe", "unknown_device", "absent_device", "batch_size", "own_data_not_for", "own_file", "csv_columns",
    "csv_rows", "csv_value", "idx_broken", "nothing_to_resume", "resume_other",
    "real_digits_not_for", "real_digits_absent",
)  # fmt: skip
"""Wrong use: exit code 2."""


class TrainingError(ValueError):
    """A failure with a name; `fields` fill in its sentence, in `words` or in the texts of who shows it.

    Kinds: unknown_recipe (name, near), unknown_device (name, known), absent_device (name, here),
    recipe_file (file, reason), record_missing (name), training_not_finite (step, cause),
    out_of_memory (device, batch, smaller), batch_size (size, rows), own_data_not_for (name, known),
    own_file (file, why), csv_columns (file, missing, here), csv_rows (file, rows, least),
    csv_value (file, line, column, value), idx_broken (file, why), nothing_to_resume (file), resume_other (file),
    real_digits_not_for (name, known), real_digits_absent ().
    """

    def __init__(self, kind: str, **fields: object) -> None:
        super().__init__(say(kind, "en", **fields))
        self.kind = kind
        self.fields = fields

    def sentence(self, lang: Lang) -> str:
        return say(self.kind, lang, **self.fields)


class Stop(Exception):
    """Raised by an `on_epoch` callback to end training; what was learnt so far is kept."""
