"""rank_entities(): whose figure of one metric was largest in one period."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from arabic_metrics.core import ArchiveError
from arabic_metrics.timeline.observation import Observation, Period, Timeline

MONTHS = {"H": 6, "Q": 3}


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a leaderboard: the place among those of its platform and scope, and the figure that gives it.

    Equal figures share a place. `contested` says that a contradiction or a revision names the figure's time.
    """

    place: int
    platform: str | None
    entity: str
    entity_key: str
    figure: Observation
    contested: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The leaderboard of one metric on one platform, of one scope, in one period."""

    metric: str
    platform: str | None
    scope: str | None
    period: str
    standings: tuple[Standing, ...]


def rank_entities(timelines: Iterable[Timeline], metric: str, period: str) -> tuple[Standing, ...]:
    """Return the entities of each platform by their figure of a metric in a period, the largest first; of a rank, the smallest.

    Figures of one scope are ranked among themselves: users in one country are not set against those of the world. The whole stands first.

    Levels alone are ranked, not changes or rates. A flow must hold for just this period; of a stock the last count within it is taken.
    Of several figures for one time, that of most articles stands.

    Raises:
        ArchiveError: the period is not written as a leaderboard wants it.
    """
    return rank_within(timelines, metric, read_period(period))


def rank_within(timelines: Iterable[Timeline], metric: str, dates: Period) -> tuple[Standing, ...]:
    """Return what `rank_entities` does, of a period given by its dates, end exclusive."""
    standings: dict[tuple[str | None, str | None], list[tuple[Timeline, Observation]]] = {}
    for line in timelines:
        if line.metric != metric or line.aspect != "level" or line.rate is not None:
            continue
        figure = _figure_in(line, dates)
        if figure is not None:
            standings.setdefault((line.platform, line.scope), []).append((line, figure))
    found: list[Standing] = []
    for platform, scope in sorted(standings, key=lambda key: (key[0] or "~", key[1] or "")):
        entries = sorted(
            standings[platform, scope],
            key=lambda entry: (_order(entry[1]), entry[0].entity_key),
        )
        found.extend(_numbered(platform, entries))
    return tuple(found)


def busiest_boards(
    timelines: Sequence[Timeline], most: int, *, entities: int = 2
) -> tuple[Board, ...]:
    """Return the leaderboards that rank most entities, at least `entities`: of a flow for a period, of a stock for a year."""
    told: dict[tuple[str, str | None, str | None, Period], set[str]] = {}
    names: dict[Period, str] = {}
    for line in timelines:
        if line.kind == "rank" or line.aspect != "level" or line.rate is not None:
            continue
        for figure in line.observations:
            if figure.when is None:
                continue
            dates = figure.fixed
            if line.kind == "stock" or dates is None:
                dates = _months(figure.when.year, 0, 12)
                names[dates] = str(figure.when.year)
            else:
                names.setdefault(dates, figure.period or "")
            key = (line.metric, line.platform, line.scope, dates)
            told.setdefault(key, set()).add(line.entity_key)
    ordered = sorted(
        told,
        key=lambda key: (
            -len(told[key]),
            -key[3][1].toordinal(),
            key[0],
            key[1] or "~",
            key[2] or "",
        ),
    )
    boards = []
    for metric, platform, scope, dates in ordered[:most]:
        if len(told[metric, platform, scope, dates]) >= entities:
            lines = [line for line in timelines if (line.platform, line.scope) == (platform, scope)]
            standings = rank_within(lines, metric, dates)
            boards.append(Board(metric, platform, scope, names[dates], standings))
    return tuple(boards)


def read_period(period: str) -> Period:
    """Return the dates of a period, end exclusive: 2025, 2025-H1, 2025-Q3, 2025-08, 2025-08-05, or two of them with a slash.

    >>> [day.isoformat() for day in read_period("2025-Q3")], [day.isoformat() for day in read_period("2025-01/2025-03")]
    (['2025-07-01', '2025-10-01'], ['2025-01-01', '2025-04-01'])
    """
    try:
        first, _, last = period.partition("/")
        start, end = _dates(first)
        return (start, _dates(last)[1] if last else end)
    except (ValueError, OverflowError) as error:
        raise ArchiveError(
            f"«{period}» is no period: 2025, 2025-H1, 2025-Q3, 2025-08, 2025-08-05, or two of them with a slash."
        ) from error


def _dates(value: str) -> Period:
    if match := re.fullmatch(r"(\d{4})-([HQ])([1-4])", value):
        months = MONTHS[match[2]]
        return _months(int(match[1]), (int(match[3]) - 1) * months, months)
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?", value):
        return _months(int(match[1]), int(match[2]) - 1 if match[2] else 0, 1 if match[2] else 12)
    day = dt.date.fromisoformat(value)
    return (day, day + dt.timedelta(days=1))


def _months(year: int, first: int, count: int) -> Period:
    end = first + count
    return (dt.date(year, first + 1, 1), dt.date(year + end // 12, end % 12 + 1, 1))


def _figure_in(line: Timeline, dates: Period) -> Observation | None:
    """The figure of a timeline that counts for a period."""
    if line.kind == "stock":
        held = [
            figure
            for figure in line.observations
            if figure.when and dates[0] <= figure.when < dates[1]
        ]
        held = [figure for figure in held if figure.when == held[-1].when]
    else:
        held = [figure for figure in line.observations if figure.fixed == dates]
    told: dict[object, int] = {}
    for figure in held:
        told[figure.reading] = told.get(figure.reading, 0) + 1
    return max(held, key=lambda figure: told[figure.reading], default=None)


def _order(figure: Observation) -> Fraction:
    value = Fraction(figure.value)
    return value if figure.kind == "rank" else -value


def _numbered(
    platform: str | None, entries: list[tuple[Timeline, Observation]]
) -> Iterable[Standing]:
    place = 0
    for number, (line, figure) in enumerate(entries, 1):
        if number == 1 or _order(figure) != _order(entries[number - 2][1]):
            place = number
        yield Standing(
            place, platform, figure.entity, line.entity_key, figure, _is_contested(line, figure)
        )


def _is_contested(line: Timeline, figure: Observation) -> bool:
    return any(
        comparison.label in ("contradiction", "revision")
        and any(
            other.when == figure.when and other.fixed == figure.fixed
            for other in (*comparison.figures, *comparison.against)
        )
        for comparison in line.comparisons
    )
