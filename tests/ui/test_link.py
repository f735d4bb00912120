"""Link to…: choose an item, say what the link means, in one gesture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from selfeval.core.models import (
    Arrow,
    ArrowAssumption,
    Assumption,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Note,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Row,
    Stance,
    Theme,
    ThemeLink,
)
from selfeval.ui.desk import Desk
from selfeval.ui.link.meanings import meanings_of
from selfeval.ui.link.panel import LinkPanel
from selfeval.ui.window import Window

Opened = Callable[..., LinkPanel]


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


@pytest.fixture
def opened(desk: Desk) -> Opened:
    """Give the test a function that opens the panel for an item and types into it."""

    def open_it(model: type[Row], row_id: str, typed: str = "") -> LinkPanel:
        panel = LinkPanel(desk, model, row_id)
        panel.show_over()
        panel.box.setText(typed)
        return panel

    return open_it


def titles(panel: LinkPanel) -> list[str]:
    found = [panel.model.entry(at) for at in range(panel.model.rowCount())]
    return [one.title for one in found if one is not None]


def offered(panel: LinkPanel) -> list[str]:
    return [one.text().split("  ", 1)[1] for one in panel.buttons]


@pytest.mark.parametrize(
    ("key", "stance"), [("1", "supports"), ("2", "challenges"), ("3", "unclear")]
)
def test_a_fact_is_linked_by_keys_alone(desk: Desk, qtbot: Any, key: str, stance: str) -> None:
    desk.workspace.add(Assumption(belief="Another"))
    belief = desk.workspace.add(Assumption(belief="Words help"))
    fact = desk.workspace.add(Fact(statement="Seen"))
    desk.go_to("fact", fact)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    panel = desk.window.findChild(LinkPanel, "link_panel")
    qtbot.keyClicks(panel.box, "words")
    assert offered(panel) == ["For", "Against", "Not yet clear"]
    qtbot.keyClick(panel.box, Qt.Key.Key_Return)
    qtbot.keyClick(desk.window.focusWidget(), key)
    (link,) = desk.workspace.table(Stance)
    assert (link["fact_id"], link["assumption_id"], link["stance"]) == (fact, belief, stance)
    assert not panel.isVisible()
    desk.undo()
    assert desk.workspace.count(Stance) == 0


def test_what_is_linked_comes_first_says_so_and_can_change(
    desk: Desk, opened: Opened, qtbot: Any
) -> None:
    space = desk.workspace
    fact = space.add(Fact(statement="Seen"))
    space.add(Assumption(belief="Another"))
    belief = space.add(Assumption(belief="Words help"))
    space.add(Stance(fact_id=fact, assumption_id=belief, stance="supports"))
    panel = opened(Fact, fact)
    assert titles(panel)[:2] == ["Words help", "Another"]
    assert panel.choice is not None
    assert panel.choice.kind == "Assumption 2 · linked: For"
    panel.buttons[1].click()
    assert [row["stance"] for row in space.table(Stance)] == ["challenges"]
    panel = opened(Fact, fact)
    assert offered(panel)[-1] == "Take the link away"
    panel.buttons[-1].click()
    assert space.count(Stance) == 0
    assert space.document.undo_label == "Take a link away"
    desk.undo()
    assert space.count(Stance) == 1


def test_a_new_item_is_written_and_linked_in_one_gesture(desk: Desk, opened: Opened) -> None:
    fact = desk.workspace.add(Fact(statement="Seen"))
    panel = opened(Fact, fact, "Nobody thought of this")
    assert titles(panel)[0] == "New assumption: “Nobody thought of this”"
    panel.buttons[0].click()
    assert desk.workspace.count(Assumption) == desk.workspace.count(Stance) == 1
    desk.undo()
    assert desk.workspace.count(Assumption) == desk.workspace.count(Stance) == 0


@pytest.mark.parametrize(
    ("near", "far", "link"),
    [
        (Assumption(belief="a"), Priority(title="b"), PriorityAssumption),
        (Priority(title="a"), Factor(label="b"), PriorityFactor),
        (Indicator(sign="a"), Priority(title="b"), IndicatorPriority),
        (Factor(label="a"), Theme(name="b"), ThemeLink),
    ],
)
def test_with_one_meaning_enter_links_at_once(
    desk: Desk, opened: Opened, qtbot: Any, near: Row, far: Row, link: type[Row]
) -> None:
    near_id = desk.workspace.add(type(near)(**near.model_dump(exclude={"id"}, warnings=False)))
    desk.workspace.add(type(far)(**far.model_dump(exclude={"id"}, warnings=False)))
    panel = opened(type(near), near_id, "b")
    qtbot.keyClick(panel.box, Qt.Key.Key_Return)
    assert desk.workspace.count(link) == 1
    assert not panel.isVisible()


def test_an_indicator_tests_an_assumption_by_its_own_field(desk: Desk, opened: Opened) -> None:
    sign = desk.workspace.add(Indicator(sign="Children join in"))
    belief = desk.workspace.add(Assumption(belief="Words help"))
    panel = opened(Indicator, sign, "words help")
    assert offered(panel) == ["Assumption it tests"]
    panel.buttons[0].click()
    assert (desk.workspace.values(Indicator, sign) or {})["assumption_id"] == belief
    panel = opened(Indicator, sign, "words help")
    assert panel.choice is not None
    assert panel.choice.linked == "Assumption it tests"
    panel.buttons[-1].click()
    assert (desk.workspace.values(Indicator, sign) or {})["assumption_id"] is None


def test_an_assumption_is_carried_by_an_arrow(desk: Desk, opened: Opened) -> None:
    space = desk.workspace
    one, other = (space.add(Factor(label=words)) for words in ("Calm", "Trust"))
    space.add(Arrow(source_id=one, target_id=other, sign="plus"))
    belief = space.add(Assumption(belief="So"))
    panel = opened(Assumption, belief, "raises")
    assert titles(panel)[0] == "Calm raises trust"
    assert not any(words.startswith("New arrow") for words in titles(panel))
    panel.buttons[0].click()
    assert space.count(ArrowAssumption) == 1


def test_with_nothing_to_link_it_says_what_to_do_first(desk: Desk) -> None:
    desk.show_page("school")
    desk.run("link")
    box = desk.window.findChild(QMessageBox, "nothing_to_link")
    assert box is not None
    assert box.text() == "Choose an item first."
    box.reject()


def test_with_nothing_there_yet_it_asks_for_something_new(desk: Desk, opened: Opened) -> None:
    panel = opened(Fact, desk.workspace.add(Fact(statement="Seen")))
    assert titles(panel) == []
    assert panel.buttons == []
    assert "Type to write something new" in panel.findChild(object, "link_what").text()


def test_a_note_is_linked_to_nothing() -> None:
    assert meanings_of(Note) == []
