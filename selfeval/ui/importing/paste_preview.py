"""What pasting would do, before it does it: new facts, readings, and what is there already."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from selfeval.core.fields import field_of
from selfeval.core.models import Fact
from selfeval.exchange.pasted import PastePlan, PlannedFact, PlannedReading, PlannedSeries
from selfeval.i18n import _, ngettext
from selfeval.ui import wording
from selfeval.ui.importing.plan_list import PlanList, plan_card
from selfeval.ui.widgets import label

MOST = 200
"""Rows that are shown one by one; a longer table is counted."""
SHOWN_FIELDS = ("realm", "observed_on", "source", "about", "tone", "instrument", "leaves_out")


class PastePreview(PlanList):
    """A plan in words."""

    def __init__(self) -> None:
        super().__init__("paste_preview_scroll")

    def show_plan(self, plan: PastePlan) -> None:
        """Show a plan: rows with something to say about them come first."""
        facts = sorted(plan.facts, key=lambda one: not (one.twin or one.notes))
        series = sorted(plan.series, key=lambda one: not (one.left_out or one.notes))
        lines: list[QWidget] = []
        if plan.missing:
            lines.append(label(plan.missing, "body", "warn", wrap=True))
        lines += [*map(_fact, facts[:MOST]), *map(_series, series[:MOST])]
        more = len(facts) + len(series) - MOST
        if more > 0:
            words = ngettext("and {count} more row", "and {count} more rows", more)
            lines.append(label(words.format(count=f"{more:,}"), "body", "text2"))
        if not facts and not series:
            nothing = _("No row of this table holds anything that could be taken.")
            lines.append(label(nothing, "body", "text3", wrap=True))
        self.show_lines(lines)


def summary(plan: PastePlan) -> str:
    """Count what would be new, what is there already, and what is left out."""
    new = sum(fact.is_new for fact in plan.facts)
    new += sum(one.changes and not one.fact_id for one in plan.series)
    readings = sum(
        reading.change == "new" for one in plan.series if one.changes for reading in one.readings
    )
    there = sum(bool(fact.twin) for fact in plan.facts)
    out = plan.silent + sum(bool(one.left_out) for one in plan.series)
    parts = [ngettext("{count} new fact", "{count} new facts", new).format(count=f"{new:,}")]
    if readings:
        words = ngettext("{count} new reading", "{count} new readings", readings)
        parts.append(words.format(count=f"{readings:,}"))
    if there:
        words = ngettext("{count} is there already", "{count} are there already", there)
        parts.append(words.format(count=f"{there:,}"))
    if out:
        words = ngettext("{count} left out", "{count} left out", out)
        parts.append(words.format(count=f"{out:,}"))
    return _(", ").join(parts)


def _fact(fact: PlannedFact) -> QFrame:
    box, column = plan_card()
    words = str(fact.values["statement"])
    column.addWidget(label(words, "body" if fact.is_new else "caption", wrap=True))
    caption = " · ".join(_details(fact))
    if caption and fact.is_new:
        column.addWidget(label(caption, "caption", "text2", wrap=True))
    if fact.twin:
        said = _("Row {row}: this is there already ({where}), so it is not added again.")
        said = said.format(row=fact.row, where=fact.twin)
        column.addWidget(label(said, "caption", "warn", wrap=True))
    for note in fact.notes if fact.is_new else ():
        said = _("Row {row}: {note}").format(row=fact.row, note=note)
        column.addWidget(label(said, "caption", "warn", wrap=True))
    return box


def _details(fact: PlannedFact) -> list[str]:
    found = [
        wording.shown(field_of(Fact, name), fact.values.get(name), lambda _table, _row: "")
        for name in SHOWN_FIELDS
        if fact.values.get(name)
    ]
    if fact.values.get("n") is not None:
        out_of = fact.values.get("out_of")
        many = f"{fact.values['n']:,}"
        found.append(
            many if out_of is None else _("{n} of {total}").format(n=many, total=f"{out_of:,}")
        )
    if fact.values.get("detail"):
        found.append(_("; ").join(str(fact.values["detail"]).split("\n")))
    return found


def _series(one: PlannedSeries) -> QFrame:
    box, column = plan_card()
    column.addWidget(label(one.name, "strong", wrap=True))
    if one.left_out:
        said = _at(one, one.left_out)
        column.addWidget(label(said, "caption", "warn", wrap=True))
        return box
    column.addWidget(label(_what(one), "caption", "text2", wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(2, 1)
    for line, reading in enumerate(one.readings):
        grid.addWidget(label(wording.period(reading.period), "caption", "text2"), line, 0)
        grid.addWidget(label(reading.shown, "body"), line, 1)
        grid.addWidget(label(_change(reading), "caption", "text3", wrap=True), line, 2)
    column.addLayout(grid)
    for note in one.notes:
        column.addWidget(label(_at(one, note), "caption", "warn", wrap=True))
    return box


def _at(one: PlannedSeries, note: str) -> str:
    """Say where in what was pasted a note belongs."""
    words = _("Column {row}: {note}") if one.is_column else _("Row {row}: {note}")
    return words.format(row=one.row, note=note)


def _what(one: PlannedSeries) -> str:
    if not one.fact_id:
        return _("A new fact: {statement}").format(statement=one.statement)
    if not one.changes:
        return _("Nothing changes.")
    if one.rewrites:
        return _("The fact that is there will say: {statement}").format(statement=one.statement)
    return _("Adds to a fact that is there; its words stay as you wrote them.")


def _change(reading: PlannedReading) -> str:
    if reading.change == "same":
        return _("is there already")
    if reading.change == "changed":
        return _("takes the place of {before}").format(before=reading.before)
    return ""
