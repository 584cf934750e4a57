"""The table beside an article: one group for each claim, and in it one row for each slot."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from arabic_metrics.core import Evidence, Span
from arabic_metrics.core.evidence import Part as EvidencePart
from arabic_metrics.resolve import Claim, ClaimSet, Figure, Rank, Unresolved
from arabic_metrics.resolve.claim import Candidate, Period
from arabic_metrics.resolve.exact import exact_text
from arabic_metrics.timeline import Observation
from arabic_metrics.view.highlight import Stretch, keep_digits
from arabic_metrics.view.label import GAP, LOSS, Labels, aside_words, day_words, period_words
from arabic_metrics.view.mark import SCOPE, scoped

UNKNOWN = "…"
YEARLESS = re.compile(r"XXXX-(?:\d\d|[QH]\d)")  # «الربع الأول» in an article without a date
PROBABILITY = re.compile(r"[01]\.[0-9]+")
Place = tuple[EvidencePart, Span]
Numbers = Mapping[Place, int]


@dataclass(frozen=True, slots=True)
class Quote:
    """A link from the table to a mark in the text: its words in pieces, the number of the mark, and the rule that read them."""

    slot: str
    pieces: tuple[Stretch, ...]
    mark: int
    span: Span
    rule: str
    of_title: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a value: a label of the page, words of the article, a number, a remark; on a line of their own dates, or whom a figure holds for."""

    text: str
    kind: Literal["label", "words", "number", "note", "dates", "scope"] = "words"


@dataclass(frozen=True, slots=True)
class Row:
    """One slot of a claim, and the words that fill it."""

    id: str
    slot: str
    label: str
    value: tuple[Part, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A claim in the table."""

    id: str
    number: int
    entity: str
    key: str
    platform: str
    rows: tuple[Row, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A figure that is in no claim: its value or possible readings, and the reason."""

    id: str
    metric: str
    value: str
    readings: tuple[str, ...]
    reason: str
    quote: Quote
    candidates: tuple[tuple[str, str, str], ...] = ()  # slot, words, probability


def all_evidence(claim: Claim) -> tuple[Evidence, ...]:
    """Return all evidence of a claim, each piece once, in the order of the text."""
    found = [*claim.evidence, *(each for _, part in claim.parts() for each in part.evidence)]
    found += claim.period.evidence if claim.period else ()
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.part == "text", each.span)))


def number_places(claims: ClaimSet) -> dict[Place, int]:
    """Number the stretches of title and text that something was read from, in their order."""
    places = {place_of(each) for claim in claims.claims for each in all_evidence(claim)}
    places.update(map(place_of, claims.unresolved))
    ordered = sorted(places, key=lambda at: (at[0] == "text", at[1].start, -at[1].end))
    return {place: number for number, place in enumerate(ordered, start=1)}


def place_of(piece: Evidence | Unresolved) -> Place:
    """Return the part of the article that a piece is in, and its span there."""
    return piece.part, piece.span


def claim_groups(claims: ClaimSet, numbers: Numbers, labels: Labels) -> Iterator[Group]:
    """Yield each claim as the table shows it."""
    for number, claim in enumerate(claims.claims, start=1):
        evidence = all_evidence(claim)
        quotes = tuple(_quote(each, numbers) for each in evidence)
        yield Group(
            id=f"c{number}",
            number=number,
            entity=claim.entity.name if claim.entity else labels("table", "no_entity"),
            key=claim.entity.key if claim.entity else "",
            platform=labels.platform(claim.platform) if claim.platform else "",
            rows=tuple(_rows(claim, f"c{number}", zip(evidence, quotes, strict=True), labels)),
            quotes=quotes,
        )


def loose_figures(claims: ClaimSet, numbers: Numbers, labels: Labels) -> Iterator[Loose]:
    """Yield each figure that belongs to no claim."""
    for number, figure in enumerate(claims.unresolved, start=1):
        yield Loose(
            id=f"u{number}",
            metric=labels.slot(figure.metric) if figure.metric else labels("table", "unknown"),
            value=exact_text(figure.value) if figure.value is not None else "",
            readings=tuple(exact_text(reading) for reading in figure.readings),
            reason=_reason(figure.reason, labels),
            quote=_loose_quote(figure, numbers),
            candidates=tuple(
                (
                    labels.slot(each.slot),
                    _candidate_words(each, labels),
                    f"{each.probability:.2f}",
                )
                for each in figure.candidates
            ),
        )


def _candidate_words(candidate: Candidate, labels: Labels) -> str:
    """What could fill a slot: the label of a network or a metric, the words of an owner, a period or a scope."""
    if candidate.surface is None:
        return labels("table", "nothing")
    label = {"network": labels.platform, "metric": labels.slot, "rank": labels.slot}
    return label.get(candidate.slot, str)(candidate.surface)


def _reason(reason: str, labels: Labels) -> str:
    """A reason in the language of the page; the probabilities in it stay as they are."""
    numbers = PROBABILITY.findall(reason)
    if not numbers:
        return labels("reason", reason)
    pattern = PROBABILITY.sub("{}", reason)
    told = labels("reason", pattern)
    return reason if told == pattern else told.format(*numbers)


def _rows(
    claim: Claim, id: str, quotes: Iterable[tuple[Evidence, Quote]], labels: Labels
) -> Iterator[Row]:
    by_slot: dict[str, list[Quote]] = {}
    for piece, quote in quotes:
        rows = scoped(claim, piece) if quote.slot == SCOPE else ()
        for slot in rows or (quote.slot,):
            by_slot.setdefault(slot, []).append(quote)
    values = dict(_values(claim, labels))
    for count, slot in enumerate({**values, **by_slot}, start=1):
        yield Row(
            id=f"{id}-{count}",
            slot=slot,
            label=labels.slot(slot),
            value=values.get(slot, ()),
            quotes=tuple(by_slot.get(slot, ())),
        )


def _values(claim: Claim, labels: Labels) -> Iterator[tuple[str, tuple[Part, ...]]]:
    if claim.entity is not None:
        yield "entity", (Part(claim.entity.name),)
    if claim.platform is not None:
        yield "platform", (Part(labels.platform(claim.platform), "label"),)
    for metric, part in claim.parts():
        figure = _range(part, labels) if isinstance(part, Rank) else figure_parts(part, labels)
        undated = claim.period is not None and not part.dated
        yield metric, (*figure, *_beside(part, labels, undated=undated))
    if claim.period is not None:
        yield "period", tuple(_period(claim.period, labels))
    if claim.attribution is not None:
        yield "attribution", (Part(claim.attribution),)


def figure_parts(figure: Figure | Observation, labels: Labels) -> Iterator[Part]:
    """Yield the parts of a figure as it is shown: a remark if it is a gain, a loss or a difference from another, its modifier, its value or range, its rate."""
    if figure.aspect == "change":
        yield Part(labels("aspect", _direction(figure)), "note")
    if figure.modifier != "exact":
        yield Part(labels("modifier", figure.modifier), "label")
    yield from _range(figure, labels)
    if figure.rate is not None:
        yield Part(labels("rate", figure.rate), "label")


def figure_text(figure: Figure | Observation, labels: Labels) -> str:
    """Return a figure as text: «أكثر من 12,000,000»."""
    return " ".join(part.text for part in figure_parts(figure, labels))


def _direction(figure: Figure | Observation) -> str:
    """Whether a change is a loss or a gain; a difference from another is neither."""
    told = (figure.aside or "").split()
    return LOSS if LOSS in told else "change" if GAP in told else "gain"


def is_loss(figure: Figure | Rank | Observation) -> bool:
    """Return whether a figure is a change that is a loss."""
    return LOSS in (figure.aside or "").split()


def beside_loss(figure: Figure | Rank | Observation, labels: Labels) -> str:
    """Return the aside of a figure in words, but for the loss that `figure_text` tells."""
    return aside_words(
        " ".join(each for each in (figure.aside or "").split() if each != LOSS), labels
    )


def plain_number(value: Any) -> int | float:
    """Return a value as JSON holds it, to sort or to draw by. It is never shown, so a float is exact enough."""
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else float(exact)


def _beside(part: Figure | Rank, labels: Labels, *, undated: bool) -> Iterator[Part]:
    """The part that a figure may hold for, whether the period of the claim is not told of it, its confidence, and the group that it holds for."""
    if aside := beside_loss(part, labels):
        yield Part(aside, "note")
    if undated:
        yield Part(labels("table", "undated"), "note")
    if part.confidence is not None:
        told = labels("table", "confidence")
        yield Part(f"{told} {part.confidence:.2f}", "note")
    if part.scope is not None:
        yield Part(part.scope.text, "scope")


def _period(period: Period, labels: Labels) -> Iterator[Part]:
    yield Part(period_words(period.value, labels), "label")
    if period.calendar != "gregorian":
        yield Part(labels("calendar", period.calendar), "note")
    if YEARLESS.match(period.value) and not period.start:
        yield Part(labels("table", "no_year"), "note")
    if period.start or period.end:
        last = period.end - dt.timedelta(days=1) if period.end else None
        days = [day_words(day, labels) or UNKNOWN for day in (period.start, last)]
        told = " – ".join(dict.fromkeys(days))
        if told != period_words(period.value, labels):
            yield Part(told, "dates")


def _range(value: Figure | Rank | Observation, labels: Labels) -> Iterator[Part]:
    yield Part(exact_text(value.value), "number")
    if value.upper is not None:
        yield Part(labels("table", "to"), "label")
        yield Part(exact_text(value.upper), "number")


def _quote(evidence: Evidence, numbers: Numbers) -> Quote:
    return Quote(
        evidence.slot,
        tuple(keep_digits(evidence.quote)),
        numbers[place_of(evidence)],
        evidence.span,
        evidence.rule,
        of_title=evidence.part == "title",
    )


def _loose_quote(figure: Unresolved, numbers: Numbers) -> Quote:
    pieces = tuple(keep_digits(figure.surface))
    return Quote("unresolved", pieces, numbers[place_of(figure)], figure.span, "")
