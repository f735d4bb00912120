"""What people call the choices and drafts that travel with a file as settings."""

from __future__ import annotations

from selfeval.core.asking import SETTING as QUESTIONS
from selfeval.core.interview.answers import SETTING as PROGRESS
from selfeval.core.map_views import PREFIX as MAP_VIEW
from selfeval.core.planning.plan import SETTING as PLAN_BACK
from selfeval.i18n import N_, _
from selfeval.report.chosen import KIND as REPORT_KIND
from selfeval.store.closing import CLOSED_ON, CONTINUED_IN

TITLES: dict[str, str] = {
    "framework": N_("Inspection framework"),
    REPORT_KIND: N_("Which document was chosen last"),
    QUESTIONS: N_("Questions to the readers of the report"),
    PROGRESS: N_("Guided start"),
    CLOSED_ON: N_("The day on which the year was closed"),
    CONTINUED_IN: N_("The file in which the next year goes on"),
}
BEGINNINGS = {
    "report_as_": N_("How a document is wanted"),
    "version_": N_("How a version of the report was printed"),
    MAP_VIEW: N_("A kept view of a map"),
    PLAN_BACK: N_("What was planned back from an outcome"),
}


def kept_title(name: str) -> str:
    """Say what a setting of a file is about."""
    begun = (title for start, title in BEGINNINGS.items() if name.startswith(start))
    return _(TITLES.get(name) or next(begun, N_("A choice kept in the file")))
