"""What can be done with a map, each as one gesture that Undo takes back as a whole.

Places are the middles of boxes in map units, (across, down). Where `map_id` is "" there is no map
yet, and the gesture makes the first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from selfeval.core.folding import fold
from selfeval.core.models import Arrow, ArrowAssumption, Factor, Map, Placement, Row
from selfeval.i18n import _, ngettext
from selfeval.store import remove
from selfeval.ui import wording
from selfeval.ui.workspace import Workspace

Place = tuple[int, int]
KEPT = ("sign", "delay", "basis", "contested", "note")
"""What an arrow says that still holds when it is turned round."""


@dataclass(frozen=True)
class NewBox:
    """A box that is to be made: its words, realm (None: not yet placed), kind and place."""

    label: str
    realm: str | None = None
    kind: str = ""
    at: Place | None = None
    private: bool = False

    def factor(self) -> Factor:
        """Return the new row; a box among the outcomes is an outcome unless something was said."""
        kind = self.kind or ("outcome" if self.realm == "outcome" else "factor")
        return Factor(label=self.label, realm=self.realm, kind=kind, private=self.private)


# Maps -----------------------------------------------------------------------------------------


def add_map_with(workspace: Workspace, name: str, places: Mapping[str, Place]) -> str:
    """Add a map that shows boxes of the model; return its id."""
    made = Map(name=name)
    made_id = made.id
    with workspace.edit(_("Add map")) as session:
        session.add(made)
        session.flush()
        for factor_id, at in places.items():
            place_on(session, made_id, factor_id, at)
    return made_id


def remove_map(workspace: Workspace, map_id: str) -> None:
    """Remove a map; its boxes and arrows stay in the model."""
    workspace.remove(Map, [map_id], _("Remove map"))


def duplicate_map(workspace: Workspace, map_id: str) -> str:
    """Make a second map with the same boxes in the same places; return its id."""
    old = workspace.rows.get(Map, map_id)
    if old is None:
        raise wording.gone(Map)
    name = _("{name}, second version").format(name=old.name)
    made = Map(name=name, question=old.question, kind=old.kind)
    made_id = made.id
    places = workspace.rows.where(Placement, "map_id", map_id)
    with workspace.edit(_("Duplicate map")) as session:
        session.add(made)
        session.flush()
        for place in places:
            copied = {"x": place.x, "y": place.y, "pinned": place.pinned}
            session.add(Placement(map_id=made_id, factor_id=place.factor_id, **copied))
    return made_id


def onto_map(session: Session, map_id: str) -> str:
    """Return the map that boxes go on, made here where there is none."""
    if map_id:
        return map_id
    made = Map(name=_("Our map"))
    made_id = made.id
    session.add(made)
    session.flush()
    return made_id


def place_on(session: Session, map_id: str, factor_id: str, at: Place | None) -> None:
    """Put a box on a map, or move it there, within a gesture."""
    found = session.get(Placement, Placement.id_for(map_id, factor_id))
    if found is None:
        found = Placement(map_id=map_id, factor_id=factor_id)
    if at is not None:
        found.x, found.y = at
    session.add(found)


# Boxes ----------------------------------------------------------------------------------------


def add_boxes(workspace: Workspace, map_id: str, boxes: Sequence[NewBox]) -> list[str]:
    """Add boxes to the model and to a map; return their ids."""
    label = ngettext("Add box", "Add {count} boxes", len(boxes)).format(count=len(boxes))
    made = [box.factor() for box in boxes]
    ids = [row.id for row in made]
    with workspace.edit(label) as session:
        onto = onto_map(session, map_id)
        session.add_all(made)
        session.flush()
        for box, factor_id in zip(boxes, ids, strict=True):
            place_on(session, onto, factor_id, box.at)
    return ids


def add_box(workspace: Workspace, map_id: str, box: NewBox) -> str:
    """Add one box; return its id."""
    return add_boxes(workspace, map_id, [box])[0]


def put_worded(workspace: Workspace, map_id: str, boxes: Sequence[NewBox]) -> list[str]:
    """Put boxes on a map, new or, where the model has one of these words, that one; return ids."""
    known = {fold(row.label): row.id for row in workspace.rows.all(Factor)}
    label = ngettext("Put box on the map", "Put {count} boxes on the map", len(boxes))
    ids: list[str] = []
    with workspace.edit(label.format(count=len(boxes))) as session:
        onto = onto_map(session, map_id)
        for box in boxes:
            factor_id = known.get(fold(box.label), "")
            if not factor_id:
                made = box.factor()
                factor_id = known[fold(box.label)] = made.id
                session.add(made)
                session.flush()
            place_on(session, onto, factor_id, box.at)
            ids.append(factor_id)
    return list(dict.fromkeys(ids))


def put_on_map(workspace: Workspace, map_id: str, places: Mapping[str, Place | None]) -> None:
    """Show boxes of the model on a map as well."""
    label = ngettext("Put box on the map", "Put {count} boxes on the map", len(places))
    with workspace.edit(label.format(count=len(places))) as session:
        onto = onto_map(session, map_id)
        for factor_id, at in places.items():
            place_on(session, onto, factor_id, at)


def rename(workspace: Workspace, factor_id: str, label: str) -> None:
    """Change the words of a box."""
    workspace.change(Factor, factor_id, {"label": label}, label=_("Rename box"))


def change_box(workspace: Workspace, factor_id: str, values: dict[str, Any]) -> None:
    """Change fields of a box."""
    workspace.change(Factor, factor_id, values, label=_("Change box"))


def move(
    workspace: Workspace,
    map_id: str,
    places: Mapping[str, Place],
    realms: Mapping[str, str | None] | None = None,
    label: str = "",
) -> None:
    """Move boxes on one map; `realms` are those of boxes that came into another lane."""
    label = label or ngettext("Move box", "Move {count} boxes", len(places))
    with workspace.edit(label.format(count=len(places))) as session:
        for factor_id, at in places.items():
            place_on(session, map_id, factor_id, at)
        for factor_id, realm in (realms or {}).items():
            factor = session.get(Factor, factor_id)
            if factor is None:
                raise wording.gone(Factor)
            factor.realm = realm
            session.add(factor)


def tidy(workspace: Workspace, map_id: str, places: Mapping[str, Place]) -> None:
    """Put boxes where a tidy map has them."""
    move(workspace, map_id, places, label=_("Tidy the map"))


def pin(workspace: Workspace, map_id: str, places: Mapping[str, Place], pinned: bool) -> None:
    """Pin boxes where they stand, so that tidying leaves them there, or let them go."""
    label = ngettext("Pin box", "Pin {count} boxes", len(places))
    if not pinned:
        label = ngettext("Let box go", "Let {count} boxes go", len(places))
    with workspace.edit(label.format(count=len(places))) as session:
        for factor_id, at in places.items():
            place_on(session, map_id, factor_id, at)
            placed = session.get(Placement, Placement.id_for(map_id, factor_id))
            assert placed is not None
            placed.pinned = pinned


def take_off(workspace: Workspace, map_id: str, factor_ids: Iterable[str]) -> None:
    """Take boxes off one map; they and their arrows stay in the model, and on other maps."""
    places = [Placement.id_for(map_id, factor_id) for factor_id in factor_ids]
    label = ngettext("Remove box from this map", "Remove {count} boxes from this map", len(places))
    workspace.remove(Placement, places, label.format(count=len(places)))


def take_off_with(
    workspace: Workspace, map_id: str, factor_ids: Iterable[str], arrow_ids: Iterable[str]
) -> None:
    """Take boxes off one map and remove arrows from the model, as one gesture."""
    with workspace.edit(_("Remove from this map")) as session:
        gone: list[Row | None] = [session.get(Arrow, arrow_id) for arrow_id in arrow_ids]
        gone += [
            session.get(Placement, Placement.id_for(map_id, factor_id)) for factor_id in factor_ids
        ]
        for row in gone:
            if row is not None:
                remove(session, row)
    workspace.removed.emit(wording.singular(Arrow))


def remove_everywhere(
    workspace: Workspace, factor_ids: Sequence[str], arrow_ids: Sequence[str] = ()
) -> None:
    """Remove boxes and arrows from the model and so from every map, with what belongs to them."""
    with workspace.edit(_removal(len(factor_ids), len(arrow_ids))) as session:
        for model, ids in ((Arrow, arrow_ids), (Factor, factor_ids)):
            for row_id in ids:
                row = session.get(model, row_id)
                if row is not None:
                    remove(session, row)
    workspace.removed.emit(wording.singular(Factor if factor_ids else Arrow))


def _removal(boxes: int, arrows: int) -> str:
    if boxes and arrows:
        return _("Remove boxes and arrows")
    if arrows:
        label = ngettext("Remove arrow", "Remove {count} arrows", arrows)
        return label.format(count=arrows)
    return ngettext("Remove box", "Remove {count} boxes", boxes).format(count=boxes)


# Arrows ---------------------------------------------------------------------------------------


def add_arrow(workspace: Workspace, source_id: str, target_id: str, sign: str = "plus") -> str:
    """Let one box lead to another; return the arrow's id."""
    made = Arrow(source_id=source_id, target_id=target_id, sign=sign)
    return workspace.add(made, _("Add arrow"))


def add_arrow_to_shown(
    workspace: Workspace, map_id: str, source_id: str, target_id: str, at: Place, sign: str = "plus"
) -> str:
    """Let a box lead to one of the model that the map does not show yet; return the arrow's id."""
    made = Arrow(source_id=source_id, target_id=target_id, sign=sign)
    arrow_id = made.id
    with workspace.edit(_("Add arrow")) as session:
        place_on(session, map_id, target_id, at)
        session.add(made)
    return arrow_id


def add_arrow_to_new(
    workspace: Workspace, map_id: str, source_id: str, box: NewBox, sign: str = "plus"
) -> tuple[str, str]:
    """Let a box lead to a new one; return the ids of the new box and of the arrow."""
    made = box.factor()
    factor_id = made.id
    arrow = Arrow(source_id=source_id, target_id=factor_id, sign=sign)
    arrow_id = arrow.id
    with workspace.edit(_("Add arrow to a new box")) as session:
        session.add(made)
        session.flush()
        place_on(session, map_id, factor_id, box.at)
        session.add(arrow)
    return factor_id, arrow_id


def change_arrow(workspace: Workspace, arrow_id: str, values: dict[str, Any]) -> None:
    """Change fields of an arrow."""
    workspace.change(Arrow, arrow_id, values, label=_("Change arrow"))


def turn_round(workspace: Workspace, arrow_id: str) -> str:
    """Let an arrow lead the other way; its ends never change, so that a new one takes its place."""
    with workspace.edit(_("Turn arrow round")) as session:
        old = session.get(Arrow, arrow_id)
        if old is None:
            raise wording.gone(Arrow)
        kept = {
            name: getattr(old, name) for name in ("sign", "delay", "basis", "contested", "note")
        }
        made = Arrow(source_id=old.target_id, target_id=old.source_id, **kept)
        made_id = made.id
        carried = [
            one.assumption_id for one in workspace.rows.where(ArrowAssumption, "arrow_id", arrow_id)
        ]
        session.add(made)
        session.flush()
        for assumption_id in carried:
            session.add(ArrowAssumption(arrow_id=made_id, assumption_id=assumption_id))
        remove(session, old)
    return made_id
