"""What the program makes of a row: the sign of an indicator, the why of a priority."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from selfeval.core.models import (
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Measure,
    Priority,
    PriorityAssumption,
    Reading,
    Stance,
)
from selfeval.core.signs import Word
from selfeval.ui.desk import Desk
from selfeval.ui.room_page import RoomPage
from selfeval.ui.rows.table import Card
from selfeval.ui.signs import TONES, draw_sign
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def said(page: Any) -> str:
    return " | ".join(one.text() for one in page.detail.verdicts.findChildren(QLabel))


@pytest.fixture
def watched(desk: Desk) -> str:
    """Give the test an indicator that started at 4 and hopes for 8, by a day long gone."""
    space = desk.workspace
    measure = space.add(Measure(name="Rooms that start calmly", unit="number"))
    return space.add(
        Indicator(
            statement="Calm starts",
            measure_id=measure,
            baseline="4",
            baseline_on="2020-01-01",
            expected="8",
            look_by="2020-12-31",
        )
    )


def read(desk: Desk, value: str) -> None:
    (measure,) = desk.workspace.table(Measure)
    desk.workspace.add(
        Reading(measure_id=measure["id"], period="2020-12-01", sort_date="2020-12-01", value=value)
    )


def card_of(page: RoomPage, row_id: str) -> Card:
    """What the list shows of a row."""
    return page.rows.shown_at(page.rows.index_of(row_id).row())


def test_an_indicator_says_how_it_stands_in_its_form_and_in_the_list(
    desk: Desk, watched: str
) -> None:
    desk.go_to("indicator", watched)
    page = desk.page.in_detail
    assert "Overdue" in said(page)
    assert card_of(page, watched).caption.startswith("Overdue · Early indicator 1")
    read(desk, "9")
    assert "Seen" in said(page)
    assert "Started at 4 · latest 9 · hoped for 8" in said(page)
    assert card_of(page, watched).caption.startswith("Seen · ")
    assert card_of(page, watched).sign == "seen"
    desk.undo()
    assert "Overdue" in said(page)
    assert card_of(page, watched).caption.startswith("Overdue · ")


def test_an_indicator_says_what_then_and_what_readings_say_about_its_assumption(
    desk: Desk, watched: str
) -> None:
    space = desk.workspace
    believed = space.add(Assumption(belief="Calm starts make time to teach"))
    then = {"if_not_seen": "Ask the children.", "watch": 1, "assumption_id": believed}
    space.change(Indicator, watched, then)
    desk.go_to("indicator", watched)
    assert "If not seen" not in said(desk.page)
    assert "Watched on purpose: a possible cost" in said(desk.page)
    (measure,) = space.table(Measure)
    with space.edit("Read") as session:
        for at, (value, stance) in enumerate((("3", "challenges"), ("5", "supports")), start=1):
            session.add(
                Reading(
                    measure_id=measure["id"],
                    period=f"2020-12-0{at}",
                    value=value,
                    stance=stance,
                    assumption_id=believed,
                )
            )
    words = said(desk.page)
    assert "If not seen, we will ask the children" in words
    assert "For “Calm starts make time to teach”: 5 on 2 Dec 2020" in words
    assert "Against “Calm starts make time to teach”: 3 on 1 Dec 2020" in words


def test_a_priority_says_why_and_counts_its_signs(desk: Desk, watched: str) -> None:
    space = desk.workspace
    fact = space.add(Fact(statement="Words came first in 4 of 15 rooms"))
    believed = space.add(Assumption(belief="Words stop children"))
    priority = space.add(Priority(title="Words first"))
    space.add(Stance(fact_id=fact, assumption_id=believed, stance="supports"))
    space.add(PriorityAssumption(priority_id=priority, assumption_id=believed))
    desk.go_to("priority", priority)
    assert "4 of 15 rooms" in said(desk.page)
    assert "Early indicators" not in said(desk.page)
    space.add(IndicatorPriority(indicator_id=watched, priority_id=priority))
    assert "Early indicators: 1 overdue" in said(desk.page)


def test_other_steps_have_no_card_above_their_form(desk: Desk) -> None:
    desk.workspace.add(Fact(statement="Seen"))
    desk.show_page("facts")
    assert desk.page.detail.verdicts.isHidden()


def test_the_symbols_can_be_told_apart_without_colour(app: QApplication) -> None:
    assert set(TONES) == {word.value for word in Word}
    assert [word for word, tone in TONES.items() if tone == "bad"] == ["other_way"]
    drawn = []
    for word in TONES:
        made = QImage(28, 28, QImage.Format.Format_ARGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        draw_sign(painter, word, QRectF(2, 2, 24, 24))
        painter.end()
        drawn.append(made.convertToFormat(QImage.Format.Format_Grayscale8))
    assert all(one != other for at, one in enumerate(drawn) for other in drawn[:at])
