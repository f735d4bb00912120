"""Make the rows of a version: what was issued, when, for whom, and how it was printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from selfeval.core import frameworks
from selfeval.core.editions import kind_of, printed, printed_as
from selfeval.core.figures import as_day
from selfeval.core.kept import read_object
from selfeval.core.models import Edition, Row, Setting
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.report.chosen import kept_words, read_options
from selfeval.report.kinds import KINDS
from selfeval.report.options import ReportOptions


def new_version(
    vector: Mapping[str, int], rows: Rows, options: ReportOptions, title: str = ""
) -> tuple[Row, ...]:
    """Return the rows of a version issued now, a draft until somebody agrees it.

    `vector` is what the document knows at this moment. Add all of the rows in one gesture; one of
    them keeps the options, so that the version can be printed again as it was.
    """
    framework = options.framework or frameworks.chosen(rows).id
    day = options.today or date.today()
    edition = Edition(
        title=title.strip() or _(KINDS[options.kind].title),
        issued_on=day.isoformat(),
        audience=options.audience,
        framework=framework,
        vector=json.dumps(dict(vector), sort_keys=True),
    )
    kept = read_object(kept_words(replace(options, framework=framework)))
    words = json.dumps({"kind": options.kind, **kept}, sort_keys=True)
    return edition, Setting(name=printed_as(edition.id), value=words)


def agreed_fields(day: date, by: str, meeting_id: str | None = None) -> dict[str, str | None]:
    """Return the fields that make a version agreed: its text stays what it was when issued."""
    return {
        "state": "agreed",
        "agreed_on": day.isoformat(),
        "agreed_by": by.strip(),
        "meeting_id": meeting_id,
    }


def printed_options(rows: Rows, edition: Edition) -> ReportOptions:
    """Return the options that a version was issued with, as far as this program knows them.

    It is never for other readers than its row says.
    """
    kind = kind_of(rows, edition)
    if kind not in KINDS or KINDS[kind].readers != edition.audience:
        kind = edition.audience
    options = read_options(kind, printed(rows, edition))
    known = {found.id for found in frameworks.frameworks()}
    named = (edition.framework, options.framework)
    return replace(
        options,
        framework=next((one for one in named if one in known), None),
        today=as_day(edition.issued_on) or as_day(edition.agreed_on),
    )
