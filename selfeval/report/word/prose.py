"""Write words: headings, paragraphs, points, questions and panels."""

from __future__ import annotations

from docx.text.parfmt import ParagraphFormat

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report.layout.text import runs_of
from selfeval.report.story.blocks import Asks, Bullets, Heading, Numbered, Panel, Para, Run, Words
from selfeval.report.word.lists import new_list
from selfeval.report.word.nodes import length, put_run
from selfeval.report.word.paper import Place
from selfeval.report.word.styles import like

KINDS = {
    "body": "Normal",
    "lead": "Lead",
    "belief": "Belief",
    "statement": "Statement",
    "quiet": "Quiet",
    "side": "Small",
    "under": "SmallQuiet",
    "note": "Note",
    "small": "Small",
    "small quiet": "SmallQuiet",
    "small strong": "SmallStrong",
    "caption": "Caption",
    "quote": "Quote",
}
"""Styles by kind of paragraph."""
DEEPEST_LOOK = 4
BEFORE_A_PART = 28.0
"""Points above a part that begins no page."""


def heading(block: Heading, place: Place) -> None:
    """Write a heading. A place with a title of its own is one, for what is deeper to stand under.

    A realm that the words do not name stands before them, as a word.
    """
    words = block.words.strip() or block.outline
    if not words:
        place.paper.waiting += [block.key] if block.key else []
        return
    if block.eyebrow:
        place.paragraph("Eyebrow", block.eyebrow)
    found = realm(block.realm)
    if found is not None and _(found.title) != words:
        place.paragraph("Eyebrow", _(found.title))
    depth = place.paper.depths.of(max(block.level, 1) + block.deeper)
    look = min(max(block.level, 1), DEEPEST_LOOK)
    if block.key:
        place.paper.waiting.append(block.key)
    goes_on = look == 1 and not (block.eyebrow or block.deeper or place.paper.fresh)
    made = place.paragraph(like(depth, look), words)
    if goes_on and place.paper.body.index(made) > 0:
        ParagraphFormat(made).space_before = length(BEFORE_A_PART)


def para(block: Para, place: Place) -> None:
    """Write a paragraph."""
    if any(run.words.strip() for run in runs_of(block.words)):
        holds = block.hold or block.kind == "caption"
        place.paragraph(KINDS[block.kind], block.words, holds=holds)


def bullets(block: Bullets, place: Place) -> None:
    """Write short points as a list."""
    for item in block.items:
        place.paragraph("ListBullet", item)


def numbered(block: Numbered, place: Place) -> None:
    """Write sentences behind their labels: as Word's own numbers, where the labels count."""
    labels = [label for label, _words in block.items]
    if labels == [str(number) for number in range(1, len(labels) + 1)]:
        number = new_list(place.paper.document)
        for _label, words in block.items:
            place.paragraph("ListNumber", words, number=number)
        return
    labelled(block.items, place, "Marked")


def labelled(items: tuple[tuple[str, Words], ...], place: Place, kind: str = "Labelled") -> None:
    """Write words behind labels, all from one place on the line."""
    for label, words in items:
        made = place.paragraph(kind)
        place.runs(made, (Run(label, strong=True),))
        put_run(made, "\t")
        place.runs(made, words)


def asks(block: Asks, place: Place) -> None:
    """Write questions to the reader, each behind what it asks of them."""
    labelled(block.items, place)


def panel(block: Panel, place: Place) -> None:
    """Write a quiet box."""
    place.paragraph("PanelTitle", block.title)
    place.paragraph("Panel", block.words, holds=bool(block.note))
    if block.note:
        place.paragraph("PanelNote", block.note)
