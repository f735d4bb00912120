"""A model with everything that is awkward to write down."""

from __future__ import annotations

import pytest

from selfeval.core.models import Arrow, Factor, Map, Placement, Row
from selfeval.core.rows import Rows


@pytest.fixture
def awkward() -> Rows:
    """Give the test awkward boxes and arrows, and two maps of which “Main & more” shows some."""
    told: list[Row] = [
        Factor(id="k", label='A <b> & "c"]]>\nin two lines', realm="knowledge", note="-1, +2; x"),
        Factor(id="f", label="=1+1", kind="action", realm="behaviour"),
        Factor(id="o", label="Ŵyn’s “ends” — ☂", kind="outcome", unexpected_since="2026-11-02"),
        Factor(id="u", label="=1+1", kind="unwanted", realm="climate"),
        Factor(id="x", label="Alone", kind="outside"),
        Factor(id="p", label="Private words", private=True),
        Arrow(id="1", source_id="k", target_id="f", sign="plus", delay="terms", basis="tested"),
        Arrow(id="2", source_id="k", target_id="f", sign="minus", contested=True, note="@home\nno"),
        Arrow(id="3", source_id="f", target_id="f", sign="unknown", basis="quick"),
        Arrow(id="4", source_id="u", target_id="k", sign="plus", delay="years"),
        Arrow(id="5", source_id="p", target_id="o", sign="plus", note="Also private"),
        Map(id="m", name="Main & more"),
        Map(id="n", name="Other", position="b"),
        Placement(map_id="m", factor_id="k", x=100, y=120),
        Placement(map_id="m", factor_id="f", x=322, y=120),
        Placement(map_id="m", factor_id="p", x=322, y=300),
        Placement(map_id="m", factor_id="o"),
    ]
    return Rows(told)
