"""What each part of a report is called."""

from __future__ import annotations

from selfeval.i18n import N_

TITLES = {
    "cover": N_("The cover"),
    "since": N_("What has changed"),
    "plan": N_("The plan"),
    "retired": N_("What we used to believe"),
    "evidence": N_("Where to find the evidence"),
    "glossary": N_("Words we use"),
    "sign-off": N_("Agreed by"),
    "staff page": N_("The page for all staff"),
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
