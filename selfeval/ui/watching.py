"""How far another thread has come with a document, and a way to let it stop."""

from __future__ import annotations

from threading import Event


class Stopped(Exception):
    """Nobody wants what was being made any more."""


class Watching:
    """Told of each page on the other thread, asked on this one.

    It is called with the pages that are done and those there are, and raises Stopped after `stop`.
    What has no pages is counted in parts, and not `paged`.
    """

    def __init__(self, *, paged: bool = True) -> None:
        self.done, self.total, self.paged = 0, 0, paged
        self._stop = Event()

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self.go_on()

    def go_on(self) -> None:
        """Raise Stopped where nobody waits any more: asked between the stages of the work."""
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        """End the work at the next page."""
        self._stop.set()
