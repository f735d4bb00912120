"""What stands at the head and the foot of every page, where a browser prints one on paper.

Source: https://www.w3.org/TR/css-page-3/#margin-boxes
"""

from __future__ import annotations

from selfeval.i18n import _
from selfeval.report import style
from selfeval.report.grey import as_grey
from selfeval.report.pdf import foot_words
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.web.nodes import plain

MOST = 90
"""Letters that a line at the edge of a page has room for."""
FAMILY = '"Atkinson Hyperlegible Next",Verdana,sans-serif'


def running(shot: Snapshot) -> str:
    """Return the style of the edges of printed pages: whose report, which, and the page's number.

    A cover says so itself.
    """
    right = " · ".join(part for part in (shot.title, shot.cover.period, shot.state) if part)
    edges = {
        "top-left": _said(shot.school),
        "top-right": _said(right),
        "bottom-left": _said(foot_words(shot)),
        "bottom-right": _number(),
    }
    ink = as_grey(style.QUIET) if shot.grey else style.QUIET
    look = f"font:8pt {FAMILY};color:{ink}"
    pages = "".join(f"@{edge}{{content:{words};{look}}}" for edge, words in edges.items())
    if "cover" not in shot.parts:
        return f"@page{{{pages}}}\n"
    return f"@page{{{pages}}}@page:first{{@top-left{{content:none}}@top-right{{content:none}}}}\n"


def _number() -> str:
    """Return the words for a page's number, in which the browser counts."""
    words = _("Page {number} of {count}").format(number="\0", count="\1")
    for mark, counted in (("\0", "counter(page)"), ("\1", "counter(pages)")):
        words = words.replace(mark, f"\2{counted}\2")
    parts = words.split("\2")
    return " ".join(
        part if at % 2 else _quoted(part) for at, part in enumerate(parts) if part or at % 2
    )


def _said(words: str) -> str:
    """Return words as a style sheet says them, cut where they are too many."""
    line = " ".join(plain(words).split())
    return _quoted(line if len(line) <= MOST else f"{line[: MOST - 1]}…")


def _quoted(words: str) -> str:
    """Return words as a string of a style sheet, letter by letter: nothing in them can end it."""
    letters = "".join(f"\\{ord(letter):x} " for letter in words)
    return f'"{letters}"'
