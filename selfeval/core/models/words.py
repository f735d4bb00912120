"""The words that choices are stored as, each with the label people read."""

from __future__ import annotations

from selfeval.core.fields import Choices
from selfeval.i18n import N_

NOT_SAID = ("", N_("Not said"))

PHASES: Choices = (
    NOT_SAID,
    ("nursery", N_("Nursery")),
    ("infant", N_("Infant")),
    ("junior", N_("Junior")),
    ("primary", N_("Primary")),
    ("middle", N_("Middle")),
    ("secondary", N_("Secondary to 16")),
    ("secondary_sixth", N_("Secondary with sixth form")),
    ("sixth", N_("Sixth form only")),
    ("all_through", N_("All-through")),
    ("special", N_("Special")),
    ("alternative", N_("Alternative provision")),
)
BY_PHASE: Choices = (("", N_("As the phase says")), ("yes", N_("Yes")), ("no", N_("No")))
FACT_KINDS: Choices = (
    ("observation", N_("Observation")),
    ("number", N_("Number")),
    ("voice", N_("Voice")),
    ("document", N_("Document")),
)
TONES: Choices = (
    ("neutral", N_("Neither yet")),
    ("strength", N_("Strength")),
    ("concern", N_("Concern")),
)
PEOPLE: Choices = (
    NOT_SAID,
    ("children", N_("Children")),
    ("staff", N_("Staff")),
    ("families", N_("Families")),
    ("everyone", N_("Everyone")),
)
UNITS: Choices = (
    ("percentage", N_("Percentage")),
    ("count_of", N_("How many of how many")),
    ("scale", N_("Scale from 0 to 10")),
    ("number", N_("Number")),
    ("money", N_("Pounds")),
    ("yes_no", N_("Yes or no")),
    ("words", N_("Words")),
)
REASONS: Choices = (
    ("", N_("A figure is given")),
    ("suppressed", N_("Suppressed because few pupils are in the group")),
    ("no_entries", N_("No entries or no eligible pupils")),
    ("not_published", N_("Not published")),
    ("not_applicable", N_("Does not apply to this school")),
    ("low_coverage", N_("Too few pupils have the information the figure needs")),
    ("new_school", N_("New school: no figure yet")),
    ("not_available", N_("Not available")),
    ("blank", N_("Left blank in the source")),
    ("damaged", N_("The source breaks off here")),
    ("unreadable", N_("The source holds something that is not a figure")),
)
STANCES: Choices = (
    ("unclear", N_("Not yet clear")),
    ("supports", N_("For")),
    ("challenges", N_("Against")),
)
READING_STANCES: Choices = (("", N_("Says nothing about it")), *STANCES)
BASES: Choices = (
    ("hunch", N_("Hunch")),
    ("judgement", N_("Professional judgement")),
    ("quick", N_("Quick look")),
    ("systematic", N_("Systematic look")),
    ("tested", N_("Tested here")),
)
BELIEF_STATES: Choices = (
    ("untested", N_("Untested")),
    ("testing", N_("Testing")),
    ("holding", N_("Holding")),
    ("failing", N_("Failing")),
    ("retired", N_("Retired")),
)
MAP_KINDS: Choices = (
    ("causal", N_("How one thing leads to another")),
    ("change", N_("Back from what we want for children")),
    ("driver", N_("What drives an aim")),
)
FACTOR_KINDS: Choices = (
    ("factor", N_("Something that can rise or fall")),
    ("action", N_("What leaders do")),
    ("outcome", N_("Outcome")),
    ("unwanted", N_("Unwanted effect")),
    ("outside", N_("Outside our control")),
)
SIGNS: Choices = (
    ("unknown", N_("Not known")),
    ("plus", N_("Raises")),
    ("minus", N_("Lowers")),
)
DELAYS: Choices = (
    NOT_SAID,
    ("weeks", N_("Within weeks")),
    ("terms", N_("After about a term")),
    ("years", N_("After a year or more")),
)
SYSTEMS: Choices = (NOT_SAID, ("new", N_("A new system")), ("refined", N_("A system we refine")))
PRIORITY_STATES: Choices = (
    ("proposed", N_("Proposed")),
    ("live", N_("Live")),
    ("not_now", N_("Not now")),
    ("done", N_("Done")),
    ("stopped", N_("Stopped")),
)
ACTION_STATES: Choices = (
    ("planned", N_("Planned")),
    ("under_way", N_("Under way")),
    ("done", N_("Done")),
    ("dropped", N_("Dropped")),
)
DESIRED: Choices = (NOT_SAID, ("desired", N_("Desired")), ("undesired", N_("Undesired")))
PREDICTED: Choices = (
    NOT_SAID,
    ("predicted", N_("Predicted")),
    ("unpredicted", N_("Not predicted")),
)
TERMS: Choices = (NOT_SAID, ("short", N_("Short term")), ("long", N_("Long term")))
DECISIONS: Choices = (
    NOT_SAID,
    ("continue", N_("Continue")),
    ("adapt", N_("Adapt")),
    ("stop", N_("Stop")),
)
BETTER: Choices = (NOT_SAID, ("higher", N_("Higher is better")), ("lower", N_("Lower is better")))
SEEN_WORDS: Choices = (
    ("", N_("Worked out from the figures")),
    ("seen", N_("Seen")),
    ("partly_seen", N_("Partly seen")),
    ("on_course", N_("On course")),
    ("too_early", N_("Too early to tell")),
    ("not_yet_seen", N_("Not yet seen")),
    ("not_seen", N_("Not seen")),
    ("holding", N_("Holding")),
    ("other_way", N_("Going the other way")),
)
DRAFT_STATES: Choices = (("draft", N_("Draft")), ("agreed", N_("Agreed")))
AUDIENCES: Choices = (
    ("governors", N_("Governors")),
    ("leaders", N_("Senior leaders")),
    ("staff", N_("All staff")),
)
NOTE_KINDS: Choices = (("quick", N_("Quick note")), ("visit", N_("Visit note")))
EVIDENCE_KINDS: Choices = (("file", N_("File kept here")), ("link", N_("Link")))
