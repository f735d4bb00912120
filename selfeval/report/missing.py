"""Letters that a report cannot print as they should be: which, and in how many places."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from selfeval.i18n import ngettext
from selfeval.report import fonts
from selfeval.report.texts import texts_in


@dataclass(frozen=True)
class Missing:
    """A letter that is not printed as it should be, and in how many texts it occurs."""

    character: str
    places: int

    @property
    def name(self) -> str:
        """Unicode's name for it; its number where it has none."""
        return unicodedata.name(self.character, f"U+{ord(self.character):04X}")

    @property
    def words(self) -> str:
        """The letter, its name and its places, for a list."""
        said = ngettext(
            "{letter} ({name}), in {count} place",
            "{letter} ({name}), in {count} places",
            self.places,
        )
        return said.format(letter=self.character, name=self.name.lower(), count=self.places)


def missing_letters(part: object) -> tuple[Missing, ...]:
    """Return what cannot be printed as it should be in a snapshot or a part, commonest first.

    No bundled font has it and a box stands for it, or it would have to be joined to its neighbours.
    """
    found: Counter[str] = Counter()
    for text in texts_in(part):
        if not text.isascii():
            found.update(fonts.missing_in(text))
    return tuple(Missing(letter, places) for letter, places in found.most_common())
