"""A language that shows at a glance what was never translated, and what has no room to grow.

Every text comes out about twice as long, in accents and brackets, with its placeholders kept:
“Facts” becomes “[Fáçtš éẋtŕá]”.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager

from selfeval import i18n

ACCENTS = str.maketrans("aceinorsuyzACEINORSUYZ", "áçéíñóřšúýžÁÇÉÍÑÓŘŠÚÝŽ")
PADDING = "líñ šámé véřý móřé wóřðš áñð ýét á féw"
KEPT = re.compile(r"\{[^{}]*\}|&&|&\w|\(\*\.[^)]*\)|\n")
"""What must come through as it is: placeholders, letters of menus, patterns of file names."""
AT_THE_END = re.compile(r" \(\*\.[^)]*\)$")
"""A pattern of file names that a dialog looks for behind all words."""


def said(text: str) -> str:
    """Say one text in the pseudo-language; a single letter, as a realm has one, stays one."""
    if len(text) == 1:
        return text.translate(ACCENTS)
    pattern = AT_THE_END.search(text)
    if pattern is not None:
        return said(text[: pattern.start()]) + pattern.group()
    parts, end = [], 0
    for kept in KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(ACCENTS), kept.group()]
        end = kept.end()
    parts.append(text[end:].translate(ACCENTS))
    return f"[{''.join(parts)} {_padding(len(text))}]"


def _padding(length: int) -> str:
    """Return words of about this length, at least one."""
    words = (PADDING + " ") * (length // len(PADDING) + 1)
    end = words.find(" ", max(1, length - 3))
    return words[:end].strip()


class PseudoLanguage(gettext.NullTranslations):
    """The catalogue of every text."""

    def gettext(self, message: str) -> str:
        return said(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return said(msgid1 if n == 1 else msgid2)


@contextmanager
def speaking_pseudo() -> Iterator[None]:
    """Say everything in the pseudo-language for a while."""
    before = i18n.use(PseudoLanguage())
    try:
        yield
    finally:
        i18n.use(before)
