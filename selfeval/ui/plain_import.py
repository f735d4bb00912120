"""Import modules as Python itself does. What starts the window imports this before anything of Qt.

PySide6 puts an import of its own in place of Python's, which reads the source of every module to
see whether it asks for Qt's names in another spelling. Nothing here asks, and it adds a tenth to
what the program takes to start. Where Qt has been imported before this, its import stays.
"""

from __future__ import annotations

import builtins

_plain = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401 - the import that puts its own in place

builtins.__import__ = _plain
