"""What else is new or gone since an earlier version, counted: no part lists it by itself."""

from __future__ import annotations

from collections.abc import Callable

from selfeval.core.models import Evidence, Meeting, Quote, Row, Theme
from selfeval.core.wording import both
from selfeval.i18n import _, ngettext
from selfeval.report.snapshot.since.sides import Sides

COUNTED: tuple[tuple[type[Row], Callable[[int], str]], ...] = (
    (Meeting, lambda n: ngettext("{count} meeting", "{count} meetings", n)),
    (Quote, lambda n: ngettext("{count} quote", "{count} quotes", n)),
    (
        Evidence,
        lambda n: ngettext("{count} attached file or link", "{count} attached files and links", n),
    ),
    (Theme, lambda n: ngettext("{count} theme", "{count} themes", n)),
)
"""What these readers may see of it; notes are for those who write, and are left out."""


def besides(sides: Sides) -> str:
    """Say how many meetings, quotes, attachments and themes are new or gone; "" for none."""
    told = (
        (_("Also new: {things}."), [(words, len(sides.new(model))) for model, words in COUNTED]),
        (_("Also gone: {things}."), [(words, len(sides.gone(model))) for model, words in COUNTED]),
    )
    sentences = (
        sentence.format(things=both([words(n).format(count=f"{n:,}") for words, n in counts if n]))
        for sentence, counts in told
        if any(n for _words, n in counts)
    )
    return " ".join(sentences)
