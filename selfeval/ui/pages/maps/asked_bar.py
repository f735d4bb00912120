"""What the map answers: the question, how much of the map is shown, and the answer in sentences."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.causal.sentences import arrow_sentence
from selfeval.i18n import _, ngettext
from selfeval.ui import theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.maps.inspector.keeping import Flowing
from selfeval.ui.pages.maps.showing import ARROW, BOX, Chosen, Showing
from selfeval.ui.widgets import button, empty_layout, icon_button, label, scrolling

MOST = 60
"""Sentences that are listed: more are not read aloud in any meeting."""
SHARE = 0.26
"""The most of the page's height that the sentences take."""


class AskedBar(QFrame):
    """Stands above the map while a question is asked. `keep_wanted` asks to keep the view."""

    keep_wanted = Signal()

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("asked_bar")
        self._showing = showing
        self._told: tuple[str, ...] | None = None
        self.title = FlowLabel("", "strong")
        self.title.setObjectName("asked_title")
        self.count = FlowLabel("", "caption", "text2")
        self.count.setObjectName("asked_count")
        self.steps = label("", "caption", "text2")
        self.nearer = icon_button("minus", _("Look a step less far (−)"), "asked_nearer")
        self.wider = icon_button("plus", _("Look a step further (+)"), "asked_wider")
        self.nearer.clicked.connect(lambda: showing.widen(-1))
        self.wider.clicked.connect(lambda: showing.widen(1))
        self.told = button(_("In sentences"), "segment", name="asked_sentences")
        self.told.setCheckable(True)
        self.told.toggled.connect(self._on_told)
        self.copy = icon_button("copy", _("Copy the sentences"), "asked_copy")
        self.copy.clicked.connect(self._on_copy)
        self.keep = button(_("Keep this view…"), "link", name="asked_keep")
        self.keep.clicked.connect(self.keep_wanted)
        if showing.workspace.document.read_only:
            self.keep.hide()
        self.close_all = icon_button("x", _("Show the whole map again (Esc)"), "asked_close")
        self.close_all.clicked.connect(showing.stop_asking)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self._range = QWidget()
        beside = QHBoxLayout(self._range)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        for part in (self.nearer, self.steps, self.wider):
            beside.addWidget(part)
        words = FlowLayout(gap=10)
        for part in (self.title, self.count, self._range, self.told, self.copy, self.keep):
            words.addWidget(part)
        line = QHBoxLayout()
        line.setContentsMargins(16, 5, 8, 5)
        line.addLayout(words, 1)
        line.addWidget(self.close_all, 0, Qt.AlignmentFlag.AlignTop)
        self._inner = Flowing()
        self._list = QVBoxLayout(self._inner)
        self._list.setContentsMargins(8, 0, 16, 8)
        self._list.setSpacing(0)
        self._scroll = scrolling(self._inner, "asked_scroll")
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._scroll.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._scroll)

    # Showing --------------------------------------------------------------------------------

    def show_answer(self) -> None:
        """Show what the map answers now; nothing is asked where it has no answer."""
        answer = self._showing.answer
        self.setVisible(answer is not None)
        if answer is None:
            return
        self.title.setText(answer.title)
        self.setAccessibleName(answer.title)
        whole = self._showing.graph
        self.count.setText(
            _("{shown} of {all} shown – Esc for all").format(
                shown=len(answer.factors), all=len(whole.factors)
            )
        )
        self._say_steps()
        self.told.setVisible(bool(answer.sentences))
        self.copy.setVisible(bool(answer.sentences) and self.told.isChecked())
        if answer.sentences != self._told:
            self._told = answer.sentences
            self._fill()
        for part in (self.title, self.count):
            part.updateGeometry()

    def _say_steps(self) -> None:
        asked = self._showing.asked
        assert asked is not None
        self._range.setVisible(bool(asked.factor_id))
        if asked.steps is None:
            self.steps.setText(_("all steps"))
        else:
            self.steps.setText(
                ngettext("{count} step", "{count} steps", asked.steps).format(count=asked.steps)
            )
        self.wider.setEnabled(asked.steps is not None)
        self.nearer.setEnabled(asked.steps is None or asked.steps > 1)

    def _fill(self) -> None:
        empty_layout(self._list)
        found = self._things()
        for at, words in enumerate((self._told or ())[:MOST], 1):
            made = ItemButton(_("{at}. {words}").format(at=at, words=words), lines=6)
            made.setObjectName("asked_sentence")
            made.clicked.connect(partial(self._on_pressed, found.get(words), at - 1))
            self._list.addWidget(made)
        self._list.addStretch(1)
        self._fit()

    def _things(self) -> dict[str, Chosen]:
        """Return what each sentence is about, where it is one arrow."""
        answer, rows = self._showing.answer, self._showing.workspace.rows
        if answer is None:
            return {}
        listed = [one for one in self._showing.graph.arrows if one.id in answer.arrows]
        return {arrow_sentence(rows, one): (ARROW, one.id) for one in listed}

    def _on_pressed(self, thing: Chosen | None, at: int, _checked: bool = False) -> None:
        answer = self._showing.answer
        if thing is not None:
            self._showing.choose([thing])
        elif answer is not None and at < len(answer.ranked):
            self._showing.choose([(BOX, answer.ranked[at])])

    def _on_told(self, shown: bool) -> None:
        self._scroll.setVisible(shown)
        self.copy.setVisible(shown)
        self._fit()

    def _on_copy(self) -> None:
        lines = [f"{at}. {words}" for at, words in enumerate(self._told or (), 1)]
        QGuiApplication.clipboard().setText("\n".join([self.title.text(), *lines]))

    def _fit(self) -> None:
        """Let the sentences take what they need, up to a share of the page."""
        around = self.parentWidget()
        most = round(around.height() * SHARE) if around is not None else theme.px(200)
        tall = self._inner.layout().heightForWidth(max(200, self.width() - 12))
        self._scroll.setFixedHeight(max(theme.px(60), min(tall, most)))
