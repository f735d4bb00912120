"""Which page of the guide belongs to which page of the window."""

from __future__ import annotations

from selfeval.ui.guide.book import START

ABOUT: dict[str, str] = {
    "": START,
    "overview": "overview",
    "inbox": "notes",
    "facts": "facts",
    "assumptions": "assumptions",
    "maps": "maps",
    "priorities": "priorities",
    "indicators": "indicators",
    "areas": "areas",
    "report": "report",
    "themes": "themes",
    "meetings": "meetings",
    "school": "school",
    "share": "sharing",
    "guided": "guided",
    "planner": "planning",
}


def page_about(key: str) -> str:
    """Return the id of the guide's page about a page of the window; the first where none is."""
    return ABOUT.get(key, START)
