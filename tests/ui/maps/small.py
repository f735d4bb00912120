"""A small model of causes: five boxes, four of them on one of two maps, with a loop at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.ui.workspace import Workspace


@dataclass
class Model:
    """The ids of the rows of a small model, by short names."""

    reading: str = ""
    attendance: str = ""
    boxes: dict[str, str] = field(default_factory=dict[str, str])
    arrows: dict[str, str] = field(default_factory=dict[str, str])


BOXES = (
    ("coaching", "Fortnightly coaching", "system", "action"),
    ("words", "Words taught before reading", "behaviour", "factor"),
    ("joining", "Children joining in", "climate", "factor"),
    ("reading", "Children reading well", "outcome", "outcome"),
    ("absent", "Children who are away", None, "factor"),
)
ARROWS = (
    ("coaching", "words", "plus"),
    ("words", "joining", "plus"),
    ("joining", "reading", "plus"),
    ("reading", "joining", "plus"),
)
ON_READING = ("coaching", "words", "joining", "reading")


def begin(workspace: Workspace) -> Model:
    """Write the model in one gesture."""
    made = Model()
    maps = [
        Map(name="Reading map", question="What moves reading?"),
        Map(name="Attendance map"),
    ]
    made.reading, made.attendance = (one.id for one in maps)
    with workspace.edit("Begin") as session:
        session.add_all(maps)
        for key, label, realm, kind in BOXES:
            row = Factor(label=label, realm=realm, kind=kind)
            made.boxes[key] = row.id
            session.add(row)
        session.flush()
        for key in ON_READING:
            session.add(Placement(map_id=made.reading, factor_id=made.boxes[key]))
        for source, target, sign in ARROWS:
            arrow = Arrow(source_id=made.boxes[source], target_id=made.boxes[target], sign=sign)
            made.arrows[f"{source}-{target}"] = arrow.id
            session.add(arrow)
    return made
