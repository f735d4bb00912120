"""Freeze what a report says: rows in, plain frozen parts out, ready for any thread."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from selfeval.core import frameworks
from selfeval.core.asking import left_out_words
from selfeval.core.editions import draft_words, next_number
from selfeval.core.frameworks import Framework
from selfeval.core.models import Assumption, Fact, Factor, Indicator
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.report.kinds import KINDS
from selfeval.report.options import ReportOptions
from selfeval.report.snapshot.brief import brief
from selfeval.report.snapshot.choose import Choice, choose
from selfeval.report.snapshot.context import areas, context
from selfeval.report.snapshot.evidence import evidence
from selfeval.report.snapshot.facts import beliefs, facts_by_realm
from selfeval.report.snapshot.indicators import indicators
from selfeval.report.snapshot.left_out import nothing_words
from selfeval.report.snapshot.maps import map_key, maps
from selfeval.report.snapshot.parts import Brief, Cover, Priorities, Snapshot
from selfeval.report.snapshot.plan import plan
from selfeval.report.snapshot.priorities import (
    kept_for_leaders,
    live_priorities,
    priorities,
)
from selfeval.report.snapshot.since import Earlier, pending_since, since
from selfeval.report.snapshot.wording import long_day, pairs
from selfeval.report.style import ACCENT

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
LANGUAGE = "en-GB"


def freeze(
    rows: Rows,
    options: ReportOptions | None = None,
    *,
    earlier: Earlier | None = None,
    version: str = "",
    logo: bytes = b"",
) -> Snapshot:
    """Freeze everything that the report says to its audience.

    Private items are left out for everybody; quotes and small groups of pupils for all but senior
    leaders. Changes are told from `earlier`. `version` says which version `rows` are, where one is
    printed again as it was issued. `logo` is a PNG picture. Raises KeyError where
    `options.framework` names no framework.
    """
    options = options or ReportOptions()
    today = options.today or date.today()
    framework = _framework(rows, options)
    choice = choose(rows, options.audience, options.parts, framework.id)
    parts = indicators(choice, today)
    signs = {part.key.removeprefix("indicator-"): part for part in parts}
    state = version or _state(rows, options, today)
    told_from = earlier if "since" in KINDS[options.kind].parts else None
    look = (choice, options.audience, framework, today)
    changes = since(told_from, *look)
    pending = "" if version else pending_since(earlier, changes, *look)
    cover = replace(_cover(choice, options, (state, pending), framework), logo=logo)
    first_page = brief(choice, today, framework, signs)
    chosen = priorities(choice, today, signs)
    with_maps = "maps" in KINDS[options.kind].parts
    return Snapshot(
        kind=options.kind,
        audience=options.audience,
        school=cover.school,
        title=cover.title,
        state=state,
        pending=pending,
        today=today,
        board=_board(choice.rows),
        language=LANGUAGE,
        limit=choice.limit,
        large=options.large,
        grey=options.grey,
        parts=options.parts,
        parts_left_out=options.parts_left_out,
        cover=cover,
        brief=first_page,
        context=context(choice.rows),
        areas=areas(choice.rows, framework),
        facts=facts_by_realm(choice),
        beliefs=beliefs(choice, retired=False),
        retired=beliefs(choice, retired=True),
        maps=maps(choice.rows) if with_maps else (),
        map_key=map_key(choice.rows, large=options.large) if with_maps else None,
        priorities=chosen,
        plan=plan(choice, today, signs),
        evidence=evidence(choice, framework),
        indicators=parts,
        left_out=_left_out(choice, first_page, chosen, options),
        since=changes,
    )


def _framework(rows: Rows, options: ReportOptions) -> Framework:
    """Return the framework asked for, else the file's own, else the product's."""
    return frameworks.framework(options.framework) if options.framework else frameworks.chosen(rows)


def _left_out(
    choice: Choice, first_page: Brief, chosen: Priorities, options: ReportOptions
) -> tuple[str, ...]:
    """Say what is not printed, of questions and priorities too where there are pages for them."""
    more = [*left_out_words(first_page.questions)] if "brief" in options.parts else []
    if "priorities" in options.parts and options.audience != "leaders":
        more += filter(None, [kept_for_leaders(chosen)])
    told = tuple(one for one in choice.left_out if not more or one != nothing_words())
    return (*told, *more)


def _board(rows: Rows) -> str:
    return rows.school.board.strip() or _("Governing board")


def _state(rows: Rows, options: ReportOptions, today: date) -> str:
    """Say how far the report has come: the versions issued so far number the next draft."""
    return draft_words(next_number(rows, options.kind), today.isoformat(), long_day)


def _cover(
    choice: Choice, options: ReportOptions, state: tuple[str, str], framework: Framework
) -> Cover:
    rows, school = choice.rows, choice.rows.school
    readers = {"governors": _board(rows), "leaders": _("Senior leaders"), "staff": _("All staff")}
    return Cover(
        school=school.name.strip() or _("Our school"),
        title=_(KINDS[options.kind].heading),
        period=school.period.strip(),
        details=pairs(
            (_("For"), readers[options.audience]),
            (_("Version"), state[0]),
            (_("Changes"), state[1]),
            (_("Framework"), framework.title),
            (_("School number"), school.identifier),
        ),
        steps=(
            (str(len(rows.all(Fact))), _("Facts")),
            (str(_held(rows)), _("Assumptions we hold")),
            (str(len(rows.all(Factor))), _("Factors on our maps")),
            (str(len(live_priorities(choice))), _("Live priorities")),
            (str(len(rows.all(Indicator))), _("Early indicators")),
        ),
        accent=school.accent.strip() if COLOUR.fullmatch(school.accent.strip()) else ACCENT,
        logo=b"",
    )


def _held(rows: Rows) -> int:
    return sum(1 for row in rows.all(Assumption) if row.status != "retired")
