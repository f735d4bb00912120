"""The frame of everything that belongs to a row: a card with a title and a count."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.item.relations import Linked, Owned, Relation
from selfeval.ui.widgets import label, rule
from selfeval.ui.workspace import Workspace


def icon_label(name: str, token: str = "text2") -> QLabel:
    """Make an icon that stands beside words, in the colour of a token, light or dark."""
    made = label("")

    def draw() -> None:
        side = theme.px(icons.SIZE)
        made.setPixmap(icons.icon(name, token).pixmap(QSize(side, side)))

    made.renew_icons = draw  # type: ignore[attr-defined]
    draw()
    return made


def row_with(shown: QWidget, *buttons: QWidget, left: int = 0, right: int = 4) -> QWidget:
    """Put what is shown of one item and its buttons on one line, with room at its ends."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(left, 0, right, 0)
    line.setSpacing(2)
    line.addWidget(shown, 1)
    for one in buttons:
        line.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
    return made


class Section(QFrame):
    """A card for one relation. Subclasses fill `body` and draw the row with id `row_id`.

    `edit_wanted` carries a model, the id of a row to open, and the fields to leave out.
    """

    go_to = Signal(str, str)
    edit_wanted = Signal(object, str, object)

    def __init__(self, relation: Relation, workspace: Workspace, model: type[Row]) -> None:
        super().__init__()
        self.relation, self.workspace, self.model = relation, workspace, model
        self.row_id = ""
        self._told_last: object = None
        self.setObjectName(_object_name(relation))
        self.setProperty("card", True)
        self.setAccessibleName(_(relation.title))
        self.title = label(_(relation.title), "h3", wrap=True)
        self.note = label("", "caption", "text3")
        head = self._head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.note)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 1, 1, 4)
        self.body.setSpacing(2)
        self.body.addLayout(head)
        self.body.addWidget(rule())

    def say_count(self, count: int) -> None:
        """Put the number of rows beside the title."""
        self.title.setText(
            f"{_(self.relation.title)} · {count}" if count else _(self.relation.title)
        )

    def put_icon(self, name: str) -> None:
        """Put an icon before the title."""
        self._head.insertWidget(0, icon_label(name))

    def is_news(self, told: object) -> bool:
        """Tell whether this differs from what was told last, which stands there drawn."""
        news, self._told_last = told != self._told_last, told
        return news

    def draw(self) -> None:
        """Show what belongs to the row as it is now."""
        raise NotImplementedError


def _object_name(relation: Relation) -> str:
    if isinstance(relation, Linked):
        return f"{relation.link.table_name()}_{relation.far}_{relation.stance or 'all'}"
    if isinstance(relation, Owned):
        return relation.model.table_name()
    return type(relation).__name__.lower()
