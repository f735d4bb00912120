"""What importing a map would do: which boxes and arrows are new, and which are here already."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.exchange.maps.incoming.found import Found, FoundArrow, FoundBox


@dataclass(frozen=True)
class MapChoice:
    """What the user chose: what was found, the map it goes onto, and what equal labels mean.

    `into` is the name of a map, here already or new; "" lets each map of the file be one of its
    own name. `map_id`, where it is given, is that of a map that is here. Where `same`, a box with
    the label of one that is here is that one.
    """

    found: Found
    into: str = ""
    same: bool = True
    map_id: str = ""


@dataclass(frozen=True)
class PlannedBox:
    """A box to be made, or with `factor_id` the one that it is here."""

    found: FoundBox
    factor_id: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it is to be made."""
        return not self.factor_id


@dataclass(frozen=True)
class PlannedArrow:
    """An arrow, with `is_here` one that is here already; its ends are places among all boxes.

    `differs` where an arrow between the same two boxes says otherwise here: both then stand.
    """

    found: FoundArrow
    source: int
    target: int
    is_here: bool = False
    differs: bool = False


@dataclass(frozen=True)
class PlannedMap:
    """A map that boxes go onto: its name, its id where it is here, and the boxes new on it."""

    name: str
    map_id: str
    onto: tuple[int, ...]


@dataclass(frozen=True)
class MapPlan:
    """All that would be done; boxes of several maps of one file are listed together."""

    found: Found
    maps: tuple[PlannedMap, ...]
    boxes: tuple[PlannedBox, ...]
    arrows: tuple[PlannedArrow, ...]

    @property
    def new_boxes(self) -> int:
        """How many boxes would be made."""
        return sum(box.is_new for box in self.boxes)

    @property
    def new_arrows(self) -> int:
        """How many arrows would be made."""
        return sum(not arrow.is_here for arrow in self.arrows)

    @property
    def same(self) -> tuple[str, ...]:
        """The labels, in the file, of boxes that are here already."""
        return tuple(dict.fromkeys(box.found.label for box in self.boxes if not box.is_new))

    @property
    def differing(self) -> int:
        """How many arrows would stand beside one that says otherwise."""
        return sum(arrow.differs for arrow in self.arrows)

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return bool(
            self.new_boxes
            or self.new_arrows
            or any(one.onto or not one.map_id for one in self.maps)
        )
