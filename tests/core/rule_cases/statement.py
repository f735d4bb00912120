"""Rules about the statement and print: rows of which each speaks, and of which it does not."""

from __future__ import annotations

from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Evidence,
    Factor,
    LoopName,
    Note,
    Quote,
    Row,
    School,
)
from tests.core.rule_cases.builders import (
    LOW_HIGH,
    Case,
    assumption,
    fact,
    indicator,
    judgement,
    priority,
    rests,
    silent,
    speaks,
)


def drawn(note: str = "", loop: str = "", *, private: bool = False) -> list[Row]:
    """Return two boxes that raise each other, what is noted at an arrow, and the loop's name."""
    return [
        Factor(id="k", label="Words taught", realm="knowledge"),
        Factor(id="b", label="Talk", realm="behaviour", private=private),
        Arrow(id="kb", source_id="k", target_id="b", sign="plus", note=note),
        Arrow(id="bk", source_id="b", target_id="k", sign="plus"),
        LoopName(factors="k b", name=loop),
    ]


SPEAKS: list[Case] = [
    speaks(
        "S1", "j", judgement(narrative="Inclusion is strong"), words="“Inclusion” rests on no fact"
    ),
    speaks("S1", "j", judgement(strengths="Plans are read")),
    speaks(
        "S2",
        "j",
        judgement(grade="strong_standard"),
        words="“Inclusion” has a grade but no evidence",
    ),
    speaks("S2", "strong", *LOW_HIGH, words="“Inclusion” and “Achievement” are graded apart"),
    speaks(
        "S3",
        "j",
        judgement(narrative="We introduced a scheme and held workshops"),
        words="“introduced”",
    ),
    speaks("S4", "f", fact(statement="Mrs Jones taught words first"), words="“Mrs Jones”"),
    speaks("S4", "f", fact(detail="Seen by Dr. O’Neill in October"), words="“Dr. O’Neill”"),
    speaks("S4", "a", Assumption(id="a", belief="Words matter", owner="Priya"), words="“Priya”"),
    speaks(
        "S4",
        "j",
        judgement(narrative="We asked Zanthe Okonjo to lead this"),
        words="“Zanthe Okonjo”",
    ),
    speaks(
        "S4",
        "q",
        Quote(id="q", item_table="fact", item_id="f", said="Oliver's mum said so"),
        fact(),
    ),
    speaks("S4", "kb", *drawn(note="Mrs Jones doubts it"), words="“Mrs Jones doubts it” may name"),
    speaks("S4", "b", *drawn(loop="Mrs Jones’s wheel"), words="“Mrs Jones’s wheel” may name"),
    speaks("S4", "x", Action(id="x", priority_id="p", what="Coaching by Sarah"), priority()),
    speaks("S4", "f", fact(n=3, out_of=9, people="children"), words="speaks of 9 pupils"),
    speaks("S4", "f", fact(statement="Two pupils were away all term"), words="speaks of 2 pupils"),
    speaks("S4", "f", fact(statement="One child left"), words="speaks of 1 pupil."),
    speaks("S4", "j", judgement(narrative="We are proud of 4 disadvantaged boys")),
    speaks(
        "S5",
        "school",
        fact("f1", realm="outcome", instrument="Test"),
        fact("f2", statement="62% at the expected standard", realm="outcome"),
    ),
    speaks(
        "S6",
        "school",
        *(fact(n, realm="climate", people="children") for n in "12"),
        words="How is it for staff?",
    ),
    speaks(
        "S6",
        "school",
        *(fact(n, realm="climate", people="staff") for n in "12"),
        words="How is it for children?",
    ),
]
SILENT: list[Case] = [
    silent("S1", judgement(narrative="Strong"), rests(), fact()),
    silent("S1", judgement(narrative="Strong"), Evidence(item_table="judgement", item_id="j")),
    silent("S1", judgement(grade="strong_standard", next_steps="Read the plans")),
    silent("S2", judgement(grade="strong_standard"), rests(), fact()),
    silent("S2", judgement(narrative="Not graded")),
    silent("S2", *LOW_HIGH[1:]),
    silent(
        "S2",
        judgement("strong", narrative="Better than achievement", grade="strong_standard"),
        *LOW_HIGH[1:],
    ),
    silent("S2", judgement("strong", grade="expected_standard"), *LOW_HIGH[1:]),
    silent("S2", judgement("strong", grade="in our own words"), *LOW_HIGH[1:]),
    silent("S3", judgement(narrative="We introduced a scheme, and more children join in")),
    silent("S3", judgement(narrative="Plans are clear")),
    silent(
        "S4",
        fact(),
        indicator(),
        priority(),
        assumption(),
        judgement(narrative="Year 4 pupils read well"),
    ),
    silent("S4", fact(statement="Mrs Jones taught words first", private=True)),
    silent("S4", *drawn("Mrs Jones doubts it", "Mrs Jones’s wheel", private=True)),
    silent("S4", Action(priority_id="p", what="Coaching by Sarah"), priority(private=True)),
    silent(
        "S4",
        Quote(item_table="fact", item_id="f", said="Oliver's mum said so"),
        fact(private=True),
    ),
    silent("S4", Note(said="Ring Mrs Jones"), School(name="St Mary's, Jane Austen Road")),
    silent("S4", fact(n=3, out_of=9, people="staff")),
    silent("S4", fact(statement="3 children spoke", n=3, out_of=24, people="children")),
    silent("S4", fact(statement="Two pupils were away", n=2), School(small_number_limit=2)),
    silent("S5", fact("1", realm="outcome", instrument="Test"), fact("2", realm="outcome")),
    silent("S5", fact(realm="outcome", instrument="Test")),
    silent(
        "S6",
        fact("1", realm="climate", people="staff"),
        fact("2", realm="climate", people="children"),
    ),
    silent("S6", fact(realm="climate", people="staff")),
    silent("S6", *(fact(n, realm="climate", people="everyone") for n in "12")),
]
