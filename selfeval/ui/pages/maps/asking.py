"""The questions that can be put to a map, and the views that were kept of it, as one menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from selfeval.core.causal.questions import QUESTIONS
from selfeval.core.map_views import MapView, views_of
from selfeval.core.models import Factor, Setting
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.ui import alerts, icons
from selfeval.ui.form.context import open_picker
from selfeval.ui.pages.maps.name_dialog import NameDialog
from selfeval.ui.pages.maps.showing import Showing
from selfeval.ui.workspace import Workspace


class Asking(QWidget):
    """Fills the menu, asks, keeps views and shows them again; it is never seen itself.

    `zoom_wanted` carries the percent at which a view was kept.
    """

    zoom_wanted = Signal(int)

    def __init__(self, showing: Showing, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._showing, self._menu = showing, menu
        self.zoom = 100
        menu.aboutToShow.connect(self.fill)

    @property
    def _space(self) -> Workspace:
        return self._showing.workspace

    @property
    def _box(self) -> str:
        """The one box that is chosen; "" for none or several."""
        boxes = self._showing.boxes
        return boxes[0] if len(boxes) == 1 else ""

    def fill(self) -> None:
        """List the questions, those about the chosen box first, and the views."""
        menu = self._menu
        menu.clear()
        menu.setToolTipsVisible(True)
        box = self._box
        if box:
            name = called(self._space.name_of(Factor.table_name(), box), 40)
            menu.addSection(_("About “{name}”").format(name=name).replace("&", "&&"))
        for question in QUESTIONS:
            if question.needs_box:
                words = (
                    _(question.words)
                    if box
                    else _("{question}…").format(question=_(question.words))
                )
                menu.addAction(words, partial(self.ask, question.key))
        menu.addSeparator()
        for question in QUESTIONS:
            if not question.needs_box:
                menu.addAction(_(question.words), partial(self.ask, question.key))
        self._add_views()

    def _add_views(self) -> None:
        views = views_of(self._space.rows, self._showing.map_id)
        may_write = not self._space.document.read_only and bool(self._showing.map_id)
        menu = self._menu
        if views or may_write:
            menu.addSeparator()
        for view in views:
            words = view.name.replace("&", "&&")
            menu.addAction(icons.icon("eye", in_menu=True), words, partial(self.show_view, view))
        if may_write:
            menu.addAction(icons.icon("plus", in_menu=True), _("Keep this view…"), self.ask_name)
        if views and may_write:
            gone = menu.addMenu(icons.icon("trash", in_menu=True), _("Forget a view"))
            for view in views:
                gone.addAction(view.name.replace("&", "&&"), partial(self.forget, view))

    # Asking ---------------------------------------------------------------------------------

    def ask(self, key: str) -> None:
        """Put a question to the map; where it is about a box and none is chosen, ask which."""
        question = next(one for one in QUESTIONS if one.key == key)
        if not question.needs_box:
            self._showing.ask(key)
        elif self._box:
            self._showing.ask(key, self._box)
        else:
            self._pick(key, _(question.words))

    def _pick(self, key: str, title: str) -> None:
        graph = self._showing.graph
        elsewhere = [one.id for one in self._space.rows.all(Factor) if one.id not in graph.factors]

        def take(factor_id: str | None) -> None:
            if factor_id:
                self._showing.choose_box(factor_id)
                self._showing.ask(key, factor_id)

        open_picker(
            self._space,
            Factor,
            self.parentWidget(),
            take,
            without=elsewhere,
            title=title,
            may_make=False,
        )

    # Views ----------------------------------------------------------------------------------

    def show_view(self, view: MapView) -> None:
        """Show the map as it was kept."""
        self._showing.show_detail(view.detail)
        if view.factor_id:
            self._showing.choose_box(view.factor_id)
        if view.question:
            self._showing.ask(view.question, view.factor_id, view.steps)
        else:
            self._showing.stop_asking()
        self.zoom_wanted.emit(view.zoom)

    def ask_name(self) -> None:
        """Ask under which name to keep what is shown."""
        answer = self._showing.answer
        dialog = NameDialog(
            _("Keep this view"),
            _("What is it called?"),
            self.parentWidget().window(),
            words=answer.title if answer is not None else "",
            hint=_("The question, how far it looks, the detail and the size are kept."),
        )
        dialog.named.connect(self.keep)
        dialog.open()

    @alerts.calmly
    def keep(self, name: str) -> None:
        """Keep what is shown under a name, in the place of what had it before."""
        asked = self._showing.asked
        view = MapView(
            name,
            self._showing.map_id,
            asked.key if asked else "",
            asked.factor_id if asked else "",
            asked.steps if asked else None,
            self._showing.detail,
            self.zoom,
        )
        row_id = Setting.id_for(view.setting)
        make = partial(Setting, name=view.setting)
        values = {"value": view.words()}
        self._space.change(Setting, row_id, values, make, label=_("Keep view of map"))

    @alerts.calmly
    def forget(self, view: MapView) -> None:
        """Forget a view; the map stays as it is."""
        self._space.remove(Setting, [Setting.id_for(view.setting)], _("Forget view of map"))
