"""Elements of a page: whatever people typed goes in as text, so that none of it is ever markup."""

from __future__ import annotations

from xml.etree.ElementTree import Element as Node

from selfeval.core.characters import CONTROL

__all__ = ["Node", "add", "plain", "text"]


OVERRIDES = str.maketrans("", "", "\u202d\u202e")
"""Characters that turn all letters behind them round, beyond the words they were typed with."""


def plain(words: str) -> str:
    """Return words as a page can hold them: without control characters and overrides."""
    return CONTROL.sub("", words).translate(OVERRIDES)


def add(into: Node, tag: str, words: str = "", /, **told: str) -> Node:
    """Put a new element at the end of another one. Of an attribute's name, “_” means “-”.

    `kind` is its class, which is Python's word, too.
    """
    named = {name.rstrip("_").replace("_", "-"): plain(value) for name, value in told.items()}
    if "kind" in named:
        named["class"] = named.pop("kind")
    made = Node(tag, {name: value for name, value in named.items() if value})
    if words:
        made.text = plain(words)
    into.append(made)
    return made


def text(into: Node, words: str) -> None:
    """Put words at the end of an element."""
    if not words:
        return
    if len(into):
        into[-1].tail = (into[-1].tail or "") + plain(words)
    else:
        into.text = (into.text or "") + plain(words)
