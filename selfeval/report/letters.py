"""What people typed, as letters that can be set: composed, joined, without what is not seen.

Text comes out as it was typed but for characters that no reader sees. Pictures become words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from selfeval.core.characters import CONTROL
from selfeval.report import pictographs, right_to_left

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BLANK_LINES = re.compile(r"\n[ \u00a0]*(?:\n[ \u00a0]*)+")
FILLERS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202d\u202e\u2060-\u2065\u206a-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Soft hyphens, variants, overrides of direction and others that only steer a program."""
NOT_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
UNSEEN = FILLERS + NOT_CHARACTERS
NEVER_SEEN = re.compile(f"[{UNSEEN}]")
NOT_SEEN_ALONE = re.compile(f"[{UNSEEN}{right_to_left.CONTROLS}{right_to_left.JOINERS}]")
ODD = re.compile(
    "[^\n\x20-\xac\xae-\u034e\u0350-\u058f\u1e00-\u1fff\u2010-\u2027\u202f-\u205f\u20a0-\u20bf]"
)
"""All that needs more than composing: pictures, what is not seen, letters that are joined."""


def settable(text: str, is_drawn: Callable[[str], bool], *, marks: bool = False) -> str:
    """Return `text` as it is set. A pictograph that is not drawn becomes its name in brackets.

    `marks` keeps those that say which way words run, beside letters that run leftwards.
    """
    if not text.isprintable():
        text = CONTROL.sub("", LINE_ENDS.sub("\n", text).replace("\t", " "))
        if "\n" in text:
            text = BLANK_LINES.sub("\n\n", text)
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if not ODD.search(composed):
        return composed
    told = pictographs.in_words(composed, is_drawn)
    if not right_to_left.LETTERS.search(told):
        return NOT_SEEN_ALONE.sub("", told)
    ready = right_to_left.joined(NEVER_SEEN.sub("", told))
    return ready if marks else right_to_left.MARKS.sub("", ready)
