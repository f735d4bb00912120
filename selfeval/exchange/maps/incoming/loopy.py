"""Maps drawn in Loopy: its file, a list in JSON, and its links, which carry the map in them.

    [[[id, x, y, start, label, colour], …], [[from, to, bend, strength, turn], …],
     [[x, y, text], …], next id]

A strength above zero raises, below zero lowers. Labels are encoded once in the file, and a link
encodes all of it once more. Source: https://github.com/ncase/loopy (js/Model.js, v1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval.exchange.maps.incoming.found import (
    MOST_MAPS,
    Found,
    FoundArrow,
    FoundBox,
    FoundMap,
    Gathering,
    label_of,
)
from selfeval.exchange.maps.incoming.json_text import DECODER, as_key, as_list
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError

LINK = re.compile(r"\bloopy[^\s?<>\"]{0,40}\?(?:embed=\d&)?data=", re.IGNORECASE)
LONGEST_LINK = 500_000
"""Characters: more than any browser opens."""
ENCODED = re.compile(rb"%([0-9A-Fa-f]{2})")
STILL_ENCODED = re.compile(r"%(?:20|0[Aa]|2[0-9A-Fa-f]|3[0-9A-Fa-f]|[C-Ec-e][0-9A-Fa-f]%)")
MOST_DECODINGS = 3


def decoded(text: str) -> str:
    """Return a text without the percent signs that stand for characters in a link."""
    made = ENCODED.sub(lambda found: bytes([int(found[1], 16)]), text.encode("utf-8", "replace"))
    return made.decode("utf-8", "replace")


def has_link(text: str) -> bool:
    """Whether a link to a map in Loopy stands somewhere in `text`."""
    return LINK.search(text) is not None


def is_loopy(value: object) -> bool:
    """Whether this is the list that Loopy keeps a map in."""
    parts = as_list(value)
    return len(parts) >= 2 and isinstance(parts[0], list) and isinstance(parts[1], list)


def read_links(text: str, name: str, file: str) -> Found:
    """Read every map that a link in `text` carries; UserError where one cannot be read."""
    datas = [data for line in text.splitlines() for data in LINK.split(line)[1:]]
    if len(datas) > MOST_MAPS:
        raise UserError(
            _("“{file}” has {count} links to maps; {most} is the most at once.").format(
                file=file, count=f"{len(datas):,}", most=MOST_MAPS
            )
        )
    values = [_value(data, file) for data in datas]
    names = [name] if len(values) == 1 else [f"{name} {at}" for at in range(1, len(values) + 1)]
    return _found(values, names, file)


def _value(data: str, file: str) -> object:
    """Return the list in a link, encoded as often as it is; what follows it is passed over."""
    for _time in range(MOST_DECODINGS if len(data) <= LONGEST_LINK else 0):
        if data.startswith("["):
            try:
                value = DECODER.raw_decode(data)[0]
            except (ValueError, RecursionError):
                value = None
            if is_loopy(value):
                return value
        data = decoded(data)
    raise UserError(
        _("A link in “{file}” does not carry a whole map.").format(file=file),
        _("In Loopy, choose “Save as link” and copy all of it, or save the map as a file."),
    )


def read_loopy(value: object, name: str, file: str) -> Found:
    """Read the map in Loopy's list; UserError where it has no box, or too much."""
    return _found([value], [name], file)


def _found(values: list[object], names: list[str], file: str) -> Found:
    passed: list[int] = []
    maps = tuple(
        _map(as_list(value), name, file, passed) for value, name in zip(values, names, strict=True)
    )
    return Found(_("a map from Loopy"), maps, said=tuple(_said(values, sum(passed))))


def _map(parts: list[object], name: str, file: str, passed: list[int]) -> FoundMap:
    gathering, places = Gathering(file), dict[str, int]()
    for node in map(as_list, as_list(parts[0])):
        label = _label(node[4]) if len(node) > 4 else ""
        at = gathering.add_box(FoundBox(label or _("Without a name")))
        if node and (number := as_key(node[0])):
            places.setdefault(number, at)
    edges = [as_list(edge) for edge in as_list(parts[1])]
    joined = [edge for edge in edges if len(edge) > 1 and set(map(as_key, edge[:2])) <= set(places)]
    for edge in joined:
        source, target = (places[as_key(end)] for end in edge[:2])
        gathering.add_arrow(FoundArrow(source, target, _sign(edge[3] if len(edge) > 3 else None)))
    passed.append(len(edges) - len(joined))
    return gathering.found(name)


def _label(value: object) -> str:
    words = decoded(label_of(value))
    if STILL_ENCODED.search(words):
        words = decoded(words)
    return label_of(words)


def _sign(strength: object) -> str:
    if isinstance(strength, bool) or not isinstance(strength, int | float) or not strength:
        return "unknown"
    return "plus" if strength > 0 else "minus"


def _said(values: list[object], passed: int) -> Iterator[str]:
    texts = sum(len(as_list(parts[2])) for value in values if len(parts := as_list(value)) > 2)
    if texts:
        yield ngettext(
            "{count} text beside the map is not kept.",
            "{count} texts beside the map are not kept.",
            texts,
        ).format(count=f"{texts:,}")
    if passed:
        yield ngettext(
            "{count} arrow leads nowhere, and is left out.",
            "{count} arrows lead nowhere, and are left out.",
            passed,
        ).format(count=f"{passed:,}")
    yield _("Colours, places and starting values are not kept.")
