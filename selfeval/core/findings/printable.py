"""The rule that nothing printed gives a person away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from selfeval.core.fields import FieldUI, fields_of, name_field
from selfeval.core.findings.base import Remark, named, small_number_limit
from selfeval.core.findings.facts import group_size
from selfeval.core.findings.names import names_in, small_group
from selfeval.core.hidden_words import hidden_in, keep_rule, reads
from selfeval.core.models import (
    MODELS,
    Action,
    Arrow,
    Assumption,
    Consequence,
    Dismissal,
    Fact,
    Factor,
    Indicator,
    Judgement,
    LoopName,
    Map,
    Measure,
    Meeting,
    Priority,
    Quote,
    Reading,
    Recommendation,
    Review,
    Row,
    School,
    Theme,
)
from selfeval.core.rows import Rows
from selfeval.core.wording import called, first_sentence
from selfeval.core.words_around import around
from selfeval.i18n import _, ngettext

PRINTED: tuple[type[Row], ...] = (
    School,
    Recommendation,
    Fact,
    Assumption,
    Map,
    Factor,
    Arrow,
    LoopName,
    Priority,
    Action,
    Consequence,
    Review,
    Indicator,
    Judgement,
    Theme,
    Quote,
    Meeting,
    Reading,
)
PROSE = ("text", "line", "suggest")
OF_A_SCHOOL = frozenset({"name", "identifier", "period", "board", "figures_source", "accent"})


def gives_somebody_away(rows: Rows, _today: date) -> Iterator[Remark]:
    """S4: print holds no name of a person and no group of pupils below the school's limit.

    Private items, and what hangs on them, are never printed, so they may say what they like.
    """
    limit, known = small_number_limit(rows), known_words(rows)
    hidden = hidden_in(rows)
    for row, told in _texts(rows):
        texts = list(told.values())
        answered = hidden.get((row.table_name(), row.id), ())
        name = _first_name(rows, row, {one: reads(told[one], answered) for one in told}, known)
        if name:
            yield Remark(_shown_under(rows, row), _name_sentence(row, name, texts))
        elif size := _small_size(row, texts, limit):
            yield Remark(_shown_under(rows, row), _size_sentence(row, size, limit, texts))


def possible_names(rows: Rows, *, everywhere: bool = False) -> Iterator[Remark]:
    """Yield what may name a person in print: the half of S4 that nothing hides by itself.

    With `everywhere` it is what may do so in the file: private rows and notes between items too.
    """
    known = known_words(rows)
    for row, told in _texts(rows, everywhere=everywhere):
        name = _first_name(rows, row, told, known)
        if name:
            sentence = _name_sentence(row, name, list(told.values()))
            yield Remark(_shown_under(rows, row), sentence)


def small_groups_told(rows: Rows) -> Iterator[Remark]:
    """Yield what speaks of very few pupils anywhere in the file."""
    limit = small_number_limit(rows)
    for row, told in _texts(rows, everywhere=True):
        texts = list(told.values())
        size = _small_size(row, texts, limit)
        if size:
            yield Remark(_shown_under(rows, row), _size_sentence(row, size, limit, texts))


def _texts(rows: Rows, *, everywhere: bool = False) -> Iterator[tuple[Row, dict[str, str]]]:
    """Yield each row that may be printed, or each there is, with what people wrote, by field."""
    for model in MODELS if everywhere else PRINTED:
        names = [field.name for field in fields_of(model) if is_prose(model, field)]
        is_private = _privacy_of(rows, model)
        for row in rows.all(model) if names else ():
            if everywhere or not is_private(row):
                yield row, {name: str(getattr(row, name) or "") for name in names}


def _shown_under(rows: Rows, row: Row) -> Row:
    """Return what a remark leads to: of the name of a loop, the first box in it."""
    return next(_ends(rows, row), row) if isinstance(row, LoopName) else row


def _ends(rows: Rows, row: Arrow | LoopName) -> Iterator[Factor]:
    """Yield the boxes that an arrow joins, or that a loop goes through, as far as they are here."""
    ends = row.factors.split() if isinstance(row, LoopName) else (row.source_id, row.target_id)
    found = (rows.get(Factor, one) for one in ends)
    yield from (one for one in found if one is not None)


def _first_name(rows: Rows, row: Row, told: dict[str, str], known: frozenset[str]) -> str:
    """Return the first likely name in a row that nobody has said to keep."""
    for field, text in told.items():
        for span in names_in(text, known):
            before, words, after = around(text, span)
            rule = keep_rule(field, words, before + words + after)
            if rows.get(Dismissal, Dismissal.id_for(rule, row.table_name(), row.id)) is None:
                return words
    return ""


def _name_sentence(row: Row, name: str, texts: list[str]) -> str:
    return _("“{item}” may name a person (“{name}”). A role would say enough.").format(
        item=_title(row, texts), name=name
    )


def _size_sentence(row: Row, size: int, limit: int, texts: list[str]) -> str:
    sentence = ngettext(
        "“{item}” speaks of {count} pupil. Fewer than {limit} may be recognised in print.",
        "“{item}” speaks of {count} pupils. Fewer than {limit} may be recognised in print.",
        size,
    )
    return sentence.format(item=_title(row, texts), count=size, limit=limit)


def _title(row: Row, texts: list[str]) -> str:
    """Name a row; one that has no name of its own, such as a link, by what is written in it."""
    if isinstance(row, Judgement) or name_field(type(row)).editor in PROSE:
        return named(row)
    return called(first_sentence(next(filter(None, texts), "")))


def _small_size(row: Row, texts: list[str], limit: int) -> int | None:
    """Return how many pupils a row speaks of, where that is below `limit`."""
    if isinstance(row, Fact) and row.people != "staff":
        size = group_size(row)
        if size is not None and (row.people == "children" or size >= limit):
            return size if 0 < size < limit else None
    return next(filter(None, (small_group(text, limit) for text in texts)), None)


def is_prose(model: type[Row], field: FieldUI) -> bool:
    of_a_school = model is School and field.name in OF_A_SCHOOL
    return field.report and field.editor in PROSE and not of_a_school


def _privacy_of(rows: Rows, model: type[Row]) -> Callable[[Row], bool]:
    """Return what tells whether a row of `model` is private, or belongs to an item that is."""
    fields = {field.name for field in fields_of(model)}

    def is_private(row: Row) -> bool:
        if "private" in fields and getattr(row, "private"):  # noqa: B009
            return True
        if isinstance(row, Arrow | LoopName):
            return any(one.private for one in _ends(rows, row))
        owner: Row | None = None
        if "priority_id" in fields:
            owner = rows.get(Priority, getattr(row, "priority_id"))  # noqa: B009
        elif isinstance(row, Quote):
            owner = rows.item(row.item_table, row.item_id)
        return owner is not None and bool(getattr(owner, "private", False))

    return is_private


def known_words(rows: Rows) -> frozenset[str]:
    """Capitalised words that are names of the school and of places here, not of people."""
    measures = rows.all(Measure)
    texts = [rows.school.name, rows.school.board]
    texts += [words for row in measures for words in (row.local_name, row.national_name)]
    return frozenset(word.strip(",.;:()“”") for text in texts for word in text.split())
