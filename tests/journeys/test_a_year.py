"""A year with the sample school, by mouse: meet, record, decide, present, and start the next."""

from __future__ import annotations

from typing import Any

from selfeval.core.models import Meeting, Priority, Reading
from selfeval.ui.window import Window
from tests.journeys.mouse import Mouse

GAP = "No fact supports “Less marking frees time to plan words” yet."
DUE = "First-day calls made before ten o’clock"
FIRST = "Every child meets the words before the text"
SECOND = "One reading routine children know in every room"
THIRD, FOURTH = "Absent children are expected, and missed", "Outdoor learning"


def meet(mouse: Mouse) -> None:
    """Put the next meeting of the board into the diary."""
    mouse.choose("Go", "Meetings")
    mouse.press("New meeting")
    mouse.into("Date")
    mouse.write("14 Dec 2099")
    mouse.into("What was said")
    assert mouse.sees("Full board, 14 Dec 2099")
    assert mouse.sees("To tell at this meeting")


def record(mouse: Mouse) -> None:
    """Record a reading that is due, in the one field that the overview opens."""
    mouse.press("Overview")
    mouse.press(f"Record: {DUE}")
    mouse.into("How many")
    mouse.write("17")
    mouse.press(f"Record a reading of “{DUE}”")


def set_aside(mouse: Mouse) -> None:
    """Set a finding aside, and say why."""
    mouse.press(f"Set aside…: {GAP}")
    mouse.type("We look at it in spring.")
    mouse.press("Set aside")
    assert not mouse.sees(GAP)


def choose_a_fourth(mouse: Mouse) -> None:
    """Make a fourth priority live, and keep all four."""
    mouse.press("Priorities")
    assert mouse.sees("3 of 3 live")
    mouse.press_and_choose(f"Decide about “{FOURTH}”", "Make live")
    mouse.press("Keep four")
    assert mouse.sees("4 live; three is plenty")


def present(mouse: Mouse) -> None:
    """Show it on a screen, look at a few pages, and come back."""
    mouse.choose("View", "Present")
    mouse.wait_for("1 of ")
    mouse.press("Next")
    mouse.wait_for("2 of ")
    mouse.press("Leave")
    mouse.wait_for("Steps and pages")


def start_next_year(mouse: Mouse) -> None:
    """Say what becomes of each priority, and start the next year's file."""
    mouse.choose("File", "Start next year")
    assert mouse.sees("4 priorities are still to be decided.")
    mouse.press(f"Goes on: {FIRST}")
    mouse.press(f"Done: {SECOND}")
    mouse.press(f"Goes on: {THIRD}")
    mouse.press(f"Stops: {FOURTH}")
    mouse.press("Start the year")


def test_a_year(window: Window, qtbot: Any) -> None:
    mouse = Mouse(window, qtbot)
    assert window.desk is not None
    space = window.desk.workspace
    mouse.press("Look round a sample school")
    mouse.press("Not now")
    meet(mouse)
    assert space.count(Meeting) == 2
    readings = space.count(Reading)
    record(mouse)
    assert space.count(Reading) == readings + 1
    set_aside(mouse)
    choose_a_fourth(mouse)
    present(mouse)
    old = space.document.path
    start_next_year(mouse)
    assert space.document.path != old
    assert not space.document.read_only
    live = [row.title for row in space.rows.all(Priority) if row.status == "live"]
    assert live == [FIRST, THIRD]
    mouse.choose("File", "Close the file")
    mouse.press("Alderbrook Primary 2026–27")
    mouse.wait_for("so its file is open for reading only")
    mouse.press("Close")
    mouse.wait_for("Steps and pages")
    assert space.document.path == old
    assert space.document.read_only
    assert not mouse.sees("New fact")
