"""Marks and links: the claims of a text in the form of annotation tools, one mark for each slot."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import get_args

from arabic_metrics.core import AnnotationError, Article, Evidence, Span
from arabic_metrics.core.argument import check_is
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.resolve import Claim, ClaimSet, Figure
from arabic_metrics.resolve.claim import Rank, Rate
from arabic_metrics.resolve.exact import write_value

CLAIMS = "what extract_claims returns"
ENTITY, PLATFORM, PERIOD = "entity", "platform", "period"
ATTRIBUTION, SCOPE, RANK, UNRESOLVED = "attribution", "scope", "rank", "unresolved"
LINKS = {
    ENTITY: "of",
    PLATFORM: "on",
    PERIOD: "during",
    ATTRIBUTION: "according_to",
    SCOPE: "among",
}
MODIFIERS = ("exact", "approximately", "more_than", "less_than", "at_least", "at_most")
ASPECTS = ("level", "change")
RATES: tuple[str, ...] = get_args(Rate)
STANDARD_INPUT, NAMELESS = "standard-input", "article"
ReadTexts = Iterable[tuple[Article, ClaimSet, str | None]]  # with the region of the gold, if any
TEXTS = "tuples of an article, its claims, and a region or None"
ADDRESS = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
LONGEST_STEM = 120  # bytes; a longer name is cut
SHORTENED = 40  # characters that are kept of it
DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?", re.IGNORECASE
)  # no file of Windows


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled stretch of a text. The label is a metric id, `rank`, or another slot.

    `facts` say as text what the stretch means: for a figure its value, upper, modifier, aspect and rate; for an entity, an attribution
    or a scope the name; for a platform its id; for a period its TIMEX3 value.
    """

    id: str
    label: str
    span: Span
    quote: str
    facts: tuple[tuple[str, str], ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A figure and a slot of its claim, by the ids of their marks: followers *of* an entity, *on* a platform."""

    label: str
    figure: str
    slot: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """An article with the marks of its claims in the order of the text, and the links between them."""

    article: Article
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]


def mark_claims(article: Article, claims: ClaimSet) -> MarkedText:
    """Return the marks and links of the claims of an article.

    Each figure has a mark of its own. What several figures share (an entity, a platform, a period) is one mark with several links. A
    figure that is in no claim is marked `unresolved`, without links. Nothing in the title of the article is marked.

    >>> from arabic_metrics.resolve import extract_claims
    >>> article = Article("لدى نادي الوحدات على إنستغرام 325 ألف متابع")
    >>> marked = mark_claims(article, extract_claims(article))
    >>> [(mark.label, mark.quote) for mark in marked.marks]
    [('entity', 'نادي الوحدات'), ('platform', 'إنستغرام'), ('followers', '325 ألف')]
    >>> [link.label for link in marked.links]
    ['of', 'on']

    Raises:
        AnnotationError: the claims are of another text.
        TypeError: an argument is of another kind.
    """
    check_is(article, Article, "article", "an Article")
    check_is(claims, ClaimSet, "claims", CLAIMS)
    marks: dict[tuple[object, ...], Mark] = {}
    links: list[Link] = []
    for claim in claims.claims:
        figures = tuple(_figure_marks(claim))
        for mark in figures:
            marks[(mark.id,)] = mark
        for piece in claim.evidence:
            if piece.slot not in LINKS or piece.part != "text":
                continue
            facts = tuple(_slot_facts(claim, piece))
            key = (piece.slot, piece.span, facts)
            if key not in marks:
                id = f"{piece.slot}-{len(marks) + 1}"
                marks[key] = Mark(id, piece.slot, piece.span, piece.quote, facts, piece.rule)
            links.extend(
                Link(LINKS[piece.slot], mark.id, marks[key].id)
                for mark in figures
                if _is_of(claim, piece, mark.label)
            )
    claimed = {mark.span for mark in marks.values()}
    for number, left in enumerate(claims.unresolved, 1):
        # An unresolved figure may be in a claim, too: in one without an entity.
        if left.span in claimed or left.part != "text":
            continue
        id = f"{UNRESOLVED}-{number}"
        marks[(id,)] = Mark(id, UNRESOLVED, left.span, left.surface, (), left.reason)
    ordered = sorted(marks.values(), key=lambda mark: (mark.span, mark.label, mark.id))
    for mark in ordered:
        _check(article, mark)
    return MarkedText(article, tuple(ordered), tuple(links))


def scoped(claim: Claim, scope: Evidence) -> tuple[str, ...]:
    """Return the metrics of the claim's figures whose scope is read from a piece of its evidence."""
    return tuple(
        metric
        for metric, part in claim.parts()
        if part.scope is not None and (part.scope.part, part.scope.span) == (scope.part, scope.span)
    )


def _is_of(claim: Claim, piece: Evidence, metric: str) -> bool:
    """Whether a piece of evidence belongs to one figure of the claim: a scope or a period may belong to other figures only."""
    if piece.slot == SCOPE:
        return metric in scoped(claim, piece)
    return piece.slot != PERIOD or dict(claim.parts())[metric].dated


def figure_labels(lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """Return the labels of figures: `rank`, and the metrics of the lexicon."""
    return (RANK, *(entry.id for entry in (lexicon or load_lexicon()).of(Metric)))


def file_stem(article_id: str) -> str:
    """Return the name of an article's files, without suffix: the last part of its id, or all of it if it is a web address. Every system takes it.

    >>> file_stem("articles/delta-museum.txt"), file_stem("-"), file_stem("https://news.example/a?b=1")
    ('delta-museum', 'standard-input', 'news.example_a_b_1')
    >>> file_stem(".."), file_stem("news/nul")
    ('article', 'article-nul')
    """
    if article_id in ("", "-"):
        return STANDARD_INPUT
    address = ADDRESS.match(article_id)
    name = article_id[address.end() :] if address else PurePath(article_id).name
    name = name.removesuffix(".txt")
    stem = re.sub(r"[^\w.+-]", "_", name).strip(".") or NAMELESS
    stem = f"{NAMELESS}-{stem}" if DEVICE.fullmatch(stem) else stem
    if len(stem.encode("utf-8", "replace")) <= LONGEST_STEM:
        return stem
    return f"{stem[:SHORTENED]}-{_digest(article_id)}"


def claim_stem(article_id: str, taken: set[str]) -> str:
    """Return a name for the files of an article that is not in `taken` yet, and add it there.

    >>> taken = set()
    >>> [claim_stem(id, taken) for id in ("a/one.txt", "b/one.txt", "b/one.txt")]
    ['one', 'one-4e47ddf7', 'one-4e47ddf7-2']
    """
    stem = name = file_stem(article_id)
    if name.casefold() in taken:
        stem = name = f"{stem}-{_digest(article_id)}"
    number = 1
    while name.casefold() in taken:  # an archive may hold an id twice
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return name


def _digest(article_id: str) -> str:
    return sha256(article_id.encode("utf-8", "replace")).hexdigest()[:8]


def _figure_marks(claim: Claim) -> Iterator[Mark]:
    for metric, part in claim.parts():
        piece = part.evidence[0]
        if piece.part != "text":
            continue
        facts = tuple(_figure_facts(part))
        yield Mark(f"{claim.id}-{metric}", metric, piece.span, piece.quote, facts, piece.rule)


def _figure_facts(figure: Figure | Rank) -> Iterator[tuple[str, str]]:
    yield "value", str(write_value(figure.value))
    if figure.upper is not None:
        yield "upper", str(write_value(figure.upper))
    if isinstance(figure, Rank):
        return
    yield "modifier", figure.modifier
    yield "aspect", figure.aspect
    if figure.rate is not None:
        yield "rate", figure.rate


def _slot_facts(claim: Claim, piece: Evidence) -> Iterator[tuple[str, str]]:
    slot = piece.slot
    if slot == ENTITY and claim.entity is not None:
        yield "name", claim.entity.name
    elif slot == ATTRIBUTION and claim.attribution is not None:
        yield "name", claim.attribution
    elif slot == SCOPE:
        yield "name", piece.quote
    elif slot == PLATFORM and claim.platform is not None:
        yield PLATFORM, claim.platform
    elif slot == PERIOD and claim.period is not None:
        yield PERIOD, claim.period.value


def _check(article: Article, mark: Mark) -> None:
    if mark.span.of(article.text) != mark.quote:
        raise AnnotationError(
            article.id or STANDARD_INPUT,
            mark.id,
            f"«{mark.quote}» does not stand at {mark.span.start} to {mark.span.end}: the claims are of another text",
        )
