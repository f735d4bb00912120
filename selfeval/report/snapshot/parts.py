"""The frozen parts of a report: plain words and figures, already fit to be printed.

Every text is in the reader's words; "" means that there is nothing to say. `words` of a status is
its label, `status` the stored word behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selfeval.core.asking import Question
from selfeval.report.snapshot.chart_parts import Readings, Series
from selfeval.report.snapshot.evidence_parts import EvidenceRow
from selfeval.report.snapshot.plan_parts import Calendar, Plan, PlannedAction
from selfeval.report.snapshot.plate_parts import MapPart, Plate
from selfeval.report.snapshot.since_parts import Since


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover; `details` are (label, words), `steps` (count, name).

    `logo` is a PNG picture, b"" for none.
    """

    school: str
    title: str
    period: str
    details: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]
    accent: str
    logo: bytes


@dataclass(frozen=True, slots=True)
class Point:
    """A strength or a worry on the first page, with the figures to hold it against."""

    words: str
    beside: str
    ref: str


@dataclass(frozen=True, slots=True)
class Glance:
    """One figure at a glance: its name, here, and what to hold it against."""

    title: str
    figure: str
    beside: str


@dataclass(frozen=True, slots=True)
class PrioritySummary:
    """A priority in a line, with its indicators' words counted, worst first."""

    key: str
    place: str
    title: str
    by: str
    words: str
    worst: str
    stop: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a priority: the sentence from facts to outcome, and its weakest link."""

    title: str
    sentence: str
    weakest: str


@dataclass(frozen=True, slots=True)
class SignCard:
    """An indicator as a small chart."""

    title: str
    figures: str
    status: str
    words: str
    realm: str
    series: Series | None
    alt: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the reader; `kind` is what is asked of them: decide, note or challenge.

    `is_peoples` says that people worded it themselves.
    """

    kind: str
    question: str
    is_peoples: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """The short version; `questions` are all that could be asked, with those taken out."""

    going_well: tuple[Point, ...]
    worries: tuple[Point, ...]
    glance: tuple[Glance, ...]
    priorities: tuple[PrioritySummary, ...]
    why: Why | None
    signs: tuple[SignCard, ...]
    asks: tuple[Ask, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ContextFigure:
    """One figure of the school's context beside the national one; both in words."""

    title: str
    here: str
    national: str
    difference: str


@dataclass(frozen=True, slots=True)
class RecommendationPart:
    """A recommendation of the last inspection, and what has come of it."""

    recommended: str
    done: str
    evidence: str
    remains: str


@dataclass(frozen=True, slots=True)
class Context:
    """The school, and what has come of its last inspection."""

    purpose: str
    about: str
    roll: str
    figures: tuple[ContextFigure, ...]
    source: str
    inspected: str
    outcome: str
    recommendations: tuple[RecommendationPart, ...]


@dataclass(frozen=True, slots=True)
class AreaPart:
    """What the school says of itself in an area; `evidence` are facts: (label, words)."""

    title: str
    group: str
    grade: str
    narrative: str
    strengths: str
    next_steps: str
    evidence: tuple[tuple[str, str], ...]
    agreed: str


@dataclass(frozen=True, slots=True)
class Areas:
    """The chosen inspection framework, area by area."""

    framework: str
    edition: str
    note: str
    areas: tuple[AreaPart, ...]


@dataclass(frozen=True, slots=True)
class FactPart:
    """A fact with its source and figures; `notes` are (label, words) for the side column."""

    key: str
    label: str
    tone: str
    statement: str
    detail: str
    around: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    readings: Readings | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RealmFacts:
    """The facts of one realm."""

    realm: str
    title: str
    meaning: str
    facts: tuple[FactPart, ...]


@dataclass(frozen=True, slots=True)
class StancePart:
    """A fact that speaks for or against a belief."""

    words: str
    ref: str
    key: str
    note: str


@dataclass(frozen=True, slots=True)
class BeliefPart:
    """An assumption with what speaks for and against it.

    `reason` says why it is held to be known so well, or why it was given up.
    """

    key: str
    label: str
    belief: str
    because: str
    wrong_if: str
    rival: str
    reason: str
    supports: tuple[StancePart, ...]
    challenges: tuple[StancePart, ...]
    unclear: tuple[StancePart, ...]
    basis: str
    basis_step: int
    basis_steps: int
    notes: tuple[tuple[str, str], ...]
    realm: str


@dataclass(frozen=True, slots=True)
class ConsequencePart:
    """What else happens: its kind in words, the sign that watches it, and the response."""

    what: str
    kind: str
    watched: str
    response: str


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """A dated decision about a priority."""

    day: str
    decision: str
    why: str
    learned: str
    checked_by: str


@dataclass(frozen=True, slots=True)
class IndicatorPart:
    """An early indicator, with what its readings show."""

    key: str
    label: str
    sign: str
    realm: str
    status: str
    words: str
    started: str
    latest: str
    hoped_for: str
    look_by: str
    looks: str
    watch: bool
    around: tuple[tuple[str, str], ...]
    series: Series | None
    alt: str
    hidden: str


@dataclass(frozen=True, slots=True)
class PriorityPart:
    """A live priority; `aims` (problem, purpose), `said` and `behind` are (label, words).

    `behind` is what lies behind it, for senior leaders.
    """

    key: str
    place: str
    title: str
    by: str
    why: Why
    aims: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]
    behind: tuple[tuple[str, str], ...]
    actions: tuple[PlannedAction, ...]
    calendar: Calendar | None
    costs: str
    consequences: tuple[ConsequencePart, ...]
    indicators: tuple[IndicatorPart, ...]
    reviews: tuple[ReviewPart, ...]


@dataclass(frozen=True, slots=True)
class OtherPriority:
    """A priority that is not worked on, and why."""

    title: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Priorities:
    """The live priorities, and those that are not."""

    live: tuple[PriorityPart, ...]
    others: tuple[OtherPriority, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a report says, frozen: it can be printed on any thread, after any change.

    `kind` is the kind of document, `audience` its readers: governors, leaders or staff. `parts` are
    its parts, in order; `parts_left_out` those that it could have and does without. `pending` says
    how many changes wait since the version agreed last.
    """

    kind: str
    audience: str
    school: str
    title: str
    state: str
    pending: str
    today: date
    board: str
    language: str
    limit: int
    large: bool
    grey: bool
    parts: tuple[str, ...]
    parts_left_out: tuple[str, ...]
    cover: Cover
    brief: Brief
    context: Context
    areas: Areas
    facts: tuple[RealmFacts, ...]
    beliefs: tuple[BeliefPart, ...]
    retired: tuple[BeliefPart, ...]
    maps: tuple[MapPart, ...]
    map_key: Plate | None
    priorities: Priorities
    plan: Plan
    evidence: tuple[EvidenceRow, ...]
    indicators: tuple[IndicatorPart, ...]
    left_out: tuple[str, ...]
    since: Since
