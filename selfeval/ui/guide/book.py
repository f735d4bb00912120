"""The guide's pages, read from resources/guide, and the search in them. No Qt."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from selfeval.core.folding import holds, spans, words_of
from selfeval.resources import resource_path

START = "start"
AROUND = 60
"""Characters shown on each side of what was found."""
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
MARKS = re.compile(r"[*`#|>]+|^\s*-\s+|-{3,}", re.MULTILINE)


@dataclass(frozen=True)
class GuidePage:
    """One page: its id, title, the part of the guide it stands in, and its Markdown."""

    id: str
    title: str
    part: str
    text: str

    @property
    def plain(self) -> str:
        """The page's words without their marks, on one line."""
        return " ".join(MARKS.sub(" ", LINK.sub(r"\1", self.text)).split())

    @property
    def links(self) -> list[str]:
        """Where the page's links lead: ids of pages, or addresses."""
        return [target for _words, target in LINK.findall(self.text)]


@dataclass(frozen=True)
class Hit:
    """A page that was found, and the words around what was looked for; "" for its title."""

    page: GuidePage
    snippet: str


@cache
def pages() -> tuple[GuidePage, ...]:
    """Return every page in the guide's order."""
    folder = resource_path("guide")
    with (folder / "contents.toml").open("rb") as source:
        parts = tomllib.load(source)["part"]
    return tuple(_read(page_id, str(part["title"])) for part in parts for page_id in part["pages"])


def _read(page_id: str, part: str) -> GuidePage:
    text = (resource_path("guide") / f"{page_id}.md").read_text(encoding="utf-8")
    return GuidePage(page_id, text.splitlines()[0].removeprefix("# ").strip(), part, text)


def page(page_id: str) -> GuidePage:
    """Return a page by its id; KeyError if there is none."""
    return {one.id: one for one in pages()}[page_id]


def search(words: str) -> list[Hit]:
    """Return the pages in which all of `words` stand, those with one in their title first."""
    wanted = words_of(words)
    if not wanted:
        return []
    found = [one for one in pages() if holds(one.plain, wanted)]
    found.sort(key=lambda one: not any(holds(one.title, [word]) for word in wanted))
    return [Hit(one, _snippet(one, wanted)) for one in found]


def _snippet(one: GuidePage, wanted: list[str]) -> str:
    plain = one.plain.removeprefix(one.title).strip()
    places = [start for start, _end in spans(plain, wanted)]
    if not places:
        return ""
    start, end = max(0, min(places) - AROUND), min(places) + AROUND
    start = plain.find(" ", start) + 1 if start else 0
    end = plain.rfind(" ", start, end) if end < len(plain) else len(plain)
    return ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")
