"""The few sentences that training says by itself: it also runs where the program's texts are not."""

from __future__ import annotations

from typing import Literal

Lang = Literal["hi", "en"]

ENGLISH = {
    "unknown_recipe": "There is no recipe {name}; the nearest is {near}.",
    "unknown_device": "No device is called {name}; known are {known}.",
    "absent_device": "{name} is not here; this machine has {here}.",
    "recipe_file": "{file}: {reason}",
    "record_missing": (
        "The record of {name} cannot be read; `python -m tutor.training record {name}` makes one."
    ),
    "training_not_finite": "At step {step} the loss is no number any more. {cause_text}",
    "cause_data": "The rows of that step hold NaN or infinity themselves.",
    "cause_diverged": "It had been growing before: the learning rate is too large, or a step goes uphill.",
    "cause_formula": "It came out of the blue: a logarithm or a division met zero.",
    "curve": "loss {first:.4g} → {last:.4g} in {epochs} epochs, lowest {lowest:.4g} at epoch {lowest_at}",
    "band": "shaded: 90 % of {seeds} recorded seeds; dashed: their median",
    "end": "{metric} {final:.4g}, target {target:.4g}: {reached}",
    "reached": "reached",
    "missed": "not reached",
    "many": (
        "{metric} {low:.4g} to {high:.4g}, median {median:.4g}; {count} of {seeds} seeds reached {target:.4g}"
    ),
    "cost": "{steps} steps in {seconds:.2f} s on {device}",
    "recorded": "{path}: {count} of {seeds} seeds reached {target:.4g}",
}
HINGLISH = {
    "unknown_recipe": "{name} naam ki koi recipe nahin hai; sabse kareeb {near} hai.",
    "unknown_device": "{name} naam ka koi device nahin hota; yeh chalte hain: {known}.",
    "absent_device": "{name} yahan nahin hai; is machine par {here} hai.",
    "recipe_file": "{file}: {reason}",
    "record_missing": (
        "{name} ka record padha nahin gaya; `python -m tutor.training record {name}` naya banata hai."
    ),
    "training_not_finite": "Step {step} par loss ek number nahin raha. {cause_text}",
    "cause_data": "Us step ki rows mein hi NaN ya infinity hai.",
    "cause_diverged": (
        "Loss pehle se badh raha tha: learning rate bahut bada hai, ya step ulti disha mein hai."
    ),
    "cause_formula": "Yeh achanak hua: kisi log ya division ko zero mila.",
    "curve": (
        "loss {first:.4g} → {last:.4g}, {epochs} epochs mein; sabse kam {lowest:.4g} (epoch {lowest_at})"
    ),
    "band": "shaded: {seeds} recorded seeds ka 90 %; dashed: unka median",
    "end": "{metric} {final:.4g}, target {target:.4g}: {reached}",
    "reached": "mil gaya",
    "missed": "nahin mila",
    "many": (
        "{metric} {low:.4g} se {high:.4g}, median {median:.4g}; {seeds} "
        "mein se {count} seeds ko {target:.4g} mila"
    ),
    "cost": "{steps} steps, {seconds:.2f} s, {device} par",
    "recorded": "{path}: {seeds} mein se {count} seeds ko {target:.4g} mila",
}
SENTENCES: dict[Lang, dict[str, str]] = {"hi": HINGLISH, "en": ENGLISH}


def say(key: str, lang: Lang = "en", **fields: object) -> str:
    """A sentence with its fields filled in; `cause` is told in words."""
    if "cause" in fields:
        fields["cause_text"] = SENTENCES[lang][f"cause_{fields['cause']}"]
    return SENTENCES[lang][key].format(**fields)
