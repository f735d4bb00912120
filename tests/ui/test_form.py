"""The form: every editor settles once, reverts, refuses in the field, and follows declarations."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from selfeval.core.fields import ui
from selfeval.core.models import Fact, Row
from selfeval.ui import theme
from selfeval.ui.form.dates import read_day
from selfeval.ui.form.editor import Context
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.rows.table import RowsModel


@pytest.fixture
def form(app: QApplication, qtbot: Any) -> RecordForm:
    made = RecordForm(Fact, Context())
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.show_record("one", {"statement": "Stored", "n": 4})
    made.seen = []
    made.edited.connect(lambda name, value: made.seen.append((name, value)))
    return made


def box(form: RecordForm, name: str) -> Any:
    return form.cells[name].editor.focus_widget()


def leave(widget: Any) -> None:
    QApplication.sendEvent(widget, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


def test_leaving_a_field_settles_it_once(form: RecordForm, qtbot: Any) -> None:
    qtbot.keyClicks(box(form, "source"), "Register")
    assert form.seen == []
    leave(box(form, "source"))
    leave(box(form, "source"))
    assert form.seen == [("source", "Register")]


def test_enter_settles_a_short_text_and_shift_enter_breaks_the_line(
    form: RecordForm, qtbot: Any
) -> None:
    statement = box(form, "statement")
    statement.selectAll()
    qtbot.keyClicks(statement, "One")
    qtbot.keyClick(statement, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(statement, "Two")
    qtbot.keyClick(statement, Qt.Key.Key_Return)
    assert form.seen == [("statement", "One\nTwo")]


def test_enter_breaks_the_line_of_a_long_text(form: RecordForm, qtbot: Any) -> None:
    detail = box(form, "detail")
    qtbot.keyClicks(detail, "One")
    qtbot.keyClick(detail, Qt.Key.Key_Return)
    qtbot.keyClicks(detail, "Two")
    assert form.seen == []
    qtbot.keyClick(detail, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.seen == [("detail", "One\nTwo")]


def test_escape_goes_back_to_what_is_stored(form: RecordForm, qtbot: Any) -> None:
    qtbot.keyClicks(box(form, "n"), "99")
    qtbot.keyClick(box(form, "n"), Qt.Key.Key_Escape)
    assert box(form, "n").text() == "4"
    leave(box(form, "n"))
    assert form.seen == []


def test_a_long_text_grows_with_its_lines(form: RecordForm) -> None:
    before = box(form, "detail").height()
    box(form, "detail").setPlainText("line\n" * 6)
    assert box(form, "detail").height() > before * 2


def test_what_cannot_be_stored_stays_with_its_reason(form: RecordForm, qtbot: Any) -> None:
    qtbot.keyClicks(box(form, "check_by"), "sometime soon")
    leave(box(form, "check_by"))
    error = form.findChild(QLabel, "check_by_error")
    assert error.isVisible()
    assert "sometime soon" in error.text()
    assert "Check again by" in error.text()
    assert form.seen == []
    form.show_record("another", {})
    assert not error.isVisible()
    form.show_record("one", {})
    assert box(form, "check_by").text() == "sometime soon"
    assert error.isVisible()
    box(form, "check_by").setText("16 Oct 2026")
    leave(box(form, "check_by"))
    assert form.seen == [("check_by", "2026-10-16")]
    assert not error.isVisible()


def test_a_corrected_mistake_is_no_longer_wrong(form: RecordForm, qtbot: Any) -> None:
    box(form, "n").setText("many")
    leave(box(form, "n"))
    assert form.has_problem
    box(form, "n").setText("4")
    leave(box(form, "n"))
    assert not form.has_problem
    assert form.cells["n"].editor.widget.property("wrong") is False
    assert form.seen == []


def test_what_the_file_refused_is_not_taken_for_stored(form: RecordForm, qtbot: Any) -> None:
    form.edited.connect(lambda name, value: form.show_problem(name, "No.") if value == 9 else None)
    box(form, "n").setText("9")
    leave(box(form, "n"))
    assert form.findChild(QLabel, "n_error").text() == "No."
    assert form.cells["n"].editor.changed()
    qtbot.keyClick(box(form, "n"), Qt.Key.Key_Escape)
    assert box(form, "n").text() == "4"
    assert not form.has_problem


def test_a_field_is_tried_again_when_its_neighbour_has_changed(form: RecordForm) -> None:
    limit = [15]

    def store(name: str, value: object) -> None:
        if name == "out_of":
            limit[0] = int(str(value))
        elif name == "n" and int(str(value)) > limit[0]:
            form.show_problem(name, "More than all.")

    form.edited.connect(store)
    box(form, "n").setText("20")
    leave(box(form, "n"))
    assert form.has_problem
    box(form, "out_of").setText("25")
    leave(box(form, "out_of"))
    assert not form.has_problem


def test_a_settled_field_keeps_its_own_undo(form: RecordForm, qtbot: Any) -> None:
    qtbot.keyClicks(box(form, "source"), "Register")
    form.settle()
    assert box(form, "source").isUndoAvailable()
    form.show_record("one", {"statement": "Stored", "source": "Register", "n": 4})
    assert box(form, "source").isUndoAvailable()


def test_a_count_below_zero_is_refused_in_the_field(form: RecordForm, qtbot: Any) -> None:
    box(form, "n").setText("-3")
    leave(box(form, "n"))
    assert "How many" in form.findChild(QLabel, "n_error").text()
    assert box(form, "n").text() == "-3"


def test_a_field_being_typed_in_survives_a_reload(form: RecordForm, qtbot: Any) -> None:
    qtbot.keyClicks(box(form, "source"), "Reg")
    form.show_record("one", {"statement": "Changed elsewhere", "source": ""})
    assert box(form, "source").text() == "Reg"
    assert box(form, "statement").toPlainText() == "Changed elsewhere"


def test_a_day_is_chosen_from_the_calendar(form: RecordForm, qtbot: Any) -> None:
    form.cells["observed_on"].editor.open_calendar()
    calendar = form.findChild(QCalendarWidget, "calendar")
    day = calendar.selectedDate().addDays(1)
    calendar.clicked.emit(day)
    assert form.seen == [("observed_on", day.toString("yyyy-MM-dd"))]
    assert not form.findChild(QMenu).isVisible()


def test_the_hint_of_a_day_fits_beside_another_day(form: RecordForm) -> None:
    form.resize(theme.px(640), 900)
    QApplication.processEvents()
    day = box(form, "observed_on")
    assert form.cells["observed_on"].y() == form.cells["check_by"].y()
    room = day.width() - 2 * theme.px(10) - theme.px(22)
    assert day.fontMetrics().horizontalAdvance(day.placeholderText()) < room


def test_suggestions_offer_the_usual_and_what_was_used(app: QApplication, qtbot: Any) -> None:
    made = RecordForm(Fact, Context(used=lambda _field: ["Our own walk"]))
    qtbot.addWidget(made)
    completer = made.cells["instrument"].editor.focus_widget().completer()
    offered = [completer.model().index(at, 0).data() for at in range(completer.model().rowCount())]
    assert "Learning walk" in offered
    assert "Our own walk" in offered


def test_a_link_is_picked_and_taken_away(app: QApplication, qtbot: Any) -> None:
    asked: list[str] = []

    def pick(field: Any, _near: Any, take: Any) -> None:
        asked.append(field.name)
        take("m1")

    made = RecordForm(Fact, Context(name_of=lambda table, row_id: f"{table} {row_id}", pick=pick))
    qtbot.addWidget(made)
    made.show()
    made.show_record("one", {})
    seen: list[tuple[str, object]] = []
    made.edited.connect(lambda name, value: seen.append((name, value)))
    button = made.findChild(QPushButton, "measure_id_pick")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["measure_id"]
    assert button.text() == "measure m1"
    made.cells["measure_id"].editor.widget.findChildren(
        type(made.cells["measure_id"].editor._clear)
    )[0].click()
    assert seen == [("measure_id", "m1"), ("measure_id", None)]


def test_hidden_and_frozen_fields_are_not_shown(form: RecordForm) -> None:
    assert "position" not in form.cells
    assert "number" not in form.cells


def test_the_form_takes_one_column_where_there_is_little_room(form: RecordForm) -> None:
    form.resize(720, 900)
    wide = form.cells["check_by"].y()
    assert form.cells["observed_on"].y() == wide
    form.resize(420, 900)
    QApplication.processEvents()
    assert form.cells["observed_on"].y() < form.cells["check_by"].y()


def test_a_new_field_shows_by_its_one_line(app: QApplication, qtbot: Any) -> None:
    class Trial(Row):
        name: str = ui("Name", name_of_row=True, column=0.6)
        mood: str = ui(
            "Mood", editor="choice", choices=(("calm", "Calm"), ("loud", "Loud")), column=0.4
        )

    class Rows:
        def table(self, _model: object) -> list[dict[str, object]]:
            return [{"id": "1", "name": "Lunch", "mood": "loud"}]

        def name_of(self, _table: str, _row_id: str) -> str:
            return ""

    table = RowsModel(Trial, Rows())  # type: ignore[arg-type]
    table.reload()
    headings = [
        table.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for at in range(table.columnCount())
    ]
    assert headings == ["Name", "Mood"]
    assert table.index(0, 1).data() == "Loud"
    form = RecordForm(Trial, Context())
    qtbot.addWidget(form)
    form.show_record("1", {"name": "Lunch", "mood": "loud"})
    assert form.cells["mood"].title.text() == "Mood"
    assert form.findChild(QPushButton, "mood_loud").isChecked()
    assert isinstance(form.cells["name"].editor.focus_widget(), QLineEdit)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("16/10/26", "2026-10-16"),
        ("2026-10-16", "2026-10-16"),
        ("16 Oct", "2026-10-16"),
        ("16 October 2025", "2025-10-16"),
        ("today", "2026-11-22"),
        ("October 2026", "October 2026"),
        ("soon", "soon"),
        ("31/02/2026", "31/02/2026"),
        ("Friday 16th of October 2026", "2026-10-16"),
        ("October 16, 2026", "2026-10-16"),
        ("2026/10/05", "2026-10-05"),
        ("2026/13/05", "2026/13/05"),
        ("5-16 October 2026", "5-16 October 2026"),
        ("5 to 16 October", "5 to 16 October"),
        ("5 Oct - 16 Oct 2026", "5 Oct - 16 Oct 2026"),
        ("2026-10-16 rubbish", "2026-10-16 rubbish"),
        ("16 Oct 2026 maybe", "16 Oct 2026 maybe"),
        ("2025/27", "2025/27"),
        ("2025/26", "2025/26"),
        ("2005", "2005"),
        ("", ""),
    ],
)
def test_days_are_read_as_people_type_them(words: str, day: str) -> None:
    assert read_day(words, today=date(2026, 11, 22)) == day


def test_nothing_of_a_form_is_left_once_its_page_is_gone(app: QApplication) -> None:
    page = QWidget()
    form = RecordForm(Fact, Context())
    form.setParent(page)
    left = weakref.ref(form)
    del form
    assert left() is not None
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    gc.collect()
    assert left() is None
