"""Maps from Mental Modeler: its .mmp file, which is JSON.

    {"info": {"name"}, "groupNames": {group: name}, "concepts": [
        {"id", "name", "notes", "units", "group", "preferredState", "relationships": [
            {"id": that of the other concept, "notes", "influence", "confidence"}]}]}

Influence is a figure from -1 to 1, or a word such as “H+”. Source: files that it wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from selfeval.exchange.maps.incoming.found import (
    Found,
    FoundArrow,
    FoundBox,
    Gathering,
    joined,
    key_of,
    label_of,
    titled,
    words_of,
)
from selfeval.exchange.maps.incoming.json_text import as_key, as_list, as_object
from selfeval.exchange.maps.incoming.signs import sign_of
from selfeval.i18n import _, ngettext


def is_mental_modeler(value: object) -> bool:
    """Whether this is what Mental Modeler writes."""
    return isinstance(as_object(value).get("concepts"), list)


def read_mental_modeler(value: object, name: str, file: str) -> Found:
    """Read the map; UserError where it has no box, or too much."""
    whole, gathering = as_object(value), Gathering(file)
    concepts = [as_object(one) for one in as_list(whole["concepts"])]
    groups = as_object(whole.get("groupNames"))
    places: dict[str, int] = {}
    labels: dict[str, int] = {}
    for concept in concepts:
        box = _box(concept, groups)
        at = gathering.add_box(box)
        if number := as_key(concept.get("id")):
            places.setdefault(number, at)
        labels.setdefault(key_of(box.label), at)
    signs: Counter[tuple[str, str]] = Counter()
    passed = 0
    for source, concept in enumerate(concepts):
        for relation in map(as_object, as_list(concept.get("relationships"))):
            target = _target(relation, places, labels)
            if target is None:
                passed += 1
            else:
                gathering.add_arrow(_arrow(source, target, relation, signs))
    found = gathering.found(name)
    return Found(_("a map from Mental Modeler"), (found,), dict(signs), tuple(_said(whole, passed)))


def _box(concept: dict[str, Any], groups: dict[str, Any]) -> FoundBox:
    group = groups.get(as_key(concept.get("group")))
    note = joined(
        words_of(concept.get("notes")),
        titled(_("Units"), concept.get("units")),
        titled(_("Group"), group),
    )
    return FoundBox(label_of(concept.get("name")) or _("Without a name"), note)


def _target(relation: dict[str, Any], places: dict[str, int], labels: dict[str, int]) -> int | None:
    at = places.get(as_key(relation.get("id")))
    return at if at is not None else labels.get(key_of(label_of(relation.get("name"))))


def _arrow(
    source: int, target: int, relation: dict[str, Any], signs: Counter[tuple[str, str]]
) -> FoundArrow:
    influence = words_of(relation.get("influence"))
    sign = sign_of(influence)
    if influence:
        signs[influence, sign] += 1
    note = joined(words_of(relation.get("notes")), titled(_("Influence"), influence))
    return FoundArrow(source, target, sign, note=note)


def _said(whole: dict[str, Any], passed: int) -> Iterator[str]:
    if passed:
        yield ngettext(
            "{count} arrow leads nowhere, and is left out.",
            "{count} arrows lead nowhere, and are left out.",
            passed,
        ).format(count=f"{passed:,}")
    if as_list(whole.get("scenarios")):
        yield _("Scenarios are not kept.")
    yield _("How sure people were of an arrow is not kept, nor which state they would prefer.")
    yield _("Places on the map are not kept.")
