"""Two copies compared: counts, the items that differ, one of them in full, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.belonging import Key
from selfeval.i18n import _, ngettext
from selfeval.store.begun import FieldKey, Side
from selfeval.store.preview import Preview
from selfeval.store.questions import Choice, Questions, Value
from selfeval.ui import theme
from selfeval.ui.focus import focus_kept
from selfeval.ui.pages.share.captions import caption, group_title
from selfeval.ui.pages.share.counts import LOW_BELOW, Bottom, Counts
from selfeval.ui.pages.share.deciding import Deciding
from selfeval.ui.pages.share.entry_list import EntryList, Line
from selfeval.ui.pages.share.grouping import (
    ADDED,
    COMBINED,
    DECIDE,
    REMOVED,
    Came,
    Entry,
    entries_of,
)
from selfeval.ui.pages.share.item_pane import ItemPane
from selfeval.ui.pages.share.known import Known
from selfeval.ui.panes_share import (
    LARGEST_SHARE,
    LIST_NARROW,
    LIST_NARROWEST,
    LIST_WIDTH,
    NARROW_BELOW,
    WIDE_FROM,
)
from selfeval.ui.widgets import button, rule
from selfeval.ui.workspace import Workspace

NOTHING: Mapping[FieldKey, Side] = MappingProxyType({})
ANSWERS = 9
"""Answers that a key can choose: Alt+1 to Alt+9."""


class CompareView(QWidget):
    """Shows a preview, to be combined at the end, or what is still open, to be decided at once.

    `combine_wanted` and `cancel_wanted` are the buttons at the foot; `decided` carries the choice
    that was just made about what is open, `chosen` tells that one was made in a preview.
    """

    combine_wanted = Signal()
    cancel_wanted = Signal()
    decided = Signal(object)
    chosen = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known = Known(workspace)
        self._at_once, self._also = False, ""
        self.deciding = Deciding()
        self._by_key: dict[Key, Entry] = {}
        self.counts, self.list, self.pane = Counts(), EntryList(), ItemPane(workspace)
        self.cancel = button(_("Cancel"), "link", name="combine_cancel")
        self.combine = button(_("Combine the two copies"), "primary", "arrows-join", "combine_now")
        self.bottom = Bottom(self.cancel, self.combine)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = QWidget()
        self._side = side
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 6, 0, 0)
        beside.addWidget(self.list)
        edge = rule()
        edge.setMinimumHeight(0)
        edge.setMaximumHeight(16_777_215)
        edge.setFixedWidth(1)
        right = QWidget()
        right.setAutoFillBackground(True)
        right.setBackgroundRole(QPalette.ColorRole.Base)
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.pane)
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        for part in (side, edge):
            panes.addWidget(part)
        panes.addWidget(right, 1)
        self._above = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.counts)
        column.addWidget(self._above)
        column.addLayout(panes, 1)
        self._below = rule()
        column.addWidget(self._below)
        column.addWidget(self.bottom)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_entry)
        self.list.into.connect(self._focus_answers)
        self.pane.answered.connect(self._on_answered)
        self.pane.later_wanted.connect(self._on_later)
        self.pane.step_wanted.connect(self.step)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.combine.clicked.connect(self.combine_wanted)
        self._workspace.about_to_close.connect(self.forget)
        keys = [(f"Alt+{at}", lambda at=at: self.pane.pick(at)) for at in range(1, ANSWERS + 1)]
        keys += [("Alt+Up", lambda: self.step(-1)), ("Alt+Down", lambda: self.step(1))]
        for key, does in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    # What is shown --------------------------------------------------------------------------

    def show_preview(
        self, preview: Preview, begun: Mapping[FieldKey, Side] = NOTHING, also: str = ""
    ) -> None:
        """Show what a copy would bring. Answers that were given to the same questions stay.

        `begun` are those of another day; `also` is said at the foot.
        """
        self._also = also
        came = [
            *(Came(ADDED, one) for one in preview.added),
            *(Came(COMBINED, one) for one in preview.combined),
            *(Came(REMOVED, one) for one in preview.removed),
        ]
        coming = [*(one.touched for one in came if one.kind != REMOVED), *preview.staying]
        self._set_at_once(False)
        known = Known(self._workspace, coming)
        self._take(known, came, preview.conflicts, preview.kept, begun)

    def show_questions(self, questions: Questions) -> None:
        """Show what is still to be decided in this file."""
        self.deciding = Deciding()
        self._also = ""
        self._set_at_once(True)
        self._take(Known(self._workspace), (), questions.conflicts, questions.kept)

    def _take(
        self,
        known: Known,
        came: Sequence[Came],
        conflicts: Sequence,
        kept: Sequence,
        begun: Mapping[FieldKey, Side] = NOTHING,
    ) -> None:
        self._known = known
        entries = entries_of(conflicts, kept, came, known.values, known.measured, known.place)
        self.deciding.take(entries)
        self.deciding.recall(begun)
        self._by_key = {one.key: one for one in entries}
        before, at = self.list.key, self.list.currentIndex().row()
        self.counts.show_counts(entries)
        with focus_kept(self):
            self.list.entries.show(self._lines())
            keys = self.list.entries.keys()
            if not self.list.choose(before) and keys:
                self.list.choose(self._nearest(at))
        self._say_progress()

    def _nearest(self, row: int) -> Key:
        """Return the item in a row or, where a heading or nothing is, the next one there is."""
        keys = self.list.entries.keys()
        later = [key for key in keys if self.list.entries.index_of(key).row() >= row]
        return later[0] if later else keys[-1]

    def _set_at_once(self, at_once: bool) -> None:
        self._at_once = at_once
        self.pane.decide_at_once(at_once)
        for part in (self.counts, self._above, self._below, self.bottom):
            part.setVisible(not at_once)

    def forget(self) -> None:
        """Let go of everything that was shown and chosen."""
        self.deciding, self._by_key = Deciding(), {}
        self.list.entries.show(())

    def _lines(self) -> list[Line]:
        titles = [group_title(one) for one in self.deciding.entries]
        counts = Counter(titles)
        lines: list[Line] = []
        for title, entry in zip(titles, self.deciding.entries, strict=True):
            if title in counts:
                lines.append(Line(title, count=counts.pop(title)))
            lines.append(self._line(entry))
        return lines

    def _line(self, entry: Entry) -> Line:
        decided = entry.kind == DECIDE and self.deciding.is_done(entry)
        words = caption(self._known, entry)
        return Line(
            self._known.name(*entry.key),
            _("{what}, decided").format(what=words) if decided else words,
            entry.key,
            self._known.realm(*entry.key),
            entry.kind,
            decided=decided,
        )

    @property
    def entry(self) -> Entry | None:
        """The item that is shown."""
        return self._by_key.get(self.list.key) if self.list.key is not None else None

    def _show_entry(self, _key: object = None) -> None:
        entry = self.entry
        if entry is None:
            return
        alike = [one.key for one in self.deciding.entries if _group(one) == _group(entry)]
        place = alike.index(entry.key) + 1, len(alike)
        self.pane.show_entry(entry, place, self._known, self.deciding)

    def step(self, by: int) -> None:
        """Go to another item, so many further down."""
        keys = self.list.entries.keys()
        if self.list.key in keys:
            at = keys.index(self.list.key) + by
            if 0 <= at < len(keys):
                self.list.choose(keys[at])

    # Deciding -------------------------------------------------------------------------------

    def _focus_answers(self) -> None:
        if self.pane.questions:
            self.pane.questions[0].focus_answer()

    def _on_answered(self, key: FieldKey, value: Value | bool) -> None:
        self.deciding.choose(key, value)
        self._show_answers()
        if self._at_once:
            choice = Choice(*key, value)
            QTimer.singleShot(0, self, lambda: self.decided.emit(choice))
        else:
            self.chosen.emit()

    def _on_later(self) -> None:
        if self.entry is not None:
            self.deciding.leave_open(self.entry)
            self._show_answers()
            self._focus_answers()
            self.chosen.emit()

    def _show_answers(self) -> None:
        self.pane.show_choices()
        if self.entry is not None:
            self.list.entries.renew(self._line(self.entry))
        self._say_progress()

    def _say_progress(self) -> None:
        total, done = len(self.deciding.asked), self.deciding.done
        self.bottom.words.setText(f"{progress_words(done, total)} {self._also}".strip())

    # Looks ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= theme.px(WIDE_FROM)
        wanted = (
            LIST_WIDTH if wide else LIST_NARROW if self.width() >= NARROW_BELOW else LIST_NARROWEST
        )
        most = round(self.width() * LARGEST_SHARE)
        self._side.setFixedWidth(max(LIST_NARROWEST, min(theme.px(wanted), most)))
        self.counts.arrange(low=self.height() < theme.px(LOW_BELOW))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
            QTimer.singleShot(0, self, self._show_entry)

    def panes(self) -> list[QWidget]:
        """Return the list, the item and the foot."""
        return [self._side, self.pane, self.bottom]


def _group(entry: Entry) -> str:
    return group_title(entry)


def progress_words(done: int, total: int) -> str:
    """Say how far the deciding is, and that it can wait."""
    if not total:
        return _("Nothing needs you: all of it can be combined.")
    if done == total:
        return _("Everything is decided.")
    words = ngettext(
        "{done} of {total} decided. You can combine now and finish the rest later.",
        "{done} of {total} decided. You can combine now and finish the rest later.",
        total,
    )
    return words.format(done=f"{done:,}", total=f"{total:,}")
