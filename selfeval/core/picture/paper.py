"""The colours of a map on paper: ink on white; only realms and assumptions keep a colour."""

from __future__ import annotations

INK, PAPER = "#1F2328", "#FFFFFF"
KEPT = {
    "thread": "#B07C1E",
    "thread_text": "#7D560C",
    "thread_tint": "#FBF3E2",
    "knowledge": "#4B2E83",
    "behaviour": "#1B6FC2",
    "system": "#3D6B35",
    "climate": "#A85A00",
    "outcome": "#8A1550",
    "line": "#C9C6C0",
    "outline": "#62686F",
    "text2": "#4B5157",
    "text3": "#62686F",
}
WHITE = frozenset({"surface", "canvas", "raised", "sunken", "selection", "on_realm", "on_ink"})


def colour_on_paper(token: str) -> str:
    """Return the colour in which a token is printed; "" for none."""
    if not token:
        return ""
    return PAPER if token in WHITE else KEPT.get(token, INK)
