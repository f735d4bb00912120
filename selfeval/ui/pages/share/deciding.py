"""What is to be decided, and what has been decided so far. Nothing here writes, or needs Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfeval.core.differing import joined
from selfeval.store.begun import ALL, FieldKey, Side
from selfeval.store.questions import Answer, Choice, Conflict, Kept, Value
from selfeval.ui.pages.share.grouping import DECIDE, Entry
from selfeval.ui.pages.share.said import may_keep_both, on_lines


@dataclass(frozen=True)
class Option:
    """One way to answer. `answer` is whose it is; None for keeping all wordings at once."""

    value: Value | bool
    answer: Answer | None = None


@dataclass(frozen=True)
class Question:
    """One field that differs, or one row that stays though removed, with the ways to answer.

    `shown` is what the file has until somebody decides; `both` is all wordings as one text, ""
    where that cannot be.
    """

    key: FieldKey
    options: tuple[Option, ...]
    shown: Value | bool
    both: str = ""
    kept: Kept | None = None

    @property
    def among(self) -> str:
        """The gestures of the answers, which tell this question from one that is asked later."""
        by = [one.answer for one in self.options]
        return " ".join(f"{one.replica}:{one.seq}" if one else "-" for one in by)

    def side(self, value: Value | bool) -> Side:
        """Return which answer a value is."""
        values = [one.value for one in self.options]
        return Side(self.among, values.index(value) if value in values else ALL)

    def option(self, side: Side) -> Option | None:
        """Return the answer that was chosen; None where that cannot be given any more."""
        if side.among != self.among or side.at >= len(self.options):
            return None
        if side.at == ALL:
            return Option(self.both) if self.both else None
        return self.options[side.at]


def questions_of(entry: Entry) -> list[Question]:
    """Return what is asked about an item, in order: first whether it stays at all."""
    return [*(_of_kept(one) for one in entry.kept), *(_of_conflict(one) for one in entry.conflicts)]


def _of_kept(kept: Kept) -> Question:
    options = (Option(True, kept.stays_for), Option(False, kept.removed_by))
    return Question((kept.table, kept.row, ""), options, shown=True, kept=kept)


def _of_conflict(conflict: Conflict) -> Question:
    ours_first = sorted(conflict.answers, key=lambda one: not one.ours)
    wordings = [str(one.value or "") for one in ours_first]
    both = joined(wordings, on_lines=on_lines(conflict))
    return Question(
        (conflict.table, conflict.row, conflict.field),
        tuple(Option(one.value, one) for one in ours_first),
        conflict.answers[0].value,
        both if may_keep_both(conflict, both) else "",
    )


class Deciding:
    """The answers so far, by what they answer. Leaving one out decides nothing."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self._chosen: dict[FieldKey, Value | bool] = {}
        self._asked: dict[FieldKey, Question] = {}
        self.take(entries)

    def take(self, entries: Sequence[Entry]) -> None:
        """Ask about other items; answers to what is still asked, and may still be given, stay."""
        self.entries = list(entries)
        self._asked = {one.key: one for entry in entries for one in questions_of(entry)}
        self._chosen = {
            key: value
            for key, value in self._chosen.items()
            if key in self._asked and self._may(self._asked[key], value)
        }

    def _may(self, question: Question, value: Value | bool) -> bool:
        return value in [one.value for one in question.options] or value == (question.both or None)

    def recall(self, begun: Mapping[FieldKey, Side]) -> None:
        """Take up answers from before, as far as the same is asked and has no answer yet."""
        for key in begun.keys() & self._asked.keys() - self._chosen.keys():
            option = self._asked[key].option(begun[key])
            if option is not None:
                self._chosen[key] = option.value

    def sides(self) -> dict[FieldKey, Side | None]:
        """Return which answer was chosen to each question; None where none was."""
        return {
            key: one.side(self._chosen[key]) if key in self._chosen else None
            for key, one in self._asked.items()
        }

    def chosen(self, key: FieldKey) -> Value | bool:
        """Return the answer to a question; KeyError while there is none."""
        return self._chosen[key]

    def is_decided(self, key: FieldKey) -> bool:
        """Tell whether a question has an answer."""
        return key in self._chosen

    def choose(self, key: FieldKey, value: Value | bool) -> None:
        """Answer a question."""
        self._chosen[key] = value

    def leave_open(self, entry: Entry) -> None:
        """Take back every answer about an item."""
        for one in questions_of(entry):
            self._chosen.pop(one.key, None)

    def is_done(self, entry: Entry) -> bool:
        """Tell whether everything about an item has an answer."""
        return all(one.key in self._chosen for one in questions_of(entry))

    @property
    def asked(self) -> list[Entry]:
        """The items about which something is asked."""
        return [one for one in self.entries if one.kind == DECIDE]

    @property
    def done(self) -> int:
        """How many of these items have all their answers."""
        return sum(self.is_done(one) for one in self.asked)

    def choices(self) -> tuple[Choice, ...]:
        """Return the answers as the store takes them; an item that goes needs no other answer."""
        gone = {key[:2] for key, value in self._chosen.items() if not key[2] and value is False}
        return tuple(
            Choice(*key, value)
            for key, value in self._chosen.items()
            if not key[2] or key[:2] not in gone
        )
