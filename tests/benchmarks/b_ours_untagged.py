"""Our exporter on the benchmark document without tags, to see what they cost."""

from __future__ import annotations

import sys
from typing import Any

from b_ours import build as tagged  # type: ignore[import-not-found]
from content import make  # type: ignore[import-not-found]

from selfeval.report.pen import Pen
from selfeval.report.tagging import Tags


def build(doc: Any, path: str) -> None:
    """Write the document as b_ours does, but for the tags."""
    Pen._enter = lambda *_element: None  # type: ignore[method-assign]
    Tags.write = lambda *_all: None  # type: ignore[method-assign]
    tagged(doc, path)


if __name__ == "__main__":
    build(make(int(sys.argv[2]) if len(sys.argv) > 2 else 1), sys.argv[1])
