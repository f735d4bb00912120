"""GraphML, read back by networkx, the reader that most programs of the kind rest on."""

from __future__ import annotations

from io import BytesIO

import pytest

from selfeval.core.rows import Rows
from selfeval.exchange.maps.leaving import leaving, map_called
from selfeval.exchange.maps.to_graphml import graphml_bytes
from selfeval.store.errors import UserError

networkx = pytest.importorskip("networkx")


def test_networkx_reads_boxes_arrows_and_what_is_known_of_them(awkward: Rows) -> None:
    what = leaving(awkward)
    graph = networkx.read_graphml(BytesIO(graphml_bytes(what)), edge_key_type=str)
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert {node: data["label"] for node, data in graph.nodes(data=True)} == {
        factor.id: factor.label for factor in what.factors
    }
    assert graph.nodes["k"]["note"] == "-1, +2; x"
    told = {key: (start, end, data) for start, end, key, data in graph.edges(data=True, keys=True)}
    assert {key: found[:2] for key, found in told.items()} == {
        "1": ("k", "f"),
        "2": ("k", "f"),
        "3": ("f", "f"),
        "4": ("u", "k"),
    }
    parallel = told["2"][2]
    assert (parallel["sign"], parallel["contested"], parallel["note"]) == (
        "minus",
        True,
        "@home\nno",
    )
    assert told["1"][2]["contested"] is False


def test_a_map_leaves_with_its_places_and_without_what_is_private(awkward: Rows) -> None:
    what = leaving(awkward, map_called(awkward, "main & MORE"))
    assert what.kept_back == 1
    made = graphml_bytes(what)
    assert b"rivate" not in made
    graph = networkx.read_graphml(BytesIO(made))
    assert set(graph.nodes) == {"k", "f", "o"}
    assert (graph.nodes["f"]["x"], graph.nodes["f"]["y"]) == ("244.0", "92.0")


def test_a_name_that_no_map_has_is_refused_with_those_there_are(awkward: Rows) -> None:
    with pytest.raises(UserError, match=r"no map “Nein”") as refused:
        map_called(awkward, "Nein")
    assert refused.value.hint == "There are: “Main & more”, “Other”."
