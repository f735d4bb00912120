"""What each part of a report is called."""

from __future__ import annotations

from selfeval.i18n import N_

TITLES = {
    "brief": N_("The short version"),
    "context": N_("Our school in context"),
    "areas": N_("By inspection area"),
    "facts": N_("Facts and sources"),
    "beliefs": N_("Why we think so"),
    "maps": N_("How one thing leads to another"),
    "priorities": N_("Priorities"),
    "indicators": N_("Early indicators"),
    "areas in full": N_("By inspection area, in full"),
    "about": N_("About this report"),
}
