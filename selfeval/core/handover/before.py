"""What to look at before a copy is handed over: names, very small groups, links that lead outside.

It goes through everything that leaves, not only through what is printed. Advice, like all
findings: nothing here stops anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from selfeval.core.belonging import Key
from selfeval.core.findings import Finding
from selfeval.core.findings.base import Remark, named
from selfeval.core.findings.printable import possible_names, small_groups_told
from selfeval.core.models import Dismissal, Evidence, Row
from selfeval.core.rows import Rows
from selfeval.core.sharing import SharingCheck
from selfeval.core.sharing_places import Place
from selfeval.core.telling_words import belonging
from selfeval.i18n import _, ngettext

RULE = "S4"
"""The rule that nothing printed gives a person away: what was set aside under it is not listed."""


def before_handing_over(rows: Rows) -> tuple[SharingCheck, ...]:
    """Return what to look at in the rows that leave; what was set aside is only counted."""
    place_of = _places(rows)
    names, kept = _open_and_kept(rows, possible_names(rows, everywhere=True), place_of)
    few, _kept = _open_and_kept(rows, small_groups_told(rows), place_of)
    checks = [_check("names", _names_words(len(names), kept), names)]
    if few:
        checks.append(_check("few", _few_words(len(few)), few))
    links = tuple(_links(rows, place_of))
    if links:
        checks.append(_check("links", _links_words(len(links)), links))
    return tuple(checks)


def _check(kind: str, words: str, found: tuple[Finding, ...]) -> SharingCheck:
    """Return a check whose places can be opened; nothing is answered in a copy."""
    places = tuple(
        Place(
            kind,
            one.item_table,
            one.item_id,
            (one.item_table, one.item_id),
            "",
            sentence=one.sentence,
        )
        for one in found
    )
    return SharingCheck(kind, words, found, places)


def _places(rows: Rows) -> Callable[[Row], Key]:
    """Return what finds the item that a row is shown under."""
    item_of = belonging(rows).item_of
    return lambda row: item_of(row.table_name(), row.id)


def _open_and_kept(
    rows: Rows, remarks: Iterable[Remark], place_of: Callable[[Row], Key]
) -> tuple[tuple[Finding, ...], int]:
    """Return the remarks as findings on items that can be opened, and how many were set aside."""
    found: list[Finding] = []
    kept = 0
    for remark in remarks:
        item = remark.item
        if rows.get(Dismissal, Dismissal.id_for(RULE, item.table_name(), item.id)) is not None:
            kept += 1
        else:
            found.append(Finding(RULE, "E", *place_of(item), remark.sentence))
    return tuple(found), kept


def _links(rows: Rows, place_of: Callable[[Row], Key]) -> Iterator[Finding]:
    for row in rows.all(Evidence):
        if row.kind == "link":
            words = _("“{name}” leads to {address}").format(name=named(row), address=row.url)
            yield Finding("", "N", *place_of(row), words)


def _names_words(count: int, kept: int) -> str:
    words = _("No likely names found. Please read it yourself.")
    if count:
        words = ngettext(
            "{count} place may name a person", "{count} places may name a person", count
        ).format(count=count)
    if kept:
        words += " " + ngettext(
            "({count} kept, with a reason)", "({count} kept, with a reason)", kept
        ).format(count=kept)
    return words


def _few_words(count: int) -> str:
    return ngettext(
        "{count} text speaks of very few pupils", "{count} texts speak of very few pupils", count
    ).format(count=count)


def _links_words(count: int) -> str:
    return ngettext(
        "{count} web link goes along: its address may tell a name",
        "{count} web links go along: their addresses may tell a name",
        count,
    ).format(count=count)
