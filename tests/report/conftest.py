"""A small school made by hand, and printed reports read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Consequence,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Judgement,
    JudgementFact,
    Measure,
    Priority,
    PriorityAssumption,
    Quote,
    Reading,
    Recommendation,
    Review,
    Row,
    School,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.exchange.sample import make_sample
from selfeval.report import KINDS, ReportOptions, Snapshot, freeze, write_pdf
from selfeval.store import load_rows

TODAY = date(2026, 11, 22)


@dataclass
class Printed:
    """A report that was written, and read back from its file."""

    shot: Snapshot
    pages: list[str]
    reader: PdfReader
    count: int
    content: bytes

    @property
    def text(self) -> str:
        """All words on one line, as a reader would hear them."""
        return " ".join(" ".join(self.pages).split())

    def page_of(self, words: str) -> int:
        """Return the number of the first page after the cover that says `words`."""
        for number, page in enumerate(self.pages[1:], 2):
            if words in " ".join(page.split()):
                return number
        raise AssertionError(f"no page says {words!r}")


Print = Callable[..., Printed]


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Return a function that prints a kind of document, all of it, and reads the file back."""

    def make(rows: Rows | Sequence[Row], audience: str = "governors", **options: object) -> Printed:
        held = rows if isinstance(rows, Rows) else Rows(rows)
        options.setdefault("chosen", KINDS[audience].parts)
        chosen = ReportOptions(audience, today=TODAY, **options)  # type: ignore[arg-type]
        shot = freeze(held, chosen)
        target = tmp_path / f"{audience}.pdf"
        count = write_pdf(shot, target)
        content = target.read_bytes()
        reader = PdfReader(BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        return Printed(shot, pages, reader, count, content)

    return make


@pytest.fixture
def sample_rows(tmp_path: Path) -> Rows:
    """The sample school, as on the day of these tests; its rows never change."""
    if not _sample:
        with make_sample(tmp_path / "sample.selfeval", TODAY) as document:
            _sample.append(load_rows(document.session))
    return _sample[0]


_sample: list[Rows] = []


@pytest.fixture
def small_school() -> list[Row]:
    """A school with a bit of everything, from facts to a review."""
    return [*_facts(), *_beliefs(), *_map(), *_priorities(), *_signs(), *_context()]


def _facts() -> list[Row]:
    words = Fact(
        id="f1",
        number=1,
        statement="Words were taught before reading in 4 of 15 drop-ins.",
        realm="behaviour",
        source="Drop-ins, seven classes",
        observed_on="2026-10-16",
        people="staff",
        tone="concern",
    )
    reading = Fact(
        id="f2",
        number=2,
        statement="58% of Year 6 pupils reached the expected standard in reading.",
        realm="outcome",
        source="Published results",
        observed_on="2026-07-10",
        people="children",
        n=58,
        out_of=100,
        tone="concern",
        measure_id="m1",
    )
    calm = Fact(
        id="f3",
        number=3,
        statement="Story time happens every day in 8 of 8 rooms.",
        realm="system",
        source="Learning walk",
        observed_on="2026-10-07",
        tone="strength",
    )
    measure = Measure(
        id="m1", name="Year 6 reading", unit="percentage", national_name="England", local_name=""
    )
    years = (("2023/24", "68", "73", ""), ("2024/25", None, "74", "suppressed"))
    readings = [
        Reading(
            measure_id="m1",
            period=period,
            sort_date=f"20{period[-2:]}-07-10",
            value=value,
            national=national,
            reason=reason,
        )
        for period, value, national, reason in (*years, ("2025/26", "58", "75", ""))
    ]
    return [words, reading, calm, measure, *readings]


def _beliefs() -> list[Row]:
    belief = Assumption(
        id="a1",
        number=1,
        belief="Unknown words stop children joining in",
        because="few lessons teach them first",
        wrong_if="children who know the words still stay quiet",
        basis="quick",
        status="testing",
    )
    return [
        belief,
        Stance(fact_id="f1", assumption_id="a1", stance="supports"),
        Stance(fact_id="f3", assumption_id="a1", stance="challenges"),
        PriorityAssumption(priority_id="p1", assumption_id="a1"),
    ]


def _map() -> list[Row]:
    return [
        Factor(id="k", label="Adults know why", realm="knowledge"),
        Factor(id="o", label="Children read well", realm="outcome"),
        Arrow(id="r", source_id="k", target_id="o", sign="plus", delay="terms"),
    ]


def _priorities() -> list[Row]:
    return [
        Priority(
            id="p1",
            number=1,
            title="Every child meets the words first",
            status="live",
            problem="Too many unknown words",
            purpose="Children join in",
            stop="Spelling lists",
            owner="Deputy head",
            horizon="2027-07-19",
            rank="a0",
        ),
        Priority(
            id="p2",
            number=2,
            title="New marking policy",
            status="not_now",
            status_reason="Until the spring survey",
            rank="a1",
        ),
        Action(id="c1", priority_id="p1", what="Coaching in pairs", realm="behaviour"),
        Consequence(id="q1", priority_id="p1", what="Lessons start slowly", desired="undesired"),
        Review(id="v1", priority_id="p1", held_on="2026-11-01", decision="continue", why="Growing"),
    ]


def _signs() -> list[Row]:
    return [
        Measure(id="m2", name="Drop-ins", unit="count_of"),
        Reading(measure_id="m2", period="2026-11-10", sort_date="2026-11-10", n=9, out_of=15),
        Indicator(
            id="i1",
            number=1,
            sign="Drop-ins where words come first",
            realm="behaviour",
            measure_id="m2",
            baseline="4",
            baseline_out_of=15,
            baseline_on="2026-09-15",
            expected="12",
            expected_out_of=15,
            look_by="2026-12-18",
            owner="Deputy head",
        ),
        IndicatorPriority(indicator_id="i1", priority_id="p1"),
    ]


def _context() -> list[Row]:
    judgement = Judgement(
        framework="ofsted-2025", area="achievement", narrative="Reading is behind mathematics."
    )
    return [
        School(
            name="Ysgol Gwŷn & Friends",
            period="2026–27",
            board="Governing body",
            purpose="Every child reads.",
            phase="primary",
            attendance="93.8",
            attendance_national="94.8",
            inspected_on="2023-10-19",
            inspection_outcome="Good",
        ),
        Recommendation(id="n1", recommended="Teach the words", done="Training", remains="Check it"),
        Quote(id="u1", item_table="fact", item_id="f1", said="Nobody told me", who="Year 4 child"),
        judgement,
        JudgementFact(judgement_id=judgement.id, fact_id="f2"),
    ]
