"""Where blocks are set: how wide, on which paper, and as a part of what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from selfeval.report.structure import Element
from selfeval.report.style import UPRIGHT, Sheet


@dataclass(frozen=True, slots=True)
class Place:
    """A column of `width` points on a sheet; what is set in it becomes part of `into`."""

    width: float = UPRIGHT.full
    into: Element = field(default_factory=lambda: Element("Document"))
    sheet: Sheet = UPRIGHT

    @classmethod
    def on(cls, sheet: Sheet) -> Place:
        """Return the whole width of a sheet, at the beginning of a document."""
        return cls(sheet.full, Element("Document"), sheet)

    @property
    def is_full(self) -> bool:
        """Whether it is as wide as the page is between its margins."""
        return self.width >= self.sheet.full

    def as_wide(self, width: float) -> Place:
        """Return a column of another width."""
        return replace(self, width=width)

    def inside(self, element: Element) -> Place:
        """Return the same column, for what is part of another element."""
        return replace(self, into=element)

    def tag(self, role: str, alt: str = "", attributes: str = "", key: str = "") -> Element:
        """Begin an element that is part of this one."""
        return Element(role, self.into, alt=alt, attributes=attributes, key=key)
