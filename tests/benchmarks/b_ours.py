"""Our exporter on the benchmark document of `../shared/bench/pdf`: `build(doc, path)`.

Run by `python3 -m tests.benchmarks pdf`, which puts it beside the adapters of the peers. Each block
of the document goes through the block of a report that is meant for it: bar charts become charts
of a series with its comparator, sparklines the cards of early indicators, maps plates.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import reportlab.pdfgen.canvas  # noqa: F401 - loaded before the clock starts, as the peers do
from content import edge_geometry, make  # type: ignore[import-not-found]

from selfeval.core.picture.shapes import Path as Outline
from selfeval.core.picture.shapes import Words, polygon, rounded
from selfeval.report.pages import Running, draw_pages, lay_out
from selfeval.report.pen import Facts
from selfeval.report.snapshot.chart_parts import Mark, Series
from selfeval.report.snapshot.plate_parts import Plate
from selfeval.report.story import blocks

WORDS = (
    ("on_course", "Secure"),
    ("seen", "On track"),
    ("overdue", "At risk"),
    ("other_way", "Off track"),
)
ALIGN = {"Ref": "left", "Value": "right", "Start": "right", "Now": "right"}


def build(doc: Any, path: str) -> None:
    """Write the document as a tagged PDF."""
    about = Facts(doc.title, doc.school, doc.date, doc.lang, date(2026, 11, 22))
    running = Running(doc.school, doc.title, doc.title, has_cover=True)
    with Path(path).open("wb") as file:
        draw_pages(file, about, lay_out(story(doc)), running)


def story(doc: Any) -> list[blocks.Block]:
    """Return the document as blocks of a report."""
    details = (("For", "Governors"), ("Date", doc.date))
    made: list[blocks.Block] = [
        blocks.CoverPage(doc.school, doc.title, doc.date, details, (), "#1F3B57"),
        blocks.NewPage(),
        blocks.Contents(
            "Contents", tuple((one.text, one.id) for one in doc.blocks if _is(one, "Head"))
        ),
    ]
    for block in doc.blocks:
        made += _FROM[type(block).__name__](block)
    return made


def _is(block: Any, name: str) -> bool:
    return type(block).__name__ == name


def _runs(runs: Any) -> blocks.Words:
    return tuple(
        blocks.Run(words, "b" in kind, "i" in kind)
        if kind[:5] != "link:"
        else blocks.Run(words, key=kind[5:])
        for words, kind in runs
    )


def _head(block: Any) -> list[blocks.Block]:
    head = blocks.Heading(block.level, block.text, key=block.id)
    return [blocks.NewPage(), head] if block.level == 1 else [head]


def _bars(block: Any) -> list[blocks.Block]:
    last = len(block.values) - 1
    marks = tuple(
        Mark(at / last, value, f"{value}%", label)
        for at, (label, value) in enumerate(zip(block.labels, block.values, strict=True))
    )
    target = ((0.0, block.target), (1.0, block.target))
    series = Series(marks, 0.0, 100.0, "0%", "100%", target, f"Target {block.target:g}%")
    return [blocks.Para(block.title, "caption", hold=True), blocks.Chart(series, block.alt)]


def _table(block: Any) -> list[blocks.Block]:
    if any(cell[0] == "spark" for row in block.rows for cell in row if not isinstance(cell, str)):
        return [
            blocks.Para(block.title, "caption", hold=True),
            blocks.Cards(tuple(map(_card, block.rows))),
        ]
    columns = tuple(
        blocks.Column(title, share, ALIGN.get(title, "left"))
        for title, share in zip(block.header, block.widths, strict=True)
    )
    rows = tuple(tuple(map(_cell, row)) for row in block.rows)
    return [blocks.Table(columns, rows, caption=block.title)]


def _cell(cell: Any) -> blocks.Cell:
    if isinstance(cell, str):
        return blocks.Cell(cell)
    return blocks.Cell("", blocks.Status(*WORDS[cell[1]]))


def _card(row: Any) -> blocks.Card:
    name, start, (_kind, values), now, (_rag, word) = row
    marks = tuple(Mark(at / (len(values) - 1), value, "", "") for at, value in enumerate(values))
    series = Series(marks, min(values), max(values), "", "")
    figures = f"{start}, now {now}"
    return blocks.Card(name, figures, blocks.Status(*WORDS[word]), "", series, f"{name}: {figures}")


def _map(block: Any) -> list[blocks.Block]:
    shapes: list[Outline | Words] = []
    for source, target, sign in block.edges:
        start, first, second, end, head = (
            _down(point) for point in (*edge_geometry(block.nodes, source, target)[:4], (0, 0))
        )
        head = tuple(_down(point) for point in edge_geometry(block.nodes, source, target)[4])
        colour, dash = ("accent", ()) if sign == "+" else ("bad", (3.0, 2.0))
        shapes.append(
            Outline((("M", *start), ("C", *first, *second, *end)), colour, width=0.9, dash=dash)
        )
        shapes.append(Outline(polygon(head), fill=colour))
    for _number, x, y, wide, high, label, _kind in block.nodes:
        shapes.append(Outline(rounded(x, 300 - y - high, wide, high, 4), "outline", "surface"))
        middle = len(label) // 2
        cut = label.find(" ", middle)
        for row, words in enumerate((label[:cut], label[cut + 1 :]) if cut > 0 else (label,)):
            shapes.append(Words(words, x + wide / 2, 300 - y - high + 14 + row * 11, 9))
    plate = Plate("", tuple(shapes), 480, 300, False, block.alt)
    return [blocks.MapPlate(block.title, "", plate)]


def _down(point: Any) -> tuple[float, float]:
    return point[0], 300 - point[1]


_FROM: dict[str, Any] = {
    "Head": _head,
    "Para": lambda block: [blocks.Para(_runs(block.runs))],
    "Bullet": lambda block: [blocks.Bullets((_runs(block.runs),))],
    "Callout": lambda block: [blocks.Panel(block.title, _runs(block.runs))],
    "Bars": _bars,
    "Table": _table,
    "Map": _map,
}

if __name__ == "__main__":
    build(make(int(sys.argv[2]) if len(sys.argv) > 2 else 1), sys.argv[1])
