"""The present card states without replaying the whole log: a snapshot, and what came after it.

The snapshot is a cache: it is not used when the log before its end changed (an import, an undone entry), and
what it holds equals the replay.
"""

from __future__ import annotations

from contextlib import suppress

import msgspec

from tutor.errors import StoreError
from tutor.recall.schedule import NOTHING, Memory, replay
from tutor.store.events import Entry, Reviewed, Undone
from tutor.store.progress import Snapshot, Store

_RULES = 1  # raise it when the same log should give other cards: a new py-fsrs, other parameters
_NAME = f"cards-{_RULES}"


def remembered(store: Store) -> Memory:
    """All cards after the whole log. py-fsrs is imported only if there are reviews newer than the snapshot.

    Raises StoreError when the log cannot be read.
    """
    saved = store.snapshot(_NAME)
    new = list(store.events(since=saved.last if saved else None))
    if saved is not None and _reaches_back(new, saved.last):
        saved, new = None, list(store.events())
    before = msgspec.json.decode(saved.body, type=Memory) if saved else NOTHING
    if not any(isinstance(event, Reviewed) for _, event in new):
        return before
    memory = replay(new, before)
    entries = (saved.entries if saved else 0) + len(new)
    with suppress(StoreError):  # a full disk must not hide what is known
        store.save_snapshot(_NAME, Snapshot(new[-1][0], entries, msgspec.json.encode(memory)))
    return memory


def _reaches_back(entries: list[Entry], last: str) -> bool:
    """Whether one of them takes back something at or before `last`."""
    return any(isinstance(event, Undone) and event.event_id <= last for _, event in entries)
