"""What a repair came to, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfeval.i18n import _, ngettext


@dataclass(frozen=True)
class Repaired:
    """What a repair came to.

    `gestures` of `gestures_known` in the history were saved; `rows` are in the repaired file.
    `from_rows` were saved though the history does not tell of them as they are; `lost` rows could
    be read, or are told of, but belong to something that is gone; `files_lost` attachments are
    gone. `is_same_document` is False where the damage took the mark of which document it was.
    """

    path: Path
    gestures: int
    gestures_known: int
    rows: int
    from_rows: int
    lost: int
    files_lost: int
    is_same_document: bool

    @property
    def is_complete(self) -> bool:
        """Whether all that the file ever held is there, as far as anybody can tell."""
        return self.is_same_document and not (
            self.gestures < self.gestures_known or self.from_rows or self.lost or self.files_lost
        )


def repaired_words(done: Repaired) -> list[str]:
    """Say in sentences what a repair saved and what it did not."""
    if done.is_complete:
        return [_("Everything in it was saved, with its history.")]
    said: list[str] = []
    if not done.gestures:
        said.append(_("Its history could not be saved."))
    elif done.gestures < done.gestures_known:
        words = ngettext(
            "Of its history, {count} of {known} change was saved.",
            "Of its history, {count} of {known} changes were saved.",
            done.gestures_known,
        )
        said.append(words.format(count=done.gestures, known=done.gestures_known))
    for count, words in (
        (
            done.from_rows,
            ngettext(
                "{count} entry was taken as the file shows it; the history does not tell of it so.",
                "{count} entries were taken as the file shows them;"
                " the history does not tell of them so.",
                done.from_rows,
            ),
        ),
        (
            done.lost,
            ngettext(
                "{count} entry was left out, because what it belongs to is lost.",
                "{count} entries were left out, because what they belong to is lost.",
                done.lost,
            ),
        ),
    ):
        if count:
            said.append(words.format(count=count))
    if not done.is_same_document:
        said.append(
            _("It begins a new line: it cannot be combined with other copies of the old file.")
        )
    return said
