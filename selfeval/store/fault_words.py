"""What may be written down of a fault of the program."""

from __future__ import annotations

import traceback

from selfeval.store import keys


def fault_words(error: BaseException) -> str:
    """Say what kind of fault it was, where, and what led to it.

    Its own words are left out while the key of a file is known: what they quote may stand in it.
    """
    return _where(error) if keys.known() else "".join(traceback.format_exception(error)).rstrip()


def _where(error: BaseException) -> str:
    before = error.__cause__ or error.__context__
    own = "".join((*traceback.format_tb(error.__traceback__), type(error).__name__))
    return f"{_where(before)}\n\n{own}" if before is not None else own
