"""How the window looks: one token file gives the palette, the style sheet and the fonts.

Light or dark follows the system unless the user chose. Sizes are pixels at 100 %; the text zoom
multiplies them. Fonts are set with `setFont`, never in the style sheet, so that zoom works.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from selfeval.resources import resource_path

MODES = ("system", "light", "dark")
ZOOM_LOW, ZOOM_HIGH = 80, 200
renewers: list[Callable[[QWidget], None]] = []
"""Called for every widget after the look has changed, by those who draw ahead of time."""


@cache
def _file() -> dict[str, Any]:
    with resource_path("theme", "tokens.toml").open("rb") as source:
        return tomllib.load(source)


def load_fonts() -> None:
    """Load the bundled fonts; where a file is missing the system's own font stands in."""
    folder = resource_path("fonts")
    for path in sorted(folder.rglob("*.ttf")) if folder.is_dir() else []:
        QFontDatabase.addApplicationFont(str(path))


def is_dark() -> bool:
    """Tell whether the window is drawn in the dark scheme."""
    return bool(QApplication.instance().property("dark"))


def colours(dark: bool | None = None) -> dict[str, str]:
    """Return every colour token of the light or the dark scheme by name."""
    return _file()["dark" if (is_dark() if dark is None else dark) else "light"]


def colour(name: str) -> QColor:
    """Return one colour token of the scheme in use."""
    return QColor(colours()[name])


def zoom() -> int:
    """Return the text size in percent."""
    return int(QApplication.instance().property("zoom") or 100)


def font(role: str) -> QFont:
    """Return the font of a role of type ("title", "body"…) at the present text size."""
    pixels, weight, family = _file()["type"][role]
    made = QFont()
    made.setFamilies(_file()["families"][family])
    made.setPixelSize(round(pixels * zoom() / 100))
    made.setWeight(QFont.Weight(weight))
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget the font of a role, and remember the role for when the text size changes."""
    widget.setProperty("type_role", role)
    widget.setFont(font(role))


def px(length: int) -> int:
    """Scale a length that holds text by the present text size."""
    return round(length * zoom() / 100)


def apply(mode: str = "system", size: int = 100) -> None:
    """Draw the whole application in `mode` (one of MODES) with text at `size` percent."""
    app = QApplication.instance()
    app.setProperty("zoom", max(ZOOM_LOW, min(ZOOM_HIGH, size)))
    app.setProperty("dark", mode == "dark" or (mode == "system" and _system_is_dark()))
    wanted = f"{is_dark()} {zoom()}"
    if app.property("drawn_as") == wanted:
        return  # drawing every widget anew takes most of a second
    app.setProperty("drawn_as", wanted)
    app.setStyle("Fusion")
    app.setFont(font("body"))
    app.setPalette(palette(is_dark()))
    app.setStyleSheet(style_sheet(is_dark()))
    for widget in app.allWidgets():
        role = widget.property("type_role")
        if role:
            widget.setFont(font(role))
        for renew in renewers:
            renew(widget)


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def style_sheet(dark: bool) -> str:
    """Return the style sheet with the colours of one scheme filled in."""
    text = resource_path("theme", "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(colours(dark))


def palette(dark: bool) -> QPalette:
    """Return the palette of one scheme: what Fusion draws everything else with."""
    named = {name: QColor(value) for name, value in colours(dark).items()}
    role = QPalette.ColorRole
    made = QPalette()
    for place, name in {
        role.Window: "canvas",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "canvas",
        role.Text: "text",
        role.PlaceholderText: "text3",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "bad",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.Light: "raised",
        role.Midlight: "line",
        role.Mid: "outline",
        role.Dark: "outline",
        role.Shadow: "outline",
    }.items():
        made.setColor(place, named[name])
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, named["text3"])
    return made
