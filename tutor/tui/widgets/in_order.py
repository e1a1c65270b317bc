"""Fields whose keys act in the order in which they were pressed.

Textual lets a key that a field binds travel up to the app first. Where the program is busy for a moment, letters typed
after a backspace would overtake it; so a field runs its own keys as soon as they come.
"""

from __future__ import annotations

from textual.binding import Binding
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input


def editing_keys(field: type[Widget]) -> dict[str, str]:
    """The action of each key that this kind of field binds."""
    return {binding.key: binding.action for binding in Binding.make_bindings(field.BINDINGS)}


async def act(field: Widget, event: Key, actions: dict[str, str]) -> None:
    """Run the action of a key, if it has one, and let nobody else answer the key."""
    if event.key in actions:
        event.stop()
        event.prevent_default()
        await field.run_action(actions[event.key])


class Line(Input):
    """A line to type in."""

    EDITING = editing_keys(Input)

    async def on_key(self, event: Key) -> None:
        await act(self, event, self.EDITING)
