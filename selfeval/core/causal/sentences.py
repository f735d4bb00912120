"""Arrows, ways and boxes told in words: the one place where these sentences are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfeval.core.fields import LONGEST_LINE, field_of
from selfeval.core.kinds import titled
from selfeval.core.models import Arrow, ArrowAssumption, Assumption, Factor
from selfeval.core.realms import realm
from selfeval.core.rows import Rows
from selfeval.core.strength import for_and_against
from selfeval.core.wording import both, called
from selfeval.i18n import N_, _, ngettext

EFFECTS = {
    "plus": N_("“{source}”| raises |“{target}”"),
    "minus": N_("“{source}”| lowers |“{target}”"),
    "unknown": N_("“{source}”| affects |“{target}”|, which way is not known"),
}
"""A sentence in parts, each of which has one kind. Labels are quoted: they may be any words."""
DELAYS = {
    "weeks": N_("within weeks"),
    "terms": N_("after about a term"),
    "years": N_("after a year or more"),
}
BASES = {
    "hunch": N_("We have a hunch."),
    "judgement": N_("It is our professional judgement."),
    "quick": N_("We know this from a quick look."),
    "systematic": N_("We know this from a systematic look."),
    "tested": N_("We tested it here."),
}


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; `kind` is "source", "verb", "target", "when" or ""."""

    words: str
    kind: str = ""


@dataclass(frozen=True)
class Told:
    """A sentence in pieces, so that its verb can stand out."""

    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """The whole sentence."""
        return "".join(piece.words for piece in self.pieces)


def tell_arrow(rows: Rows, arrow: Arrow) -> Told:
    """Say what an arrow says: “Fortnightly coaching raises calm starts, within weeks.”"""
    form = _(EFFECTS.get(arrow.sign, EFFECTS["unknown"]))
    ends = {"source": _label(rows, arrow.source_id), "target": _label(rows, arrow.target_id)}
    pieces = [_piece(part, ends) for part in form.split("|")]
    if arrow.delay in DELAYS:
        pieces.append(Piece(_(", {when}").format(when=_(DELAYS[arrow.delay])), "when"))
    return Told((*pieces, Piece(".")))


def arrow_sentence(rows: Rows, arrow: Arrow) -> str:
    """Say what an arrow says, as one sentence."""
    return tell_arrow(rows, arrow).words


def basis_sentence(rows: Rows, arrow: Arrow) -> str:
    """Say how we know it, what it rests on, and whether everybody agrees."""
    told = [_(BASES.get(arrow.basis, BASES["hunch"]))]
    carried = assumptions_on(rows, arrow)
    if carried:
        names = both([titled(Assumption, rows.label_of(row)) for row in carried])
        counts = [for_and_against(rows, row) for row in carried]
        told.append(
            _("It rests on {names}: {count} for, {against} against.").format(
                names=names,
                count=sum(one for one, _two in counts),
                against=sum(two for _one, two in counts),
            )
        )
    if arrow.contested:
        told.append(_("Not everybody here agrees."))
    return " ".join(told)


def assumptions_on(rows: Rows, arrow: Arrow) -> list[Assumption]:
    """Return the assumptions that an arrow carries."""
    links = rows.where(ArrowAssumption, "arrow_id", arrow.id)
    found = (rows.get(Assumption, link.assumption_id) for link in links)
    return [row for row in found if row is not None]


def tell_way(rows: Rows, arrows: Iterable[Arrow]) -> tuple[str, ...]:
    """Tell a way through the model, one sentence for each of its arrows, in their order."""
    return tuple(arrow_sentence(rows, arrow) for arrow in arrows)


def tell_factor(rows: Rows, factor: Factor) -> str:
    """Say what a box is, where it stands, and what raises and lowers it and is so by it."""
    found = realm(factor.realm)
    told = [
        _("{label}. {kind}, {realm}.").format(
            label=called(factor.label, LONGEST_LINE),
            kind=field_of(Factor, "kind").label_of(factor.kind),
            realm=_(found.title).lower() if found else _("not yet placed"),
        )
    ]
    arriving = len(rows.where(Arrow, "target_id", factor.id))
    leaving = len(rows.where(Arrow, "source_id", factor.id))
    told.append(ngettext("{count} arrow in", "{count} arrows in", arriving).format(count=arriving))
    told.append(
        ngettext("{count} arrow out.", "{count} arrows out.", leaving).format(count=leaving)
    )
    return _("{first} {arriving}, {leaving}").format(
        first=told[0], arriving=told[1], leaving=told[2]
    )


def _label(rows: Rows, factor_id: str) -> str:
    factor = rows.get(Factor, factor_id)
    return called(factor.label, LONGEST_LINE) if factor is not None else called("")


def _piece(part: str, ends: dict[str, str]) -> Piece:
    kind = next((end for end in ends if f"{{{end}}}" in part), "")
    if kind:
        return Piece(part.format(**ends), kind)
    return Piece(part, "" if part.startswith(",") else "verb")


def numbered(sentences: Sequence[str]) -> tuple[str, ...]:
    """Put a number before each sentence."""
    return tuple(
        _("{number}. {sentence}").format(number=at, sentence=one)
        for at, one in enumerate(sentences, 1)
    )
