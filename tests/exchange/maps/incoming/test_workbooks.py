"""Kumu's workbooks: elements and connections, broken drawings, and files that mean harm."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from selfeval.exchange.maps.incoming import Found, kind_of, read_map
from selfeval.exchange.maps.incoming import workbook as limits
from selfeval.store import UserError
from tests.exchange.maps.incoming.workbooks import MAIN, workbook

ELEMENTS = [
    ["Label", "Type", "Description", "Tags"],
    ["Words taught\nfirst", "Practice", "Before reading", "a|b"],
    ["Talk", "", "", ""],
    ["Talk", "", "the second", ""],
    ["Alone", "", "", ""],
]
CONNECTIONS = [
    ["From", "To", "Direction", "Type", "Label", "Description"],
    ["Words taught first", "talk", "directed", "+", "helps them", "seen"],
    ["Talk", "Noise", "mutual", "negative", "", ""],
    ["Noise", "Noise", "undirected", "Loop", "", ""],
]


def read(folder: Path, data: bytes) -> Found:
    path = folder / "project.xlsx"
    path.write_bytes(data)
    return read_map(path)


def test_elements_and_connections(tmp_path: Path) -> None:
    whole = {
        "Read me": [["Made with Kumu"]],
        "Elements": ELEMENTS,
        "Links": CONNECTIONS,
        "Loops": [["Label", "Type"], ["R1", "Reinforcing"]],
    }
    found = read(tmp_path, workbook(whole, {"xl/drawings/drawing1.xml": b"<broken"}))
    assert kind_of(tmp_path / "project.xlsx") == "map"
    (one,) = found.maps
    assert one.name == "project"
    labels = [box.label for box in one.boxes]
    assert labels == ["Words taught first", "Talk", "Talk", "Alone", "Noise"]
    assert one.boxes[0].note == "Before reading\nType: Practice\nTags: a|b"
    assert {box.realm for box in one.boxes} == {None}
    assert [(labels[a.source], a.sign, labels[a.target]) for a in one.arrows] == [
        ("Words taught first", "plus", "Talk"),
        ("Talk", "minus", "Noise"),
        ("Noise", "minus", "Talk"),
        ("Noise", "unknown", "Noise"),
    ]
    assert one.arrows[0].note == "seen\nLabel: helps them"
    assert one.arrows[3].note == "Type: Loop\nDirection: undirected"
    said = " ".join(found.said)
    assert "1 link goes both ways" in said
    assert "1 link has no direction" in said
    assert "“Read me”, “Loops”" in said


def test_elements_are_found_in_a_sheet_of_any_name(tmp_path: Path) -> None:
    pupils = [["Name"], ["A child"]]
    found = read(tmp_path, workbook({"Ours": ELEMENTS, "B": pupils, "C": CONNECTIONS}))
    assert [box.label for box in found.maps[0].boxes][:4] == [
        row[0].replace("\n", " ") for row in ELEMENTS[1:]
    ]
    assert "A child" not in {box.label for box in found.maps[0].boxes}


def test_values_of_formulas_texts_in_place_and_figures(tmp_path: Path) -> None:
    cells = (
        '<row><c t="inlineStr"><is><r><t>Fr</t></r><r><t>om</t></r></is></c>'
        '<c t="str"><v>To</v></c><c t="inlineStr"><is><t>Sign</t></is></c></row>'
        '<row><c t="str"><f>A1&amp;"x"</f><v>A</v></c><c t="e"><v>#REF!</v></c></row>'
        '<row><c t="str"><v>A</v></c><c t="str"><v>=1+1</v></c><c><f>0-1</f><v>-1</v></c></row>'
    )
    text = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{cells}</x:sheetData></x:worksheet>'
    found = read(tmp_path, workbook({"S": text.replace("<x:", "<").replace("</x:", "</")}))
    (one,) = found.maps
    assert [box.label for box in one.boxes] == ["A", "=1+1"]
    assert [arrow.sign for arrow in one.arrows] == ["minus"]


def test_a_sheet_that_is_broken_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, workbook({"Bad": "<worksheet><sheetData>", "Good": CONNECTIONS}))
    assert len(found.maps[0].arrows) == 4
    with pytest.raises(UserError, match="damaged"):
        read(tmp_path, workbook({"Bad": "<worksheet>"}))


def test_a_workbook_without_a_map_stays_a_table(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(workbook({"S": [["URN", "From"], ["1", "2"]]}))
    assert kind_of(path) == "table"
    with pytest.raises(UserError, match="No sheet"):
        read_map(path)


BILLION = '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
DEEP = "<a>" * 200_000


@pytest.mark.parametrize("text", [BILLION, OUTSIDE, DEEP], ids=["entities", "outside", "deep"])
def test_xml_that_means_harm_is_not_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="damaged"):
        read(tmp_path, workbook({"S": text}))


def test_bombs_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = '<row><c t="str"><v>A</v></c><c t="str"><v>B</v></c></row>'
    blank = f"<worksheet><sheetData>{' ' * 30_000_000}</sheetData></worksheet>"
    with pytest.raises(UserError, match="too large"):
        read(tmp_path, workbook({"S": blank}))
    monkeypatch.setattr(limits, "MOST_ROWS", 100)
    many = f"<worksheet><sheetData>{row * 200}</sheetData></worksheet>"
    with pytest.raises(UserError, match="too large"):
        read(tmp_path, workbook({"S": many}))
    with pytest.raises(UserError, match="too large"):  # and what comes after them is not read
        read(tmp_path, workbook({"S": many.replace("</sheetData>", "<broken")}))
    monkeypatch.setattr(limits, "LARGEST_PART", 1_000)
    with pytest.raises(UserError, match="too large"):
        read(tmp_path, workbook({"S": many}))


@pytest.mark.parametrize("keep", [10, 400, 900])
def test_half_a_workbook_is_refused(tmp_path: Path, keep: int) -> None:
    with pytest.raises(UserError):
        read(tmp_path, workbook({"S": CONNECTIONS})[:keep])


def test_other_zip_files_are_named(tmp_path: Path) -> None:
    for part, said in (
        ("content.json", "XMind"),
        ("word/document.xml", "document"),
        ("a.mmp", "compressed"),
    ):
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr(part, "{}")
        with pytest.raises(UserError, match=said):
            read(tmp_path, packed.getvalue())
