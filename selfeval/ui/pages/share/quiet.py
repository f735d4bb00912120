"""Below what is asked: what the copy changes in an item, and what is the same in both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.differing import Piece, around, marked
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.pages.share.grouping import ADDED, COMBINED, REMOVED, Entry, fields_in_order
from selfeval.ui.pages.share.known import Known
from selfeval.ui.pages.share.marked_text import MarkedText
from selfeval.ui.pages.share.said import (
    field_title,
    is_written,
    part_words,
    quiet_fields,
    value,
    who_and_when,
)
from selfeval.ui.widgets import label

TITLE = 132
"""Pixels at 100 % text for the title of a field."""
LONG = 1_500
"""Letters that are shown of a value nobody is asked about."""


def happened(entry: Entry) -> str:
    """Say who did what to an item, and when."""
    words = {
        ADDED: _("Added by {who}"),
        COMBINED: _("Changed by {who}. Nobody here wrote the same fields."),
        REMOVED: _("Removed by {who}. Nobody here changed it since."),
    }[entry.kind]
    return words.format(who=who_and_when(entry.actor, entry.at))


def changes(entry: Entry, known: Known) -> list[QWidget]:
    """Show each field that the copy changes, as it is here and as it would be."""
    if entry.own is None or entry.own.kind != COMBINED:
        return []
    asked = {one.field for one in entry.conflicts if (one.table, one.row) == entry.key}
    names = [name for name in entry.own.touched.fields if name not in asked]
    return [_change(entry, name, known) for name in fields_in_order(entry.table, names)]


def _change(entry: Entry, name: str, known: Known) -> QWidget:
    assert entry.own is not None
    here = (known.values(*entry.key) or {}).get(name)
    then = entry.own.touched.values.get(name)
    before, after = (value(known, entry.key, name, one) for one in (here, then))
    made = QWidget()
    made.setObjectName("combine_change")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(4)
    column.addWidget(label(field_title(entry.table, name), "caption_strong", "text2"))
    for title, words, other, token in (
        (_("Here now"), before, after, "text2"),
        (_("Combined"), after, before, "text"),
    ):
        pieces = marked(words, [other]) if is_written(entry.table, name) else [Piece(words, False)]
        column.addWidget(_titled(title, MarkedText(around(pieces, LONG), "body", token)))
    return made


def parts(entry: Entry, known: Known) -> list[QWidget]:
    """Name what belongs to the item and comes, changes or goes along."""
    words = {ADDED: _("New"), COMBINED: _("Changed"), REMOVED: _("Taken away")}
    made: list[QWidget] = []
    for one in entry.company:
        name = part_words(known, entry.key, one.touched.table, one.touched.row)
        name = name[:1].upper() + name[1:]
        made.append(_titled(words[one.kind], MarkedText([Piece(name, False)])))
    return made


def others(entry: Entry, known: Known, *, two_copies: bool) -> list[QWidget]:
    """Show the other fields, quietly; of two copies with the words that they are the same in both.

    An item that comes or goes is in one of them alone.
    """
    asked = {one.field for one in entry.conflicts if (one.table, one.row) == entry.key}
    changed = set(entry.own.touched.fields) if entry.own and entry.own.kind == COMBINED else set()
    values = known.values(*entry.key) or {}
    in_both = two_copies and _is_in_both(entry)
    made: list[QWidget] = []
    for field in quiet_fields(entry.table):
        stored = values.get(field.name)
        if field.name in asked | changed or stored in (None, "", 0):
            continue
        words = value(known, entry.key, field.name, stored)
        pieces = around([Piece(words, False)], LONG)
        beside = _same_mark() if in_both else None
        made.append(_titled(_(field.title), MarkedText(pieces), beside))
    return made


def _is_in_both(entry: Entry) -> bool:
    """Whether the item is in both copies: it does not come or go, and nobody has removed it."""
    removed = any((one.table, one.row) == entry.key for one in entry.kept)
    return not removed and (entry.own is None or entry.own.kind == COMBINED)


def _same_mark() -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    mark = Mark()
    mark.show_icon("check")
    line.addWidget(mark)
    line.addWidget(label(_("the same in both"), "caption", "text2"))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return made


def _titled(title: str, words: MarkedText, beside: QWidget | None = None) -> QWidget:
    """Put a value beside its title."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    shown = label(title, "caption", "text2", wrap=True)
    shown.setFixedWidth(theme.px(TITLE))
    words.setAccessibleName(_("{title}: {words}").format(title=title, words=words.text))
    line.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    if beside is not None:
        line.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
    return made
