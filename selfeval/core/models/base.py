"""What every stored row has: an id, and for some rows an id that follows from its parts."""

import re
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import Text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from selfeval.core.fields import as_decimal, ui
from selfeval.core.ids import derived_id, new_id
from selfeval.core.realms import REALM_CHOICES
from selfeval.i18n import N_, _


class Row(SQLModel):
    """A stored row. A subclass with `key` has a derived id; give its key fields when making it.

    SQLModel does not validate table classes: the store does that when a gesture is committed.
    The modules of tables do without `annotations` from `__future__`: of each field both pydantic
    and SQLAlchemy would then work out the type from its text, which the program's start waits for.
    """

    __table_args__ = {"sqlite_strict": True}
    model_config = {"defer_build": True}  # pydantic's own checks: unused, and slow to build

    key: ClassVar[tuple[str, ...]] = ()

    id: str = Field(default_factory=new_id, primary_key=True, sa_type=Text)

    def __init__(self, **values: Any) -> None:
        if self.key and "id" not in values:
            values["id"] = self.id_for(*(str(values.get(name) or "") for name in self.key))
        super().__init__(**values)

    def __setattr__(self, name: str, value: Any) -> None:
        """Set a field; RuntimeError on a row that was read to be kept, where it would be lost."""
        state = self.__dict__.get("_sa_instance_state")
        if state is not None and state.detached:
            raise RuntimeError("this row is for reading: change it within a gesture")
        super().__setattr__(name, value)

    def contradiction(self) -> str:
        """Return what is wrong between this row's cleaned fields, as a sentence; "" if nothing is.

        The store asks before it writes, and refuses a row that contradicts itself.
        """
        return ""

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The class's name in the file: “ArrowAssumption” is arrow_assumption."""
        return cls.table_name()

    @classmethod
    def table_name(cls) -> str:
        """Return the name of the table, such as "fact"."""
        return _table_name(cls.__name__)

    @classmethod
    def id_for(cls, *parts: str) -> str:
        """Return the id of the row whose key fields, in column order, are `parts`."""
        return derived_id(cls.table_name(), *parts)


@cache
def _table_name(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def more_than_all(field: str, many: str | int | None, out_of: int | None) -> str:
    """Say that a stored figure cannot be so many out of so many; "" if it can, or is not given."""
    number = as_decimal(str(many)) if many is not None else None
    if number is None or out_of is None or number <= out_of:
        return ""
    return _("“{field}”: {many} out of {out_of} is more than all.").format(
        field=_(field), many=many, out_of=out_of
    )


def realm_field(**options: Any) -> Any:
    """Declare the realm of impact that an item belongs to (NULL = not yet placed)."""
    return ui(N_("Realm"), editor="realm", choices=REALM_CHOICES, **options)


def private_field() -> Any:
    """Declare the mark that keeps an item out of print and out of a governors' copy."""
    return ui(
        N_("Private"),
        editor="check",
        help=N_(
            "Never printed, and left out of a governors’ copy. Whoever opens the file can read it."
        ),
        report=False,
    )


def number_field() -> Any:
    """Declare the number people say aloud ("Fact 14"); the store gives it and never reuses it."""
    return Field(default=None, nullable=True)


def position_field() -> Any:
    """Declare the row's place in its list: a fractional index, compared as text."""
    return ui(N_("Place in the list"), editor="hidden", report=False)


def item_table_field() -> Any:
    """Declare which table the item is in that this row hangs on."""
    return ui(N_("Kind of item"), editor="hidden", frozen=True, report=False)


def item_id_field() -> Any:
    """Declare the id of the item that this row hangs on."""
    return ui(N_("Item"), editor="hidden", frozen=True, report=False, indexed=True)
