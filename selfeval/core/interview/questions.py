"""The questions of guided start, as data: what is asked, with an example and a tip beside it."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.models import Assumption, Fact, Indicator, Priority, Row, School
from selfeval.i18n import N_

YOU = "you"
"""What is answered about the person at the computer, and is not kept in the file."""
SLOTS: dict[str, type[Row]] = {
    "school": School,
    "priority": Priority,
    "fact": Fact,
    "against": Fact,
    "assumption": Assumption,
    "indicator": Indicator,
}
"""The items that the answers make, by the name that the questions give them."""


@dataclass(frozen=True)
class Ask:
    """One thing to answer: the field of an item, what it is called here, and how it is answered.

    `kind` is "text", "line", "day", "realms" (with their meaning) or "realm" (in short).
    """

    slot: str
    field: str
    label: str
    kind: str = "line"
    hint: str = ""

    @property
    def name(self) -> str:
        """A name of its own, such as "fact.statement"."""
        return f"{self.slot}.{self.field}"


@dataclass(frozen=True)
class Question:
    """One step. Its first answer is the one that matters; the others may stay open.

    `gesture` names the step where it can be undone; `minutes` is how long it usually takes, 0 for
    what needs no thought. Together they are the ten minutes that are promised.
    """

    key: str
    title: str
    lead: str
    example: str
    tip: str
    gesture: str
    asks: tuple[Ask, ...]
    optional: bool = False
    minutes: int = 1


QUESTIONS: tuple[Question, ...] = (
    Question(
        "school",
        N_("Which school is this about, and who are you?"),
        N_("The name stands on what you print. Your role stands beside your changes."),
        N_("Alderbrook Primary, 2026–27. Deputy head."),
        N_("A role, not a name: files travel, and people move on."),
        N_("Name the school"),
        (
            Ask("school", "name", N_("Name of the school")),
            Ask("school", "period", N_("Which year or years"), hint=N_("For example 2026–27")),
            Ask(YOU, "role", N_("Your role"), hint=N_("For example Headteacher")),
        ),
        minutes=0,
    ),
    Question(
        "worry",
        N_("What about your school do you keep thinking about?"),
        N_("In your own words, as you would tell a colleague you trust. No answer to it yet."),
        N_("Some children in Year 4 read a page aloud and cannot tell me what it said."),
        N_("One worry is enough. You can come back with the next on another day."),
        N_("Write down the worry"),
        (Ask("priority", "problem", N_("What worries you"), "text"),),
    ),
    Question(
        "fact",
        N_("What did you see that two visitors would both write down?"),
        N_("Something said, done or counted. Leave reasons and judgements out of it for now."),
        N_("Words were taught before reading in 4 of 15 drop-ins."),
        N_(
            "Say how many of how many where you can. If the word “because” turns up, keep the half "
            "before it: the other half has its turn in a moment."
        ),
        N_("Write down a fact"),
        (
            Ask("fact", "statement", N_("What was seen"), "text"),
            Ask(
                "fact",
                "source",
                N_("How do we know?"),
                hint=N_("For example drop-ins in seven classes"),
            ),
            Ask("fact", "observed_on", N_("When was that?"), "day", N_("For example 12 Oct")),
            Ask("fact", "about", N_("Who is it about?"), hint=N_("For example Years 1 to 6")),
            Ask("fact", "realm", N_("Which realm is that?"), "realm"),
        ),
        minutes=2,
    ),
    Question(
        "against",
        N_("Is there anything that points the other way?"),
        N_(
            "A fact that does not fit is worth as much as one that does. If you know of none, go "
            "on, and keep an eye open for it."
        ),
        N_("In Year 2, 11 of 12 children retold the story in their own words."),
        N_("Think of a class, a group of children or a time of year where things are better."),
        N_("Write down a fact that points the other way"),
        (
            Ask("against", "statement", N_("What was seen"), "text"),
            Ask("against", "source", N_("How do we know?"), hint=N_("For example book look")),
            Ask("against", "observed_on", N_("When was that?"), "day", N_("For example 3 Nov")),
            Ask("against", "realm", N_("Which realm is that?"), "realm"),
        ),
        optional=True,
    ),
    Question(
        "because",
        N_("Why do you think it is so?"),
        N_("Your best explanation so far. Put it so that it could turn out to be wrong."),
        N_("Children fall silent because they meet too many words that they do not know."),
        N_("It is a belief until somebody has tested it. That is no shame: most reasons are."),
        N_("Write down why"),
        (
            Ask("assumption", "belief", N_("We believe"), "text"),
            Ask(
                "assumption",
                "wrong_if",
                N_("We would be wrong if"),
                "text",
                N_("For example children who know the words are just as silent"),
            ),
        ),
    ),
    Question(
        "realm",
        N_("Where does that reason sit?"),
        N_("Change travels down this list. It helps to know where you would have to begin."),
        N_("“Assistants do not know which words to teach first” sits with what adults know."),
        N_("Not sure? Choose the place where somebody would have to do something first."),
        N_("Say where the reason sits"),
        (Ask("assumption", "realm", N_("Where it sits"), "realms"),),
    ),
    Question(
        "difference",
        N_("If it went well, what would be different for children?"),
        N_(
            "Begin at the far end. From what children gain you can plan back to what adults do and "
            "know; the work then goes forwards."
        ),
        N_("Children in Year 4 understand what they read and say that they like reading."),
        N_("Name what children can do, feel or have, rather than what the school will deliver."),
        N_("Write down the difference for children"),
        (
            Ask("priority", "purpose", N_("The difference we want"), "text"),
            Ask("priority", "horizon", N_("Until when?"), "day", N_("Day, month and year")),
        ),
    ),
    Question(
        "challenge",
        N_("What else could explain it?"),
        N_("Think of somebody who would shake their head at your reason. What would they say?"),
        N_("It could also be that the afternoon is too late for hard reading."),
        N_("If they were right, would your plan still help? If not, find out first."),
        N_("Write down another explanation"),
        (Ask("assumption", "rival", N_("It could also be"), "text"),),
    ),
    Question(
        "priority",
        N_("What will you do, and what will you stop to make room?"),
        N_("A few words that children and staff would recognise. One thing, done well."),
        N_("Every child meets the words before the text. We stop written comments in red."),
        N_("A priority that nothing makes room for is a wish. What takes time and helps least?"),
        N_("Choose the priority"),
        (
            Ask("priority", "title", N_("What we will do"), "text"),
            Ask("priority", "stop", N_("What we will stop"), "text"),
            Ask("priority", "owner", N_("Who leads it"), hint=N_("A role, such as English lead")),
        ),
    ),
    Question(
        "indicator",
        N_("What would you notice in six weeks if it were working?"),
        N_("Something you could see or count long before any results change."),
        N_("Words are taught before reading in 10 of 15 drop-ins."),
        N_("Look first for what adults know and do. What children gain shows last."),
        N_("Write down an early indicator"),
        (
            Ask("indicator", "sign", N_("What we would see"), "text"),
            Ask("indicator", "realm", N_("Which realm is that?"), "realm"),
            Ask(
                "indicator", "instrument", N_("How will you look?"), hint=N_("For example Drop-ins")
            ),
            Ask("indicator", "look_by", N_("By when?"), "day", N_("Day, month and year")),
            Ask("indicator", "owner", N_("Who looks?"), hint=N_("A role, such as Deputy head")),
        ),
    ),
)
END = "end"
"""Where the interview is when all questions have been asked."""


def question(key: str) -> Question:
    """Return the question with this key; KeyError if there is none."""
    for found in QUESTIONS:
        if found.key == key:
            return found
    raise KeyError(key)


def asked(*, school_known: bool, role_known: bool) -> tuple[Question, ...]:
    """Return the questions to ask: nobody is asked for what is known already."""
    known = school_known and role_known
    return tuple(found for found in QUESTIONS if not (known and found.key == "school"))


def minutes_left(questions: tuple[Question, ...], at: str) -> int:
    """Return about how many minutes the questions from `at` on still take; 0 at the end."""
    keys = [found.key for found in questions]
    if at not in keys:
        return 0
    return sum(found.minutes for found in questions[keys.index(at) :])
