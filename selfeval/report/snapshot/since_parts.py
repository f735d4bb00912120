"""What has changed between two moments, frozen: plain words, fit for the readers they are for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item; `kind` is "new", "changed" or "dropped".

    `words` call it as it is now or, where it is gone, as it was; `how` says in short phrases what
    is otherwise, or why it was dropped. `status` is an indicator's stored word with `label` the
    words for it; `was` is what it said then, where that was another. `figures` say from what to
    what. `key` is its bookmark, "" for what is gone.
    """

    kind: str
    words: str
    how: tuple[str, ...] = ()
    key: str = ""
    ref: str = ""
    realm: str = ""
    status: str = ""
    label: str = ""
    was: str = ""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What has changed in one step; `id` is its room's, `unchanged` counts what is as it was."""

    id: str
    title: str
    changes: tuple[Change, ...]
    unchanged: int

    def of(self, kind: str) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since an earlier version.

    `told` is "first" where nothing was issued before, "unknown" where this copy does not know what
    that version said, and "changes" otherwise. `version` calls it within a sentence. `besides`
    counts what is new or gone and stands in no step, in sentences.
    """

    told: str
    version: str = ""
    steps: tuple[Step, ...] = ()
    besides: str = ""

    @property
    def count(self) -> int:
        """How many items are new, changed or dropped."""
        return sum(len(step.changes) for step in self.steps)

    @property
    def unchanged(self) -> int:
        """How many items are as they were."""
        return sum(step.unchanged for step in self.steps)

    def step(self, step_id: str) -> Step | None:
        """Return what has changed in one step."""
        return next((step for step in self.steps if step.id == step_id), None)

    def counted(self, kind: str) -> int:
        """Return how many items are new, changed or dropped."""
        return sum(len(step.of(kind)) for step in self.steps)
