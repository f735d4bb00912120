"""The five named ways of knowing that an assumption can rest on, and what each of them means."""

from __future__ import annotations

from selfeval.i18n import N_

MEANINGS: dict[str, str] = {
    "hunch": N_("Somebody thinks so; nobody has looked."),
    "judgement": N_("People who know this work would expect it, from experience."),
    "quick": N_("Somebody looked once or twice, or asked a few."),
    "systematic": N_("We looked in the same way in enough places to be surprised."),
    "tested": N_("We changed something here, and what followed is what we had said would."),
}
"""By the word that is stored."""
