"""What the head of the window shows for a page. Qt alone, so that it can be painted early."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Head:
    """What the head of the window shows for a page, beside its title and question.

    `action` labels the main button, without which there is none; `beside` are widgets of the page
    that stand before it, from left to right. `title` and `question` stand in the place of the
    page's own for as long as it shows something else.
    """

    title: str = ""
    question: str = ""
    action: str = ""
    icon: str = "plus"
    beside: tuple[QWidget, ...] = ()
    has_thread: bool = False
    thread_shown: bool = False
