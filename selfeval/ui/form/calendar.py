"""A calendar to choose a day from, in the window's own colours."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QBrush, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from selfeval.i18n import _
from selfeval.ui import icons, theme

WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


def make_calendar(day: QDate) -> QCalendarWidget:
    """Make a calendar that shows a day; weekends are quieter, and red means nothing here."""
    made = QCalendarWidget()
    made.setObjectName("calendar")
    made.setAccessibleName(_("Calendar"))
    made.setSelectedDate(day)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    theme.set_role(made, "body")
    made.setHeaderTextFormat(_ink("text2", "caption_strong"))
    for weekday in WEEKEND:
        made.setWeekdayTextFormat(weekday, _ink("text2", "body"))
    for name, icon in (("prev", "arrow-left"), ("next", "arrow-right")):
        arrow = made.findChild(QToolButton, f"qt_calendar_{name}month")
        if arrow is not None:
            icons.put(arrow, icon)
    return made


def _ink(token: str, role: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QBrush(theme.colour(token)))
    made.setFont(theme.font(role))
    return made
