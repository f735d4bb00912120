"""One school-wide causal model of factors and arrows, and the maps that show parts of it."""

from typing import Any, ClassVar

from selfeval.core.fields import ui
from selfeval.core.models import words
from selfeval.core.models.base import Row, position_field, private_field, realm_field
from selfeval.i18n import N_


class Map(Row, table=True):
    """A named view over the causal model."""

    name: str = ui(N_("Map"), name_of_row=True, column=0.4)
    question: str = ui(N_("The question it answers"), editor="text", column=0.6)
    kind: str = ui(N_("Kind of map"), editor="choice", choices=words.MAP_KINDS)
    position: str = position_field()


class Factor(Row, table=True):
    """Something in the causal model that can rise or fall, happen, or be felt."""

    label: str = ui(
        N_("Factor"),
        name_of_row=True,
        column=0.5,
        help=N_("A thing that can rise or fall: “Children join in”, not “Improve joining in”"),
    )
    kind: str = ui(N_("Kind"), editor="choice", choices=words.FACTOR_KINDS, column=0.3)
    realm: str | None = realm_field(column=0.2)
    unexpected_since: str | None = ui(
        N_("Unexpected, noticed on"), editor="date", help=N_("Only for what nobody foresaw")
    )
    note: str = ui(N_("Note"), editor="text")
    private: bool = private_field()
    position: str = position_field()


class Placement(Row, table=True):
    """Where a factor stands on a map, in map units; a pinned box never moves by itself."""

    key: ClassVar[tuple[str, ...]] = ("map_id", "factor_id")

    map_id: str = ui(N_("Map"), editor="link", references="map.id", frozen=True, required=True)
    factor_id: str = ui(
        N_("Factor"), editor="link", references="factor.id", frozen=True, required=True
    )
    x: int | None = ui(N_("Across"), editor="count", report=False)
    y: int | None = ui(N_("Down"), editor="count", report=False)
    pinned: bool = ui(N_("Stays where it is"), editor="check", report=False)


class Arrow(Row, table=True):
    """One thing leading to another. Its ends never change; parallel arrows are allowed."""

    source_id: str = ui(
        N_("From"),
        editor="link",
        references="factor.id",
        frozen=True,
        required=True,
        column=0.35,
    )
    target_id: str = ui(
        N_("To"), editor="link", references="factor.id", frozen=True, required=True, column=0.35
    )
    sign: str = ui(N_("Effect"), editor="choice", choices=words.SIGNS, column=0.15)
    delay: str = ui(N_("How soon"), editor="choice", choices=words.DELAYS, column=0.15)
    basis: str = ui(N_("How do we know?"), editor="choice", choices=words.BASES)
    contested: bool = ui(N_("Contested"), editor="check", help=N_("Not everybody here agrees"))
    note: str = ui(N_("Note"), editor="text")


class ArrowAssumption(Row, table=True):
    """An assumption that an arrow carries."""

    key: ClassVar[tuple[str, ...]] = ("arrow_id", "assumption_id")

    arrow_id: str = ui(
        N_("Arrow"), editor="link", references="arrow.id", frozen=True, required=True
    )
    assumption_id: str = ui(
        N_("Assumption"), editor="link", references="assumption.id", frozen=True, required=True
    )


class LoopName(Row, table=True):
    """The name people gave a feedback loop; `factors` are its factors' ids, sorted, with spaces."""

    key: ClassVar[tuple[str, ...]] = ("factors",)

    factors: str = ui(N_("Factors in the loop"), editor="hidden", frozen=True, report=False)
    name: str = ui(N_("Name of the loop"), name_of_row=True)

    def __init__(self, **values: Any) -> None:
        values["factors"] = " ".join(sorted(str(values.get("factors") or "").split()))
        super().__init__(**values)
