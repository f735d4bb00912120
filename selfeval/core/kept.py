"""Read what a setting keeps as a JSON object: whatever somebody put there, it does no harm."""

from __future__ import annotations

import json
from typing import Any, cast


def read_object(words: str) -> dict[str, Any]:
    """Return the object that a setting holds; an empty one where it holds none."""
    try:
        kept: object = json.loads(words or "{}")
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", kept) if isinstance(kept, dict) else {}
