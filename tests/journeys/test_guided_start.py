"""Guided start by mouse, from the very first run: from one worry to a printed page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selfeval.core.models import Assumption, Fact, Indicator, Priority, Stance
from selfeval.ui.window import Window
from tests.journeys.mouse import Mouse, save_as_pdf

SEEN = "Words were taught before reading in 4 of 15 drop-ins"
OTHERWISE = "In Year 2, 11 of 12 children retold the story"
BELIEF, RIVAL = "Unknown words make children fall silent", "The afternoon is too late"
AIM, SIGN = "Every child meets the words before the text", "Words come first in 10 of 15 drop-ins"
ANSWERS: tuple[dict[str, str], ...] = (
    {
        "Name of the school": "Alderbrook Primary",
        "Which year or years": "2026/27",
        "Your role": "Our SENCO",
    },
    {"What worries you": "They read aloud and cannot say what it was about"},
    {"What was seen": SEEN, "How do we know?": "Our own notes", "When was that?": "12 Oct 2026"},
    {"What was seen": OTHERWISE},
    {"We believe": BELIEF, "We would be wrong if": "those who know them are as silent"},
    {},
    {"The difference we want": "Children understand what they read"},
    {"It could also be": RIVAL},
    {"What we will do": AIM, "What we will stop": "Comments in red"},
    {"What we would see": SIGN},
)
"""What is typed into the fields of each question; nothing where a realm is chosen."""


def answer(mouse: Mouse) -> None:
    """Go through the questions, one field after another."""
    for fields in ANSWERS:
        for name, words in fields.items():
            mouse.into(name)
            mouse.write(words)
        if not fields:
            mouse.press("What adults do (Behaviours)")
        mouse.press("Next")


def test_from_the_first_run_to_a_printed_page(window: Window, tmp_path: Path, qtbot: Any) -> None:
    mouse = Mouse(window, qtbot)
    assert window.desk is not None
    space = window.desk.workspace
    mouse.press("Guided start")
    mouse.into("fileNameEdit")
    mouse.write(str(tmp_path / "school.selfeval"))
    mouse.press("Save")
    assert mouse.sees("Which school is this about, and who are you?")
    assert not mouse.sees("Your role?"), "it is asked twice"
    answer(mouse)
    assert mouse.sees("This is your thread")
    for words in (SEEN, OTHERWISE, BELIEF, AIM, SIGN):
        assert mouse.sees(words), words
    mouse.press("Finish")
    assert mouse.sees("Overview")
    assert mouse.sees("Alderbrook Primary")
    there = (Fact, 2), (Assumption, 1), (Stance, 2), (Priority, 1), (Indicator, 1)
    assert [(model, space.count(model)) for model, _count in there] == list(there)
    (aimed,) = space.rows.all(Priority)
    assert {entry.actor for entry in space.document.history(aimed)} == {"Our SENCO"}
    words = save_as_pdf(mouse, tmp_path / "sef.pdf")
    for said in ("Alderbrook Primary", SEEN, OTHERWISE, BELIEF, RIVAL, AIM, SIGN):
        assert said in words, said
