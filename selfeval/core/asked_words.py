"""Names and few pupils in the questions to readers that people worded themselves.

Such a question is written for this one document, so there a name is not hidden but reworded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selfeval.core.asking import SETTING
from selfeval.core.asking_kept import read_kept
from selfeval.core.findings.names import names_in
from selfeval.core.findings.printable import known_words
from selfeval.core.hidden_words import answers_to
from selfeval.core.models import Setting
from selfeval.core.rows import Rows
from selfeval.core.sharing_places import Place
from selfeval.core.small_groups import few_in
from selfeval.core.telling_words import ANSWERED
from selfeval.core.words_around import around
from selfeval.i18n import _


def places_in_questions(rows: Rows, limit: int) -> Iterator[Place]:
    """Yield every place in a question of people's own; `limit` as for other places.

    `goes_to` is the setting that keeps the questions, and `field` the key of the question.
    """
    known = known_words(rows)
    for key, (_kind, text) in read_kept(rows.setting(SETTING)).said.items():
        spans = [("name", span) for span in names_in(text, known)]
        spans += [("few", span) for span in few_in(text, limit)] if limit else []
        for kind, span in spans:
            before, words, after = around(text, span)
            found = Place(
                kind=kind,
                table=Setting.table_name(),
                row_id=Setting.id_for(SETTING),
                goes_to=(Setting.table_name(), Setting.id_for(SETTING)),
                title=_("What we ask of you"),
                field=key,
                label=_("Question"),
                before=before,
                words=words,
                after=after,
                can=frozenset({"go", "keep"}),
            )
            answers = answers_to(rows, found)
            yield (
                replace(found, answer="kept", reason=answers[0].reason, can=ANSWERED)
                if answers
                else found
            )
