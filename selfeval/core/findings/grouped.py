"""Findings of one rule told together: “2 priorities have no early indicator”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selfeval.core.findings.base import Finding
from selfeval.i18n import _, ngettext

ALONE = 1
"""So many findings of one rule are told one by one, in their own sentences."""


@dataclass(frozen=True)
class Group:
    """What one rule at one level has found; `sentence` speaks of all of them together."""

    rule: str
    level: str
    sentence: str
    findings: tuple[Finding, ...]

    @property
    def is_alone(self) -> bool:
        """Whether it holds a single finding, which then speaks for itself."""
        return len(self.findings) <= ALONE


def grouped(found: Sequence[Finding]) -> tuple[Group, ...]:
    """Group findings by rule and level; the groups stand in the order of their first finding."""
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        by_rule.setdefault((finding.rule, finding.level), []).append(finding)
    return tuple(
        Group(rule, level, _sentence(rule, listed), tuple(listed))
        for (rule, level), listed in by_rule.items()
    )


def _sentence(rule: str, found: Sequence[Finding]) -> str:
    count = len(found)
    if count <= ALONE:
        return found[0].sentence
    words = TOGETHER[rule](count) if rule in TOGETHER else _("{count} things of one kind")
    return words.format(count=f"{count:,}")


TOGETHER: dict[str, Callable[[int], str]] = {
    "F1": lambda n: ngettext(
        "{count} fact does not say how we know, or when",
        "{count} facts do not say how we know, or when",
        n,
    ),
    "F2": lambda n: ngettext(
        "{count} fact sounds like a reason", "{count} facts sound like reasons", n
    ),
    "F3": lambda n: ngettext(
        "{count} fact says too little about how many, or is about too few",
        "{count} facts say too little about how many, or are about too few",
        n,
    ),
    "F4": lambda n: ngettext(
        "{count} fact behind a live priority is more than a year old",
        "{count} facts behind live priorities are more than a year old",
        n,
    ),
    "A1": lambda n: ngettext(
        "{count} assumption has no fact for it", "{count} assumptions have no fact for them", n
    ),
    "A2": lambda n: ngettext(
        "{count} assumption has not been doubted yet",
        "{count} assumptions have not been doubted yet",
        n,
    ),
    "A3": lambda n: ngettext(
        "{count} assumption called well founded has facts of one kind only",
        "{count} assumptions called well founded have facts of one kind only",
        n,
    ),
    "A4": lambda n: ngettext(
        "{count} assumption is on no arrow and behind no priority",
        "{count} assumptions are on no arrow and behind no priority",
        n,
    ),
    "M1": lambda n: ngettext(
        "{count} arrow rests on a hunch alone", "{count} arrows rest on a hunch alone", n
    ),
    "M2": lambda n: ngettext(
        "{count} box has no arrow to it or from it",
        "{count} boxes have no arrow to them or from them",
        n,
    ),
    "M3": lambda n: ngettext(
        "{count} arrow leaves a realm out", "{count} arrows leave a realm out", n
    ),
    "P1": lambda n: ngettext(
        "{count} priority has no early indicator", "{count} priorities have no early indicator", n
    ),
    "P2": lambda n: ngettext(
        "{count} priority rests on no assumption", "{count} priorities rest on no assumption", n
    ),
    "P4": lambda n: ngettext(
        "{count} priority does not yet say what leads to its outcome",
        "{count} priorities do not yet say what leads to their outcome",
        n,
    ),
    "P5": lambda n: ngettext(
        "{count} priority lacks an owner, an end, or room made for it",
        "{count} priorities lack an owner, an end, or room made for them",
        n,
    ),
    "P6": lambda n: ngettext(
        "{count} priority begins with systems", "{count} priorities begin with systems", n
    ),
    "I1": lambda n: ngettext(
        "{count} priority is watched by outcomes only",
        "{count} priorities are watched by outcomes only",
        n,
    ),
    "I2": lambda n: ngettext(
        "{count} early indicator is not complete", "{count} early indicators are not complete", n
    ),
    "I3": lambda n: ngettext(
        "{count} early indicator is looked for too late",
        "{count} early indicators are looked for too late",
        n,
    ),
    "I4": lambda n: ngettext(
        "{count} early indicator counts what was done",
        "{count} early indicators count what was done",
        n,
    ),
    "I5": lambda n: ngettext("{count} reading is overdue", "{count} readings are overdue", n),
    "I6": lambda n: ngettext(
        "{count} early indicator does not say what we do if it is not seen",
        "{count} early indicators do not say what we do if they are not seen",
        n,
    ),
    "I7": lambda n: ngettext(
        "{count} harm that we expect is not watched",
        "{count} harms that we expect are not watched",
        n,
    ),
    "I8": lambda n: ngettext(
        "{count} challenged assumption waits to be thought through",
        "{count} challenged assumptions wait to be thought through",
        n,
    ),
    "S1": lambda n: ngettext(
        "{count} area rests on no fact yet", "{count} areas rest on no fact yet", n
    ),
    "S2": lambda n: ngettext("{count} grade is in doubt", "{count} grades are in doubt", n),
    "S3": lambda n: ngettext(
        "{count} area says what was done, not what changed",
        "{count} areas say what was done, not what changed",
        n,
    ),
    "S4": lambda n: ngettext(
        "{count} text may give somebody away in print",
        "{count} texts may give somebody away in print",
        n,
    ),
}
"""What is said of several findings of a rule. The other rules find one thing at most."""
