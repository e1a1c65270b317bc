"""The themes, and the only place that knows a colour.

Screens name inks, never colours: `$foreground`, `$quiet` (second voice), `$faint` (what is not there yet),
`$rule` (open segments), `$accent` (saffron: keys, progress, where you are), and `$success $error $warning`
for verdicts alone.
"""

from __future__ import annotations

from dataclasses import replace

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

DIMMED = {"quiet": "ansi_default dim", "faint": "ansi_default dim", "rule": "ansi_default dim"}


def borrowed_inks(theme: Theme) -> dict[str, str]:
    """The inks that only our themes define, mixed from a theme of the learner's own choice."""
    if theme.ansi:
        return DIMMED
    colours = theme.to_color_system().generate()
    background, foreground = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    shares = {"quiet": 0.65, "faint": 0.35, "rule": 0.25}
    return {ink: background.blend(foreground, share).hex for ink, share in shares.items()}


def _inks(quiet: str, faint: str, accent: str, background: str, panel: str) -> dict[str, str]:
    return {
        "quiet": quiet,
        "faint": faint,
        "text-muted": quiet,
        "text-disabled": faint,
        "border-blurred": faint,
        "block-cursor-background": accent,
        "block-cursor-foreground": background,
        "block-cursor-blurred-background": panel,
        "input-selection-background": f"{accent} 30%",
        "scrollbar": faint,
        "scrollbar-background": background,
        "scrollbar-hover": quiet,
        "scrollbar-active": accent,
    }


DIYA = Theme(
    name="diya",
    dark=True,
    background="#15161a",
    surface="#1c1d22",
    panel="#25262c",
    foreground="#e7e2d9",
    primary="#f2a65a",
    accent="#f2a65a",
    secondary="#7db0d8",
    success="#93c98b",
    warning="#e3c46f",
    error="#ef8578",
    variables=_inks("#9c968b", "#5a5853", "#f2a65a", "#15161a", "#25262c")
    | {"rule": "#3a3b42", "secondary-muted": "#26333f"},
)

KAGAZ = Theme(
    name="kagaz",
    dark=False,
    background="#fbf8f1",
    surface="#f3eee2",
    panel="#ebe4d5",
    foreground="#2a2823",
    primary="#a9480b",
    accent="#a9480b",
    secondary="#225f8f",
    success="#33691e",
    warning="#7a5c00",
    error="#b3261e",
    variables=_inks("#6d665a", "#aaa294", "#a9480b", "#fbf8f1", "#ebe4d5")
    | {"rule": "#d3cab9", "secondary-muted": "#d5e2ec"},
)


_TERMINAL = BUILTIN_THEMES["ansi-dark"]
ANSI = replace(
    _TERMINAL,
    name="ansi",
    primary="ansi_magenta",
    accent="ansi_magenta",
    variables=_TERMINAL.variables
    | DIMMED
    | {"surface": "ansi_default", "panel": "ansi_default", "secondary-muted": "ansi_bright_blue"},
)
"""The terminal's own sixteen colours: the palette belongs to the learner, second voices are dimmed."""

THEMES = (DIYA, KAGAZ, ANSI)
