"""A sentence for the learner in no language yet: training knows which one, the texts know how it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sentence:
    """`key` is under [training] of the texts; `fields` fill it in, numbers unrounded."""

    key: str
    fields: Mapping[str, object] = field(default_factory=dict)
