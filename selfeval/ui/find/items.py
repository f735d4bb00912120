"""Items as rows of the search over everything: found by their words, or opened lately."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from selfeval.core.fields import name_field
from selfeval.core.folding import words_of
from selfeval.core.frameworks import framework
from selfeval.core.models import (
    MODEL_OF,
    Action,
    Evidence,
    Factor,
    Indicator,
    Judgement,
    Note,
    Priority,
    Quote,
    Row,
    Theme,
)
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.store.search import SEARCHED, Hit, search
from selfeval.ui import wording
from selfeval.ui.find.entry import Entry

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

ICONS: dict[type[Row], str] = {
    Priority: "flag",
    Indicator: "eye-check",
    Factor: "route",
    Action: "list-check",
    Note: "note",
    Quote: "quote",
    Evidence: "paperclip",
    Theme: "tag",
    Judgement: "clipboard-list",
}
"""Icons of rows without a realm of their own."""
MOST_FOUND, MOST_RECENT, LONGEST = 40, 6, 90


def find_hits(desk: Desk, typed: str) -> list[Hit]:
    """Return the rows that hold what was typed; a kind named first, as in “fact 14”, narrows."""
    models, rest = _narrowed(typed)
    return search(desk.workspace.document.session, rest, models, MOST_FOUND)


def _narrowed(typed: str) -> tuple[tuple[type[Row], ...], str]:
    first, _blank, rest = typed.strip().partition(" ")
    if rest.strip().isdecimal():
        named = [one for one in SEARCHED if words_of(wording.singular(one)) == words_of(first)]
        if named:
            return tuple(named), rest
    return SEARCHED, typed


def entries_of(desk: Desk, hits: list[Hit], typed: str) -> Iterator[Entry]:
    """Return a row for each hit."""
    words = tuple(words_of(typed))
    for hit in hits:
        yield _entry(desk, MODEL_OF[hit.table], hit.values, hit.snippet, words)


def entry_of(desk: Desk, table: str, row_id: str) -> Entry | None:
    """Return the row of an item that was opened lately; None where it is no longer there."""
    values = desk.workspace.values(MODEL_OF[table], row_id)
    return _entry(desk, MODEL_OF[table], values, "", ()) if values is not None else None


def _entry(
    desk: Desk, model: type[Row], values: Mapping[str, Any], snippet: str, words: tuple[str, ...]
) -> Entry:
    table, row_id = model.table_name(), str(values["id"])
    target = (str(values.get("item_table") or table), str(values.get("item_id") or row_id))
    name = str(values[name_field(model).name] or "")
    if model is Judgement:  # its name here is the area, which is not among its own words
        name, snippet = _judged(values), snippet or shorten(name, LONGEST)
    return Entry(
        title=" ".join(name.split()) or _("Nothing written yet"),
        do=lambda: desk.go_to(*target),
        kind=_kind(desk, model, values),
        more=snippet,
        realm=str(values.get("realm") or ""),
        icon=ICONS.get(model, "circle-dashed"),
        words=words,
    )


def _kind(desk: Desk, model: type[Row], values: Mapping[str, Any]) -> str:
    """Say what a row is, and of what hangs on an item where it hangs."""
    kind = desk.workspace.titled(model, values)
    if model in (Quote, Evidence):
        host = MODEL_OF[str(values["item_table"])]
        named = desk.workspace.values(host, str(values["item_id"])) or {}
        return _("{kind} on {item}").format(kind=kind, item=desk.workspace.titled(host, named))
    return kind


def _judged(values: Mapping[str, Any]) -> str:
    try:
        return framework(str(values["framework"])).area(str(values["area"])).title
    except KeyError:
        return str(values["area"])
