"""Inspection frameworks: all that ship, exactly as published, and the areas a school has."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.frameworks import DEFAULT, areas_for, framework, frameworks, read_framework
from selfeval.core.models import School, words

OFSTED_2025 = (
    "Inclusion",
    "Curriculum and teaching",
    "Achievement",
    "Attendance and behaviour",
    "Personal development and well-being",
    "Leadership and governance",
    "Early years",
    "Post-16 provision",
    "Safeguarding",
)
SHIPPED: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    # id: areas, scale best first, scale of areas that are met or not met
    "ofsted-2025": (
        OFSTED_2025,
        (
            "Exceptional",
            "Strong standard",
            "Expected standard",
            "Needs attention",
            "Urgent improvement",
        ),
        ("Met", "Not met"),
    ),
    "ofsted-2019": (
        (
            "Quality of education",
            "Behaviour and attitudes",
            "Personal development",
            "Leadership and management",
            "Early years provision",
            "Sixth-form provision",
            "Overall effectiveness",
        ),
        ("Outstanding", "Good", "Requires improvement", "Inadequate"),
        (),
    ),
    "estyn-2024": (
        (
            "1 Teaching and learning",
            "2 Well-being, care, support and guidance",
            "3 Leading and improving",
        ),
        (),
        (),
    ),
    "hgios4": (
        (
            "1.1 Self-evaluation for self-improvement",
            "1.2 Leadership of learning",
            "1.3 Leadership of change",
            "1.4 Leadership and management of staff",
            "1.5 Management of resources to promote equity",
            "2.1 Safeguarding and child protection",
            "2.2 Curriculum",
            "2.3 Learning, teaching and assessment",
            "2.4 Personalised support",
            "2.5 Family learning",
            "2.6 Transitions",
            "2.7 Partnerships",
            "3.1 Ensuring wellbeing, equality and inclusion",
            "3.2 Raising attainment and achievement",
            "3.3 Increasing creativity and employability",
        ),
        ("6 Excellent", "5 Very good", "4 Good", "3 Satisfactory", "2 Weak", "1 Unsatisfactory"),
        (),
    ),
    "laos-2022": (
        (
            "Learner outcomes",
            "Learner experiences",
            "Teachers' individual practice",
            "Teachers' collective/collaborative practice",
            "Leading learning and teaching",
            "Managing the organisation",
            "Leading school development",
            "Developing leadership capacity",
        ),
        ("Highly effective practice", "Effective practice"),
        (),
    ),
    "isi-2023": (
        (
            "1 Leadership and management, and governance",
            "2 Quality of education, training and recreation",
            "3 Pupils' physical and mental health and emotional wellbeing",
            "4 Pupils' social and economic education and contribution to society",
            "Safeguarding",
        ),
        (),
        ("Standards met", "Standards not met"),
    ),
    "siams-2023": (
        (
            "IQ1 Vision enabling flourishing",
            "IQ2 Curriculum",
            "IQ3 Collective worship",
            "IQ4 Culture in which all are treated well",
            "IQ5 Justice and responsibility",
            "IQ6 RE curriculum",
            "IQ7 Quality of RE",
            "The judgement",
        ),
        ("J1", "J2"),
        (),
    ),
}
EARLY_YEARS = {"nursery", "infant", "primary", "all_through"}
SIXTH_FORM = {"secondary_sixth", "sixth", "all_through"}


def test_these_ship_and_the_default_comes_first() -> None:
    assert {known.id for known in frameworks()} == set(SHIPPED)
    assert frameworks()[0].id == DEFAULT == "ofsted-2025"
    assert framework(DEFAULT) is frameworks()[0]


@pytest.mark.parametrize("framework_id", SHIPPED)
def test_areas_and_grades(framework_id: str) -> None:
    known = framework(framework_id)
    areas, scale, met_scale = SHIPPED[framework_id]
    assert tuple(area.title for area in known.areas) == areas
    assert tuple(grade.title for grade in known.scale) == scale
    assert tuple(grade.title for grade in known.met_scale) == met_scale
    assert all([known.title, known.nation, known.edition, known.source])


def test_what_is_from_memory_says_so_and_asks_for_a_check() -> None:
    unsure = {known.id for known in frameworks() if known.confidence == "M"}
    assert unsure == {"hgios4", "laos-2022", "isi-2023"}
    for known in frameworks():
        for area in known.areas:
            if area.confidence == "M":
                assert known.confidence == "M"
                assert "please check" in area.note


@pytest.mark.parametrize("framework_id", ["estyn-2024", "laos-2022"])
def test_what_was_left_out_is_said(framework_id: str) -> None:
    assert "left out" in framework(framework_id).note


def test_grades_that_may_be_given() -> None:
    ofsted = framework("ofsted-2025")
    assert [grade.id for grade in ofsted.grades_for(ofsted.area("safeguarding"))] == [
        "met",
        "not_met",
    ]
    assert ofsted.grades_for(ofsted.area("inclusion")) == ofsted.scale
    church = framework("siams-2023")
    assert church.grades_for(church.area("iq1")) == ()
    assert church.grades_for(church.area("judgement")) == church.scale
    wales = framework("estyn-2024")
    assert all(wales.grades_for(area) == () for area in wales.areas)
    independent = framework("isi-2023")
    assert {area.kind for area in independent.areas} == {"met"}


def test_grade_titles() -> None:
    assert framework("ofsted-2025").grade_title("needs_attention") == "Needs attention"
    assert framework("ofsted-2025").grade_title("met") == "Met"
    assert framework("ofsted-2025").grade_title("in their own words") == "in their own words"


@pytest.mark.parametrize("phase", [phase for phase, _label in words.PHASES])
def test_areas_by_phase(phase: str) -> None:
    titles = {area.title for area in areas_for(framework(DEFAULT), School(phase=phase))}
    assert ("Early years" in titles) == (phase in EARLY_YEARS)
    assert ("Post-16 provision" in titles) == (phase in SIXTH_FORM)
    assert set(OFSTED_2025) - {"Early years", "Post-16 provision"} <= titles


@pytest.mark.parametrize("phase", [phase for phase, _label in words.PHASES])
@pytest.mark.parametrize(
    ("said", "there"), [("yes", {"Early years", "Post-16 provision"}), ("no", set[str]())]
)
def test_what_the_school_says_overrides_its_phase(phase: str, said: str, there: set[str]) -> None:
    school = School(phase=phase, early_years=said, sixth_form=said)
    titles = {area.title for area in areas_for(framework(DEFAULT), school)}
    assert titles & {"Early years", "Post-16 provision"} == there


def test_unknown_framework_and_area() -> None:
    with pytest.raises(KeyError):
        framework("ofsted-1999")
    with pytest.raises(KeyError):
        framework(DEFAULT).area("overall")


SOUND = """
id = "x"
title = "X"
nation = "X"
edition = "2026"
source = "X"
confidence = "H"
note = ""
[[areas]]
id = "a"
title = "A"
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "x"', "id = "),
        ('id = "x"', "id = 7"),
        ('id = "x"\n', ""),
        ('title = "X"', 'titel = "X"'),
        ('confidence = "H"', 'confidence = "L"'),
        ('edition = "2026"', 'edition = ""'),
        ("[[areas]]", "[areas]"),
        ('title = "A"', 'title = "A"\nkind = "banded"'),
        ('title = "A"', 'title = "A"\nkind = "met"'),
        ('title = "A"', 'title = "A"\nonly_for = "boarding"'),
        ('title = "A"', 'title = "A"\n[[areas]]\nid = "a"\ntitle = "B"'),
        ('[[areas]]\nid = "a"\ntitle = "A"', ""),
    ],
)
def test_malformed_file_is_named(old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / "framework-under-test.toml"
    path.write_text(SOUND, encoding="utf-8")
    assert read_framework(path).areas[0].title == "A"
    assert old in SOUND
    path.write_text(SOUND.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"framework-under-test\.toml"):
        read_framework(path)


def test_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "framework-under-test.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match=r"framework-under-test\.toml"):
        read_framework(path)
