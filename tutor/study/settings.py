"""Settings a learner can change, each checked before it is saved."""

from __future__ import annotations

from typing import cast

from tutor.errors import UsageError
from tutor.study.session import Study
from tutor.study.views import Language

THEMES = ("diya", "kagaz", "ansi")
LANGUAGES = ("hi", "en", "both")
DAILY_LIMITS = range(1, 501)


def change(study: Study, name: str, value: str) -> None:
    """Save one setting. Raises UsageError for an unknown name or a value that makes no sense."""
    if name == "lang":
        _expect(name, value, LANGUAGES)
        study.choose_language(cast(Language, value))
    elif name == "theme":
        _expect(name, value, THEMES)
        study.store.settings.set("theme", value)
    elif name == "daily":
        if not value.isdecimal() or int(value) not in DAILY_LIMITS:
            raise UsageError("bad_setting", name=name, value=value, choices="1–500")
        study.store.settings.set("daily", value)
    else:
        raise UsageError("unknown_setting", name=name, choices="lang, daily, theme")


def daily_limit(study: Study) -> int:
    """How many reviews a day at most."""
    return int(study.store.settings.get("daily") or 30)


def _expect(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise UsageError("bad_setting", name=name, value=value, choices=", ".join(choices))
