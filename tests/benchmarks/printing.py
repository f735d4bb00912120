"""Printing the sample against a plain Platypus build of the same snapshot's blocks.

The floor is what ReportLab's own guide leads to: `multiBuild` for the contents, a canvas that keeps
every page to count them, tables that find their own widths, and charts from reportlab.graphics.
Columns and asides stand one under the other there, and marks are left out: it has less to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as AutoTable
from reportlab.platypus.tableofcontents import TableOfContents

from selfeval.exchange.sample import make_sample
from selfeval.report import ReportOptions, Snapshot, freeze, write_pdf
from selfeval.report.nested import fullest
from selfeval.report.snapshot.parts import Series
from selfeval.report.story import blocks, story
from selfeval.resources import resource_path
from selfeval.store import load_rows
from tests.benchmarks.timing import compare

AUDIENCES = ("governors", "leaders")
ROUNDS = 9
MARGIN = 50
FONTS = {
    "Plain": "AtkinsonHyperlegibleNext_400Regular.ttf",
    "Strong": "AtkinsonHyperlegibleNext_600SemiBold.ttf",
}
BODY = ParagraphStyle("Body", fontName="Plain", fontSize=9.5, leading=13, spaceAfter=5)
CELL = ParagraphStyle("Cell", fontName="Plain", fontSize=8, leading=10)
HEADS = [
    ParagraphStyle(f"Head{level}", fontName="Strong", fontSize=size, leading=size * 1.3)
    for level, size in enumerate((14, 20, 14, 11, 10))
]


def measure(folder: Path) -> None:
    """Print the ratio for the governors' report and for the leaders', which is longer."""
    with make_sample(folder / "sample.selfeval") as document:
        rows = load_rows(document.session)
        shots = {name: freeze(rows, ReportOptions(name)) for name in ("governors", "leaders")}
    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", file))))
    for audience, shot in shots.items():
        compare(
            f"Print the sample for {audience}, against a plain Platypus build",
            lambda _number, shot=shot: write_pdf(shot, folder / "ours.pdf"),
            lambda _number, shot=shot: plain_build(shot, folder / "plain.pdf"),
            rounds=ROUNDS,
        )


class CountingCanvas(Canvas):
    """Keeps every page's state, to write "page x of y" when all are known."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._kept, 1):
            self.__dict__.update(state)
            self.setFont("Plain", 8)
            self.drawRightString(A4[0] - MARGIN, 25, f"Page {number} of {len(self._kept)}")
            super().showPage()
        super().save()


class WithContents(BaseDocTemplate):
    """Tells the contents where each heading came to stand."""

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - ReportLab's name
        key = getattr(flowable, "bookmark", "")
        if key:
            self.canv.bookmarkPage(key)
            self.notify("TOCEntry", (0, escape(flowable.getPlainText()), self.page, key))


def plain_build(shot: Snapshot, target: Path) -> None:
    """Build the snapshot's blocks as Platypus flowables."""
    document = WithContents(str(target), pagesize=A4)
    frame = Frame(MARGIN, MARGIN, A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN)
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.multiBuild(list(flowables(story(shot))), canvasmaker=CountingCanvas)


def flowables(story_blocks: Any) -> Iterator[Any]:
    """Turn blocks into flowables, one under the other."""
    for block in story_blocks:
        yield from flow(block)


def flow(block: Any) -> Iterator[Any]:
    """Turn one block into flowables; what is only an ornament gives none."""
    match block:
        case blocks.Heading():
            heading = Paragraph(escape(block.words), HEADS[block.level])
            heading.bookmark = block.key if block.level == 1 else ""
            yield heading
        case blocks.Para():
            yield Paragraph(marked_up(block.words), BODY)
        case blocks.Bullets():
            yield from (Paragraph(marked_up(item), BODY, bulletText="•") for item in block.items)
        case blocks.Asks():
            yield table([[cell(who), cell(words)] for who, words in block.items])
        case blocks.Aside():
            yield from flowables((*block.main, *block.side))
        case blocks.Columns():
            for column in block.columns:
                yield from flowables(column)
        case blocks.Table():
            heads = [cell(column.title) for column in block.columns]
            yield table([heads, *([cell(each.words) for each in row] for row in block.rows)])
        case blocks.Panel():
            yield table([[[cell(block.title), cell(block.words), cell(block.note)]]])
        case blocks.Chart():
            yield chart(block.series, 400, block.high)
        case blocks.Cards():
            yield table([[card(each) for each in block.cards]])
        case blocks.Tiles():
            yield table([[cell(f"{t.title} {t.figure} {t.beside}") for t in block.tiles]])
        case blocks.Lines():
            yield table([[cell(f"{n.place} {n.title}"), cell(n.words)] for n in block.lines])
        case blocks.StatusLine():
            yield Paragraph(escape(block.status.label), BODY)
        case blocks.Ladder():
            yield Paragraph(escape(block.label), BODY)
        case blocks.Masthead():
            yield from (Paragraph(escape(block.title), HEADS[1]), Paragraph(block.under, BODY))
        case blocks.CoverPage():
            yield Paragraph(escape(f"{block.school}: {block.title}"), HEADS[1])
            yield table([[cell(label), cell(words)] for label, words in block.details])
        case blocks.Contents():
            contents = TableOfContents()
            contents.levelStyles = [BODY]
            yield contents
        case blocks.OnePage():
            yield from flowables(fullest(block))
        case blocks.NewPage():
            yield PageBreak()
        case blocks.Gap():
            yield Spacer(1, block.high)
        case _:
            return


def marked_up(words: blocks.Words) -> str:
    """Write words as Platypus reads them."""
    if isinstance(words, str):
        return escape(words)
    return "".join(
        f'<font name="Strong">{escape(run.words)}</font>' if run.strong else escape(run.words)
        for run in words
    )


def cell(words: blocks.Words) -> Paragraph:
    """Set the words of one cell."""
    return Paragraph(marked_up(words), CELL)


def table(rows: list[list[Any]]) -> Any:
    """Let Platypus find the widths."""
    return AutoTable(rows, repeatRows=1 if len(rows) > 1 else 0) if rows else Spacer(1, 1)


def card(block: blocks.Card) -> list[Any]:
    """Stack a card's parts."""
    parts: list[Any] = [cell(block.title), cell(block.figures), cell(block.status.label)]
    return [*parts, chart(block.series, 120, 30)] if block.series else parts


def chart(series: Series, wide: float, high: float) -> Drawing:
    """Draw the readings that have a value as a line plot."""
    points = [(mark.at, mark.value) for mark in series.marks if mark.value is not None]
    drawing = Drawing(wide, high)
    plot = LinePlot()
    plot.x, plot.y, plot.width, plot.height = 20, 10, wide - 30, high - 15
    plot.data = [points or [(0, 0)]]
    drawing.add(plot)
    return drawing
