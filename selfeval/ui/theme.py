"""How the window looks: one token file gives the palette, the style sheet and the fonts.

Light or dark follows the system unless the user chose. Sizes are pixels at 100 %; the text zoom
multiplies them. Where more contrast is wanted, lines and faint text become stronger; under a
contrast theme of Windows the system's own colours are taken. Fonts are set with `setFont`, never
in the style sheet, so that zoom works.
"""

from __future__ import annotations

import sys
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
ICON, BOX = 16, 14
"""Sides of the icons and the tick boxes of a menu, in pixels at 100 %."""
FIRST_FONTS = (
    "AtkinsonHyperlegibleNext_400Regular.",
    "AtkinsonHyperlegibleNext_600SemiBold.",
    "SourceSerif4_400Regular.",
    "SourceSerif4_600SemiBold.",
)
"""How the names of the files begin that hold the fonts of the first page."""
renewers: list[Callable[[QWidget], None]] = []
"""Called for every widget after the look has changed, by those who draw ahead of time."""


@cache
def _file() -> dict[str, Any]:
    with resource_path("theme", "tokens.toml").open("rb") as source:
        return tomllib.load(source)


@cache
def load_fonts() -> None:
    """Load the fonts of the first page; where a file is missing the system's own font stands in."""
    _load_fonts(lambda name: name.startswith(FIRST_FONTS))


@cache
def load_other_fonts() -> None:
    """Load the other fonts, for letters and signs that those of the first page have not."""
    _load_fonts(lambda name: not name.startswith(FIRST_FONTS))


def _load_fonts(wanted: Callable[[str], bool]) -> None:
    folder = resource_path("fonts")
    for path in sorted(folder.rglob("*.ttf")) if folder.is_dir() else []:
        if wanted(path.name):
            QFontDatabase.addApplicationFont(str(path))


def is_dark() -> bool:
    """Tell whether the window is drawn in the dark scheme."""
    return bool(QApplication.instance().property("dark"))


def has_more_contrast() -> bool:
    """Tell whether lines and faint text are drawn stronger."""
    return bool(QApplication.instance().property("more_contrast"))


def colours(dark: bool | None = None, more_contrast: bool = False) -> dict[str, str]:
    """Return every colour token by name: of a scheme and contrast, or as it is drawn now."""
    if dark is None:
        if _follows_system_colours():
            return system_colours(QGuiApplication.palette())
        return colours(is_dark(), has_more_contrast())
    found = _file()["dark" if dark else "light"]
    raised = _file()["contrast"] if more_contrast else {}
    return {name: found[raised.get(name, name)] for name in found}


def system_colours(system: QPalette) -> dict[str, str]:
    """Return every colour token as a contrast theme of the system has it, by its palette."""
    groups = _file()["system"]
    found = {
        name: system.color(_role(group)).name() for group, names in groups.items() for name in names
    }
    return found | {"selection": _between(found["canvas"], found["accent"]).name()}


def _role(name: str) -> QPalette.ColorRole:
    """Turn "window_text" into the palette's role of that name."""
    return QPalette.ColorRole["".join(part.capitalize() for part in name.split("_"))]


def _between(ground: str, ink: str, share: float = 0.25) -> QColor:
    """Return the ground with a share of the ink in it."""
    first, second = QColor(ground).getRgbF(), QColor(ink).getRgbF()
    mixed = [one + (other - one) * share for one, other in zip(first, second, strict=True)]
    return QColor.fromRgbF(*mixed)


@cache
def colour(name: str) -> QColor:
    """Return one colour token as it is drawn now."""
    return QColor(colours()[name])


@cache
def zoom() -> int:
    """Return the text size in percent."""
    return int(QApplication.instance().property("zoom") or 100)


def font(role: str) -> QFont:
    """Return the font of a role of type ("title", "body"…) at the present text size."""
    return QFont(_font(role, zoom()))


@cache
def _font(role: str, size: int) -> QFont:
    pixels, weight, family = _file()["type"][role]
    made = QFont()
    made.setFamilies(_file()["families"][family])
    made.setPixelSize(round(pixels * size / 100))
    made.setWeight(QFont.Weight(weight))
    return made


def figures(role: str) -> QFont:
    """Return the font of a role with figures of one width, for numbers below each other."""
    return QFont(_figures(role, zoom()))


@cache
def _figures(role: str, size: int) -> QFont:
    made = QFont(_font(role, size))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget the font of a role, and remember the role for when the text size changes."""
    widget.setProperty("type_role", role)
    widget.setFont(font(role))


def px(length: int) -> int:
    """Scale a length that holds text by the present text size."""
    return round(length * zoom() / 100)


def apply(mode: str = "system", size: int = 100, more_contrast: bool | None = None) -> None:
    """Draw the whole application in `mode` (one of MODES) with text at `size` percent.

    `more_contrast` is what the user chose, None to leave it; the system's wish counts besides.
    """
    app = QApplication.instance()
    if more_contrast is not None:
        app.setProperty("contrast_chosen", more_contrast)
    wish = contrast_wish()
    app.setProperty("system_colours", is_contrast_theme(sys.platform, wish))
    more = bool(app.property("contrast_chosen")) or wish == Qt.ContrastPreference.HighContrast
    app.setProperty("more_contrast", more)
    app.setProperty("zoom", max(ZOOM_LOW, min(ZOOM_HIGH, size)))
    zoom.cache_clear()
    app.setProperty("dark", mode == "dark" or (mode == "system" and _system_is_dark()))
    wanted = f"{is_dark()} {zoom()} {more} {_system_ground()}"
    if app.property("drawn_as") == wanted:
        return  # drawing every widget anew takes most of a second
    app.setProperty("drawn_as", wanted)
    _draw(app)


def _draw(app: QApplication) -> None:
    colour.cache_clear()
    app.setStyle("Fusion")
    app.setFont(font("body"))
    if _follows_system_colours():
        app.setPalette(QPalette())
        app.setStyleSheet("")
    else:
        app.setPalette(palette(is_dark(), has_more_contrast()))
        app.setStyleSheet(style_sheet(is_dark(), has_more_contrast(), zoom()))
    for widget in app.allWidgets():
        role = widget.property("type_role")
        if role:
            widget.setFont(font(role))
        for renew in renewers:
            renew(widget)


def drawn_as() -> str:
    """Name the look of the moment, to tell apart what was drawn in another."""
    return str(QApplication.instance().property("drawn_as"))


def contrast_wish() -> Qt.ContrastPreference:
    """Return how much contrast the system asks for."""
    hints = QGuiApplication.styleHints()  # a name of its own: what it gives lives no longer
    return hints.accessibility().contrastPreference()


def is_contrast_theme(platform: str, wish: Qt.ContrastPreference) -> bool:
    """Tell whether the system has a contrast theme whose own colours are to be taken.

    That is so on Windows, where people choose each colour of such a theme; elsewhere the wish for
    contrast says no colours, and ours are made stronger.
    """
    return platform == "win32" and wish == Qt.ContrastPreference.HighContrast


def _system_ground() -> str:
    """Name the ground of the system's contrast theme; "" where there is none."""
    return QPalette().color(QPalette.ColorRole.Window).name() if _follows_system_colours() else ""


def _follows_system_colours() -> bool:
    return bool(QApplication.instance().property("system_colours"))


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def style_sheet(dark: bool, more_contrast: bool = False, size: int = 100) -> str:
    """Return the style sheet with the colours of one scheme, for text at `size` percent."""
    text = resource_path("theme", "window.qss").read_text(encoding="utf-8")
    tick = resource_path("theme", "tick-dark.svg" if dark else "tick-light.svg")
    sides = {name: round(side * size / 100) for name, side in (("icon", ICON), ("box", BOX))}
    return Template(text).substitute(colours(dark, more_contrast) | sides, tick=tick.as_posix())


def palette(dark: bool, more_contrast: bool = False) -> QPalette:
    """Return the palette of one scheme: what Fusion draws everything else with."""
    named = {name: QColor(value) for name, value in colours(dark, more_contrast).items()}
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
