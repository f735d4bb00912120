"""How focus and choice are shown, icons that can be seen, and where the focus is at the start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from selfeval.core.models import Action, Assumption, Fact, Factor, Priority, Stance
from selfeval.store import Document
from selfeval.ui import icons, theme
from selfeval.ui.form.calendar import make_calendar
from selfeval.ui.item_button import ItemButton
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button
from selfeval.ui.window import Window


@pytest.fixture
def pair(app: QApplication, qtbot: Any) -> tuple[QWidget, QPushButton, QPushButton]:
    """Give the test an active window with a primary button and a chosen segment."""
    around = QWidget()
    first, second = button("Add", "primary"), button("Higher", "segment")
    second.setCheckable(True)
    second.setChecked(True)
    column = QVBoxLayout(around)
    column.addWidget(second)
    column.addWidget(first)
    qtbot.addWidget(around)
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    return around, first, second


def picture(window: QWidget, target: QWidget) -> QImage:
    where = target.mapTo(window, QPoint())
    return window.grab().toImage().copy(where.x(), where.y(), target.width(), target.height())


def across(found: QImage) -> list[str]:
    """Return the colours of the first pixels from the left, half-way down."""
    return [found.pixelColor(at, found.height() // 2).name() for at in range(8)]


def test_a_primary_button_with_the_focus_has_a_gap_and_a_ring(
    pair: tuple[QWidget, QPushButton, QPushButton],
) -> None:
    window, primary, segment = pair
    accent = QColor(theme.colours()["accent"]).name()
    ground = window.palette().window().color().name()
    segment.setFocus(Qt.FocusReason.TabFocusReason)
    plain = picture(window, primary)
    size = primary.sizeHint()
    primary.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = across(picture(window, primary))
    assert across(plain)[2] == across(plain)[6] == accent
    assert ringed[0] == ringed[1] == accent
    assert ringed[2] == ringed[3] == ground
    assert ringed[6] == accent
    assert primary.sizeHint() == size


def test_a_chosen_segment_looks_different_with_the_focus(
    pair: tuple[QWidget, QPushButton, QPushButton],
) -> None:
    window, primary, segment = pair
    primary.setFocus(Qt.FocusReason.TabFocusReason)
    chosen = picture(window, segment)
    segment.setFocus(Qt.FocusReason.TabFocusReason)
    chosen_and_focused = picture(window, segment)
    segment.setChecked(False)
    assert chosen != chosen_and_focused
    assert picture(window, segment) not in (chosen, chosen_and_focused)


def ink_of(found: QIcon, mode: QIcon.Mode) -> str:
    """Return the colour of the strongest pixel of an icon."""
    drawn = found.pixmap(18, 18, mode).toImage()
    dots = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    return max(dots, key=QColor.alpha).name()


def test_a_highlighted_menu_entry_has_an_icon_that_can_be_seen(app: QApplication) -> None:
    found = theme.colours()
    action = QAction("Print")
    icons.put(action, "printer")
    assert ink_of(action.icon(), QIcon.Mode.Active) == found["on_accent"].lower()
    assert ink_of(icons.icon("printer"), QIcon.Mode.Selected) == found["on_accent"].lower()
    assert ink_of(icons.icon("printer"), QIcon.Mode.Active) == found["text2"].lower()


def test_enter_goes_on_with_the_last_file(window: Window, tmp_path: Path, qtbot: Any) -> None:
    path = tmp_path / "last.selfeval"
    Document.create(path).close()
    window.settings.remember(path)
    window.show_start()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QPushButton))
    assert window.focusWidget().objectName() == "start_continue"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.desk is not None
    assert window.desk.workspace.document.path == path


def test_icons_and_marks_grow_with_the_text(open_window: Window) -> None:
    button = open_window.header.thread
    wide = open_window.sidebar.width()
    open_window.set_zoom(200)
    assert button.iconSize().width() == 2 * icons.SIZE
    assert button.icon().pixmap(button.iconSize()).width() == 2 * icons.SIZE
    open_window.set_zoom(90)
    assert open_window.sidebar.width() == wide
    open_window.set_zoom(100)
    assert button.iconSize().width() == icons.SIZE


def test_a_tooltip_shows_markup_as_it_was_written() -> None:
    assert plain_tip("5 < 6 & 7\nmore") == "<qt>5 &lt; 6 &amp; 7<br>more</qt>"
    assert plain_tip("Reading & writing") == "Reading & writing"


def test_the_thread_of_nothing_says_so_and_its_cards_are_whole(
    open_window: Window, qtbot: Any
) -> None:
    assert open_window.desk is not None
    desk = open_window.desk
    desk.show_page("facts")
    desk.page.thread.show_item(desk.workspace.rows, None)
    words = [one.text() for one in desk.page.thread.findChildren(QLabel)]
    assert any(one.startswith("Nothing to follow yet") for one in words)
    long = "These words say one thing, and then they say it again. " * 9
    fact = desk.workspace.add(Fact(statement=long))
    believed = desk.workspace.add(Assumption(belief="It is so"))
    desk.workspace.add(Stance(fact_id=fact, assumption_id=believed, stance="supports"))
    desk.go_to("assumption", believed)
    open_window.header.thread.click()
    qtbot.waitUntil(lambda: bool(desk.page.thread.findChildren(ItemButton)))
    (card,) = desk.page.thread.findChildren(ItemButton)
    qtbot.waitUntil(lambda: card.height() >= card.heightForWidth(card.width()))
    room = QRect(0, 0, card.width() - 40 - 12, 10_000)
    needed = card.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), card.text())
    assert card.height() > needed.height()


def test_the_thread_shows_every_row_that_it_counts(open_window: Window, qtbot: Any) -> None:
    assert open_window.desk is not None
    desk = open_window.desk
    factor = desk.workspace.add(Factor(label="Coaching"))
    priority = desk.workspace.add(Priority(title="Words first"))
    desk.workspace.add(Action(priority_id=priority, factor_id=factor, what="Coaching in pairs"))
    desk.go_to("factor", factor)
    open_window.header.thread.click()
    qtbot.waitUntil(lambda: bool(desk.page.thread.findChildren(ItemButton)))
    shown = [one.text() for one in desk.page.thread.findChildren(ItemButton)]
    assert "Coaching in pairs" in shown


def test_an_icon_stands_eight_pixels_from_the_words(app: QApplication, qtbot: Any) -> None:
    made = button("Add", "link", "plus")
    qtbot.addWidget(made)
    words = made.fontMetrics().horizontalAdvance("Add")
    alone = button("Add", "link")
    qtbot.addWidget(alone)
    assert made.sizeHint().width() - alone.sizeHint().width() == icons.SIZE + 8
    assert words < alone.sizeHint().width()
    assert made.iconSize().width() == icons.SIZE


def test_the_days_of_a_calendar_can_be_read_in_both_looks(app: QApplication, qtbot: Any) -> None:
    for look in ("light", "dark"):
        theme.apply(look)
        made = make_calendar(QDate(2026, 11, 22))
        qtbot.addWidget(made)
        made.show()
        found = made.grab().toImage()
        assert found.pixelColor(3, found.height() - 3) == theme.colour("surface")
        weekend = made.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
        assert weekend == theme.colour("text2")
    theme.apply("light")


def test_figures_below_each_other_are_equally_wide(app: QApplication) -> None:
    metrics = QFontMetrics(theme.figures("caption"))
    assert len({metrics.horizontalAdvance(digit * 20) for digit in "0123456789"}) == 1
