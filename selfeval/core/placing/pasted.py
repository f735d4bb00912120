"""Lines of text that become boxes."""

from __future__ import annotations

import re

from selfeval.core.fields import LONGEST_LINE

MARK = re.compile(r"^\s*(?:[-*•·–—▪‣o]\s+|\(?\d{1,3}[.)]\s+|\(?[a-zA-Z][.)]\s+)")
"""What stands before a line of a list: a bullet, a number or a letter."""
MOST = 1_000
"""The most lines that are taken: no map shows more."""


def labels(text: str) -> list[str]:
    """Return one label for each line that says something, without the marks of a list.

    A line that stands there twice is taken once.
    """
    lines = (
        " ".join(MARK.sub("", line).split())[:LONGEST_LINE].strip() for line in text.splitlines()
    )
    return list(dict.fromkeys(line for line in lines if line))[:MOST]
