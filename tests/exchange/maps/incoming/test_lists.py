"""Lists of arrows: headings, signs and misspellings, delimiters, encodings, repeated rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.exchange.maps.incoming import MAP, TABLE, Found, kind_of, read_map, read_pasted
from selfeval.exchange.maps.incoming.found import FoundArrow
from selfeval.exchange.maps.incoming.signs import delay_of, sign_of
from selfeval.store import UserError


def arrows(found: Found) -> list[tuple[str, str, str]]:
    (one,) = found.maps
    return [
        (one.boxes[arrow.source].label, arrow.sign, one.boxes[arrow.target].label)
        for arrow in one.arrows
    ]


def the_arrow(text: str) -> FoundArrow:
    (arrow,) = read_pasted(text).maps[0].arrows
    return arrow


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("plus", "+ 1 +1 0.25 0,5 positive Positive postive posotive pos increases incresed ++ S"),
        ("plus", "raises same H+ ＋ 1e3 strengthens"),
        (
            "minus",
            "- − – -1 -0.5 negative negitive neg decreases decreses opposite oposite O lowers",
        ),
        ("minus", "redcues M- -- inverse"),
        ("unknown", "? 0 unknown 0.0 nan inf 1e999 Tuesday +/- both mixed n/a maybe"),
    ],
)
def test_signs_and_their_misspellings(sign: str, words: str) -> None:
    assert {word: sign_of(word) for word in words.split()} == dict.fromkeys(words.split(), sign)


def test_signs_of_several_words() -> None:
    assert sign_of("Positive influence") == sign_of("leads to an increase") == "plus"
    assert sign_of("strongly negative") == "minus"
    assert sign_of("not positive") == sign_of("raises or lowers") == sign_of("") == "unknown"
    assert sign_of("x" * 5_000) == "unknown"
    assert [delay_of(said) for said in ("Within weeks", "after a TERM", "2 years", "yes", "")] == [
        "weeks",
        "terms",
        "years",
        "",
        "",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_delimiters_and_encodings(tmp_path: Path, mark: str, encoding: str, ending: str) -> None:
    rows = (
        ("From", "To", "Sign"),
        ("Café – “calm”", "Noise", "-"),
        ("Noise", "Noise", "+"),
        ("Noise", "Café – “calm”", "?"),
    )
    path = tmp_path / "anything.dat"
    path.write_bytes(ending.join(mark.join(row) for row in rows).encode(encoding))
    assert kind_of(path) == MAP
    calm = "Café – “calm”"
    assert arrows(read_map(path)) == [
        (calm, "minus", "Noise"),
        ("Noise", "plus", "Noise"),
        ("Noise", "unknown", calm),
    ]


def test_labels_keep_their_words_and_one_spelling() -> None:
    found = read_pasted(
        'Source,Target\n"Words\ntaught  first",Talk\nwords TAUGHT first,talk\n"a,b",'
    )
    assert arrows(found) == [("Words taught first", "unknown", "Talk")]
    assert [box.label for box in found.maps[0].boxes] == ["Words taught first", "Talk", "a,b"]
    assert "one box each: “Words taught first”, “Talk”" in " ".join(found.said)
    assert "1 row names one end alone" in " ".join(found.said)


def test_headings_that_come_twice_and_those_that_are_unknown_go_into_the_note() -> None:
    arrow = the_arrow("from,to,sign,from,note,owner,delay\nA,B,+,C,seen,=1+1,often\n")
    assert (arrow.sign, arrow.delay) == ("plus", "")
    assert arrow.note == "seen\ndelay: often\nfrom (2): C\nowner: =1+1"


def test_cause_and_effect_are_the_ends_of_an_arrow() -> None:
    assert arrows(read_pasted("Cause,Effect,Polarity\nA,B,opposite\n")) == [("A", "minus", "B")]
    assert arrows(read_pasted("From,To,Effect\nA,B,raises\n")) == [("A", "plus", "B")]


def test_without_a_heading_signs_tell() -> None:
    found = read_pasted("Words,Talk,+\nTalk,Noise,neg\n")
    assert arrows(found) == [("Words", "plus", "Talk"), ("Talk", "minus", "Noise")]
    assert arrows(read_pasted("Words\tTalk")) == [("Words", "unknown", "Talk")]


def test_many_rows_for_a_pair_are_one_arrow() -> None:
    same = the_arrow("from,to,sign,note\nA,B,+,one\na,B,positive,two\nA,B,,one\n")
    assert (same.sign, same.contested) == ("plus", False)
    assert same.note == "In 3 rows.\none\ntwo"
    other = the_arrow("from,to,sign\nA,B,+\nA,B,-\nA,B,?\n")
    assert (other.sign, other.contested) == ("unknown", True)
    assert other.note == "In 3 rows: 1 raise it, 1 lower it, 1 do not say."


def test_weights_are_signs_only_where_one_is_below_zero() -> None:
    assert the_arrow("source,target,weight\nA,B,3\n").sign == "unknown"
    assert the_arrow("source,target,weight\nA,B,3\n").note == "weight: 3"
    found = read_pasted("source,target,weight\nA,B,3\nB,A,-2\n")
    assert arrows(found) == [("A", "plus", "B"), ("B", "minus", "A")]


def test_what_was_read_as_which_sign_is_told() -> None:
    found = read_pasted("from,to,sign\nA,B,postive\nB,C,postive\nC,A,sideways\n")
    assert found.signs == {("postive", "plus"): 2, ("sideways", "unknown"): 1}


@pytest.mark.parametrize(
    "table",
    [
        "RECTYPE,URN,SCHNAME,PTRWM_EXP\n1,100001,Hill View,50%\n",
        "School,From,To\nHill View,2019,2020\n",
        "Measure,Source,Target\nAttendance,12,95\n",
        "Date,Name,Points\n1 May,Tom,3\n",
        "a,b\nc,d\n",
        "Year,Pupils,Change\n2019,200,+\n2020,201,-\n",
    ],
)
def test_tables_of_figures_are_no_maps(tmp_path: Path, table: str) -> None:
    path = tmp_path / "map.csv"
    path.write_text(table, encoding="utf-8")
    assert kind_of(path) == TABLE


LABELS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


@given(st.lists(st.tuples(LABELS, LABELS, LABELS), max_size=8), st.sampled_from(",;\t"))
def test_any_table_is_read_or_refused(rows: list[tuple[str, str, str]], mark: str) -> None:
    text = mark.join(("From", "To", "Sign")) + "\n" + "\n".join(mark.join(row) for row in rows)
    try:
        found = read_pasted(text)
    except UserError:
        return
    (one,) = found.maps
    ends = {end for arrow in one.arrows for end in (arrow.source, arrow.target)}
    assert ends <= set(range(len(one.boxes)))
    assert all(box.label == " ".join(box.label.split()) for box in one.boxes)
