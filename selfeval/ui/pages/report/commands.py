"""Save the report that was chosen last, from the menus or by its name."""

from __future__ import annotations

from selfeval.ui.desk import Desk
from selfeval.ui.pages.report.page import ReportPage


def save_for_word(desk: Desk) -> None:
    """Ask where to save the report as a Word document."""
    _save(desk, "word")


def save_as_web_page(desk: Desk) -> None:
    """Ask where to save the report as a page for browsers."""
    _save(desk, "web")


def _save(desk: Desk, form: str) -> None:
    """Show the report, then ask where to save it: what is saved is what is seen."""
    desk.show_page("report")
    page = desk.page
    assert isinstance(page, ReportPage)
    desk.outputs.save_report(page.source(), form)
