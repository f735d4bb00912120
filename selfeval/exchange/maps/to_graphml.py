"""A map as GraphML, which yEd opens as a drawing and networkx as a graph.

Boxes are nodes and arrows are edges, parallel ones too, each with what is known of it as stored
words: of a node `label`, `realm`, `kind`, `unexpected_since`, `note`; of an edge `sign`, `delay`,
`basis`, `contested`, `note`. Besides, each has what yEd draws it with; boxes stand where they stand
on the map.

Source: http://graphml.graphdrawing.org/specification.html, and for `y:` what yEd writes itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from selfeval.core.models import Arrow, Factor
from selfeval.exchange.maps.leaving import Leaving, Place

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
YED = "http://www.yworks.com/xml/graphml"
OF_BOX = ("label", "realm", "kind", "unexpected_since", "note")
OF_ARROW = ("sign", "delay", "basis", "note")
WIDE, HIGH = 156, 56
SHAPES = {
    "action": "rectangle",
    "outcome": "rectangle3d",
    "unwanted": "octagon",
    "outside": "ellipse",
}
LINES = {
    "hunch": ("dotted", "1.0"),
    "judgement": ("dashed", "1.0"),
    "quick": ("line", "1.0"),
    "systematic": ("line", "2.0"),
    "tested": ("line", "3.0"),
}
SIGNS = {"plus": "+", "minus": "−"}


def graphml_bytes(what: Leaving) -> bytes:
    """Return the map as the bytes of a file."""
    register_namespace("", GRAPHML)
    register_namespace("y", YED)
    root = Element(_named("graphml"))
    _keys(root)
    graph = SubElement(root, _named("graph"), id="model", edgedefault="directed")
    if what.name:
        SubElement(graph, _named("desc")).text = what.name
    for factor in what.factors:
        _node(graph, factor, what.places.get(factor.id))
    for arrow in what.arrows:
        _edge(graph, arrow)
    indent(root, space=" ")
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _named(tag: str) -> str:
    return f"{{{GRAPHML}}}{tag}"


def _yed(tag: str) -> str:
    return f"{{{YED}}}{tag}"


def _keys(root: Element) -> None:
    """Declare what nodes and edges carry."""
    for owner, names in (("node", OF_BOX), ("edge", OF_ARROW)):
        for name in names:
            _key(root, owner, name, {"attr.name": name, "attr.type": "string"})
    _key(root, "edge", "contested", {"attr.name": "contested", "attr.type": "boolean"})
    for owner in ("node", "edge"):
        _key(root, owner, "drawn", {"yfiles.type": f"{owner}graphics"})


def _key(root: Element, owner: str, name: str, told: dict[str, str]) -> None:
    SubElement(root, _named("key"), {"id": f"{owner}-{name}", "for": owner, **told})


def _data(parent: Element, owner: str, told: Iterable[tuple[str, str]]) -> None:
    for name, words in told:
        if words:
            SubElement(parent, _named("data"), key=f"{owner}-{name}").text = words


def _node(graph: Element, factor: Factor, place: Place | None) -> None:
    node = SubElement(graph, _named("node"), id=factor.id)
    _data(node, "node", ((name, getattr(factor, name) or "") for name in OF_BOX))
    drawn = SubElement(node, _named("data"), key="node-drawn")
    shape = SubElement(drawn, _yed("ShapeNode"))
    size = {"width": f"{WIDE}.0", "height": f"{HIGH}.0"}
    if place is not None:
        size |= {"x": f"{place[0] - WIDE / 2}", "y": f"{place[1] - HIGH / 2}"}
    SubElement(shape, _yed("Geometry"), size)
    SubElement(shape, _yed("Fill"), color="#FFFFFF", transparent="false")
    edge = {"color": "#1F2328", "type": "dashed" if factor.kind == "outside" else "line"}
    SubElement(shape, _yed("BorderStyle"), {**edge, "width": "1.0"})
    fitted = {"configuration": "CroppingLabel", "autoSizePolicy": "node_width"}
    SubElement(shape, _yed("NodeLabel"), {**fitted, "fontSize": "12"}).text = factor.label
    SubElement(shape, _yed("Shape"), type=SHAPES.get(factor.kind, "roundrectangle"))


def _edge(graph: Element, arrow: Arrow) -> None:
    ends = {"source": arrow.source_id, "target": arrow.target_id}
    edge = SubElement(graph, _named("edge"), {"id": arrow.id, **ends})
    _data(edge, "edge", ((name, getattr(arrow, name)) for name in OF_ARROW))
    _data(edge, "edge", [("contested", "true" if arrow.contested else "false")])
    line = SubElement(SubElement(edge, _named("data"), key="edge-drawn"), _yed("PolyLineEdge"))
    style, width = LINES.get(arrow.basis, LINES["quick"])
    SubElement(line, _yed("LineStyle"), color="#1F2328", type=style, width=width)
    SubElement(line, _yed("Arrows"), source="none", target="standard")
    SubElement(line, _yed("EdgeLabel")).text = SIGNS.get(arrow.sign, "?")
