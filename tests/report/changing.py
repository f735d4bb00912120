"""A document that is issued and then changed, and what is said of the changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from sqlmodel import Session

from selfeval.core.models import (
    Indicator,
    Measure,
)
from selfeval.report import ReportOptions, freeze
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.since_parts import Change
from selfeval.report.story import part_alone
from selfeval.report.versions import earlier_for, new_version
from selfeval.store import Document, load_rows

TODAY = date(2026, 11, 23)
Do = Callable[[Session], object]


def edit(document: Document, do: Do) -> None:
    with document.edit("Change") as session:
        do(session)


def issue(document: Document, kind: str = "governors", day: date = date(2026, 10, 12)) -> str:
    rows = load_rows(document.session)
    made = new_version(document.vector(), rows, ReportOptions(kind, today=day))
    edit(document, lambda session: session.add_all(made))
    return made[0].id


def now(document: Document, kind: str = "governors") -> Snapshot:
    rows = load_rows(document.session)
    options = ReportOptions(kind, today=TODAY)
    return freeze(rows, options, earlier=earlier_for(document.session, rows, options))


def changes(shot: Snapshot) -> dict[str, Change]:
    return {one.words: one for step in shot.since.steps for one in step.changes}


def texts(part: object) -> Iterator[str]:
    """Yield every text in a part, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list | frozenset):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def told(document: Document, kind: str = "governors") -> str:
    """Return all that is said of what has changed."""
    shot = now(document, kind)
    assert shot.since.told == "changes"
    return "\n".join(texts((shot.since, part_alone(shot, "since"), shot.cover, shot.pending)))


MEASURE = "ab" * 16


def sign_about(out_of: int, realm: str) -> list[object]:
    return [
        Measure(id=MEASURE, name="Asking", unit="count_of"),
        Indicator(
            sign="Children ask",
            realm=realm,
            measure_id=MEASURE,
            baseline="2",
            baseline_out_of=out_of,
            baseline_on="2026-09-10",
            expected="7",
            expected_out_of=out_of,
            look_by="2026-12-18",
            better="higher",
        ),
    ]
