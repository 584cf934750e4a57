"""build_timelines(): claims of many articles to one line of figures for each entity, platform and metric."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, Literal

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.core.argument import check_each, check_is, few_of
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.entry_claim import GazetteerName, Platform
from arabic_metrics.ranking.board import metric_kinds
from arabic_metrics.ranking.owner import CONTENT, UNNAMED, owner_names
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.resolve.claim import least_confidence
from arabic_metrics.resolve.person import owner_key
from arabic_metrics.resolve.resolve import check_lexicon
from arabic_metrics.timeline.cluster import CopyFinder, Sketch, sketch_text
from arabic_metrics.timeline.group import (
    Camp,
    by_day,
    by_label,
    compare_definitions,
    compare_neighbours,
    compare_slot,
    join_contradictions,
    split_camps,
    time_slots,
)
from arabic_metrics.timeline.observation import (
    COMPARED_CONFIDENCE,
    SUPPOSED,
    Comparison,
    Observation,
    Publication,
    SeriesKey,
    Timeline,
    Tolerance,
)

Row = Mapping[str, Any]
DEFAULT = Tolerance()
WANTED = "claim sets, or their rows"
FIELDS = (
    "entity", "entity_key", "entity_kind", "metric", "value", "platform", "upper", "modifier", "aspect", "rate", "scope", "period",
    "period_start", "period_end", "attribution", "confidence", "surface", "start", "end", "sentence", "claim_id",
)  # fmt: skip
NEEDED = ("article_id", *FIELDS)


def build_timelines(
    claims: ClaimSet | Iterable[ClaimSet | Row],
    articles: Iterable[Article] = (),
    *,
    tolerance: Tolerance = DEFAULT,
    lexicon: Lexicon | None = None,
    min_confidence: float | None = None,
) -> tuple[Timeline, ...]:
    """Return the figures of many articles as timelines, compared with one another; the fullest timeline comes first.

    `claims` are claim sets, or rows of `ClaimSet.rows()`. `articles` give the dates, the papers and the texts; what they do not
    give is not guessed. Both are read once, and no text is kept. An owner has one name in all figures: that of the gazetteer or the network,
    else the one that most figures have; a person with titles and without is one owner. Figures whose owner is no name are left out (a common noun such as
    «الفيديو» is another one in each article), and those whose confidence is known and below `min_confidence` (0 to 1; None is the default, 0.5).

    Raises:
        ArchiveError: two articles have one id.
        TypeError: an argument is of another kind, or a row lacks a field.
        ValueError: `min_confidence` is no probability.

    >>> import datetime as dt
    >>> from arabic_metrics.resolve import extract_claims
    >>> texts = ["لدى نادي الوحدات على إنستغرام 325 ألف متابع", "يتابع نادي الوحدات على إنستغرام أكثر من 320 ألف شخص"]
    >>> articles = [Article(text, id=str(number), published=dt.date(2025, 11, 2)) for number, text in enumerate(texts)]
    >>> [timeline] = build_timelines(map(extract_claims, articles), articles)
    >>> [(comparison.label, len(comparison.figures)) for comparison in timeline.comparisons]
    [('agree_within', 2)]
    """
    articles = check_each(articles, Article, "articles", "several Articles")
    check_is(tolerance, Tolerance, "tolerance", "a Tolerance")
    check_lexicon(lexicon)
    least_confidence(min_confidence)
    lexicon = lexicon or load_lexicon()
    found = read_observations(claims, lexicon, min_confidence)
    names = _printed_names(chain.from_iterable(found.values()), lexicon)
    observations = _with_articles(found, articles)
    series: dict[SeriesKey, list[Observation]] = {}
    for figure in observations:
        name = names.get(figure.entity_key, figure.entity)
        if figure.entity != name and figure.entity_kind != CONTENT:
            figure = replace(figure, entity=name)
        series.setdefault(figure.series, []).append(figure)
    del observations, found
    timelines = Timelines(tolerance)
    for figures in series.values():
        timelines.add(sorted(figures, key=by_day))
    return timelines.finished()


def why_left_out(
    row: Row, *, min_confidence: float | None = None, lexicon: Lexicon | None = None
) -> Literal["unsure", "supposed", "nameless"] | None:
    """Return why the figure of a row cannot be compared with others: it is not sure enough, expected or denied, or its owner is no name; else None.

    One whose confidence is not known is sure enough.

    >>> row = {"entity": "نادي الوحدات", "entity_kind": None, "confidence": 0.6}
    >>> [why_left_out({**row, **other}) for other in ({}, {"confidence": 0.4}, {"entity": "الصفحة"}, {"entity": None})]
    [None, 'unsure', 'nameless', 'nameless']
    """
    least = COMPARED_CONFIDENCE if min_confidence is None else least_confidence(min_confidence)
    if row["confidence"] is not None and row["confidence"] < least:
        return "unsure"
    if SUPPOSED in (row.get("aside") or ""):
        return SUPPOSED
    names = owner_names(lexicon or load_lexicon())
    named = names.is_name(row["entity"], row["entity_kind"], row.get("entity_key"))
    return None if named else "nameless"


def read_observations(
    claims: ClaimSet | Iterable[ClaimSet | Row],
    lexicon: Lexicon,
    min_confidence: float | None = None,
) -> dict[str, list[Observation]]:
    """Return the figures of each article, by its id; a figure that it states twice once.

    A scope has one spelling in all of them, the first that is met.
    """
    fold = lexicon.fold
    found: dict[str, dict[object, Observation]] = {}
    scopes: dict[str, str] = {}
    chosen = (
        row
        for row in _whole_rows(claims)
        if why_left_out(row, min_confidence=min_confidence, lexicon=lexicon) is None
    )
    for figure in observe_rows(chosen, lexicon):
        if figure.scope:
            scope = scopes.setdefault(fold(figure.scope), figure.scope)
            figure = replace(figure, scope=scope)
        found.setdefault(figure.article.id, {}).setdefault(_identity(figure), figure)
    return {id: list(figures.values()) for id, figures in found.items()}


def _printed_names(figures: Iterable[Observation], lexicon: Lexicon) -> dict[str, str]:
    """Return the one name of each owner, by its key."""
    told: dict[str, Counter[str]] = {}
    for figure in figures:
        if figure.entity_kind != CONTENT:
            told.setdefault(figure.entity_key, Counter())[figure.entity] += 1
    for network in lexicon.of(Platform):
        if network.id in told and network.id not in UNNAMED:
            forms = {name: told[network.id][name] for name in network.forms}
            told[network.id] = Counter(forms if any(forms.values()) else network.forms[:1])
    for entry in lexicon.of(GazetteerName):
        if entry.id in told:
            told[entry.id] = Counter([entry.name])
    return {
        key: min(names, key=lambda name: (-names[name], len(name), name))
        for key, names in told.items()
    }


def observe_rows(
    claims: ClaimSet | Iterable[ClaimSet | Row], lexicon: Lexicon | None = None
) -> Iterator[Observation]:
    """Yield the figure of each row whose metric the lexicon knows, as its article states it; an owner that is not named is empty."""
    lexicon = lexicon or load_lexicon()
    kinds = metric_kinds(lexicon)
    shared: dict[str, str] = {}  # one object for each text that many figures hold
    for row in _whole_rows(claims):
        if row["metric"] not in kinds:
            continue
        fields = {name: _shared(row[name], shared) for name in FIELDS}
        # Claims that were made elsewhere may have a title in their keys.
        key = owner_key(row["entity"], row["entity_kind"], row["entity_key"], lexicon)
        fields["entity"], fields["entity_key"] = row["entity"] or "", _shared(key or "", shared)
        fields["aside"] = row.get("aside") or ""
        id, part = row["article_id"], row.get("part", "text")
        article = Publication(id, row.get("published"))
        yield Observation(article, kind=kinds[row["metric"]], story=id, part=part, **fields)


def rows_of(claims: ClaimSet | Iterable[ClaimSet | Row]) -> Iterator[Row]:
    """Yield the rows of claim sets; rows as they are."""
    several = [claims] if isinstance(claims, ClaimSet) else claims
    for item in check_each(several, (ClaimSet, Mapping), "claims", WANTED):
        yield from item.rows() if isinstance(item, ClaimSet) else (item,)


def _whole_rows(claims: ClaimSet | Iterable[ClaimSet | Row]) -> Iterator[Row]:
    """Yield the rows of claims that have all fields; refuse others."""
    for row in rows_of(claims):
        if lacking := [name for name in NEEDED if name not in row]:
            raise TypeError(
                f"claims must be {WANTED}: a dict is among them without {few_of(lacking)}"
            )
        yield row


def _shared(value: Any, shared: dict[str, str]) -> Any:
    return shared.setdefault(value, value) if isinstance(value, str) else value


def _identity(figure: Observation) -> tuple[object, ...]:
    """What makes two figures of one text the same: whose, of what, when, how much."""
    return (figure.series, figure.aside, figure.fixed or figure.period, figure.reading)


def _with_articles(
    found: dict[str, list[Observation]], articles: Iterable[Article]
) -> Iterator[Observation]:
    """Yield each figure once for each cluster of copies, with the earliest article that states it and its copies."""
    stated = Counter(_identity(figure) for figures in found.values() for figure in figures)
    known, sketches = _read_articles(found, articles, stated)
    finder = CopyFinder()
    clusters: dict[str, dict[object, list[tuple[Observation, Publication]]]] = {}
    for publication in sorted(known.values(), key=_by_publication):
        figures = {_identity(figure): figure for figure in found.pop(publication.id)}
        sketch = sketches.pop(publication.id, None)
        leader = finder.leader_of(publication.id, sketch, frozenset(figures))
        cluster = clusters.setdefault(leader, {})
        for identity, figure in figures.items():
            cluster.setdefault(identity, []).append((figure, publication))
    for leader, cluster in clusters.items():
        for told in cluster.values():
            (figure, publication), *copies = told
            yield replace(
                figure, article=publication, story=leader, copies=tuple(copy for _, copy in copies)
            )


def _read_articles(
    found: Mapping[str, list[Observation]],
    articles: Iterable[Article],
    stated: Mapping[tuple[object, ...], int],
) -> tuple[dict[str, Publication], dict[str, Sketch]]:
    """Return the articles of the figures, and the texts of those that share a figure, as sketches."""
    known = {id: Publication(id) for id in found}
    sketches: dict[str, Sketch] = {}
    texts: dict[str, int] = {}
    for article in articles:
        if article.id not in found:
            continue
        publication, text = told_of(article)
        if article.id in texts and (known[article.id], texts[article.id]) != (publication, text):
            raise ArchiveError(
                f"Two articles have the id «{article.id}»; an id must stand for one article in all the files."
            )
        known[article.id], texts[article.id] = publication, text
        shares = any(stated[_identity(figure)] > 1 for figure in found[article.id])
        if shares and article.text:
            sketches[article.id] = sketch_text(article.text)
    return known, sketches


def told_of(article: Article) -> tuple[Publication, int]:
    """Return what tells two articles of one id apart: what is known of them, and a number for the text."""
    about = Publication(article.id, article.published, article.title, article.source)
    return about, zlib.crc32(article.text.encode(errors="surrogatepass"))


def _by_publication(publication: Publication) -> tuple[str, str]:
    day = publication.published.isoformat() if publication.published else "~"
    return (day, publication.id)


class Timelines:
    """Collects timelines, and what is between those of one entity."""

    def __init__(self, tolerance: Tolerance) -> None:
        self.tolerance = tolerance
        self.figures: dict[SeriesKey, list[Observation]] = {}
        self.comparisons: dict[SeriesKey, list[Comparison]] = {}
        self.camps: dict[str, list[Camp]] = {}  # the first camp of each slot, by entity

    def add(self, figures: list[Observation]) -> None:
        """Compare the figures of one series, sorted by day."""
        key = figures[0].series
        found: list[Comparison] = []
        first_camps: list[Camp] = []
        for slot in time_slots(figures, self.tolerance):
            camps = split_camps(slot, self.tolerance)
            if first_camps:
                found.append(compare_neighbours(first_camps[-1], camps[0], self.tolerance))
            found.extend(compare_slot(camps, self.tolerance))
            first_camps.append(camps[0])
        self.figures[key] = figures
        self.comparisons[key] = join_contradictions(found, self.tolerance)
        self.camps.setdefault(key[0], []).extend(first_camps)

    def finished(self) -> tuple[Timeline, ...]:
        """Return the timelines, the fullest first."""
        for camps in self.camps.values():
            for comparison in compare_definitions(camps, self.tolerance):
                self.comparisons[comparison.figures[0].series].append(comparison)
        timelines = (self._timeline(key, figures) for key, figures in self.figures.items())
        return tuple(
            sorted(timelines, key=lambda line: (-len(line.observations), _series_text(line)))
        )

    def _timeline(self, key: SeriesKey, figures: list[Observation]) -> Timeline:
        _, platform, metric, aspect, rate, scope = key
        return Timeline(
            figures[-1].entity,
            figures[-1].entity_key,
            platform,
            metric,
            figures[0].kind,
            aspect,
            rate,
            scope,
            tuple(figures),
            tuple(sorted(self.comparisons[key], key=by_label)),
        )


def _series_text(line: Timeline) -> tuple[str, ...]:
    parts = (line.entity_key, line.metric, line.platform, line.aspect, line.rate, line.scope)
    return tuple(part or "" for part in parts)
