"""A map as one table: first its boxes, then its arrows. What is written comes back equal.

The table, with these heads, in English whatever the program speaks, and with stored words for what
is chosen from a list:

    record            "box" or "arrow"
    id                of a box: its number in this table, from 1
    label, realm, kind, unexpected_since, note
                      of a box; no realm means that it is not yet placed; of an arrow, its note
    from, from_id, to, to_id
                      of an arrow: the labels and the numbers of its ends; the numbers decide
    sign              plus, minus, unknown
    delay             weeks, terms, years, or nothing
    basis             hunch, judgement, quick, systematic, tested
    contested         yes, or nothing

UTF-8 with a mark that spreadsheets look for, commas, line breaks in cells. A cell that a
spreadsheet could take for a formula has an apostrophe before it (see `cells`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from selfeval.core.models import Arrow, Factor
from selfeval.exchange.maps.cells import made_safe
from selfeval.exchange.maps.leaving import Leaving

BOX, ARROW = "box", "arrow"
HEADS: tuple[str, ...] = (
    "record",
    "id",
    "label",
    "realm",
    "kind",
    "unexpected_since",
    "from",
    "from_id",
    "to",
    "to_id",
    "sign",
    "delay",
    "basis",
    "contested",
    "note",
)
YES = "yes"


def csv_bytes(what: Leaving) -> bytes:
    """Return the table as the bytes of a file."""
    written = StringIO(newline="")
    table = csv.DictWriter(written, HEADS, restval="")
    table.writeheader()
    for record in _records(what):
        table.writerow({head: made_safe(words) for head, words in record.items()})
    return written.getvalue().encode("utf-8-sig")


def _records(what: Leaving) -> Iterator[dict[str, str]]:
    numbers = {factor.id: str(number) for number, factor in enumerate(what.factors, 1)}
    labels = {factor.id: factor.label for factor in what.factors}
    for factor in what.factors:
        yield _box(factor, numbers[factor.id])
    for arrow in what.arrows:
        yield {
            "record": ARROW,
            "from": labels[arrow.source_id],
            "from_id": numbers[arrow.source_id],
            "to": labels[arrow.target_id],
            "to_id": numbers[arrow.target_id],
            **_said(arrow),
        }


def _box(factor: Factor, number: str) -> dict[str, str]:
    return {
        "record": BOX,
        "id": number,
        "label": factor.label,
        "realm": factor.realm or "",
        "kind": factor.kind,
        "unexpected_since": factor.unexpected_since or "",
        "note": factor.note,
    }


def _said(arrow: Arrow) -> dict[str, str]:
    return {
        "sign": arrow.sign,
        "delay": arrow.delay,
        "basis": arrow.basis,
        "contested": YES if arrow.contested else "",
        "note": arrow.note,
    }
