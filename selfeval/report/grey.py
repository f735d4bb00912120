"""Colours as greys, for reports without colour."""

from __future__ import annotations


def as_grey(colour: str) -> str:
    """Return a colour "#RRGGBB" as the grey that is as light (ITU-R BT.709)."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    light = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return f"#{light:02X}{light:02X}{light:02X}"
