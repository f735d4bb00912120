"""Small causal models to try things on."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from selfeval.core.models import Arrow, Factor, Row
from selfeval.core.rows import Rows

SIGN = {"+": "plus", "-": "minus", "?": "unknown"}
Drawn = tuple[str, str, str]
"""From, to, and what stands at the arrow: +, - or ?."""

IDS = "abcde"
ARROWS = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from("+-?")), max_size=11
)


def box(row_id: str, label: str = "", **values: object) -> Factor:
    return Factor(id=row_id, label=label or f"Thing {row_id}", **values)


def arrow(source: str, target: str, sign: str = "+", **values: object) -> Arrow:
    given = {"id": f"{source}{sign}{target}"} | values
    return Arrow(source_id=source, target_id=target, sign=SIGN[sign], **given)


def model(*drawn: str, **labels: str) -> Rows:
    """Read “a+b” as: a raises b. Boxes are called as `labels` say."""
    arrows = [arrow(words[0], words[2], words[1]) for words in drawn]
    ids = dict.fromkeys(one for row in arrows for one in (row.source_id, row.target_id))
    boxes: list[Row] = [box(one, labels.get(one, "")) for one in ids]
    return Rows([*boxes, *arrows])


def model_of(drawn: Sequence[Drawn]) -> Rows:
    """Make a model of five boxes and arrows that may be parallel, or lead back to their own box."""
    boxes: list[Row] = [box(one) for one in IDS]
    return Rows(
        [
            *boxes,
            *(
                arrow(source, target, sign, id=f"{at:02}")
                for at, (source, target, sign) in enumerate(drawn)
            ),
        ]
    )
