"""The whole chain by keyboard alone: begin, write, link, read, undo, close, open again, print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from selfeval.core.models import (
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    Reading,
    Stance,
)
from selfeval.ui.window import Window
from tests.journeys.hands import Hands, is_shown

TABLE = "What we saw\tWhen\tOut of\n9 of 24 say they like reading\t5/10/2026\t24\n"


def begin(hands: Hands, window: Window, path: Path) -> None:
    """Make a new file, say who one is, and name the school."""
    hands.tab_to("New, empty")
    hands.press("Return")
    hands.wait(is_shown(window, "new_dialog"))
    hands.tab_to("File name:")
    hands.press("Ctrl+A")
    hands.type(str(path))
    hands.press("Return")
    hands.wait(is_shown(window, "role_dialog"))
    hands.type("Deputy head")
    hands.press("Return")
    hands.wait(lambda: not is_shown(window, "role_dialog")())
    hands.tab_to("Name of the school")
    hands.type("Alderbrook Primary")


def write(hands: Hands, step: int, words: str) -> None:
    """Add an item to a step and name it; where a dialog asks for it, the same keys add it."""
    hands.press(f"Ctrl+{step}")
    hands.press("Ctrl+N")
    hands.type(words)
    hands.press("Ctrl+Return")


def link(hands: Hands, window: Window, words: str, meaning: str) -> None:
    """Link the item shown to another, found by its words."""
    hands.press("Ctrl+L")
    hands.wait(is_shown(window, "link_panel"))
    hands.type(words)
    hands.press("Return")
    hands.press(meaning)
    hands.wait(lambda: not is_shown(window, "link_panel")())


def paste(hands: Hands, window: Window) -> None:
    """Paste a table that was copied elsewhere, and agree to what would come of it."""
    QApplication.clipboard().setText(TABLE)
    hands.press("Ctrl+Shift+V")
    hands.wait(is_shown(window, "paste_dialog"))
    hands.tab_to("Preview")
    hands.press("Return")
    hands.tab_to("Paste")
    hands.press("Return")
    hands.wait(lambda: not is_shown(window, "paste_dialog")())


def think(hands: Hands, window: Window) -> None:
    """Go through the five steps: facts, a belief with one for and one against, and what to do."""
    write(hands, 1, "Words came first in 4 of 15 drop-ins.")
    write(hands, 1, "Year 2 were taught words first and still dipped.")
    paste(hands, window)
    write(hands, 2, "Unknown words stop children joining in")
    link(hands, window, "drop-ins", "1")
    link(hands, window, "dipped", "2")
    write(hands, 4, "Every child meets the words before the text")
    link(hands, window, "Unknown words", "1")
    write(hands, 5, "Drop-ins where words come first")
    link(hands, window, "Every child", "1")


def look(hands: Hands, window: Window) -> None:
    """Record that 9 of 15 drop-ins began with the words."""
    hands.press("Ctrl+R")
    hands.wait(is_shown(window, "record_dialog"))
    hands.type("9")
    hands.press("Tab")
    hands.type("15")
    hands.press("Return")
    hands.press("Escape")


def save_as_pdf(hands: Hands, window: Window, pdf: Path) -> str:
    """Put facts and reasons into the report, save it and return its words."""
    hands.press("Ctrl+P")
    hands.tab_to("What goes in")
    hands.type("Facts")
    hands.press("Space")
    hands.press("Down")  # to why we think so
    hands.press("Space")
    hands.tab_to("Save as PDF")
    hands.press("Return")
    hands.wait(is_shown(window, "pdf_dialog"))
    hands.tab_to("File name:")
    hands.press("Ctrl+A")
    hands.type(str(pdf))
    hands.press("Return")
    hands.wait(is_shown(window, "pdf_ready"))
    hands.press("Escape")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_the_whole_chain_by_keyboard_alone(window: Window, tmp_path: Path, qtbot: Any) -> None:
    hands = Hands(window, qtbot)
    assert window.desk is not None
    space = window.desk.workspace
    begin(hands, window, tmp_path / "alderbrook.selfeval")
    think(hands, window)
    assert {row["stance"] for row in space.table(Stance)} == {"supports", "challenges"}
    there = (Fact, 3), (Assumption, 1), (Priority, 1), (Indicator, 1)
    linked = (PriorityAssumption, 1), (IndicatorPriority, 1), (Reading, 0)
    assert [(model, space.count(model)) for model, _count in (*there, *linked)] == [*there, *linked]

    look(hands, window)
    (reading,) = space.table(Reading)
    assert (reading["n"], reading["out_of"]) == (9, 15)
    everything = space.document.canonical_dump()
    hands.press("Ctrl+Z")
    assert space.count(Reading) == 0
    hands.press("Ctrl+Y")
    assert space.document.canonical_dump() == everything

    hands.press("Ctrl+W")
    assert not space.is_open
    hands.press("Return")
    hands.wait(lambda: space.is_open)
    assert space.document.canonical_dump() == everything
    words = save_as_pdf(hands, window, tmp_path / "sef.pdf")
    assert "Alderbrook Primary" in words
    assert "9 of 24 say they like reading" in words
    assert "Unknown words stop children joining in" in words
    assert "Every child meets the words before the text" in words
