"""What deserves a look: findings, those of one kind together; and those that were set aside."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from selfeval.core.findings import Finding
from selfeval.core.findings.grouped import Group
from selfeval.core.models import MODEL_OF, Arrow, Factor
from selfeval.core.overview import Overview
from selfeval.i18n import N_, _, ngettext
from selfeval.ui.catalogue import page_spec
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.overview.cards import Card, item_row, verb_button
from selfeval.ui.widgets import button, icon_button
from selfeval.ui.workspace import Workspace

MOST = 50
"""Findings of one kind shown before “Show all”: a list that nobody can take in helps nobody."""
MOST_KINDS = 6
"""Kinds of finding shown at first."""
LEVELS = {"E": N_("Gap"), "W": N_("Weak spot"), "N": N_("To note")}
VERBS = {"P1": N_("Add"), "I5": N_("Record")}
"""What the button of a finding says where it does more than open the item."""
STEPS = {
    "F5": ("facts", ""),
    "S5": ("facts", "outcome"),
    "S6": ("facts", "climate"),
    "P3": ("priorities", ""),
    "M4": ("maps", ""),
    "M5": ("maps", ""),
}
"""Findings about the school as a whole: the step, and the realm, where something can be done."""
ENDS = ("source_id", "target_id")


class FindingsCard(Card):
    """Rows of findings. `set_aside_wanted` and `bring_back_wanted` carry a Finding.

    `indicator_wanted` carries the id of a priority without one, `record_wanted` an indicator's.
    """

    set_aside_wanted = Signal(object)
    bring_back_wanted = Signal(object)
    indicator_wanted = Signal(str)
    record_wanted = Signal(str)

    def __init__(self, title: str, name: str, workspace: Workspace) -> None:
        super().__init__(title, name)
        self._workspace = workspace

    @property
    def _may_write(self) -> bool:
        return not self._workspace.document.read_only

    def finding_row(self, finding: Finding, indent: int = 0) -> QWidget:
        """Make the row of one finding: its sentence, its verb, and the way to set it aside."""
        beside = (
            _("set aside because: {reason}").format(reason=finding.reason)
            if finding.reason
            else self._called(finding)
        )
        shown = ItemButton(finding.sentence, f"{_(LEVELS[finding.level])} · {beside}")
        shown.setObjectName("finding")
        shown.setProperty("aside", bool(finding.reason))
        shown.clicked.connect(partial(self._on_open, finding))
        return item_row(shown, *self._answers(finding), indent=indent)

    def _answers(self, finding: Finding) -> list[QWidget]:
        if not self._may_write:
            return []
        if finding.reason:
            back = verb_button(_("Bring back"), finding.sentence, "bring_back")
            back.clicked.connect(lambda: self.bring_back_wanted.emit(finding))
            return [back]
        verb = verb_button(_(VERBS.get(finding.rule, N_("Open"))), finding.sentence, "finding_verb")
        verb.clicked.connect(partial(self._on_verb, finding))
        words = _("Set aside…: {finding}").format(finding=finding.sentence)
        aside = icon_button("x", words, "set_aside")
        aside.setToolTip(_("Set aside, with a reason…"))
        aside.clicked.connect(lambda: self.set_aside_wanted.emit(finding))
        return [verb, aside]

    def _called(self, finding: Finding) -> str:
        if finding.rule in STEPS:
            return _(page_spec(STEPS[finding.rule][0]).title)
        model = MODEL_OF[finding.item_table]
        if model is Factor:
            return self._workspace.name_of("factor", finding.item_id)
        values = self._workspace.values(model, finding.item_id) or {}
        if model is Arrow:
            ends = [self._workspace.name_of("factor", values.get(end, "")) for end in ENDS]
            return _("{start} → {end}").format(start=ends[0], end=ends[1])
        return self._workspace.titled(model, values)

    def _on_open(self, finding: Finding, _checked: bool = False) -> None:
        if finding.rule in STEPS:
            self.page_wanted.emit(*STEPS[finding.rule])
        else:
            self.go_to.emit(finding.item_table, finding.item_id)

    def _on_verb(self, finding: Finding, _checked: bool = False) -> None:
        if finding.rule == "P1":
            self.indicator_wanted.emit(finding.item_id)
        elif finding.rule == "I5":
            self.record_wanted.emit(finding.item_id)
        else:
            self._on_open(finding)

    def findings(self) -> list[ItemButton]:
        """Return the rows of single findings, from the top."""
        return self.findChildren(ItemButton, "finding")


class LookCard(FindingsCard):
    """The open findings."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("To look at"), "look_card", workspace)
        self._groups: tuple[Group, ...] = ()
        self._open: set[tuple[str, str]] = set()
        self._whole: set[tuple[str, str]] = set()
        self._all = False

    def show_few(self) -> bool:
        """Fold everything up when drawn next; tell whether that is a change."""
        was = self._all or bool(self._open)
        self._all = False
        self._open.clear()
        self._whole.clear()
        return was

    def show_overview(self, seen: Overview) -> None:
        """Show the findings as they are now."""
        self._groups = seen.groups
        gaps = ngettext("{count} gap", "{count} gaps", seen.gaps).format(count=f"{seen.gaps:,}")
        self.say_title(_("To look at"), gaps if seen.gaps else "", "warn")
        self._draw()

    def _draw(self) -> None:
        self.clear()
        if not self._groups:
            self.add_words(_("Nothing stands out. A sceptical friend may still see something."))
        shown = self._groups if self._all else self._groups[:MOST_KINDS]
        for group in shown:
            if group.is_alone:
                self.add_row(self.finding_row(group.findings[0]))
            else:
                self._add_group(group)
        if len(shown) < len(self._groups):
            self.add_more(len(self._groups) - len(shown), self._on_all, "more_findings")

    def _add_group(self, group: Group) -> None:
        key = (group.rule, group.level)
        is_open = key in self._open
        words = ItemButton(group.sentence, f"{_(LEVELS[group.level])} · {self._names(group)}")
        words.setObjectName("finding_group")
        words.clicked.connect(partial(self._on_fold, key))
        fold = verb_button(_("Hide") if is_open else _("Show"), group.sentence, "fold_findings")
        fold.clicked.connect(partial(self._on_fold, key))
        self.add_row(item_row(words, fold))
        if is_open:
            self._add_members(group)

    def _add_members(self, group: Group) -> None:
        key = (group.rule, group.level)
        shown = group.findings if key in self._whole else group.findings[:MOST]
        for finding in shown:
            self.rows.addWidget(self.finding_row(finding, indent=14))
        if len(shown) < len(group.findings):
            words = _("Show all {count}").format(count=f"{len(group.findings):,}")
            more = button(words, "link", name="show_all_findings")
            more.setAccessibleName(f"{words}: {group.sentence}")
            more.clicked.connect(partial(self._on_whole, key))
            around = QWidget()
            line = QHBoxLayout(around)
            line.setContentsMargins(23, 0, 9, 4)
            line.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            self.rows.addWidget(around)

    def _names(self, group: Group) -> str:
        return " · ".join(self._called(one) for one in group.findings[:4])

    def _on_fold(self, key: tuple[str, str], _checked: bool = False) -> None:
        self._open ^= {key}
        self._whole.discard(key)
        self._draw()
        at = [(group.rule, group.level) for group in self._groups if not group.is_alone].index(key)
        self.findChildren(ItemButton, "finding_group")[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_whole(self, key: tuple[str, str], _checked: bool = False) -> None:
        before = next(at + MOST for at, one in enumerate(self._members()) if one == key)
        self._whole.add(key)
        self._draw()
        self.focus_on(before)

    def _members(self) -> list[tuple[str, str]]:
        """Return the kind of every single finding that is shown, from the top."""
        found: list[tuple[str, str]] = []
        for group in self._groups if self._all else self._groups[:MOST_KINDS]:
            key = (group.rule, group.level)
            if group.is_alone:
                found.append(key)
            elif key in self._open:
                shown = group.findings if key in self._whole else group.findings[:MOST]
                found += [key] * len(shown)
        return found

    def _on_all(self) -> None:
        self._all = True
        self._draw()
        words = [
            one
            for one in self.findChildren(ItemButton)
            if one.objectName() in ("finding", "finding_group")
        ]
        words[min(MOST_KINDS, len(words) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, at: int) -> bool:
        """Put the focus on the finding at a place, or the last before it; False without any."""
        found = self.findings() or self.findChildren(ItemButton, "finding_group")
        if found:
            found[min(at, len(found) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(found)


class AsideCard(FindingsCard):
    """The findings that were set aside, each with its reason."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Set aside"), "aside_card", workspace)
        self._aside: tuple[Finding, ...] = ()
        self._all = False

    def show_few(self) -> bool:
        """Show only the first of them when drawn next; tell whether that is a change."""
        was, self._all = self._all, False
        return was

    def show_findings(self, aside: tuple[Finding, ...]) -> None:
        """Show these; without any there is no card."""
        self._aside = aside
        self.setVisible(bool(aside))
        self._draw()

    def _draw(self) -> None:
        self.clear()
        shown = self._aside if self._all else self._aside[:MOST_KINDS]
        for finding in shown:
            self.add_row(self.finding_row(finding))
        if len(shown) < len(self._aside):
            self.add_more(len(self._aside) - len(shown), self._on_all, "more_aside")

    def _on_all(self) -> None:
        self._all = True
        self._draw()
        self.findings()[MOST_KINDS].setFocus(Qt.FocusReason.OtherFocusReason)
