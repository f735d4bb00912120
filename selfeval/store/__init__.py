"""The file: the only package that writes.

The names below load on first use, so that checking a file does not load the models.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from selfeval.store.errors import (
    AlreadyOpen,
    CannotUndo,
    RefusedFile,
    SharedFileChanged,
    UserError,
)

if TYPE_CHECKING:
    from selfeval.store.document import Document
    from selfeval.store.reading import load_rows
    from selfeval.store.removal import remove

_LATER = {"Document": "document", "load_rows": "reading", "remove": "removal"}

__all__ = [
    "AlreadyOpen",
    "CannotUndo",
    "Document",
    "RefusedFile",
    "SharedFileChanged",
    "UserError",
    "load_rows",
    "remove",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"selfeval.store.{_LATER[name]}"), name)
