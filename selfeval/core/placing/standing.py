"""What the rules about places need to know of a box."""

from __future__ import annotations

from typing import Protocol


class Standing(Protocol):
    """A box on a map: its middle and size in map units, and its lane's place from the left."""

    @property
    def id(self) -> str: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def lane(self) -> int: ...
