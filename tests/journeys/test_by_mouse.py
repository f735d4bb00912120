"""Somebody who has never seen it, with a mouse: from an empty folder to a printed evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
from tests.journeys.mouse import Mouse, save_as_pdf

TABLE = "What we saw\tWhen\tOut of\n9 of 24 say they like reading\t5/10/2026\t24\n"
FOR, AGAINST = "Words came first in 4 of 15 drop-ins.", "Year 2 were taught words first and dipped."
BELIEF, AIM = "Unknown words stop children joining in", "Every child meets the words first"
SIGN = "Drop-ins where words come first"


def begin(mouse: Mouse, path: Path) -> None:
    """Make a new file, say who one is, and name the school."""
    mouse.press("New, empty")
    mouse.into("fileNameEdit")
    mouse.write(str(path))
    mouse.press("Save")
    mouse.wait_for("Your role?")
    mouse.into("Your role")
    mouse.type("Dep")
    mouse.take_suggestion("Deputy head")
    mouse.press("Keep")
    mouse.into("Name of the school")
    mouse.write("Alderbrook Primary")


def write_facts(mouse: Mouse) -> None:
    """Write two facts, and paste a table that brings a third."""
    mouse.press("Facts")
    for words in (FOR, AGAINST):
        mouse.press("New fact")
        mouse.type(words)
    assert mouse.sees("Alderbrook Primary")
    QApplication.clipboard().setText(TABLE)
    mouse.choose("Insert", "Paste a table")
    mouse.press("Preview")
    assert mouse.sees("9 of 24 say they like reading")
    mouse.press("Paste")
    for words in (FOR, AGAINST, "9 of 24 say they like reading"):
        mouse.wait_for(words)


def pick(mouse: Mouse, words: str) -> None:
    """Choose an item in the list that has opened."""
    mouse.choose_row(words)
    mouse.press("Choose")


def believe(mouse: Mouse) -> None:
    """Write an assumption, with one fact for it and one against."""
    mouse.press("Assumptions")
    mouse.press("New assumption")
    mouse.type(BELIEF)
    mouse.press("Add a fact for")
    pick(mouse, FOR)
    mouse.press("Add a fact against")
    pick(mouse, AGAINST)
    assert mouse.sees("For · 1")


def aim(mouse: Mouse) -> None:
    """Write a priority, and join it to what is believed."""
    mouse.press("Priorities")
    mouse.press("New priority")
    mouse.type(AIM)
    mouse.press("Add")
    mouse.wait_for(AIM)
    assert mouse.sees("nothing says why this would help")
    mouse.press("Add an assumption")
    pick(mouse, BELIEF)
    assert not mouse.sees("nothing says why this would help")


def watch(mouse: Mouse) -> None:
    """Write what would be seen first, and record a reading of it."""
    mouse.press("Early indicators")
    mouse.press("Add an indicator")
    mouse.type(SIGN)
    mouse.press("Add a reading")
    mouse.into("How many")
    mouse.type("9")
    mouse.into("Out of how many")
    mouse.type("15")
    mouse.press("Record")
    mouse.press("Close")


def look_back(mouse: Mouse) -> None:
    """Take the reading back, and record it again after all."""
    mouse.choose("Edit", "Undo: Record a reading")
    assert not mouse.sees("9 of 15")
    mouse.choose("Edit", "Redo: Record a reading")
    mouse.wait_for("9 of 15")


def close_and_come_back(mouse: Mouse) -> None:
    """Close the file, and go on with it from the start page."""
    mouse.choose("File", "Close the file")
    mouse.wait_for("alderbrook")
    mouse.press("Continue")
    mouse.wait_for("Steps and pages")


def test_from_an_empty_folder_to_print(window: Window, tmp_path: Path, qtbot: Any) -> None:
    mouse = Mouse(window, qtbot)
    assert window.desk is not None
    space = window.desk.workspace
    begin(mouse, tmp_path / "alderbrook.selfeval")
    write_facts(mouse)
    believe(mouse)
    aim(mouse)
    watch(mouse)
    there = (Fact, 3), (Assumption, 1), (Stance, 2), (Priority, 1), (PriorityAssumption, 1)
    there += (Indicator, 1), (IndicatorPriority, 1), (Reading, 1)
    assert [(model, space.count(model)) for model, _count in there] == list(there)
    everything = space.document.canonical_dump()
    look_back(mouse)
    close_and_come_back(mouse)
    assert space.document.canonical_dump() == everything
    (aimed,) = space.rows.all(Priority)
    assert {entry.actor for entry in space.document.history(aimed)} == {"Deputy head"}
    words = save_as_pdf(mouse, tmp_path / "sef.pdf")
    for said in ("Alderbrook Primary", FOR, AGAINST, BELIEF, AIM, SIGN, "9 of 15"):
        assert said in words, said
