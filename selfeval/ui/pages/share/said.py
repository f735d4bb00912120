"""Two copies compared, in words: values as people read them, who did what, and when."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime

from PySide6.QtCore import QDateTime, QLocale

from selfeval.core import models
from selfeval.core.belonging import Key, Values
from selfeval.core.days import is_day
from selfeval.core.fields import FieldError, FieldUI, clean, field_of, fields_of, name_field
from selfeval.core.figures import reading_words
from selfeval.core.frameworks import frameworks
from selfeval.core.models import MODEL_OF, Row
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.report.kinds import KINDS
from selfeval.store.order import PLACE_FIELDS
from selfeval.store.questions import Answer, Conflict
from selfeval.ui import wording
from selfeval.ui.history.words import LINKS, NOTHING
from selfeval.ui.pages.share.known import Known

WRITTEN = ("line", "text", "suggest")
"""Editors of fields in which two wordings can be kept."""
SHORTENED = 90
"""Letters of an item's name within a sentence."""


# Who and when ---------------------------------------------------------------------------------


def who(answer: Answer) -> str:
    """Name who gave an answer, by role."""
    return answer.actor or _("Somebody who gave no role")


def moment(at: str, today: date | None = None) -> str:
    """Write an ISO time in UTC as people say it: Fri 20 Nov, 08:42; with its year if not ours."""
    return _when(at, ("ddd", "d MMM"), "d MMM yyyy", today)


def day_and_time(at: str) -> str:
    """Write an ISO time in UTC in full: Friday 20 November, 08:51."""
    return _when(at, ("dddd", "d MMMM"), "d MMMM yyyy", None)


def _when(at: str, in_year: tuple[str, str], in_others: str, today: date | None) -> str:
    """Write a time by the patterns for this year and for others; "" for what is no time."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return ""
    here, local = QLocale(), QDateTime.fromSecsSinceEpoch(int(found.timestamp()))
    day = here.toString(local, in_others)
    if local.date().year() == (today or date.today()).year:
        day = " ".join(here.toString(local, part) for part in in_year)
    return _("{day}, {time}").format(day=day, time=here.toString(local, "HH:mm"))


def who_and_when(actor: str, at: str) -> str:
    """Say who, by role, and when."""
    return " · ".join(
        part for part in (actor or _("Somebody who gave no role"), moment(at)) if part
    )


# Values ---------------------------------------------------------------------------------------


def field_title(table: str, name: str) -> str:
    """Return what a field is called."""
    if name == "number":
        return _("Number")
    return _(field_of(MODEL_OF[table], name).title)


def value(known: Known, key: Key, name: str, stored: object) -> str:
    """Write a value in full, as people read it; text keeps its lines."""
    table, row = key
    if name == "number":
        return str(stored or _(NOTHING))
    if name in PLACE_FIELDS:
        return _place(known, key, name, str(stored or ""))
    model = MODEL_OF[table]
    if model is models.Setting:
        return _setting(stored)
    field = field_of(model, name)
    if field.editor == "text":
        return str(stored or "").strip() or _(NOTHING)
    if model is models.Judgement and name == "grade":
        return _grade(known.values(table, row) or {}, stored)
    if field.editor == "realm":
        return wording.realm_title(str(stored or ""))
    if field.editor == "hidden":
        return _hidden(known, name, stored)
    return wording.shown(field, stored, known.name) or _(NOTHING)


def _place(known: Known, key: Key, name: str, stored: str) -> str:
    """Say which one in its list a row would be."""
    if not stored:
        return _("No place yet")
    others = known.places(key[0], name, key[1])
    at = bisect_left(others, stored) + 1
    return _("Number {place} of {total}").format(place=f"{at:,}", total=f"{len(others) + 1:,}")


def _setting(stored: object) -> str:
    if is_day(str(stored or "")):
        return wording.day(str(stored))
    titles = {one.id: one.title for one in frameworks()} | {
        kind.id: _(kind.title) for kind in KINDS.values()
    }
    return titles.get(str(stored or ""), _("A choice that has no words of its own"))


def _grade(judgement: Values, stored: object) -> str:
    for framework in frameworks():
        if framework.id == judgement.get("framework"):
            grades = {one.id: one.title for one in (*framework.scale, *framework.met_scale)}
            return grades.get(str(stored or ""), str(stored or "") or _("Not graded"))
    return str(stored or "") or _("Not graded")


def _hidden(known: Known, name: str, stored: object) -> str:
    """Say what stands in a field that nobody types into."""
    if not stored:
        return _(NOTHING)
    if name == "sorted_table" and str(stored) in MODEL_OF:
        return wording.singular(MODEL_OF[str(stored)])
    for room_model in models.ITEMS if name == "sorted_id" else ():
        if found := known.name(room_model.table_name(), str(stored)):
            return found
    return _("Something that has no words of its own")


def may_keep_both(conflict: Conflict, both: str) -> bool:
    """Tell whether a field can hold all the wordings that stand against each other, as `both`."""
    model = MODEL_OF[conflict.table]
    if not is_written(conflict.table, conflict.field):
        return False
    field = field_of(model, conflict.field)
    if both in [one.value for one in conflict.answers]:
        return False
    if sum(bool(str(one.value or "").strip()) for one in conflict.answers) < 2:
        return False
    try:
        clean(field, both)
    except FieldError:
        return False
    return model is not models.Judgement or conflict.field != "grade"


def is_written(table: str, name: str) -> bool:
    """Tell whether a field holds people's own words."""
    model = MODEL_OF[table]
    if name == "number" or model is models.Setting:
        return False
    return field_of(model, name).editor in WRITTEN


def on_lines(conflict: Conflict) -> bool:
    """Tell whether the wordings of a field can stand below each other."""
    if not is_written(conflict.table, conflict.field):
        return False
    return field_of(MODEL_OF[conflict.table], conflict.field).editor == "text"


def quiet_fields(table: str) -> list[FieldUI]:
    """Return the fields of an item that are shown without being asked about."""
    model = MODEL_OF[table]
    lead = name_field(model)
    return [one for one in fields_of(model) if one.editor != "hidden" and one.name != lead.name]


# What belongs to an item ------------------------------------------------------------------------


def part_words(known: Known, item: Key, table: str, row: str) -> str:
    """Name a row that belongs to an item: a link by its other end, a reading by its figure."""
    model, values = MODEL_OF[table], known.after(table, row) or {}
    if model is models.Reading:
        return _reading(known, values)
    if model is models.Arrow:
        return _("arrow {name}").format(name=_quoted(known.name(table, row)))
    if model is models.Placement:
        return _("its place on a map")
    if model not in LINKS:
        kind = wording.singular(model)
        return _("{kind} {name}").format(kind=kind, name=_quoted(known.name(table, row)))
    words = _(LINKS[model]).format(name=_other_end(known, item, model, values))
    stance = field_of(model, "stance").label_of(values.get("stance")) if _has_stance(model) else ""
    return _("{link} ({stance})").format(link=words, stance=stance) if stance else words


def _has_stance(model: type[Row]) -> bool:
    return model is models.Stance


def _reading(known: Known, values: Values) -> str:
    measure = known.after("measure", str(values.get("measure_id") or "")) or {}
    plain = {name: values.get(name) for name in models.Reading.model_fields if name in values}
    figure = reading_words(models.Reading(**plain), str(measure.get("unit") or ""))
    when = wording.period(str(values.get("period") or ""))
    if not figure:
        return _("reading of {when}").format(when=when)
    return _("reading of {when}: {figure}").format(when=when, figure=figure)


def _other_end(known: Known, item: Key, model: type[Row], values: Values) -> str:
    if model is models.RealmLink:
        return wording.realm_title(str(values.get("realm") or ""))
    for field in fields_of(model):
        table, other = field.references.partition(".")[0], str(values.get(field.name) or "")
        if field.references and (table, other) != item:
            return _quoted(known.name(table, other))
    return _quoted(str(values.get(name_field(model).name) or ""))


def _quoted(words: str) -> str:
    shown = shorten(words, SHORTENED)
    return _("“{words}”").format(words=shown) if shown else _("without a name")
