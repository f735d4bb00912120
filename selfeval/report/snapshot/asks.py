"""What we ask of the reader: questions that are suggested, as people have edited them.

What is left out for these readers is named in none of them, whoever worded it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from selfeval.core.asking import KINDS, SETTING, Question, item_of, questions, worded_by_people
from selfeval.core.hidden_words import hidden_in, reads
from selfeval.core.models import Setting
from selfeval.core.small_groups import without_figures
from selfeval.i18n import _
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.parts import Ask, IndicatorPart
from selfeval.report.snapshot.suggesting import suggestions

HERE = (Setting.table_name(), Setting.id_for(SETTING))
"""The row in which people's own words stand."""


def listed(choice: Choice, today: date, signs: dict[str, IndicatorPart]) -> tuple[Question, ...]:
    """Return the questions that may be asked of these readers, with those taken out, in order."""
    value = choice.everything.setting(SETTING)
    worded = worded_by_people(value)
    unseen = {key for key, words in worded if not _may_be_told(choice, key, words)}
    found = questions(suggestions(choice, today, signs), value, unseen)
    return tuple(_as_read(choice, one) if one.is_peoples else one for one in found)


def asks(found: Iterable[Question]) -> tuple[Ask, ...]:
    """Return the few questions that are printed."""
    return tuple(
        Ask(_(KINDS[one.kind]), one.words, one.is_peoples) for one in found if one.is_printed
    )


def _may_be_told(choice: Choice, key: str, words: str) -> bool:
    """Whether what people say of an item may be told: it is shown, or was removed since.

    Of a sign about few pupils no figures are told.
    """
    item = item_of(key)
    if item is None or choice.everything.item(*item) is None:
        return True
    if item[1] in choice.hidden_signs and without_figures(words) != words:
        return False
    return choice.rows.item(*item) is not None


def _as_read(choice: Choice, one: Question) -> Question:
    """Return people's question without words that are hidden, there or in its item."""
    hidden = hidden_in(choice.everything)
    words = reads(one.words, hidden.get(HERE, ()))
    if one.item is not None:
        words = reads(words, hidden.get(one.item, ()))
    return replace(one, words=words)
