"""What every page of an open file does, and what it wants from the window around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from selfeval.core.models import Row
from selfeval.ui.frame.head import Head
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk
    from selfeval.ui.form.unkept import Unkept


class Page(QWidget):
    """A page. It keeps ids, and asks the workspace again after every gesture.

    `go_to` carries the table and id of an item to open on the page where it lives. `page_wanted`
    carries the key of another page and a realm to narrow it to, or "". `command_wanted` carries the
    key of a command of the menus. `head_changed` says that `head()` would answer differently.
    """

    go_to = Signal(str, str)
    page_wanted = Signal(str, str)
    command_wanted = Signal(str)
    head_changed = Signal()
    own_thread = False
    """Whether the thread takes the place of something else here, and so is shown here alone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace

    def join(self, desk: Desk) -> None:
        """Connect what only the desk can do; called once, when the page has been built."""

    def head(self) -> Head:
        """Return what the head of the window shows for this page now."""
        return Head()

    def enter(self) -> None:
        """Be shown: read what has changed since the page was last seen."""

    def leave(self) -> None:
        """Settle what is still being typed. Also called before undo, export and closing."""

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The kind and id of the item that commands such as Remove would act on; None if none."""
        return None

    def show_item(self, row_id: str) -> None:
        """Show an item of this page by its id."""

    def show_only(self, realm: str) -> None:
        """Narrow the page to one realm; "" shows everything."""

    def show_thread(self, wanted: bool, *, though_narrow: bool = False) -> None:
        """Show or hide the thread beside an item, on a page that has one.

        Where room is short it waits until somebody asks: that is what `though_narrow` says.
        """

    def shows(self, row_id: str) -> bool:
        """Tell whether an item of this page can be seen as the page stands."""
        return self.item is not None and self.item[1] == row_id

    def stays(self) -> bool:
        """Tell whether undo and redo are seen here, wherever what they touch is at home."""
        return False

    def left(self) -> None:
        """Another page has taken this one's place, or the file is about to close."""

    def unkept(self) -> list[Unkept]:
        """Return what stands here outside of any form and cannot be kept."""
        return []

    def focus_unkept(self, one: Unkept) -> None:
        """Put the cursor to what `unkept` returned."""

    def panes(self) -> list[QWidget]:
        """Return the parts of the page that F6 visits, in order."""
        return [self]

    # What the menus ask of the page that is shown ----------------------------------------------

    def presents(self) -> str:
        """Return the command that shows this page to everybody; "" for all of the document."""
        return ""

    def words_at_foot(self) -> int:
        """Return the height of what no passing notice may cover, from the foot of the page."""
        return 0

    def act(self) -> None:
        """Do what the main button of the head says."""
        self.add()

    def add(self, words: str = "") -> None:
        """Add what this page keeps, named by `words`; a page that keeps nothing does nothing."""

    def can_add(self) -> bool:
        """Tell whether `add` does something here."""
        return False

    def remove(self) -> None:
        """Remove the item that is shown, if there is one."""

    def rename(self) -> None:
        """Put the cursor into the name of the item that is shown, if there is one."""

    def find(self) -> bool:
        """Put the cursor into the search box of the page; False if it has none."""
        return False
