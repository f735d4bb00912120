"""One place to look at before sharing: its words, where it stands, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.core.sharing_places import Place
from selfeval.i18n import _, ngettext
from selfeval.ui import theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, label

AROUND = 110
"""Letters of the sentence that are shown before and behind the words."""


class PlaceCard(QFrame):
    """`go_to` opens the item; `answered` carries what is wanted and, to keep, the reason.

    `same` is how many open places have the same words, this one among them.
    """

    go_to = Signal(str, str)
    answered = Signal(str, str)

    def __init__(self, place: Place, same: int, *, may_answer: bool) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName("sharing_card")
        self.place, self._same = place, same
        self.key = "/".join((place.table, place.row_id, place.field, place.words, place.before))
        self._may_answer = may_answer
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 6)
        self._column.setSpacing(2)
        self._item = ItemButton(place.sentence or _around(place), _where(place), lines=5)
        self._item.setObjectName("sharing_place")
        self._item.setToolTip(_("Open it where it was written"))
        self._item.clicked.connect(lambda: self.go_to.emit(*place.goes_to))
        self._column.addWidget(self._item)
        self._line: QLineEdit | None = None
        self._ways = QWidget()
        self._column.addWidget(self._ways)
        self._lay_out_ways()

    def first_focus(self) -> QWidget:
        """Return what comes next here: a way to answer, or the item."""
        buttons = self._ways.findChildren(QWidget)
        focusable = [one for one in buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return focusable[0] if focusable else self._item

    def _lay_out_ways(self) -> None:
        line = FlowLayout(self._ways, 4)
        line.setContentsMargins(8, 0, 8, 0)
        place = self.place
        if place.answer:
            words = (
                _("Hidden: it reads “{words}”") if place.answer == "hidden" else _("Kept: {words}")
            )
            line.addWidget(FlowLabel(words.format(words=place.reason), "caption", "text2"))
        for way, words, about in self._offered():
            made = button(words, "link", name=f"place_{way.replace(' ', '_')}")
            made.setAccessibleName(f"{words}: {about}")
            made.clicked.connect(lambda _on=False, way=way: self._on_way(way))
            line.addWidget(made)
        self._ways.setVisible(bool(line.count()))

    def _offered(self) -> list[tuple[str, str, str]]:
        place, found = self.place, []
        if not self._may_answer:
            return []
        if "keep" in place.can:
            found.append(("keep", _("Keep…"), place.words))
        if "hide" in place.can:
            found.append(("hide", _("Hide"), place.words))
            if self._same > 1:
                words = ngettext("Hide in {count} place", "Hide in all {count} places", self._same)
                found.append(("hide all", words.format(count=self._same), place.words))
        if "show" in place.can:
            found.append(
                ("show", _("Undo"), _("ask again about {words}").format(words=place.words))
            )
        return found

    def _on_way(self, way: str) -> None:
        if way == "keep":
            self._ask_reason()
        else:
            self.answered.emit(way, "")

    def _ask_reason(self) -> None:
        """Ask in place why it may stay."""
        if self._line is not None:
            self._line.setFocus()
            return
        why = label(
            _("Why may it stay? The reason is kept with it."), "caption", "text2", wrap=True
        )
        self._line = QLineEdit()
        self._line.setObjectName("keep_reason")
        self._line.setAccessibleName(why.text())
        theme.set_role(self._line, "body")
        keep = button(_("Keep"), name="keep_accept")
        keep.setEnabled(False)
        leave = button(_("Cancel"), "link", name="keep_cancel")
        line = self._line
        line.textChanged.connect(lambda words: keep.setEnabled(bool(words.strip())))
        line.returnPressed.connect(keep.click)
        keep.clicked.connect(lambda: self.answered.emit("keep", line.text().strip()))
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(8, 2, 8, 4)
        inside.setSpacing(4)
        foot = QHBoxLayout()
        foot.addWidget(keep)
        foot.addWidget(leave)
        foot.addStretch(1)
        for part in (why, line):
            inside.addWidget(part)
        inside.addLayout(foot)
        self._column.addWidget(box)
        self._ways.hide()
        leave.clicked.connect(lambda: self._leave(box))
        line.setFocus()

    def _leave(self, box: QWidget) -> None:
        self._line = None
        box.hide()
        box.deleteLater()
        self._ways.show()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)


def _around(place: Place) -> str:
    """Return the words within what is around them, not more than a few lines of it."""
    before, after = place.before, place.after
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return f"{before}“{place.words}”{after}"


def _where(place: Place) -> str:
    return (
        _("{item}, {field}").format(item=place.title, field=place.label)
        if place.label
        else place.title
    )
