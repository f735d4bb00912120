"""Boxes that are copied, cut and pasted: on another map, once more on this one, in another file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from selfeval.core.models import Arrow, Factor
from selfeval.core.models.words import BASES, DELAYS, FACTOR_KINDS, SIGNS
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows
from selfeval.i18n import ngettext
from selfeval.ui.pages.maps.doing import Place, onto_map, place_on
from selfeval.ui.workspace import Workspace

MIME = "application/x-selfeval-boxes"
MOST = 2_000
"""More boxes than that are not taken from a clipboard."""


@dataclass(frozen=True)
class CopiedBox:
    """A box as it was copied: its id in its file, what it says, and where it stood."""

    id: str
    label: str
    kind: str
    realm: str
    private: bool
    x: int
    y: int


@dataclass(frozen=True)
class CopiedArrow:
    """An arrow between two boxes that were copied with it, by their ids."""

    source: str
    target: str
    sign: str
    delay: str
    basis: str


@dataclass(frozen=True)
class Copied:
    """Boxes, and the arrows among them."""

    boxes: tuple[CopiedBox, ...]
    arrows: tuple[CopiedArrow, ...]

    def text(self) -> str:
        """Return the words of the boxes, one on each line, for other programs."""
        return "\n".join(box.label for box in self.boxes)

    def data(self) -> bytes:
        """Return all of it as one value for the clipboard."""
        return json.dumps(asdict(self)).encode()


def copied(rows: Rows, places: dict[str, Place]) -> Copied:
    """Copy boxes that stand at these places, with the arrows among them."""
    found = [(rows.get(Factor, one), at) for one, at in places.items()]
    boxes = [
        CopiedBox(row.id, row.label, row.kind, row.realm or "", bool(row.private), *at)
        for row, at in found
        if row is not None
    ]
    among = {box.id for box in boxes}
    arrows = [
        CopiedArrow(row.source_id, row.target_id, row.sign, row.delay, row.basis)
        for row in rows.all(Arrow)
        if row.source_id in among and row.target_id in among
    ]
    return Copied(tuple(boxes), tuple(arrows))


def read(data: bytes) -> Copied | None:
    """Read what `Copied.data` gave; None where it is anything else."""
    try:
        found = json.loads(data)
        boxes = tuple(CopiedBox(**one) for one in found["boxes"])
        arrows = tuple(CopiedArrow(**one) for one in found["arrows"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    known = {box.id for box in boxes if isinstance(box.id, str)}
    sound = (
        0 < len(boxes) <= MOST
        and all(_is_sound_box(box) for box in boxes)
        and all(_is_sound_arrow(one, known) for one in arrows)
    )
    return Copied(boxes, arrows) if sound else None


def _is_sound_box(box: CopiedBox) -> bool:
    return (
        isinstance(box.label, str)
        and isinstance(box.id, str)
        and isinstance(box.private, bool)
        and isinstance(box.x, int)
        and isinstance(box.y, int)
        and box.kind in dict(FACTOR_KINDS)
        and box.realm in ("", *REALM_IDS)
    )


def _is_sound_arrow(arrow: CopiedArrow, known: set[str]) -> bool:
    return (
        {arrow.source, arrow.target} <= known
        and arrow.sign in dict(SIGNS)
        and arrow.delay in dict(DELAYS)
        and arrow.basis in dict(BASES)
    )


def add_copies(
    workspace: Workspace, map_id: str, taken: Copied, places: Sequence[Place], label: str = ""
) -> list[str]:
    """Write boxes once more, with the arrows among them, as one gesture; return their ids."""
    words = label or ngettext("Paste box", "Paste {count} boxes", len(taken.boxes))
    made = {
        box.id: Factor(label=box.label, kind=box.kind, realm=box.realm or None, private=box.private)
        for box in taken.boxes
    }
    ids = {old: row.id for old, row in made.items()}
    with workspace.edit(words.format(count=len(made))) as session:
        onto = onto_map(session, map_id)
        session.add_all(made.values())
        session.flush()
        for box, at in zip(taken.boxes, places, strict=True):
            place_on(session, onto, ids[box.id], at)
        for one in taken.arrows:
            session.add(
                Arrow(
                    source_id=ids[one.source],
                    target_id=ids[one.target],
                    sign=one.sign,
                    delay=one.delay,
                    basis=one.basis,
                )
            )
    return list(ids.values())


def known_here(rows: Rows, taken: Copied) -> bool:
    """Tell whether every box that was copied is a box of this file."""
    return all(rows.get(Factor, box.id) is not None for box in taken.boxes)


def missing(on_map: Iterable[str], taken: Copied) -> list[CopiedBox]:
    """Return the boxes that were copied and do not stand on a map yet."""
    standing = set(on_map)
    return [box for box in taken.boxes if box.id not in standing]
