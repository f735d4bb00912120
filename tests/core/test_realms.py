"""What the words of a source tell about the realm it looks at."""

from __future__ import annotations

import pytest

from selfeval.core.realms import REALMS, realm_looked_at


@pytest.mark.parametrize(
    ("source", "realm_id"),
    [
        ("Drop-ins in seven classes", "behaviour"),
        ("one drop-in", "behaviour"),
        ("Staff survey, autumn", "climate"),
        ("Year 4 reading TEST", "outcome"),
        ("Learning walk", "system"),
        ("Drop-ins and a discussion", ""),
        ("Survey", ""),
        ("A contest in the latest week", ""),
        ("Our own notes", ""),
        ("", ""),
    ],
)
def test_a_source_tells_a_realm_where_it_names_an_instrument_of_one(
    source: str, realm_id: str
) -> None:
    assert realm_looked_at(source) == realm_id


def test_most_instruments_tell_their_own_realm() -> None:
    silent = [
        instrument
        for realm in REALMS
        for instrument in realm.instruments
        if realm_looked_at(instrument) != realm.id
    ]
    assert silent == ["Survey"]
