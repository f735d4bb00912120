"""How the fields of an item differ from what they were, in words a governor reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selfeval.core.differing import around, marked
from selfeval.core.fields import FieldUI, field_of
from selfeval.core.figures import value_words
from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.report.snapshot.wording import percent, short_day

LONGEST = 96
"""Letters of a former or new wording that are shown, around what differs."""
TEXTS = ("line", "text", "suggest")


def told(then: Row, now: Row, names: Iterable[str]) -> Iterator[str]:
    """Yield what each of these fields was and is, where that differs."""
    for name in names:
        field = field_of(type(now), name)
        before, after = getattr(then, name), getattr(now, name)
        if field.editor in TEXTS:
            yield from _text(field, str(before or "").strip(), str(after or "").strip())
        elif before != after:
            yield from _value(field, _said(field, before), _said(field, after))


def moved(title: str, before: str, after: str) -> str:
    """Say what a short value was and is, such as “Where it stands: from Testing to Holding”."""
    if not before:
        return _headed(title, _("now {after}").format(after=after))
    if not after:
        return _headed(title, _("no longer {before}").format(before=before))
    return _headed(title, _("from {before} to {after}").format(before=before, after=after))


def _headed(title: str, words: str) -> str:
    """Put words behind a title; one that asks is answered."""
    if title.endswith("?"):
        return f"{title} {words[:1].upper()}{words[1:]}"
    return _("{title}: {words}").format(title=title, words=words)


def from_to(before: str, after: str) -> str:
    """Say from what to what a figure went."""
    if before and after and before != after:
        return _("from {before} to {after}").format(before=before, after=after)
    return _("now {after}").format(after=after) if after != before else ""


def reworded(before: str, after: str) -> str:
    """Quote a former wording around what differs from today’s."""
    old, _new = shortened(before, after)
    return _("It said: “{words}”").format(words=old)


def shortened(before: str, after: str) -> tuple[str, str]:
    """Return two wordings, each cut to the place where they differ."""
    old, new = " ".join(before.split()), " ".join(after.split())
    return _cut(old, new), _cut(new, old)


def _cut(text: str, other: str) -> str:
    return "".join(piece.words for piece in around(marked(text, [other]), LONGEST)).strip()


def _text(field: FieldUI, before: str, after: str) -> Iterator[str]:
    if before == after:
        return
    title = _(field.title)
    old, new = shortened(before, after)
    if not after:
        yield _headed(title, _("taken out"))
    elif not before:
        yield _headed(title, _("“{words}”").format(words=new))
    else:
        yield _headed(title, _("“{old}” is now “{new}”").format(old=old, new=new))


def _value(field: FieldUI, before: str, after: str) -> Iterator[str]:
    if field.editor == "check":
        yield _headed(_(field.title), _("yes") if after else _("no longer"))
    elif before != after:
        yield moved(_(field.title), before, after)


def _said(field: FieldUI, value: object) -> str:
    if field.editor == "date":
        return short_day(str(value or ""))
    if field.editor == "choice":
        return field.label_of(value) if value else ""
    if field.editor == "check":
        return "yes" if value else ""
    if field.editor == "decimal":
        is_share = field.title.endswith("%")
        return percent(str(value or "")) if is_share else value_words(str(value or ""), "number")
    return "" if value is None else str(value)
