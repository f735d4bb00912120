"""What could give a person away, and what only looks like it."""

from __future__ import annotations

import pytest

from selfeval.core.findings.names import names_in, possible_name, small_group


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs Jones leads it", "Mrs Jones"),
        ("led by Mr. P. Brown", "Mr. P. Brown"),
        ("Miss O’Connor’s class", "Miss O’Connor"),
        ("Sir Ian came", "Sir Ian"),
        ("We asked Jane Smith", "Jane Smith"),
        ("Jane McDonald, Deputy Head", "Jane McDonald"),
        ("Mrs Ann O’Connor came", "Mrs Ann O’Connor"),
        ("Mrs Jones EAL Lead", "Mrs Jones"),
        ("Emma's plan", "Emma"),
        ("MRS JONES", "MRS JONES"),
        ("Mrs J led it", "Mrs J"),
        ("Siân Jones leads", "Siân Jones"),
        ("José visits", "José"),
        ("O'Brien said so", "O'Brien"),
        ("We asked J. McDonald", "J. McDonald"),
        ("Seen by K. Okonjo", "K. Okonjo"),
        ("Emma H. helped", "Emma H"),
        ("Mohammed reads well", "Mohammed"),
        ("We asked Zanthe Okonjo about it", "Zanthe Okonjo"),
        ("Every week, Zanthe Okonjo-Brown helps", "Zanthe Okonjo-Brown"),
    ],
)
def test_possible_names(text: str, name: str) -> None:
    assert possible_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Year 4 team meets",
        "St George's Day was calm",
        "Read Write Inc is used in every room",
        "We chose White Rose Maths",
        "Hampshire County Council says so",
        "the English Hub and the Behaviour Lead",
        "Ofsted Parent View",
        "Key Stage 2 results",
        "EAL and SEND pupils",
        "Zanthe",
        "Grace is said at lunch. May comes after April.",
        "Deputy Head, English Lead and SENCO",
        "Children in Reception read. Year Six do too.",
        "JANE",
        "Each child has a MacBook",
        "Plan B is Maths",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert possible_name(text) == ""


def test_every_name_in_a_text_is_found_once_with_its_place() -> None:
    text = "Mrs Jones and Emma Hill asked Zanthe Okonjo. Mrs Jones's plan."
    found = [text[start:end] for start, end in names_in(text)]
    assert found == ["Mrs Jones", "Emma Hill", "Zanthe Okonjo", "Mrs Jones"]


def test_words_of_the_school_s_own_name_are_known() -> None:
    text = "Pupils at Elm Tolworth join in"
    assert possible_name(text) == "Elm Tolworth"
    assert possible_name(text, frozenset({"Tolworth"})) == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3 boys were excluded", 3),
        ("two pupils with plans", 2),
        ("One child said so", 1),
        ("8 of 9 children", 9),
        ("all 6 disadvantaged pupils", 6),
        ("Of 24 children, 6 more children", 6),
        ("12 girls and 4 boys", 4),
        ("two Year 4 boys", 2),
        ("three of the Year 6 boys", 3),
        ("four looked after children", 4),
        ("5 pupil premium children", 5),
    ],
)
def test_small_groups(text: str, count: int) -> None:
    assert small_group(text, 10) == count


@pytest.mark.parametrize(
    "text",
    [
        "Year 4 pupils read",
        "Years 3 and 4 children",
        "Key Stage 2 pupils",
        "4 of 24 children",
        "1 in 5 pupils",
        "9 of 15 drop-ins, children",
        "one pupil premium champion",
        "6 pupil interviews",
        "1,005 pupils",
        "39.5 pupils",
        "two children per table",
        "0 children",
        "10 children",
        "no one child stands out",
        "within 6 weeks children joined in",
    ],
)
def test_what_is_no_small_group(text: str) -> None:
    assert small_group(text, 10) is None


def test_the_limit_is_the_school_s() -> None:
    assert small_group("7 pupils", 5) is None
    assert small_group("7 pupils", 8) == 7
    assert small_group("7 pupils", 0) is None
