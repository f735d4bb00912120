"""Icons and the lettered shapes of the realms, drawn sharp at any scale and in any colour."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import ceil, cos, pi, sin

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from selfeval.resources import resource_path
from selfeval.ui import theme

SIZE = 18


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.6"')
    return QSvgRenderer(QByteArray(text.encode()))


def draw_icon(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw a vendored icon into `box`."""
    _renderer(name, colour.name()).render(painter, box)


def _picture(size: int, scale: int, draw: Callable[[QPainter, QRectF], None]) -> QPixmap:
    made = QPixmap(size * scale, size * scale)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def _sharp(draw: Callable[[QPainter, QRectF], None], mode: QIcon.Mode, icon: QIcon) -> None:
    """Draw for the usual size and for the present text size: Qt does not enlarge a picture."""
    sharpest = ceil(QApplication.instance().devicePixelRatio())
    for size in sorted({SIZE, theme.px(SIZE)}):
        for scale in range(1, sharpest + 1):
            icon.addPixmap(_picture(size, scale, draw), mode)


@cache
def _coloured(name: str, colour: str, faint: str, chosen: str, active: str, _zoom: int) -> QIcon:
    made = QIcon()
    for mode, ink in (
        (QIcon.Mode.Normal, colour),
        (QIcon.Mode.Disabled, faint),
        (QIcon.Mode.Selected, chosen),
        (QIcon.Mode.Active, active),
    ):
        _sharp(lambda painter, box, ink=ink: draw_icon(painter, name, box, QColor(ink)), mode, made)
    return made


def icon(name: str, token: str = "text2", *, in_menu: bool = False) -> QIcon:
    """Return a vendored icon in the colour that a token has now; `put` gives one that follows.

    A menu draws its highlighted entry with the active icon, a button so draws the one with the
    focus: `in_menu` gives an active icon that can be seen on the highlight.
    """
    found = theme.colours()
    ink, chosen = found[token], found["on_accent"]
    active = chosen if in_menu else ink
    return _coloured(name, ink, found["text3"], chosen, active, theme.zoom())


def put(target: QAbstractButton | QAction, name: str, token: str = "text2") -> None:
    """Give a button or an action an icon that takes its colour from a token, light or dark."""
    target.setProperty("icon_name", name)
    target.setProperty("icon_token", token)
    _draw(target)


def put_later(action: QAction, name: str, token: str = "text2") -> None:
    """Name the icon of a menu's action; `draw_in` draws it when the menu is first wanted."""
    action.setProperty("icon_name", name)
    action.setProperty("icon_token", token)


def draw_in(menu: QMenu) -> None:
    """Draw the icons of a menu's actions that have not been drawn yet."""
    for action in menu.actions():
        if action.icon().isNull():
            _draw(action)


def _draw(target: QWidget | QAction) -> None:
    name, token = target.property("icon_name"), target.property("icon_token")
    if name:
        target.setIcon(icon(name, token, in_menu=isinstance(target, QAction)))
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(theme.px(SIZE), theme.px(SIZE)))


def _renew(widget: QWidget) -> None:
    _draw(widget)
    for action in widget.actions():
        if not action.icon().isNull():
            _draw(action)
    renew = getattr(widget, "renew_icons", None)
    if renew is not None:
        renew()


theme.renewers.append(_renew)


def _polygon(box: QRectF, corners: int, turn: float) -> QPainterPath:
    centre, radius = box.center(), box.width() / 2
    points = [
        QPointF(
            centre.x() + radius * cos(turn + 2 * pi * at / corners),
            centre.y() + radius * sin(turn + 2 * pi * at / corners),
        )
        for at in range(corners)
    ]
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    path.closeSubpath()
    return path


def realm_shape(realm_id: str, box: QRectF) -> QPainterPath:
    """Return the outline of a realm's shape: circle, rounded square, hexagon, diamond, pentagon."""
    path = QPainterPath()
    if realm_id == "knowledge":
        path.addEllipse(box)
    elif realm_id == "behaviour":
        inset = box.width() * 0.06
        path.addRoundedRect(box.adjusted(inset, inset, -inset, -inset), 3.5, 3.5)
    elif realm_id == "system":
        path = _polygon(box, 6, pi / 6)
    elif realm_id == "climate":
        path = _polygon(box.adjusted(-1, -1, 1, 1), 4, 0)
    else:
        path = _polygon(box.adjusted(-0.5, 0, 0.5, 1), 5, -pi / 2)
    return path


@cache
def _letter_font(pixels: int) -> QFont:
    """Return the font of a realm's letter, kept: Qt looks long for one it has not met before."""
    made = theme.font("badge")
    made.setPixelSize(pixels)
    return made


def draw_realm(
    painter: QPainter, realm_id: str, letter: str, box: QRectF, *, hollow: bool = False
) -> None:
    """Draw a realm's lettered shape; hollow where nothing is there yet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour(realm_id)
    painter.setPen(QPen(ink, 1.3) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else ink)
    painter.drawPath(realm_shape(realm_id, box))
    painter.setFont(_letter_font(round(box.height() * 0.58)))
    painter.setPen(ink if hollow else theme.colour("on_realm"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def realm_icon(realm_id: str, letter: str) -> QIcon:
    """Return a realm's lettered shape as an icon, in the colours of the scheme in use."""
    made = QIcon()

    def draw(painter: QPainter, box: QRectF) -> None:
        draw_realm(painter, realm_id, letter, box.adjusted(1, 1, -1, -1))

    _sharp(draw, QIcon.Mode.Normal, made)
    return made
