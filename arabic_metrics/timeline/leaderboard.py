"""rank_entities(): whose figure of one metric was largest in one period."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median

from arabic_metrics.core.argument import check_each, check_text
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.lexicon.transliteration import consonants
from arabic_metrics.parse.calendar import UNKNOWN_DAY
from arabic_metrics.ranking.board import UNRANKED, Group, group_of
from arabic_metrics.ranking.period import (
    Period,
    check_period,
    fixed_period,
    read_period,
    year_dates,
)
from arabic_metrics.resolve.person import untitled_name
from arabic_metrics.timeline.bounds import bounds_of
from arabic_metrics.timeline.compare import apart, compare_figures, days_between
from arabic_metrics.timeline.observation import COMPARED_CONFIDENCE, SUPPOSED, Observation, Timeline

EXACT = "exact"
MOST_DAYS = 31  # between an exact count of a stock and a vague one that it stands for
SEVERAL, TENFOLD = 3, 10  # a figure tenfold from the median of so many is misread
CONTESTING = ("contradiction", "revision")
CLOSE = Fraction(1, 10)  # figures of one owner under a longer and a shorter name
# What the figures of one board share, beside metric and period: group, platform, scope.
Definition = tuple[Group, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a leaderboard: the place among those of its group, platform and scope, and the figure that gives it.

    Equal figures share a place. On a board of ranks the place is the one that is told, be those before it told or not. `contested` says that a contradiction or a revision names the figure's time; `later_differs`, that a figure which is
    not sure enough to be compared says otherwise, a later one for the same period or one of the same time, or that the figure is told later as expected or denied.
    """

    place: int
    platform: str | None
    entity: str
    entity_key: str
    figure: Observation
    contested: bool
    later_differs: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The leaderboard of one metric in one period: of one group of owners, on one platform, in one scope.

    Networks, sites and applications are one group whatever their platform, which is None then. `dates` are those of the period.
    `missed` are the figures that may be missing among the standings, see `missed_figures`.
    """

    metric: str
    group: Group
    platform: str | None
    scope: str | None
    period: str
    dates: Period
    standings: tuple[Standing, ...]
    missed: tuple[Observation, ...] = ()

    @property
    def definition(self) -> Definition:
        """Among whom it ranks."""
        return (self.group, self.platform, self.scope)


def rank_entities(
    timelines: Iterable[Timeline],
    metric: str,
    period: str | Period,
    unsure: Iterable[Observation] = (),
) -> tuple[Standing, ...]:
    """Return the entities of each platform by their figure of a metric in a period, the largest first; of a rank the smallest, each at the place that is told.

    Figures of one scope are ranked among themselves: users in one country are not set against those of the world. The whole comes first.
    So are places, and networks, sites and applications, which need no platform; of all others the platform must be known.

    Levels alone are ranked, not changes or rates, nor figures whose sentence is about a part of the audience. A flow must hold for
    just this period; of a stock the last count within it is taken, or the last exact one if that agrees and is at most 31 days older. Of
    several figures for one time, that of most articles is kept, an exact one before a bound.

    `period` is written as `--leaderboard` takes it, or its dates, end exclusive. `unsure` are figures that the timelines leave out for their confidence, or as expected or denied. One of
    `COMPARED_CONFIDENCE` and more that speaks against a figure with a place, later than it or of the same time, is told by `later_differs`.

    Raises:
        ArchiveError: the period is not written as a leaderboard wants it, or ends before it begins.
        TypeError: an argument is of another kind.
        ValueError: neither the lexicon nor a timeline has the metric.

    >>> from arabic_metrics.resolve import extract_claims
    >>> from arabic_metrics.timeline import build_timelines
    >>> texts = ["لدى نادي الوحدات على إنستغرام 325 ألف متابع في 2025", "لدى بلدية دبا على إنستغرام 40 ألف متابع في 2025"]
    >>> [(each.place, each.entity) for each in rank_entities(build_timelines(map(extract_claims, texts)), "followers", "2025")]
    [(1, 'نادي الوحدات'), (2, 'بلدية دبا')]
    """
    lines = [*check_each(timelines, Timeline, "timelines", "what build_timelines returns")]
    unsure = [*check_each(unsure, Observation, "unsure", "several Observations")]
    _check_metric(metric, lines)
    dates = check_period(period)
    standings: dict[Definition, dict[str, tuple[Timeline, Observation]]] = {}
    for line in lines:
        definition = definition_of(line.observations[0])
        figure = _figure_in(line, dates) if line.metric == metric and definition else None
        if figure is None or definition is None:
            continue
        entries = standings.setdefault(definition, {})
        known = entries.get(line.entity_key)
        if known is None or _order(figure) < _order(known[1]):
            entries[line.entity_key] = (line, figure)
    found: list[Standing] = []
    for definition in sorted(standings, key=lambda key: (key[1] or "~", key[0], key[2] or "")):
        entries = standings[definition]
        ordered = sorted(entries, key=lambda key: (_order(entries[key][1]), key))
        found.extend(_numbered(_one_name_each([entries[key] for key in ordered])))
    seen = [
        figure
        for figure in unsure
        if figure.confidence is None or figure.confidence >= COMPARED_CONFIDENCE
    ]
    return tuple(
        replace(each, later_differs=any(_corrects(it, each.figure, dates) for it in seen))
        for each in found
    )


def _check_metric(metric: str, lines: Iterable[Timeline]) -> None:
    known = [*(entry.id for entry in load_lexicon().of(Metric)), "rank"]
    known += sorted({line.metric for line in lines} - set(known))
    if check_text(metric, "metric") not in known:
        raise ValueError(f"metric is {metric!r}: it must be one of {', '.join(known)}")


def _corrects(unsure: Observation, figure: Observation, dates: Period) -> bool:
    """Whether a figure may correct another one of its series in a period.

    It stands behind it, in a later article or in the same, and differs; or another article tells it of the same time, and it would contest the place; or it denies it.
    """
    supposed = unsure.aside == SUPPOSED
    stated = replace(unsure, aside="") if supposed else unsure
    if unsure.series != figure.series or not _is_ranked(stated, dates):
        return False
    if unsure.article.id == figure.article.id:
        behind = unsure.start > figure.start
    else:
        first, second = figure.article.published, unsure.article.published
        behind = first is not None and second is not None and first < second
        verdict = None if behind or supposed else compare_figures(figure, unsure)
        if verdict is not None:
            return verdict.label in CONTESTING
    return behind and bounds_of(unsure).meet(bounds_of(figure)) == supposed


def _one_name_each(
    entries: Iterable[tuple[Timeline, Observation]],
) -> list[tuple[Timeline, Observation]]:
    """Leave out «تيسلا» behind «شركة تيسلا» with a like figure, as one name is part of the other; a person behind one of the same sound with a like figure."""
    lexicon = load_lexicon()
    kept: list[tuple[Timeline, Observation]] = []
    told: list[tuple[set[str], str, Observation]] = []
    for line, figure in entries:
        words = set(lexicon.fold(figure.entity).split())
        sound = consonants(untitled_name(figure.entity, figure.entity_kind, lexicon) or "")
        known = [
            other
            for names, heard, other in told
            if words < names or names < words or (sound and sound == heard)
        ]
        if all(apart(figure.value, other.value) > CLOSE for other in known):
            kept.append((line, figure))
            told.append((words, sound, figure))
    return kept


def busiest_boards(
    timelines: Sequence[Timeline],
    most: int,
    *,
    entities: int = 2,
    unsure: Sequence[Observation] = (),
) -> tuple[Board, ...]:
    """Return the leaderboards that rank most entities, at least `entities`: of a flow for a period, of a stock for a year.

    The fullest one of each metric and definition comes before the second of any. Of ranks there are some only where the timelines tell nothing
    else. `unsure` are those of `rank_entities`.
    """
    ranks = all(line.kind == "rank" for line in timelines)
    told: dict[tuple[str, Definition, Period], set[str]] = {}
    names: dict[Period, str] = {}
    lines: dict[tuple[str, Definition], list[Timeline]] = {}
    for line in timelines:
        definition = definition_of(line.observations[0])
        if definition is None or (line.kind == "rank" and not ranks):
            continue
        lines.setdefault((line.metric, definition), []).append(line)
        for figure in line.observations:
            if figure.when is None or figure.aside or figure.modifier in UNRANKED:
                continue
            dates = fixed_period(figure.period_start, figure.period_end)
            if line.kind == "stock":
                dates = year_dates(figure.when.year)
                names[dates] = str(figure.when.year)
            elif dates is None:
                continue
            else:
                names.setdefault(dates, figure.period or "")
            told.setdefault((line.metric, definition, dates), set()).add(line.entity_key)
    ordered = sorted(
        (key for key, owners in told.items() if len(owners) >= entities),
        key=lambda key: (
            -len(told[key]),
            -key[2][1].toordinal(),
            key[0],
            *(part or "~" for part in key[1]),
        ),
    )
    before = Counter[tuple[str, Definition]]()
    turns: dict[tuple[str, Definition, Period], int] = {}
    for metric, definition, dates in ordered:
        turns[metric, definition, dates] = before[metric, definition]
        before[metric, definition] += 1
    boards = []
    for metric, definition, dates in sorted(turns, key=turns.__getitem__)[:most]:
        together = lines[metric, definition]
        standings = rank_entities(together, metric, dates, unsure)
        missed = missed_figures(together, standings)
        boards.append(Board(metric, *definition, names[dates], dates, standings, missed))
    return tuple(boards)


def missed_figures(
    timelines: Iterable[Timeline], standings: Sequence[Standing]
) -> tuple[Observation, ...]:
    """Return the figures whose period is not known, of owners who have no place, in the articles of those who have one.

    They count the same thing, so one of them may be larger than what is ranked; those of a part of the audience do not.
    """
    articles = {each.figure.article.id for each in standings}
    ranked = {each.entity_key for each in standings}
    counted = {(each.figure.metric, definition_of(each.figure)) for each in standings}
    return tuple(
        figure
        for line in timelines
        if line.entity_key not in ranked and line.kind != "stock"
        for figure in line.observations
        if figure.article.id in articles
        and fixed_period(figure.period_start, figure.period_end) is None
        and not figure.aside
        and (figure.metric, definition_of(figure)) in counted
    )


def count_unranked(timelines: Iterable[Timeline], metric: str, period: str) -> Counter[str]:
    """Return how many figures of a metric a leaderboard leaves out, by the reason."""
    dates, found = read_period(period), Counter[str]()
    for line in timelines:
        if line.metric == metric:
            found.update(_why_unranked(figure, dates) for figure in line.observations)
    found.pop("", None)
    return found


def is_at_event(figure: Observation) -> bool:
    """Return whether no leaderboard has a figure because it is told at an event without a date: «بعد طرح أغنيتها».

    In an article without a date, «اليوم» is a day that is not known, and no event.
    """
    dated = figure.article.published is not None
    return dated and figure.period == UNKNOWN_DAY and not figure.aside and figure.when is None


def _why_unranked(figure: Observation, dates: Period) -> str:
    if figure.aspect != "level" or figure.rate is not None:
        return "changes or rates"
    if definition_of(figure) is None:
        return "on no known network"
    if figure.aside:
        return "with an aside"
    if figure.modifier in UNRANKED:
        return "vague or a bound"
    if figure.when is None:
        return "at an event without a date" if is_at_event(figure) else "without a date"
    return "" if _is_ranked(figure, dates) else "of another time"


def definition_of(figure: Observation) -> Definition | None:
    """Return among whom a figure is ranked; None where it is not: a change, a rate, an account on an unnamed network."""
    group = group_of(
        aspect=figure.aspect,
        rate=figure.rate,
        entity_kind=figure.entity_kind,
        platform=figure.platform,
    )
    if group is None:
        return None
    return (group, None if group == "networks" else figure.platform, figure.scope)


def _figure_in(line: Timeline, dates: Period) -> Observation | None:
    """The figure of a timeline that counts for a period: of a stock the last, or an exact one shortly before that agrees."""
    held = [figure for figure in line.observations if _is_ranked(figure, dates)]
    usual = median(Fraction(figure.value) for figure in held) if len(held) >= SEVERAL else None
    if usual is not None and line.kind != "rank":
        held = [figure for figure in held if usual < TENFOLD * figure.value < TENFOLD**2 * usual]
    if line.kind != "stock":
        return _most_told(held)
    last = _most_told(_of_last_day(held))
    if last is None or _is_exact(last):
        return last
    exact = [
        figure
        for figure in held
        if _is_exact(figure)
        and days_between(figure, last) <= MOST_DAYS
        and bounds_of(figure).meet(bounds_of(last))
    ]
    return _most_told(_of_last_day(exact)) or last


def _of_last_day(figures: Sequence[Observation]) -> list[Observation]:
    return [figure for figure in figures if figure.when == figures[-1].when]


def _most_told(figures: Sequence[Observation]) -> Observation | None:
    told = Counter(figure.reading for figure in figures)
    return max(
        figures,
        key=lambda it: (told[it.reading], it.modifier == EXACT, it.upper is None),
        default=None,
    )


def _is_exact(figure: Observation) -> bool:
    return figure.modifier == EXACT and figure.upper is None


def _is_ranked(figure: Observation, dates: Period) -> bool:
    """Whether a figure is of the whole audience in a period, and no upper bound."""
    if figure.aside or figure.modifier in UNRANKED or figure.when is None:
        return False
    return dates[0] <= figure.when < dates[1] if figure.kind == "stock" else figure.fixed == dates


def _order(figure: Observation) -> Fraction:
    value = Fraction(figure.value)
    return value if figure.kind == "rank" else -value


def _numbered(entries: list[tuple[Timeline, Observation]]) -> Iterable[Standing]:
    place = 0
    for number, (line, figure) in enumerate(entries, 1):
        if figure.kind == "rank":
            place = int(figure.value)
        elif number == 1 or _order(figure) != _order(entries[number - 2][1]):
            place = number
        contested = _is_contested(line, figure)
        yield Standing(place, line.platform, figure.entity, line.entity_key, figure, contested)


def _is_contested(line: Timeline, figure: Observation) -> bool:
    return any(
        comparison.label in CONTESTING
        and any(
            other.when == figure.when and other.fixed == figure.fixed
            for other in (*comparison.figures, *comparison.against)
        )
        for comparison in line.comparisons
    )
