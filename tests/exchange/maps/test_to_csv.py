"""The table of a map, as bytes."""

from __future__ import annotations

from selfeval.core.models import Arrow, Factor, Row
from selfeval.core.rows import Rows
from selfeval.exchange.maps.leaving import leaving
from selfeval.exchange.maps.to_csv import csv_bytes


def test_arrows_with_other_ids_make_the_same_bytes() -> None:
    def written(first: str, second: str) -> bytes:
        told: list[Row] = [
            Factor(id="a", label="Before"),
            Factor(id="b", label="After"),
            Arrow(id=first, source_id="a", target_id="b", sign="plus"),
            Arrow(id=second, source_id="b", target_id="a", sign="minus"),
        ]
        return csv_bytes(leaving(Rows(told)))

    assert written("1", "2") == written("2", "1")
