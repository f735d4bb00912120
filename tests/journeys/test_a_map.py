"""A leadership team draws its map by keyboard alone, reads its loops, asks it, and prints it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace
from tests.journeys.hands import Hands, is_shown
from tests.journeys.test_by_keyboard import begin

OUTCOMES = ("Children read well", "Children write well", "Children like reading")
CLIMATE = ("Children join in", "Children ask about words", "Calm lessons", "Talk about books")
SYSTEM = ("Weekly coaching", "Shared planning time", "Books in every room", "One reading plan")
BEHAVIOUR = (
    "Words taught before reading",
    "Teachers read aloud",
    "Teachers check for meaning",
    "Quiet voices shown first",
)
KNOWLEDGE = (
    "Adults know the new words",
    "Adults know the books",
    "Adults know what to ask",
    "Adults know each child",
    "Adults trust the plan",
)
LANES = (OUTCOMES, CLIMATE, SYSTEM, BEHAVIOUR, KNOWLEDGE)
"""Tab goes to the lane on the left: to what must be true first."""
ARROWS = (
    ("Weekly coaching", "Adults know the new words"),
    ("Shared planning time", "Adults know what to ask"),
    ("Books in every room", "Talk about books"),
    ("One reading plan", "Adults trust the plan"),
    ("Adults know the new words", "Words taught before reading"),
    ("Adults know the books", "Teachers read aloud"),
    ("Adults know what to ask", "Teachers check for meaning"),
    ("Adults know each child", "Quiet voices shown first"),
    ("Adults trust the plan", "Words taught before reading"),
    ("Words taught before reading", "Children join in"),
    ("Teachers read aloud", "Children like reading"),
    ("Teachers check for meaning", "Children ask about words"),
    ("Quiet voices shown first", "Calm lessons"),
    ("Calm lessons", "Children join in"),
    ("Children join in", "Children read well"),
    ("Children read well", "Children like reading"),
    ("Children like reading", "Children join in"),
    ("Talk about books", "Children like reading"),
    ("Children ask about words", "Children write well"),
    ("Children read well", "-Quiet voices shown first"),
)


@pytest.fixture
def hands(window: Window, tmp_path: Path, qtbot: Any) -> Hands:
    """Give the test somebody at the keyboard, with a file in which nothing has been written."""
    made = Hands(window, qtbot)
    begin(made, window, tmp_path / "alderbrook.selfeval")
    return made


def draw_boxes(hands: Hands) -> None:
    """Write the boxes lane by lane: Enter after each, Tab to the next lane."""
    hands.press("Ctrl+3")
    hands.tab_to("Map")
    hands.press("B")
    for lane in LANES:
        for words in lane[:-1]:
            hands.type(words)
            hands.press("Return")
        hands.type(lane[-1])
        hands.press("Return" if lane is LANES[-1] else "Tab")
    hands.press("Escape")


def draw_arrows(hands: Hands) -> None:
    """Join boxes by their names; a minus before the name says that one lowers the other."""
    for source, target in ARROWS:
        choose(hands, source)
        hands.press("A")
        hands.type(target)
        hands.press("Return")


def choose(hands: Hands, words: str) -> None:
    """Choose a box by finding it, and be back on the map."""
    hands.press("Ctrl+F")
    hands.press("Ctrl+A")
    hands.type(words)
    hands.press("Return")
    hands.press("Escape")


def run(hands: Hands, words: str) -> None:
    """Do what a menu offers, by its name."""
    hands.press("Ctrl+K")
    hands.wait(is_shown(hands.window, "find_or_do"))
    hands.type(words)
    hands.press("Return")


def said(window: QWidget, name: str) -> list[str]:
    """What the parts in sight that have a name tell."""
    found = [one for one in window.findChildren(QWidget, name) if one.isVisible()]
    return [one.accessibleName() or one.text() for one in found]


def read_loops(hands: Hands) -> None:
    """Come to the first loop below the map by Tab, and read it aloud."""
    told = said(hands.window, "loop")
    assert len(told) == 2
    for name, does in (("R1", "feeds itself"), ("B1", "slows itself")):
        hands.tab_to(name)
        assert hands.heard() in told
        assert hands.heard().endswith(f"So it {does}.")
    hands.tab_to("Map", back=True)


def ask(hands: Hands) -> None:
    """Ask what one box leads to; Esc shows all again."""
    choose(hands, "Weekly coaching")
    run(hands, "What does it affect?")
    hands.wait(is_shown(hands.window, "asked_bar"))
    assert said(hands.window, "asked_count") == ["8 of 20 shown – Esc for all"]
    hands.press("Escape")
    assert not is_shown(hands.window, "asked_bar")()


def follow(hands: Hands) -> None:
    """Follow the way from one box to what children gain, step by step."""
    choose(hands, "Books in every room")
    hands.press("F")
    hands.press("Return")
    show = hands.focus.window()
    assert show.objectName() == "follow_show"
    heard = [hands.heard()]
    for _step in range(2):
        hands.press("Space")
        heard.append(hands.heard())
    assert heard[1].endswith("Books in every room raise talk about books.")
    assert heard[2].endswith("Talk about books raises children like reading.")
    hands.press("Escape")
    hands.wait(lambda: not is_shown(hands.window, "follow_show")())


def print_map(hands: Hands, pdf: Path) -> str:
    """Export the map for A4, and return the words on it."""
    run(hands, "Export a map")
    hands.wait(is_shown(hands.window, "export_map_dialog"))
    hands.press("Return")
    hands.wait(is_shown(hands.window, "export_map_place"))
    hands.tab_to("File name:")
    hands.press("Ctrl+A")
    hands.type(str(pdf))
    hands.press("Return")
    hands.wait(pdf.exists)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def drawn(space: Workspace) -> tuple[int, ...]:
    """How many maps, boxes, places of boxes and arrows there are."""
    return tuple(space.count(model) for model in (Map, Factor, Placement, Arrow))


def test_a_map_of_twenty_boxes_by_keyboard_alone(hands: Hands, tmp_path: Path) -> None:
    window = hands.window
    assert isinstance(window, Window)
    assert window.desk is not None
    space = window.desk.workspace
    draw_boxes(hands)
    assert drawn(space) == (1, 20, 20, 0)
    draw_arrows(hands)
    assert drawn(space) == (1, 20, 20, len(ARROWS))
    lowering = [row for row in space.table(Arrow) if row["sign"] == "minus"]
    assert len(lowering) == 1
    read_loops(hands)
    before = space.document.canonical_dump()
    run(hands, "Tidy")
    everything = space.document.canonical_dump()
    assert everything != before
    hands.press("Ctrl+Z")
    assert space.document.canonical_dump() == before
    hands.press("Ctrl+Y")
    assert space.document.canonical_dump() == everything
    ask(hands)
    follow(hands)
    words = print_map(hands, tmp_path / "map.pdf")
    assert [one for lane in LANES for one in lane if one not in words] == []

    hands.press("Ctrl+S")
    hands.press("Ctrl+W")
    assert not space.is_open
    hands.press("Return")
    hands.wait(lambda: space.is_open)
    assert space.document.canonical_dump() == everything
