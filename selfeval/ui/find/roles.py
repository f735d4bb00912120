"""Roles of the rows of the search over everything."""

from __future__ import annotations

from PySide6.QtCore import Qt

EntryRole = Qt.ItemDataRole.UserRole + 1
TitleRole = Qt.ItemDataRole.UserRole + 2
