"""Pages for a browser that were written, and read back as a browser would."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from selfeval.core.models import Row
from selfeval.core.rows import Rows
from selfeval.report import KINDS, ReportOptions, Snapshot, freeze
from selfeval.report.web import html_bytes
from tests.report.conftest import TODAY

VOID = frozenset({"meta", "hr", "br", "col", "link", "img", "input"})
UNSEEN = frozenset({"style", "head"})


@dataclass
class Tag:
    """One element: its name, attributes, and what is in it, words and elements."""

    name: str
    told: dict[str, str]
    inside: list[Tag | str] = field(default_factory=list["Tag | str"])

    def all(self, *names: str) -> Iterator[Tag]:
        """Yield every element of these names in it, or every one at all, in order."""
        for part in self.inside:
            if isinstance(part, Tag):
                if not names or part.name in names:
                    yield part
                yield from part.all(*names)

    def one(self, name: str) -> Tag:
        """Return the only element of a name."""
        (found,) = self.all(name)
        return found

    @property
    def text(self) -> str:
        """All words in it, on one line."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.inside:
            if isinstance(part, str):
                yield part
            elif part.name not in UNSEEN:
                yield from part._texts()
                yield "" if part.name in ("a", "em", "strong") else "\n"


class Reader(HTMLParser):
    """Builds the tree, and refuses elements that are closed in another order than opened."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Tag("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(made)
        if tag not in VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


@dataclass
class Written:
    """A page, and the snapshot that it says."""

    shot: Snapshot
    content: bytes
    root: Tag


Write = Callable[..., Written]


def read(content: bytes) -> Tag:
    """Return a page as its tree."""
    reader = Reader()
    reader.feed(content.decode("utf-8"))
    reader.close()
    assert len(reader._open) == 1
    return reader.root


@pytest.fixture
def written() -> Write:
    """Return a function that writes a kind of document, all of it, and reads it back."""

    def make(rows: Rows | Sequence[Row], kind: str = "leaders", **options: object) -> Written:
        held = rows if isinstance(rows, Rows) else Rows(rows)
        options.setdefault("chosen", KINDS[kind].parts)
        shot = freeze(held, ReportOptions(kind, today=TODAY, **options))  # type: ignore[arg-type]
        content = html_bytes(shot)
        return Written(shot, content, read(content))

    return make
