"""What stands above the first page of the sample: that it is one, and how to begin in earnest."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.widgets import button, icon_button, label


class SampleBanner(QWidget):
    """One calm line, shown above one page until it is put away."""

    guided_wanted = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sample_banner")
        self.setAccessibleName(_("About the sample school"))
        self._page = ""
        around = QVBoxLayout(self)
        around.setContentsMargins(16, 9, 16, 9)
        around.addWidget(self._card())
        self.hide()

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("notice", True)
        mark = Mark()
        mark.show_icon("school")
        said = label(_("This is a sample school, to try things out on."), "body", wrap=True)
        guided = button(_("Guided start with my school…"), "link", name="sample_guided")
        guided.clicked.connect(self.guided_wanted)
        new = button(_("New, empty…"), "link", name="sample_new")
        new.clicked.connect(self.new_wanted)
        away = icon_button("x", _("Put this notice away"), "sample_away")
        away.clicked.connect(self.put_away)
        line = QHBoxLayout(card)
        line.setContentsMargins(14, 4, 6, 4)
        line.setSpacing(8)
        line.addWidget(mark)
        line.addWidget(said, 1)
        for one in (guided, new, away):
            line.addWidget(one)
        return card

    def minimumSizeHint(self) -> QSize:
        """Be ready to be cut rather than to widen the window."""
        return QSize(0, super().minimumSizeHint().height())

    def stand_above(self, page: str) -> None:
        """Belong to the page with this key from now on; to none where it is ""."""
        self._page = page
        self.page_shown(page)

    def page_shown(self, page: str) -> None:
        """Be seen with the own page, and with no other."""
        self.setVisible(bool(page) and page == self._page)

    def put_away(self) -> None:
        """Stay away until the sample is opened again."""
        self.stand_above("")
