"""Draw when things happen as bars across a calendar, in a column of a table, for eyes alone."""

from __future__ import annotations

from selfeval.report.snapshot.plan_parts import Calendar
from selfeval.report.story.blocks import Bar, Table
from selfeval.report.web.nodes import Node, add
from selfeval.report.web.place import Place

LINE = "linear-gradient(var(--line),var(--line))"
TODAY = "repeating-linear-gradient(var(--ink) 0 1px,transparent 1px 4px)"


def calendar_lines(block: Table) -> str:
    """Return the style of a table with a calendar: where half-terms begin, and today; else ""."""
    found = next((one.calendar for one in block.columns if one.calendar is not None), None)
    if found is None:
        return ""
    lines = [f"{LINE} {_share(begins)} 0/var(--hair) 100% no-repeat" for begins in found.begins]
    if found.today is not None and 0 <= found.today <= 1:
        lines.insert(0, f"{TODAY} {_share(found.today)} 0/var(--hair) 100% no-repeat")
    return f"--lines:{','.join(lines)}"


def seasons(shown: Calendar, head: Node) -> None:
    """Write what terms are called under the head of their column."""
    whole = add(head, "span", kind="seasons", aria_hidden="true")
    for season in shown.seasons:
        left, wide = _share(season.left), _share(season.right - season.left)
        add(whole, "span", season.title, kind="season", style=f"left:{left};width:{wide}")


def bar(shown: Bar, words: str, cell: Place) -> None:
    """Draw a bar, filled for what is done, above the words for how far it is."""
    begins = min(max(shown.stretch.left, 0.0), 1.0)
    left, wide = _share(begins), _share(min(shown.stretch.right, 1.0) - begins)
    track = cell.add("span", kind="track", aria_hidden="true")
    stage = shown.stage.replace("_", "-")
    add(track, "span", kind=f"stretch {stage}", style=f"left:{left};width:{wide}")
    cell.add("span", words, kind="stage", style=f"--from:{left}")


def _share(share: float) -> str:
    return f"{max(share, 0.0):.1%}"
