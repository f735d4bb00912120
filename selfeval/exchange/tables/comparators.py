"""Published comparators: which rows of a table stand for the local authority and for England.

Figures are only ever taken from such rows, never averaged. Where more than one national row could
hold and nothing says which, the answer is a question for the user.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfeval.exchange.tables.known import NO_NATIONAL, Layout, National, title_of
from selfeval.exchange.tables.reading import Table, read_table
from selfeval.exchange.tables.schools import Identity, Wanted
from selfeval.i18n import _
from selfeval.store.errors import UserError

Answers = str | Mapping[str, str] | None

AREAS_FILE = "la_and_region_codes_meta.csv"
AREA_CODE = ("LEA", "LA code", "LA (code)", "LA")
AREA_NAME = ("LA Name", "LA (name)")

PHASE_OF_SCHOOL = {
    "infant": "primary",
    "junior": "primary",
    "primary": "primary",
    "secondary": "secondary",
    "secondary_sixth": "secondary",
    "special": "special",
}
"""The document's phases for which one published national row holds; the others are asked about."""

PHASE_OF_WORDS = {
    "state-funded primary": "primary",
    "state-funded secondary": "secondary",
    "state-funded special school": "special",
    "primary": "primary",
    "middle deemed primary": "primary",
    "secondary": "secondary",
    "middle deemed secondary": "secondary",
}
"""What the census and the register call a phase. Independent schools, nurseries, pupil referral
units and all-through schools have no national row of their own."""


@dataclass(frozen=True)
class Question:
    """Something only the user can say. `id` is the dataset: the key to answer it under.

    `choices` are (answer, label) pairs.
    """

    id: str
    text: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Situation:
    """What may tell which national row holds: each is "" or empty where it is not known."""

    answers: Answers = None
    phase: str = ""
    stored_names: Mapping[str, str] | None = None


def choose_national(
    layout: Layout, marks: Sequence[str], record_type: str, situation: Situation
) -> National | Question | None:
    """Choose the national row of a table; `marks` are those of the rows it has.

    The user's answer comes first, then what the document's measure already compares with, then
    the rule: every school of England for a mainstream school in key stage 2, the row of the phase
    in census and absence (none where that phase has no row). Raises UserError for an answer that
    is none of the choices.
    """
    choices = [national for national in layout.nationals if national.mark in marks]
    if not choices:
        return None
    words = _answer(layout, situation.answers)
    if words is None:
        words = _stored(layout, choices, situation) or _rule(layout, record_type, situation)
    found = next((national for national in choices if national.word == words), None)
    if found is None and words and (words == NO_NATIONAL or layout.rows_by == "phase"):
        return None
    return found or _question(layout, choices)


def _answer(layout: Layout, answers: Answers) -> str | None:
    """Return the user's answer for this table; an answer for all tables holds where it fits."""
    allowed = [national.word for national in layout.nationals] + [NO_NATIONAL]
    if answers is None or isinstance(answers, str):
        return answers if answers in allowed else None
    answer = answers.get(layout.dataset)
    if answer is not None and answer not in allowed:
        raise UserError(
            _("“{answer}” is not one of the national figures of {table}.").format(
                answer=answer, table=title_of(layout)
            ),
            _("Choose one of: {choices}.").format(choices=_(", ").join(allowed)),
        )
    return answer


def refuse_unknown_answers(layouts: Sequence[Layout], answers: Answers) -> None:
    """Raise UserError where an answer names no table, or no choice, of this import."""
    known = {layout.dataset for layout in layouts}
    words = {national.word for layout in layouts for national in layout.nationals}
    if isinstance(answers, str):
        wrong = [answers] if answers and answers not in words | {NO_NATIONAL} else []
        choices = [*sorted(words), NO_NATIONAL]
    else:
        wrong = sorted(set(answers or ()) - known)
        choices = sorted(known)
    if wrong:
        raise UserError(
            _("“{answer}” does not say which national figure to use.").format(answer=wrong[0]),
            _("Choose one of: {choices}.").format(choices=_(", ").join(choices)),
        )


def _stored(layout: Layout, choices: Sequence[National], situation: Situation) -> str:
    name = (situation.stored_names or {}).get(layout.dataset, "")
    return next((national.word for national in choices if name and _(national.name) == name), "")


def _rule(layout: Layout, record_type: str, situation: Situation) -> str:
    if layout.rows_by == "rectype":
        return layout.mainstream if record_type == "1" else ""
    return situation.phase


def _question(layout: Layout, choices: Sequence[National]) -> Question:
    listed = [(national.word, _(national.name)) for national in choices]
    listed.append((NO_NATIONAL, _("No national figure")))
    text = _("Which national figure of {table} should stand beside the school’s?")
    return Question(layout.dataset, text.format(table=title_of(layout)), tuple(listed))


def phase_of_words(words: str) -> str:
    """Read a phase as census and register write it; "" where no national row is meant by it."""
    return PHASE_OF_WORDS.get(" ".join(words.casefold().split()), "")


def phase_in_register(register: Path | str | None, wanted: Wanted) -> str:
    """Return the school's phase by the register; a special school is told by its type."""
    if register is None:
        return ""
    table = read_table(Path(register))
    identity = Identity(table)
    type_at = table.index_of_any(("TypeOfEstablishment (name)",))
    for line in table.lines():
        if wanted.fits(identity.school(line)):
            kind = line.text(type_at).casefold()
            if "independent" in kind or "non-maintained" in kind:
                return ""
            return "special" if "special" in kind else phase_of_words(identity.kind(line))
    return ""


def area_names(
    register: Path | str | None, areas: Path | str | None, beside: Path
) -> dict[str, str]:
    """Return names of local authorities by number: from a register, or from a list of areas.

    Without a list given, the one that is published with the tables is looked for beside them.
    """
    neighbour = beside / AREAS_FILE
    found = areas or (neighbour if neighbour.is_file() else None)
    names: dict[str, str] = {}
    for path in (found, register):
        if path is not None:
            names = {**_names_in(read_table(Path(path))), **names}
    return names


def _names_in(table: Table) -> dict[str, str]:
    code_at, name_at = table.index_of_any(AREA_CODE), table.index_of_any(AREA_NAME)
    if code_at is None or name_at is None:
        return {}
    pairs = ((line.text(code_at), line.text(name_at)) for line in table.lines())
    return {code: name for code, name in pairs if code and name}
