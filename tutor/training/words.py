"""The few sentences that training says by itself: it also runs where the program's texts are not."""

from __future__ import annotations

from typing import Literal

Lang = Literal["hi", "en"]

ENGLISH = {
    "unknown_recipe": "There is no recipe {name}; the nearest are: {near}.",
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
    "out_of_memory": (
        "The memory of {device} is full. A batch of {batch} rows is too much: try --batch {smaller}, or --device cpu."
    ),
    "batch_size": "A batch of {size} rows cannot be taken from {rows}.",
    "own_data_not_for": "{name} has no data of your own to take; these have: {known}.",
    "own_file": "{file} cannot be used: {why}.",
    "csv_columns": "{file}: the columns {missing} are missing; it has {here}.",
    "csv_rows": "{file} has {rows} rows; at least {least} are needed.",
    "csv_value": "{file}, line {line}: {value!r} does not fit in the column {column}.",
    "idx_broken": "{file} is no whole IDX file: {why}.",
    "real_digits_not_for": "The rows of {name} cannot be replaced by real digits; those of these can: {known}.",
    "real_digits_absent": "The real digits come with scikit-learn: pip install 'deep-tutor[real-data]'.",
    "real_digits": (
        "real digits (UCI/scikit-learn, 8×8 enlarged to 14×14); target and records are those of synthetic ones"
    ),
    "nothing_to_resume": "There is no broken-off run in {file}.",
    "resume_other": "{file} is a run on other data, another seed or another batch size: start anew without --resume.",
    "broken_off": (
        "Stopped after epoch {epoch} of {epochs}. What was learnt is kept: `tutor train {name} --resume` goes on."
    ),
    "was_broken_off": (
        "A run of {name} was broken off; `tutor train {name} --resume` goes on with it. This one begins anew."
    ),
    "epoch": "epoch {epoch}: loss {loss:.4g}, {metric_name} {metric:.4g}",
    "saved": "Picture: {path}",
    "curve": "loss {first:.4g} → {last:.4g} in {epochs} epochs, lowest {lowest:.4g} at epoch {lowest_at}",
    "band": "shaded: 90 % of {seeds} recorded seeds ({device}); dashed: their median",
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
    "unknown_recipe": "{name} naam ki koi recipe nahin hai; sabse kareeb yeh hain: {near}.",
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
    "out_of_memory": (
        "{device} ki memory bhar gayi. {batch} rows ka batch zyada hai: --batch {smaller} chalaiye, ya --device cpu."
    ),
    "batch_size": "{rows} rows mein se {size} ka batch nahin banta.",
    "own_data_not_for": "{name} apna data nahin leta; yeh lete hain: {known}.",
    "own_file": "{file} kaam nahin aayi: {why}.",
    "csv_columns": "{file}: yeh columns nahin hain: {missing}; is mein hain: {here}.",
    "csv_rows": "{file} mein {rows} rows hain; kam se kam {least} chahiye.",
    "csv_value": "{file}, line {line}: {value!r} column {column} mein nahin chalta.",
    "idx_broken": "{file} poori IDX file nahin hai: {why}.",
    "real_digits_not_for": "{name} ki rows ki jagah asli digits nahin aa sakte; yeh unhein leti hain: {known}.",
    "real_digits_absent": "Asli digits scikit-learn ke saath aate hain: pip install 'deep-tutor[real-data]'.",
    "real_digits": (
        "asli digits (UCI/scikit-learn, 8×8 se 14×14 kiye hue); target aur records synthetic digits ke hain"
    ),
    "nothing_to_resume": "{file} mein koi adhoori training nahin hai.",
    "resume_other": "{file} doosre data, seed ya batch size ki hai: --resume ke bina naye sire se chalaiye.",
    "broken_off": (
        "Epoch {epoch} ({epochs} mein se) ke baad ruk gaya. Jo seekha woh rakha hai: `tutor train {name} --resume`."
    ),
    "was_broken_off": (
        "{name} ki ek training adhoori hai; `tutor train {name} --resume` use aage badhata hai. Yeh nayi hai."
    ),
    "epoch": "epoch {epoch}: loss {loss:.4g}, {metric_name} {metric:.4g}",
    "saved": "Picture: {path}",
    "curve": (
        "loss {first:.4g} → {last:.4g}, {epochs} epochs mein; sabse kam {lowest:.4g} (epoch {lowest_at})"
    ),
    "band": "shaded: {seeds} recorded seeds ({device}) ka 90 %; dashed: unka median",
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
