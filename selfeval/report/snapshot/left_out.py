"""Say what a copy leaves out: every kind with its number, and never what it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selfeval.i18n import _, ngettext


@dataclass(frozen=True)
class LeftOut:
    """How much of each kind is left out; `limit` is the size of the smallest group that is not.

    `telling` are facts that others could be worked out from, `figures` those of the school itself,
    `words` the rows in which some are hidden, `with_private` items that hang on private ones.
    """

    limit: int
    facts: int
    telling: int
    readings: int
    signs: int
    figures: int
    words: int
    quotes: int
    private: int
    with_private: int

    def sentences(self, missing: str) -> tuple[str, ...]:
        """Return a sentence for each kind, then `missing`: what a document has no part for."""
        told = [
            words(count).format(count=f"{count:,}", limit=self.limit)
            for name, words in _SAID.items()
            if (count := getattr(self, name))
        ]
        if missing:
            told.append(missing)
        return tuple(told) or (nothing_words(),)


def nothing_words() -> str:
    """Say that there is nothing to say."""
    return _("Nothing was left out of this copy.")


_SAID: dict[str, Callable[[int], str]] = {
    "facts": lambda n: ngettext(
        "{count} fact about fewer than {limit} pupils is not shown.",
        "{count} facts about fewer than {limit} pupils are not shown.",
        n,
    ),
    "telling": lambda n: ngettext(
        "{count} more fact is not shown: such figures could be worked out from it.",
        "{count} more facts are not shown: such figures could be worked out from them.",
        n,
    ),
    "readings": lambda n: ngettext(
        "{count} figure of fewer than {limit} pupils is a gap in a table or chart.",
        "{count} figures of fewer than {limit} pupils are gaps in tables and charts.",
        n,
    ),
    "signs": lambda n: ngettext(
        "The figures of {count} early indicator about few pupils are not shown.",
        "The figures of {count} early indicators about few pupils are not shown.",
        n,
    ),
    "figures": lambda n: ngettext(
        "{count} percentage of the roll is not shown: it comes to fewer than {limit} pupils.",
        "{count} percentages of the roll are not shown: they come to fewer than {limit} pupils.",
        n,
    ),
    "words": lambda n: ngettext(
        "Words are hidden in {count} place, so that nobody is named.",
        "Words are hidden in {count} places, so that nobody is named.",
        n,
    ),
    "quotes": lambda n: ngettext(
        "{count} quote is kept for senior leaders.",
        "{count} quotes are kept for senior leaders.",
        n,
    ),
    "private": lambda n: ngettext(
        "{count} private item is not printed.", "{count} private items are not printed.", n
    ),
    "with_private": lambda n: ngettext(
        "{count} item that belongs to a private one is not printed either.",
        "{count} items that belong to private ones are not printed either.",
        n,
    ),
}
