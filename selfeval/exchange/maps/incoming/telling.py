"""What is said of a map before it comes: the same in the window and on the command line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from selfeval.core.wording import called
from selfeval.exchange.maps.incoming.apply import MapResult
from selfeval.exchange.maps.incoming.found import quoted
from selfeval.exchange.maps.incoming.planned import MapPlan
from selfeval.exchange.maps.incoming.signs import MINUS, PLUS, UNKNOWN
from selfeval.i18n import N_, _, ngettext

MOST_WORDS = 8
SENTENCES = {
    PLUS: N_("{source} raises {target}"),
    MINUS: N_("{source} lowers {target}"),
    UNKNOWN: N_("{source} affects {target}, which way is not said"),
}
SIGNS = ((PLUS, N_("raises")), (MINUS, N_("lowers")), (UNKNOWN, N_("not known")))


def boxes_words(count: int) -> str:
    """Say how many boxes."""
    return ngettext("{count} box", "{count} boxes", count).format(count=f"{count:,}")


def arrows_words(count: int) -> str:
    """Say how many arrows."""
    return ngettext("{count} arrow", "{count} arrows", count).format(count=f"{count:,}")


def found_words(plan: MapPlan) -> str:
    """Say what the file holds."""
    found, count = plan.found, len(plan.found.maps)
    said = ngettext("{kind}: {boxes}, {arrows}", "{kind}, {count} times: {boxes}, {arrows}", count)
    return said.format(
        kind=found.kind[:1].upper() + found.kind[1:],
        count=count,
        boxes=boxes_words(found.boxes),
        arrows=arrows_words(found.arrows),
    )


def new_words(plan: MapPlan) -> str:
    """Say what is new of it here."""
    if not plan.changes:
        return _("All of it is here already.")
    return _("New here: {boxes}, {arrows}.").format(
        boxes=boxes_words(plan.new_boxes), arrows=arrows_words(plan.new_arrows)
    )


def done_words(done: MapResult) -> str:
    """Say what an import did."""
    if not done.changed:
        return _("Nothing is new; the file stays as it was.")
    return _("Imported: {boxes}, {arrows}.").format(
        boxes=boxes_words(done.boxes), arrows=arrows_words(done.arrows)
    )


def map_words(plan: MapPlan) -> Iterator[str]:
    """Say onto which maps it goes."""
    for one in plan.maps:
        said = _("Onto the map “{name}”.") if one.map_id else _("Onto a new map, “{name}”.")
        yield said.format(name=called(one.name))


def same_words(plan: MapPlan) -> Iterator[str]:
    """Say which boxes and arrows are here already."""
    boxes = len(plan.boxes) - plan.new_boxes
    if boxes:
        yield ngettext(
            "{count} box is here already, and stays as it is: {labels}.",
            "{count} boxes are here already, and stay as they are: {labels}.",
            boxes,
        ).format(count=f"{boxes:,}", labels=quoted(list(plan.same)))
    here = len(plan.arrows) - plan.new_arrows
    if here:
        yield ngettext(
            "{count} arrow is here already, and stays as it is.",
            "{count} arrows are here already, and stay as they are.",
            here,
        ).format(count=f"{here:,}")
    if plan.differing:
        yield ngettext(
            "{count} arrow says otherwise than one that is here: both will stand there.",
            "{count} arrows say otherwise than those that are here: both will stand there.",
            plan.differing,
        ).format(count=f"{plan.differing:,}")


def arrow_sentences(plan: MapPlan, most: int) -> Iterator[str]:
    """Say the first arrows in words, those that are new before those that are here."""
    arrows = sorted(plan.arrows, key=lambda arrow: arrow.is_here)
    for arrow in arrows[:most]:
        source, target = (plan.boxes[end].found.label for end in (arrow.source, arrow.target))
        said = _(SENTENCES[arrow.found.sign]).format(
            source=_("“{name}”").format(name=called(source)),
            target=_("“{name}”").format(name=called(target)),
        )
        yield _("{arrow} (here already)").format(arrow=said) if arrow.is_here else said
    if len(arrows) > most:
        rest = len(arrows) - most
        more = ngettext("And {count} more.", "And {count} more.", rest)
        yield more.format(count=f"{rest:,}")


def lone_words(plan: MapPlan) -> str:
    """Say which boxes have no arrow in the file; "" for none."""
    joined = {end for arrow in plan.arrows for end in (arrow.source, arrow.target)}
    alone = [box.found.label for at, box in enumerate(plan.boxes) if at not in joined]
    return _("Without an arrow: {labels}.").format(labels=quoted(alone)) if alone else ""


def sign_words(plan: MapPlan) -> Iterator[str]:
    """Say which words were read as which sign, and how often each stands there."""
    by_sign: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for (word, sign), count in plan.found.signs.items():
        by_sign[sign].append((-count, word))
    for sign, title in SIGNS:
        words = sorted(by_sign[sign])
        if not words:
            continue
        told = ", ".join(
            _("“{word}” ({count})").format(word=called(word), count=f"{-count:,}")
            for count, word in words[:MOST_WORDS]
        )
        if len(words) > MOST_WORDS:
            told += ", …"
        yield _("Read as “{sign}”: {words}").format(sign=_(title), words=told)


def unplaced_words(plan: MapPlan) -> str:
    """Say where new boxes wait that no realm was given for; "" for none."""
    if not any(box.is_new and box.found.realm is None for box in plan.boxes):
        return ""
    return _("New boxes wait under “not yet placed” until you drag each into its realm.")
