"""The colours of a page by day, by night and without colour, each under the name of a token."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from selfeval.report import style
from selfeval.report.grey import as_grey

DAY = {
    "ink": style.INK,
    "quiet": style.QUIET,
    "faint": "#62686F",
    "line": style.LINE,
    "outline": style.OUTLINE,
    "sunken": style.SUNKEN,
    "paper": style.PAPER,
    "accent": style.ACCENT,
    "thread": style.THREAD,
    "thread-text": "#7D560C",
    "thread-tint": "#FBF3E2",
    "good": style.GOOD,
    "wait": style.WAIT,
    "bad": style.BAD,
    "knowledge": "#4B2E83",
    "behaviour": "#1B6FC2",
    "system": "#3D6B35",
    "climate": "#A85A00",
    "outcome": "#8A1550",
}
"""The colours of paper."""
NIGHT = {
    "ink": "#ECEAE5",
    "quiet": "#BDBFC1",
    "faint": "#9DA2A8",
    "line": "#3F454B",
    "outline": "#74797F",
    "sunken": "#282C30",
    "paper": "#1F2225",
    "accent": "#A9C7E8",
    "thread": "#D9AE55",
    "thread-text": "#E3BE6E",
    "thread-tint": "#2E2819",
    "good": "#86C795",
    "wait": "#E3B35C",
    "bad": "#F09A94",
    "knowledge": "#A78BFA",
    "behaviour": "#7CC0FF",
    "system": "#B5D99C",
    "climate": "#F2B36B",
    "outcome": "#F08BB4",
}
NAMES = {colour: name for name, colour in DAY.items()}


def colour_class(colour: str) -> str:
    """Return the name of a colour of paper, after a dash; what has none is ink."""
    return f"-{NAMES.get(colour.upper(), 'ink')}"


def tokens(*, grey: bool) -> str:
    """Return the style sheet's colours, and the classes of what is drawn and written in them."""
    turned = as_grey if grey else str
    drawn = "".join(
        f".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}"
        f".c-{name}{{color:var(--{name})}}"
        for name in DAY
    )
    day, night = _values(DAY, turned), _values(NIGHT, turned)
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}"
    return f":root{{{day}}}\n{dark}\n{drawn}\n"


def _values(colours: Mapping[str, str], turned: Callable[[str], str]) -> str:
    return "".join(f"--{name}:{turned(colour)};" for name, colour in colours.items())
