"""The kinds of document that come out of one self-evaluation, as data."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.i18n import N_

ALWAYS = frozenset({"about", "staff page", "plan"})
"""Parts that nobody can leave out: “about” says what a copy does not show."""


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    `readers` decides what may be printed: "governors", "leaders" or "staff". `parts` are all that
    can go in, in the order that is proposed; those in `extras` are left out until somebody wants
    them. `title` names it in a list, `heading` is what stands on it, and
    `about` says in a sentence what it is.
    """

    id: str
    title: str
    heading: str
    about: str
    readers: str
    parts: tuple[str, ...]
    extras: frozenset[str] = frozenset()

    @property
    def optional(self) -> tuple[str, ...]:
        """The parts that a reader can do without, in the proposed order."""
        return tuple(part for part in self.parts if part not in ALWAYS)

    @property
    def usual(self) -> tuple[str, ...]:
        """The parts that go in unless somebody chooses otherwise, in order."""
        return tuple(part for part in self.parts if part not in self.extras)


KINDS = {
    kind.id: kind
    for kind in (
        Kind(
            "governors",
            N_("Governors"),
            N_("Self-evaluation"),
            N_("The short version first, then what it rests on"),
            "governors",
            (
                "cover",
                "brief",
                "since",
                "context",
                "areas",
                "priorities",
                "indicators",
                "facts",
                "beliefs",
                "maps",
                "retired",
                "evidence",
                "glossary",
                "sign-off",
                "about",
            ),
            frozenset(
                {
                    "indicators",
                    "facts",
                    "beliefs",
                    "maps",
                    "retired",
                    "evidence",
                    "glossary",
                    "sign-off",
                }
            ),
        ),
        Kind(
            "leaders",
            N_("Senior leaders"),
            N_("Self-evaluation"),
            N_("All of it, with the map and every area in full"),
            "leaders",
            (
                "cover",
                "brief",
                "since",
                "context",
                "areas",
                "facts",
                "beliefs",
                "retired",
                "maps",
                "priorities",
                "indicators",
                "areas in full",
                "evidence",
                "glossary",
                "sign-off",
                "about",
            ),
            frozenset({"areas", "evidence", "glossary", "sign-off"}),
        ),
        Kind(
            "staff",
            N_("All staff"),
            N_("Self-evaluation"),
            N_("One page: what we see, what we do, what we look for"),
            "staff",
            ("staff page",),
        ),
        Kind(
            "inspection",
            N_("By inspection framework"),
            N_("Self-evaluation by area"),
            N_("Each area in full, with what it rests on"),
            "governors",
            (
                "cover",
                "context",
                "areas in full",
                "priorities",
                "indicators",
                "facts",
                "evidence",
                "glossary",
                "sign-off",
                "about",
            ),
            frozenset({"priorities", "indicators", "facts", "glossary", "sign-off"}),
        ),
        Kind(
            "plan",
            N_("Improvement plan"),
            N_("Improvement plan"),
            N_("Priorities, actions, who, when, what it costs, and the signs to look for"),
            "governors",
            ("cover", "plan", "priorities", "indicators", "maps", "sign-off", "about"),
            frozenset({"priorities", "indicators", "maps"}),
        ),
        Kind(
            "meeting",
            N_("Meeting pack"),
            N_("For the meeting"),
            N_("The short version, and what has changed since the last meeting"),
            "governors",
            ("brief", "since", "priorities", "indicators", "sign-off", "about"),
            frozenset({"priorities", "indicators", "sign-off"}),
        ),
    )
}
"""Every kind of document by its id, in the order in which they are offered."""
