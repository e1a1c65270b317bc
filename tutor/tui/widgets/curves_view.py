"""Shows curves in whatever room there is; drawn anew when they grow."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from tutor.tui.paint.curves import Curves, picture


class CurvesView(Widget, can_focus=False):
    """`show` curves; colours follow the theme, and without any the band is hatched."""

    DEFAULT_CSS = "CurvesView { height: 1fr; min-height: 5; }"

    def __init__(self) -> None:
        super().__init__()
        self.curves = Curves(0)

    def show(self, curves: Curves) -> None:
        if curves != self.curves:
            self.curves = curves
            self.refresh()

    @property
    def plain(self) -> bool:
        """Whether shades cannot be told apart."""
        return self.app.no_color or self.app.current_theme.ansi

    def render(self) -> Content:
        if not self.curves.grid:
            return Content("")
        return picture(self.curves, self.size.width, self.size.height, self.plain)
