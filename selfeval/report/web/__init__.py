"""The report as one page for a browser: it holds all it needs, and reaches for nothing else."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import tostring

from selfeval.i18n import _
from selfeval.report.grey import as_grey
from selfeval.report.pages import Watch
from selfeval.report.pdf import about, foot_words, write_whole
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import story
from selfeval.report.web.compose import write_parts
from selfeval.report.web.faces import faces
from selfeval.report.web.front import contents, title_block, ways_back
from selfeval.report.web.nodes import Node, add
from selfeval.report.web.paper import running
from selfeval.report.web.place import Page
from selfeval.report.web.tokens import tokens
from selfeval.resources import resource_path

SAFETY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
"""What the page may load or run: nothing but its own look."""


def write_html(shot: Snapshot, target: Path, watch: Watch | None = None) -> None:
    """Write a report as a file for a browser; UserError where it cannot be written.

    The file is written beside `target` and then takes its place. `watch` is told of each part of
    it; what it raises ends the writing.
    """
    said = _("The report could not be saved as “{name}”.")
    content = html_bytes(shot, watch)
    write_whole(Path(target), said, lambda file: file.write(content))


def html_bytes(shot: Snapshot, watch: Watch | None = None) -> bytes:
    """Return a report as the bytes of a page, the same for the same snapshot.

    `watch` is told (parts written, parts in all) before each: every section, then the fonts. What
    it raises ends the writing.
    """
    whole = Node("html", {"lang": shot.language})
    kinds = [name for name in ("large", "grey") if getattr(shot, name)]
    if kinds:
        whole.set("class", " ".join(kinds))
    look = _head(whole, shot)
    _body(whole, shot, watch)
    look.text = f"{faces(''.join(whole.itertext()))}{look.text}"
    return b"<!DOCTYPE html>\n" + tostring(whole, encoding="utf-8", method="html") + b"\n"


def _head(whole: Node, shot: Snapshot) -> Node:
    """Say what the page is; return its style sheet."""
    facts = about(shot)
    head = add(whole, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=SAFETY)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="color-scheme", content="light dark")
    add(head, "title", facts.title)
    for name, content in (
        ("author", facts.author),
        ("description", facts.subject),
        ("date", facts.made_on.isoformat()),
        ("generator", "Selfeval"),
    ):
        add(head, "meta", name=name, content=content)
    sheet = resource_path("web", "report.css").read_text(encoding="utf-8")
    look = add(head, "style")
    look.text = tokens(grey=shot.grey) + sheet + running(shot)
    return look


def _body(whole: Node, shot: Snapshot, watch: Watch | None) -> None:
    blocks = story(shot)
    page = Page(blocks)
    body = add(whole, "body")
    add(body, "a", _("Skip to the report"), href="#report", kind="skip")
    body.append(page.symbols)
    accent = as_grey(shot.cover.accent) if shot.grey else shot.cover.accent
    title_block(add(body, "header"), shot, blocks, accent)
    rest = add(body, "div", kind="rest")
    contents(rest, page, blocks, _("In this report"))
    main = add(rest, "main", id="report", tabindex="-1")
    write_parts(blocks, main, page, watch)
    ways_back(main, rest)
    foot = add(body, "footer")
    words = (shot.school, shot.title, shot.cover.period, shot.state)
    add(foot, "p", " · ".join(part for part in words if part))
    add(foot, "p", foot_words(shot))
