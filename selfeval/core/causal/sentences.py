"""Arrows, ways and factors told in sentences, for every place that tells them.

A sentence of an arrow says what the arrow means by itself, other things being equal. A way is told
as it happens instead: what the first factor sets off, one thing after another, so that what two
minuses do to each other can be heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from selfeval.core import realms
from selfeval.core.causal.labels import Label, label_from, label_of
from selfeval.core.chain import realm_of
from selfeval.core.fields import field_of
from selfeval.core.models import Arrow, ArrowAssumption, Assumption, Factor
from selfeval.core.rows import Rows
from selfeval.core.support import told_by
from selfeval.core.wording import both
from selfeval.i18n import N_, _, ngettext

DELAYS = {
    "weeks": N_("within weeks"),
    "terms": N_("after about a term"),
    "years": N_("after a year or more"),
}
THINGS = {
    "plus": N_("{source} [raises] {target}"),
    "minus": N_("{source} [lowers] {target}"),
    "unknown": N_("{source} [affects] {target}"),
}
"""Of a thing that leads to a thing; what stands in brackets is the verb."""
SEVERAL = {
    "plus": N_("{source} [raise] {target}"),
    "minus": N_("{source} [lower] {target}"),
    "unknown": N_("{source} [affect] {target}"),
}
"""Where the first of them is named in the plural."""
CLAUSES = {
    "plus": N_("The more {source}, [the more] {target}"),
    "minus": N_("The more {source}, [the less] {target}"),
}
HAPPENS = {
    "plus": N_("When {source}, this [raises] {target}"),
    "minus": N_("When {source}, this [lowers] {target}"),
}
"""Of something that somebody does, where “the more” does not fit."""
ITSELF = {
    "plus": N_("{source} [raises] itself"),
    "minus": N_("{source} [lowers] itself"),
    "unknown": N_("{source} [affects] itself"),
}
ONWARDS = {
    "plus": N_("this raises {target}"),
    "minus": N_("this lowers {target}"),
    "unknown": N_("this affects {target}"),
}
LASTLY = {
    "plus": N_("this in turn raises {target}"),
    "minus": N_("this in turn lowers {target}"),
    "unknown": N_("this in turn affects {target}"),
}
"""Of the further steps of a way, and of its last."""
BASES = {
    "hunch": N_("So far this is a hunch."),
    "judgement": N_("This is our professional judgement."),
    "quick": N_("We know this from a quick look."),
    "systematic": N_("We know this from a systematic look."),
    "tested": N_("We have tested this here."),
}
ARRIVES = {
    "plus": N_("Raised by: {list}."),
    "minus": N_("Lowered by: {list}."),
    "unknown": N_("Affected by: {list}."),
}
LEAVES = {
    "plus": N_("Raises: {list}."),
    "minus": N_("Lowers: {list}."),
    "unknown": N_("Affects: {list}."),
}
_PARTS = re.compile(r"(\{source\}|\{target\}|\[[^\]]*\])")


@dataclass(frozen=True)
class Piece:
    """A part of a sentence; `kind` is "source", "verb", "target", "when" or ""."""

    words: str
    kind: str = ""


@dataclass(frozen=True)
class Told:
    """A sentence in pieces, so that the verb can be set apart from the rest."""

    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """The sentence as it is read."""
        return "".join(piece.words for piece in self.pieces)


def tell_arrow(rows: Rows, arrow: Arrow) -> Told:
    """Tell what leads to what, which way, and how soon."""
    return _told(rows, arrow, arrow.sign)


def arrow_sentence(rows: Rows, arrow: Arrow) -> str:
    """Return the sentence of an arrow."""
    return tell_arrow(rows, arrow).words


def arrow_name(sign: str, source: str, target: str, *, itself: bool = False) -> str:
    """Return what an arrow between two labels is called in a list: what leads to what, no more."""
    pieces = _between(label_from(source), label_from(target), sign, itself=itself)
    return "".join(piece.words for piece in pieces)


def basis_sentence(rows: Rows, arrow: Arrow) -> str:
    """Say how an arrow is known, what speaks for and against it, and whether all agree."""
    sentences = [_(BASES[arrow.basis])]
    carried = assumptions_on(rows, arrow)
    speaks_for = sum(told_by(rows, "supports", row) for row in carried)
    against = sum(told_by(rows, "challenges", row) for row in carried)
    if speaks_for or against:
        sentences.append(_for_and_against(speaks_for, against))
    elif carried:
        sentences.append(_("No fact speaks for or against it yet."))
    if arrow.contested:
        sentences.append(_("Not everybody here agrees."))
    return " ".join(sentences)


def assumptions_on(rows: Rows, arrow: Arrow) -> tuple[Assumption, ...]:
    """Return the assumptions that an arrow carries and nobody has given up."""
    links = rows.where(ArrowAssumption, "arrow_id", arrow.id)
    found = (rows.get(Assumption, link.assumption_id) for link in links)
    return tuple(row for row in found if row is not None and row.status != "retired")


def tell_way(rows: Rows, arrows: Sequence[Arrow]) -> tuple[str, ...]:
    """Tell a way one arrow after another, a sentence each; who shows them numbers them."""
    return tuple(arrow_sentence(rows, arrow) for arrow in arrows)


def tell_chain(rows: Rows, arrows: Sequence[Arrow], *, weeks: bool = True) -> str:
    """Tell a way as it happens, in one sentence: what its first factor sets off.

    A verb says what becomes of the next factor when the first one rises, so that a lowering that
    is lowered raises. From an arrow on whose effect is not known, things are only affected. Without
    `weeks`, only longer delays are told.
    """
    parts: list[str] = []
    for arrow, sign in zip(arrows, signs_along(arrows), strict=True):
        if parts:
            target = label_of(rows.get(Factor, arrow.target_id))
            form = (LASTLY if len(parts) + 1 == len(arrows) else ONWARDS)[sign]
            words = _(form).format(target=_as_thing(target))
        else:
            words = "".join(piece.words for piece in _core(rows, arrow, sign))
        when = _when(arrow) if weeks or arrow.delay != "weeks" else ""
        parts.append(_("{words}, {when}").format(words=words, when=when) if when else words)
    if len(parts) < 2:
        return _("{words}.").format(words="".join(parts))
    return _("{steps}; and {last}.").format(steps="; ".join(parts[:-1]), last=parts[-1])


def signs_along(arrows: Iterable[Arrow]) -> tuple[str, ...]:
    """Return what a rise of a way's first factor does to each factor after it."""
    signs = accumulate((arrow.sign for arrow in arrows), combined, initial="plus")
    return tuple(signs)[1:]


def combined(one: str, two: str) -> str:
    """Return the sign of two effects, one after the other: two minuses raise."""
    if "unknown" in (one, two):
        return "unknown"
    return "plus" if one == two else "minus"


def tell_factor(rows: Rows, factor: Factor) -> str:
    """Tell what a box says, what it is, what leads to it and where it leads: for ears."""
    realm = realms.realm(realm_of(factor))
    kind = field_of(Factor, "kind").label_of(factor.kind)
    first = label_of(factor).first
    sentences = [
        _("{label}. {kind}, {realm}.").format(
            label=first,
            kind=kind,
            realm=_(realm.title) if realm is not None else _("not yet placed"),
        )
    ]
    arriving = rows.where(Arrow, "target_id", factor.id)
    leaving = rows.where(Arrow, "source_id", factor.id)
    sentences += _by_sign(rows, arriving, "source_id", ARRIVES)
    sentences += _by_sign(rows, leaving, "target_id", LEAVES)
    if not (arriving or leaving):
        sentences.append(_("No arrow leads to it or from it."))
    return " ".join(sentences)


def _told(rows: Rows, arrow: Arrow, sign: str) -> Told:
    pieces = _core(rows, arrow, sign)
    when = _when(arrow)
    if when:
        pieces += [Piece(", "), Piece(when, "when")]
    if sign == "unknown":
        pieces.append(
            Piece(_("; which way is not known") if when else _(", which way is not known"))
        )
    return Told((*pieces, Piece(".")))


def _core(rows: Rows, arrow: Arrow, sign: str) -> list[Piece]:
    """Tell what leads to what, without when and without a full stop."""
    source = label_of(rows.get(Factor, arrow.source_id))
    target = label_of(rows.get(Factor, arrow.target_id))
    return _between(source, target, sign, itself=arrow.source_id == arrow.target_id)


def _between(source: Label, target: Label, sign: str, *, itself: bool) -> list[Piece]:
    if itself:
        return _pieces(_(ITSELF[sign]), _as_thing(source, first=True), "")
    if not source.is_clause:
        form = (SEVERAL if source.is_plural else THINGS)[sign]
        return _pieces(_(form), source.first, _as_thing(target))
    if sign == "unknown":
        return _pieces(_(THINGS[sign]), _as_thing(source, first=True), _as_thing(target))
    if source.goes_with_more and target.goes_with_more:
        return _pieces(_(CLAUSES[sign]), source.within, target.within)
    return _pieces(_(HAPPENS[sign]), source.within, _as_thing(target))


def _pieces(form: str, source: str, target: str) -> list[Piece]:
    """Fill a form; what stands in brackets in it becomes the verb."""
    found: list[Piece] = []
    for part in _PARTS.split(form):
        if part == "{source}":
            found.append(Piece(source, "source"))
        elif part == "{target}":
            found.append(Piece(target, "target"))
        elif part.startswith("["):
            found.append(Piece(part[1:-1], "verb"))
        elif part:
            found.append(Piece(part))
    return found


def _as_thing(label: Label, *, first: bool = False) -> str:
    """Return a label as something that can be raised: of a clause, how far it is so."""
    if not label.is_clause:
        return label.first if first else label.within
    return (_("How far {clause}") if first else _("how far {clause}")).format(clause=label.within)


def _when(arrow: Arrow) -> str:
    return _(DELAYS[arrow.delay]) if arrow.delay in DELAYS else ""


def _for_and_against(speaks_for: int, against: int) -> str:
    facts = ngettext(
        "{count} fact for, {against} against.", "{count} facts for, {against} against.", speaks_for
    )
    return facts.format(count=speaks_for, against=against)


def _by_sign(rows: Rows, arrows: Sequence[Arrow], end: str, forms: dict[str, str]) -> list[str]:
    sentences: list[str] = []
    for sign, form in forms.items():
        ends = [getattr(arrow, end) for arrow in arrows if arrow.sign == sign]
        labels = [label_of(rows.get(Factor, one)).within for one in dict.fromkeys(ends)]
        if labels:
            sentences.append(_(form).format(list=both(labels)))
    return sentences
