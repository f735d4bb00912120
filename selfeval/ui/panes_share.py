"""How a step shares its width between list, form and thread."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.ui import theme

LIST_WIDTH, LIST_NARROW, LIST_NARROWEST, THREAD_WIDTH, THREAD_NARROW = 384, 324, 288, 316, 268
WIDE_FROM, NARROW_BELOW = 1270, 900
"""Widths of the page (without the sidebar) for the roomy arrangement, and for the tightest list."""
MIDDLE_LEAST = 400
"""Below this the list makes way while the thread is shown."""
LARGEST_SHARE = 0.36
"""The most of the page's width that the list takes where text is large."""
THREAD_FROM = {"facts": 1040}
"""Widths from which a step has room for the thread by itself; WIDE_FROM for all others."""


@dataclass(frozen=True)
class Shares:
    """Pixels for the list, the middle and the thread; 0 for what has to make way."""

    list: int
    middle: int
    thread: int


def has_room_for_thread(width: int, step: str) -> bool:
    """Tell whether a page of this width shows the thread of a step without being asked."""
    return width >= theme.px(THREAD_FROM.get(step, WIDE_FROM))


def share(width: int, thread: bool, thread_least: int) -> Shares:
    """Share a page's width at the present text size; `thread_least` is what the thread needs."""
    wide = width >= theme.px(WIDE_FROM)
    first = LIST_WIDTH if wide else LIST_NARROW if width >= NARROW_BELOW else LIST_NARROWEST
    first = max(LIST_NARROWEST, min(theme.px(first), round(width * LARGEST_SHARE)))
    last = max(THREAD_WIDTH if wide else THREAD_NARROW, thread_least) if thread else 0
    if last and width < first + last + theme.px(MIDDLE_LEAST):
        first = LIST_NARROWEST
    if last and width < first + last + theme.px(MIDDLE_LEAST):
        first = 0
    return Shares(first, max(360, width - first - last), last)
