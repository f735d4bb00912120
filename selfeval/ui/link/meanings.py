"""What an item can be linked to, and what each link then means: data drawn from the relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from selfeval.core.fields import field_of, fields_of
from selfeval.core.models import ITEMS, MODEL_OF, Note, Row, Theme, ThemeLink
from selfeval.i18n import N_, _
from selfeval.store import remove
from selfeval.ui.item.relations import Linked, relations_of
from selfeval.ui.workspace import Workspace

IN_THEME = N_("It belongs to this theme")
NOT_LINKED: tuple[type[Row], ...] = (Note,)
"""Items that become others instead of being linked to them."""

ORDER = ("supports", "challenges", "unclear")
"""For, against, not yet clear: as people say it."""


@dataclass(frozen=True)
class Meaning:
    """One thing that a link of an item to another can mean.

    With `link` it is a row of its own, which `near` and `far` join; without, our own field `near`
    names the other item. `stance` is what such a row says, "" for nothing.
    """

    title: str
    other: type[Row]
    near: str
    link: type[Row] | None = None
    far: str = ""
    stance: str = ""
    may_make: bool = True

    def row(self, model: type[Row], near_id: str, far_id: str) -> Row:
        """Return the row that joins two items; not for a field of our own."""
        assert self.link is not None
        values: dict[str, Any] = {self.far: far_id}
        if self.link is ThemeLink:
            values |= {"item_table": model.table_name(), "item_id": near_id}
        else:
            values[self.near] = near_id
        made = self.link(**values)
        if self.stance:
            made.stance = self.stance  # type: ignore[attr-defined]
        return made


def meanings_of(model: type[Row]) -> list[Meaning]:
    """Return all that linking a row of `model` to another can mean, in the order of its page."""
    if model in NOT_LINKED:
        return []
    found = [one for relation in relations_of(model) for one in _of_relation(relation)]
    found += _of_fields(model)
    if model in ITEMS:
        found.append(Meaning(IN_THEME, Theme, "item_id", ThemeLink, "theme_id"))
    return found


def _of_relation(relation: object) -> Iterator[Meaning]:
    if not isinstance(relation, Linked):
        return
    other = MODEL_OF[field_of(relation.link, relation.far).references.partition(".")[0]]
    stances: tuple[tuple[str, str], ...] = ((relation.stance, relation.title),)
    if not relation.stance and "stance" in relation.link.model_fields:
        words = field_of(relation.link, "stance").choices
        stances = tuple(sorted(words, key=lambda one: ORDER.index(one[0])))
    for stance, title in stances:
        yield Meaning(
            title, other, relation.near, relation.link, relation.far, stance, relation.may_make
        )


def _of_fields(model: type[Row]) -> Iterator[Meaning]:
    for field in fields_of(model):
        other = MODEL_OF.get(field.references.partition(".")[0])
        if other in ITEMS and not field.required and not field.frozen:
            yield Meaning(field.title, other, field.name)


def links_to(
    workspace: Workspace, model: type[Row], row_id: str, meaning: Meaning
) -> dict[str, str]:
    """Return {id of the other item: what the link says, or ""} for what is linked so already."""
    if meaning.link is None:
        other = (workspace.values(model, row_id) or {}).get(meaning.near)
        return {str(other): ""} if other else {}
    return {
        str(getattr(row, meaning.far)): str(getattr(row, "stance", ""))
        for row in workspace.rows.where(meaning.link, meaning.near, row_id)
        if getattr(row, "item_table", model.table_name()) == model.table_name()
        and getattr(row, "stance", "") == meaning.stance
    }


def say_links(
    workspace: Workspace, model: type[Row], row_id: str, other: type[Row]
) -> dict[str, str]:
    """Return {id of an item of `other`: in words, how it is linked to ours}."""
    found: dict[str, str] = {}
    for meaning in meanings_of(model):
        if meaning.other is other:
            for far_id in links_to(workspace, model, row_id, meaning):
                said = _(meaning.title)
                found[far_id] = f"{found[far_id]}, {said}" if far_id in found else said
    return found


def put_link(
    session: Session, model: type[Row], row_id: str, meaning: Meaning, far_id: str
) -> None:
    """Link two items within a gesture; one that is linked already says what it now means."""
    if meaning.link is None:
        own = session.get(model, row_id)
        assert own is not None
        setattr(own, meaning.near, far_id)
        return
    row = meaning.row(model, row_id, far_id)
    there = session.get(meaning.link, row.id)
    if there is None:
        session.add(row)
    elif meaning.stance:
        there.stance = meaning.stance  # type: ignore[attr-defined]


def take_links(
    workspace: Workspace, session: Session, model: type[Row], row_id: str, far: tuple[str, str]
) -> None:
    """Take every link of two items away within a gesture. `far` is (table, id) of the other."""
    for meaning in meanings_of(model):
        if meaning.other.table_name() != far[0]:
            continue
        if far[1] not in links_to(workspace, model, row_id, meaning):
            continue
        if meaning.link is None:
            own = session.get(model, row_id)
            setattr(own, meaning.near, None)
        else:
            there = session.get(meaning.link, meaning.row(model, row_id, far[1]).id)
            if there is not None:
                remove(session, there)
