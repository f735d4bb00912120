"""A dialog in which people write: Esc does not throw away what they wrote."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from selfeval.ui import alerts


class WritingDialog(QDialog):
    """Esc and the window's frame ask before anything written is lost; Cancel (`drop`) does not."""

    def has_writing(self) -> bool:
        """Tell whether something was written since the dialog opened."""
        raise NotImplementedError

    def drop(self) -> None:
        """Close without what was written."""
        super().reject()

    def reject(self) -> None:
        """Close, but not without a question where words would be lost."""
        if self.has_writing():
            alerts.ask_before_losing(self, self.drop)
        else:
            self.drop()
