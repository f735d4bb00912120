"""What has changed since an earlier version: new, changed and how, dropped and why."""

from __future__ import annotations

from datetime import date

from selfeval.core.editions import in_a_sentence
from selfeval.core.figures import as_day
from selfeval.core.frameworks import Framework
from selfeval.i18n import ngettext
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.since.besides import besides
from selfeval.report.snapshot.since.earlier import Earlier
from selfeval.report.snapshot.since.maps import maps
from selfeval.report.snapshot.since.school import areas, school
from selfeval.report.snapshot.since.sides import sides
from selfeval.report.snapshot.since.thinking import beliefs, facts
from selfeval.report.snapshot.since.watching import signs
from selfeval.report.snapshot.since.working import priorities
from selfeval.report.snapshot.since_parts import Change, Since, Step
from selfeval.report.snapshot.wording import long_day

__all__ = ["Change", "Earlier", "Since", "Step", "pending_since", "since"]


def since(
    earlier: Earlier | None, now: Choice, audience: str, framework: Framework, today: date
) -> Since:
    """Tell what has changed, to those who read `now` and in what they may see on either day."""
    if earlier is None:
        return Since("first")
    version = in_a_sentence(earlier.version, long_day)
    if earlier.rows is None:
        return Since("unknown", version)
    then_day = as_day(earlier.version.edition.issued_on) or today
    both = sides(earlier.rows, now, audience, (then_day, today), earlier.withheld)
    steps = (
        priorities(both),
        signs(both),
        facts(both),
        beliefs(both),
        maps(both),
        areas(both, framework),
        school(both),
    )
    return Since("changes", version, steps, besides(both))


def pending_since(
    earlier: Earlier | None,
    told: Since,
    now: Choice,
    audience: str,
    framework: Framework,
    today: date,
) -> str:
    """Say how many changes wait since the version agreed last; "" where none was or none wait.

    `told` is what has changed since `earlier`, which often is that version.
    """
    if earlier is not None and not earlier.version.is_agreed:
        earlier, told = earlier.agreed, Since("first")
    if earlier is None:
        return ""
    if not told.steps:
        told = since(earlier, now, audience, framework, today)
    return pending_words(told.count, told.version) if told.count else ""


def pending_words(count: int, version: str) -> str:
    """Say how many changes there are since a version, such as “the draft of 12 October 2026”."""
    return ngettext(
        "{count} change since {version}", "{count} changes since {version}", count
    ).format(count=count, version=version)
