"""Tooltips from what people wrote: Qt would take some of it for markup."""

from __future__ import annotations


def plain_tip(text: str) -> str:
    """Return `text` so that a tooltip shows it letter by letter, whatever stands in it."""
    if "<" not in text:
        return text  # without a tag Qt reads it as it stands
    from html import escape  # which few texts need

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")
