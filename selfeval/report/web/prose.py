"""Write words: headings, paragraphs, points, questions and panels."""

from __future__ import annotations

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report.story.blocks import Asks, Bullets, Heading, Numbered, Panel, Para, Signatures
from selfeval.report.web.nodes import add, text
from selfeval.report.web.place import Place


def heading(block: Heading, place: Place) -> None:
    """Write a heading with its eyebrow; one without words is a place alone."""
    if not block.words.strip():
        if block.key:
            place.add("span", id=place.page.begin(block.key), kind="place")
        return
    into = place.add("hgroup") if block.eyebrow else place.into
    if block.eyebrow:
        add(into, "p", block.eyebrow, kind="eyebrow")
    depth = place.page.depths.of(block.level + 1)
    key = place.page.begin(block.key) or place.page.new_id("heading")
    place.page.heading = key
    made = add(into, f"h{depth}", kind=f"like-{block.level}", id=key)
    if block.realm:
        found = realm(block.realm)
        named = found is not None and _(found.title) != block.words
        place.page.realm(made, block.realm, _(found.title) if found and named else "")
    text(made, block.words)


def para(block: Para, place: Place) -> None:
    """Write a paragraph; what somebody said is a quotation."""
    kind = block.kind.replace(" ", "-")
    if block.kind == "quote":
        place.inside(place.add("blockquote")).say("p", block.words)
    else:
        place.say("p", block.words, kind="" if kind == "body" else kind)


def bullets(block: Bullets, place: Place) -> None:
    """Write short points as a list."""
    whole = place.inside(place.add("ul"))
    for item in block.items:
        whole.say("li", item)


def numbered(block: Numbered, place: Place) -> None:
    """Write sentences, each behind its label, as a list that counts in these labels alone."""
    whole = place.inside(place.add("ol", kind="labelled", role="list"))
    for label, words in block.items:
        item = whole.inside(whole.add("li"))
        item.add("span", label, kind="label")
        text(item.into, " ")
        item.say("span", words)


def asks(block: Asks, place: Place) -> None:
    """Write questions to the reader, each behind what it asks of them."""
    whole = place.inside(place.add("ul", kind="labelled asks", role="list"))
    for kind, question in block.items:
        item = whole.inside(whole.add("li"))
        item.add("span", kind, kind="label")
        text(item.into, " ")
        item.say("span", question)


def panel(block: Panel, place: Place) -> None:
    """Write a quiet box."""
    box = place.inside(place.add("div", kind="panel"))
    box.add("p", block.title, kind="small-strong")
    box.say("p", block.words)
    if block.note:
        box.say("p", block.note, kind="small")


def signatures(block: Signatures, place: Place) -> None:
    """Write who signs, each with a line to sign on where the page is printed."""
    whole = place.inside(place.add("ul", kind="signatures", role="list"))
    for role in block.roles:
        item = whole.inside(whole.add("li"))
        item.add("span", role, kind="small-strong")
        text(item.into, " ")
        item.add("span", block.under, kind="small-quiet")
