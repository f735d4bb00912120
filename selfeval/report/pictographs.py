"""Emoji in words: no bundled face draws most of them, so their name stands in brackets.

A sequence is one picture and gets one name: a family, a profession, a flag, a keycap. The colour of
skin is left out. Names are Unicode's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

TONE = "\U0001f3fb-\U0001f3ff"
LETTER = "\U0001f1e6-\U0001f1ff"
"""Letters of flags, two for each country."""
PICTURE = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
UNIT = f"[{PICTURE}][\ufe0e\ufe0f]?[{TONE}]?"
SEQUENCE = re.compile(
    f"[{LETTER}]{{2}}"
    "|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f?"
    "|[0-9#*]\ufe0f?\u20e3"
    f"|{UNIT}(?:\u200d{UNIT})*"
)
NAMED = ("So", "Sk")
"""Sorts of characters that a name may stand for; arrows and other signs of sums are none."""
DRESS = re.compile(f"[\ufe0e\ufe0f{TONE}]")
"""What changes how a picture looks, not what it is of."""

PEOPLE = {"\U0001f468": "man", "\U0001f469": "woman", "\U0001f9d1": "person"}
CHILDREN = {"\U0001f466": "boy", "\U0001f467": "girl", "\U0001f9d2": "child"}
SEXES = {"\u2640": "woman", "\u2642": "man"}
TRADES = {
    "\U0001f3eb": "teacher",
    "\U0001f393": "student",
    "\u2695": "health worker",
    "\u2696": "judge",
    "\U0001f33e": "farmer",
    "\U0001f373": "cook",
    "\U0001f527": "mechanic",
    "\U0001f3ed": "factory worker",
    "\U0001f4bc": "office worker",
    "\U0001f52c": "scientist",
    "\U0001f4bb": "technologist",
    "\U0001f3a4": "singer",
    "\U0001f3a8": "artist",
    "\u2708": "pilot",
    "\U0001f680": "astronaut",
    "\U0001f692": "firefighter",
    "\U0001f9af": "with white cane",
    "\U0001f9bc": "in motorized wheelchair",
    "\U0001f9bd": "in manual wheelchair",
}
OWN_NAMES = {
    "\U0001f3f3\u200d\U0001f308": "rainbow flag",
    "\U0001f3f3\u200d\u26a7": "transgender flag",
    "\U0001f3f4\u200d\u2620": "pirate flag",
    "\u2764\u200d\U0001f525": "heart on fire",
    "\u2764\u200d\U0001fa79": "mending heart",
    "\U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1": "people holding hands",
}
NATIONS = {"gbeng": "England", "gbsct": "Scotland", "gbwls": "Wales"}


def in_words(text: str, is_drawn: Callable[[str], bool]) -> str:
    """Return `text` with names in brackets for the pictures that are not drawn."""

    def said(found: re.Match[str]) -> str:
        plain = DRESS.sub("", found[0]) or found[0][0]
        if plain.endswith("\u20e3"):
            return plain[0]
        if len(plain) == 1 and (is_drawn(plain) or unicodedata.category(plain) not in NAMED):
            return plain
        return f"[{_name(plain)}]"

    return SEQUENCE.sub(said, text)


def _name(plain: str) -> str:
    if "\U0001f1e6" <= plain[0] <= "\U0001f1ff":
        return f"flag: {''.join(chr(ord(letter) - 0x1F1E6 + ord('A')) for letter in plain)}"
    if plain[0] == "\U0001f3f4" and len(plain) > 1 and plain[1] != "\u200d":
        region = "".join(chr(ord(tag) - 0xE0000) for tag in plain[1:] if tag < "\U000e007f")
        return f"flag: {NATIONS.get(region, region)}"
    return OWN_NAMES.get(plain) or _of_parts(plain.split("\u200d"))


def _of_parts(parts: list[str]) -> str:
    first, rest = parts[0], parts[1:]
    if len(rest) == 1 and first in PEOPLE and rest[0] in TRADES:
        who = "" if PEOPLE[first] == "person" else PEOPLE[first] + " "
        return who + TRADES[rest[0]]
    if len(rest) == 1 and rest[0] in SEXES:
        return f"{SEXES[rest[0]]} {_unicode_name(first)}"
    members = PEOPLE | CHILDREN
    if rest and all(part in members for part in parts):
        return f"family: {', '.join(members[part] for part in parts)}"
    return ", ".join(_unicode_name(part) for part in parts)


def _unicode_name(picture: str) -> str:
    """Return a picture's name in small letters; its number where it is newer than the names."""
    known = unicodedata.name(picture, "")
    number = f"symbol U+{ord(picture):04X}" if picture else "symbol"
    return known.lower().removeprefix("emoji component ") or number
