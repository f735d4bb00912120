"""Declare a stored field together with how people meet it.

`ui()` is the one line a new field needs: form, table, validation, import, export, report and
history read what it says. `fields_of(model)` lists the declarations of a model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, Unpack, cast

from sqlalchemy import ForeignKey, Integer, Text, text
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from selfeval.core.characters import CONTROL
from selfeval.i18n import N_, _

LONGEST_LINE = 1_000
LONGEST_TEXT = 200_000
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that a date may name: others are slips of the finger, and no chart could show them."""
WHOLE = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)"
"""A whole number as people type it: commas stand between groups of three digits, or nowhere."""
COUNT = re.compile(WHOLE, re.ASCII)
FIGURE = re.compile(rf"{WHOLE}(?:\.\d*)?|[+-]?\.\d+", re.ASCII)

Choices = tuple[tuple[str, str], ...]


class FieldError(ValueError):
    """A value that its field cannot hold; the message is a sentence for the user."""


@dataclass(frozen=True)
class Storage:
    """How one kind of editor keeps its value in SQLite."""

    type: type[TypeEngine[Any]]
    nullable: bool
    default: str | int | None


TEXT_STORAGE = Storage(Text, False, "")
OPTIONAL_TEXT = Storage(Text, True, None)
STORAGE: dict[str, Storage] = {
    "line": TEXT_STORAGE,
    "text": TEXT_STORAGE,
    "suggest": TEXT_STORAGE,
    "choice": TEXT_STORAGE,
    "realm": OPTIONAL_TEXT,
    "hidden": TEXT_STORAGE,
    "date": OPTIONAL_TEXT,
    "decimal": OPTIONAL_TEXT,
    "link": OPTIONAL_TEXT,
    "count": Storage(Integer, True, None),
    "check": Storage(Integer, False, 0),
}


class Shown(TypedDict, total=False):
    """What may be said of a field beside its title (see FieldUI, which has the same names)."""

    help: str
    editor: str
    column: float
    report: bool
    choices: Choices
    suggestions: tuple[str, ...]
    references: str
    on_remove: str
    frozen: bool
    required: bool
    name_of_row: bool
    low: int | None
    high: int | None


@dataclass(frozen=True)
class FieldUI:
    """What a field is called, how it is edited, where it shows and what it may hold.

    `editor` is one of STORAGE's keys. `column` is the share of a table's width (0 = no column).
    `choices` are (stored word, label) pairs; `suggestions` are offered but not enforced.
    `references` is "table.id" for a link, and `on_remove` says what happens to this row when the
    row it points at is removed: "delete" it too, or "clear" the field. `frozen` fields are set
    once, when the row is made; a `required` link is never taken away. `name_of_row` marks the
    field by which people know the row.
    """

    title: str
    name: str = ""
    help: str = ""
    editor: str = "line"
    column: float = 0.0
    report: bool = True
    choices: Choices = ()
    suggestions: tuple[str, ...] = ()
    references: str = ""
    on_remove: str = "delete"
    frozen: bool = False
    required: bool = False
    name_of_row: bool = False
    low: int | None = None
    high: int | None = None

    @property
    def storage(self) -> Storage:
        """How the value is kept in the file."""
        return STORAGE[self.editor]

    @property
    def empty(self) -> str | int | None:
        """The value of a field that nobody has filled in: '', None, 0 or the first choice."""
        if self.storage.nullable or not self.choices:
            return self.storage.default
        return self.choices[0][0]

    def label_of(self, word: object) -> str:
        """Return the translated label of a stored choice, or the value itself as text."""
        label = dict(self.choices).get(str(word or ""))
        return _(label) if label is not None else str(word if word is not None else "")


def ui(title: str, *, indexed: bool = False, **shown: Unpack[Shown]) -> Any:
    """Declare a stored field together with how people meet it (see FieldUI).

    A link is optional unless `required`, always indexed, and checked when its gesture ends.
    A choice starts at its first word.
    """
    field = FieldUI(title, **shown)
    options: dict[str, Any] = {"index": indexed or bool(field.references)}
    if field.references:
        deferred = ForeignKey(field.references, deferrable=True, initially="DEFERRED")
        options["sa_column_args"] = [deferred]
    if not field.storage.nullable:
        literal = str(field.empty) if isinstance(field.empty, int) else f"'{field.empty}'"
        options["sa_column_kwargs"] = {"server_default": text(literal)}
    return Field(
        default=field.empty,
        title=title,
        sa_type=field.storage.type,
        nullable=field.storage.nullable and not field.required,
        schema_extra={"json_schema_extra": {"ui": field}},
        **options,
    )


def fields_of(model: type[SQLModel]) -> tuple[FieldUI, ...]:
    """List the declared fields of `model` in the order they were written."""
    if model not in _declared:
        _declared[model] = tuple(_fields(model))
    return _declared[model]


_declared: dict[type[SQLModel], tuple[FieldUI, ...]] = {}


def _fields(model: type[SQLModel]) -> Iterator[FieldUI]:
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and "ui" in extra:
            yield replace(cast(FieldUI, extra["ui"]), name=name)


def field_of(model: type[SQLModel], name: str) -> FieldUI:
    """Return the declaration of one field; KeyError if `model` declares none of that name."""
    for field in fields_of(model):
        if field.name == name:
            return field
    raise KeyError(f"{model.__name__}.{name}")


def name_field(model: type[SQLModel]) -> FieldUI:
    """Return the field by which people know a row of `model`; its first one if none is marked."""
    fields = fields_of(model)
    return next((field for field in fields if field.name_of_row), fields[0])


def clean(field: FieldUI, value: Any) -> str | int | None:
    """Return `value` as `field` stores it, or raise FieldError with a sentence for the user.

    Control characters are dropped, dates become ISO text, figures become plain decimal text.
    """
    return CLEANERS[field.editor](field, value)


def _clean_text(field: FieldUI, value: Any) -> str:
    words = CONTROL.sub("", "" if value is None else str(value)).replace("\r\n", "\n")
    words = words.replace("\r", "\n")
    if field.editor != "text":
        words = " ".join(words.split("\n"))
    longest = LONGEST_TEXT if field.editor == "text" else LONGEST_LINE
    if len(words) > longest:
        raise FieldError(
            _("“{field}” can hold {longest} characters; this has {length}.").format(
                field=_(field.title), longest=f"{longest:,}", length=f"{len(words):,}"
            )
        )
    return words


def _clean_hidden(_field: FieldUI, value: Any) -> str:
    return CONTROL.sub("", "" if value is None else str(value))


def _clean_link(field: FieldUI, value: Any) -> str | None:
    return _clean_hidden(field, value) or None


def _clean_choice(field: FieldUI, value: Any) -> str:
    word = "" if value is None else str(value)
    if word not in dict(field.choices):
        raise FieldError(
            _("“{value}” is not one of the choices for “{field}”.").format(
                value=word, field=_(field.title)
            )
        )
    return word


def _clean_realm(field: FieldUI, value: Any) -> str | None:
    return _clean_choice(field, value) or None


def _clean_date(field: FieldUI, value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        raise FieldError(
            _(
                "“{field}”: there is no such day as “{value}”. Write a date such as 16 Oct 2026."
            ).format(value=value, field=_(field.title))
        ) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FieldError(
            _("“{field}”: the year {year} is too far away. Look whether it is a slip.").format(
                year=day.year, field=_(field.title)
            )
        )
    return day.isoformat()


def _clean_decimal(field: FieldUI, value: Any) -> str | None:
    if value in (None, ""):
        return None
    number = as_decimal(format(value, "f") if isinstance(value, Decimal) else str(value))
    if number is None:
        raise FieldError(
            _("{problem} Write a figure such as 12 or 12.5.").format(
                problem=_figure_problem(field, value)
            )
        )
    return decimal_text(number)


def _clean_count(field: FieldUI, value: Any) -> int | None:
    if value in (None, ""):
        return None
    number = _whole_number(value)
    low = field.low if field.low is not None else -(2**53)
    high = field.high if field.high is not None else 2**53
    if number is None or not low <= number <= high:
        raise FieldError(
            _("{problem} Write a whole number such as 12.").format(
                problem=_figure_problem(field, value)
            )
        )
    return number


def _whole_number(value: Any) -> int | None:
    if isinstance(value, str):
        plain = value.strip().replace("−", "-")
        found = as_decimal(plain) if COUNT.fullmatch(plain) else None
        return int(found) if found is not None else None
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if number == value else None


def _figure_problem(field: FieldUI, value: Any) -> str:
    return _("“{value}” is not a figure that “{field}” can hold.").format(
        value=value, field=_(field.title)
    )


def _clean_check(_field: FieldUI, value: Any) -> int:
    return 1 if value else 0


CLEANERS = {
    "line": _clean_text,
    "text": _clean_text,
    "suggest": _clean_text,
    "hidden": _clean_hidden,
    "choice": _clean_choice,
    "realm": _clean_realm,
    "date": _clean_date,
    "decimal": _clean_decimal,
    "count": _clean_count,
    "check": _clean_check,
    "link": _clean_link,
}


def as_decimal(words: str | None) -> Decimal | None:
    """Read a figure as people type it ("39.5", "1,204", "50 %", "−2.5"); None if it is not one.

    A comma stands only before three digits: “12,5” may mean twelve and a half, so it is no figure.
    """
    if not words:
        return None
    plain = words.strip().replace("−", "-").removesuffix("%").removeprefix("£").strip()
    if not FIGURE.fullmatch(plain):
        return None
    number = Decimal(plain.replace(",", ""))
    return number if abs(number) < Decimal("1e15") else None


def decimal_text(number: Decimal) -> str:
    """Write a figure as plain decimal text, without an exponent: what the file stores."""
    plain = format(number, "f")
    return "0" if plain in ("-0", "") else plain


LABEL_YES = N_("Yes")
LABEL_NO = N_("No")
