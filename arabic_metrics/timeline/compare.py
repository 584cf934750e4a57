"""compare_figures(): how two figures of one entity relate, by what each leaves open and by what each counts."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from itertools import product

from arabic_metrics.core.argument import check_is
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.ranking.bounds import THOUSAND, Exact
from arabic_metrics.recognize import vocabulary
from arabic_metrics.recognize.metric import find_metrics
from arabic_metrics.recognize.word import read_words
from arabic_metrics.timeline.bounds import DEFAULT, bounds_of
from arabic_metrics.timeline.observation import Observation, Tolerance, Verdict

ALL_NETWORKS = "social"
NO_NETWORK = frozenset({"website", "app"})
ONE_OF_A_NAME = frozenset({"network", "site_app", "content", "place"})
EARLIER = "earlier"
MEANT = {  # asides that tell how a number is meant, and not of whom
    EARLIER: "one held before, at a time that is not told",
    "gap": "one is a difference from another",
    "loss": "one is a loss",
    "mean": "one is a mean",
    "rate": "one is a rate",
    "removed": "one counts what was removed",
}
NAMESAKES = "one is more than twice the other: perhaps two owners of one name"
AND = "; "  # between two reasons
HALF, A_SLIP = Fraction(1, 2), Fraction(99, 100)  # of the larger figure; a slip of the scale


def differing_definition(first: Observation, second: Observation) -> str | None:
    """Return in what two series of an entity differ, if it is one thing that explains unlike figures; else None.

    Two networks are two audiences and not compared; a network and all of them are. So it is with those of two countries and the whole;
    ranks are held to what they are among. Nor are figures compared whose sentences tell of different audiences, too.

    >>> from arabic_metrics.timeline.observation import Publication
    >>> article = Publication("a1")
    >>> level = Observation(article, "x", "dba", "followers", "stock", 40_000, platform="facebook")
    >>> total = Observation(article, "x", "dba", "followers", "stock", 90_000, platform="social")
    >>> differing_definition(level, total)
    'platform: facebook and social'
    >>> differing_definition(level, Observation(article, "x", "dba", "followers", "stock", 9_000, platform="x")) is None
    True
    """
    names = ("platform", "metric", "aspect", "rate", "scope")
    differing = [name for name in names if getattr(first, name) != getattr(second, name)]
    if len(differing) != 1 or _audience(first) != _audience(second):
        return None
    [name] = differing
    if name == "platform" and not _is_part(first.platform, second.platform):
        return None
    if name == "scope" and first.kind != "rank" and first.scope and second.scope:
        return None
    if name == "metric" and not _is_component(first.metric, second.metric):
        return None
    values = [getattr(figure, name) or _UNSAID[name] for figure in (first, second)]
    return f"{name}: {values[0]} and {values[1]}"


def _audience(figure: Observation) -> set[str]:
    """What an aside tells of those who are counted."""
    return set(figure.aside.split()) - MEANT.keys()


_UNSAID = {"platform": "unknown", "rate": "whole", "scope": "unnamed"}


def _is_part(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    a, b = set(first.split("+")), set(second.split("+"))
    if ALL_NETWORKS in a ^ b:
        return not (a ^ b) & NO_NETWORK
    return a < b or b < a


def _is_component(first: str, second: str) -> bool:
    wholes = _wholes()
    return wholes.get(first) == second or wholes.get(second) == first


@cache
def _wholes() -> dict[str, str]:
    """The metrics that are counted in another, with that one."""
    return {it.id: it.part_of for it in load_lexicon().of(Metric) if it.part_of}


def compare_figures(
    first: Observation, second: Observation, tolerance: Tolerance = DEFAULT
) -> Verdict | None:
    """Return how two figures relate; None where they count different things, or have no time.

    >>> import datetime as dt
    >>> from arabic_metrics.timeline.observation import Publication
    >>> day = dt.date(2025, 11, 2)
    >>> rounded = Observation(Publication("a1", day), "x", "dba", "followers", "stock", 12_500_000, surface="12.5 مليون")
    >>> counted = Observation(Publication("a2", day), "x", "dba", "followers", "stock", 12_485_769, surface="12.485.769")
    >>> compare_figures(rounded, counted)
    Verdict(label='agree_within', reason='rounding')
    >>> later = Observation(Publication("a3", dt.date(2026, 2, 1)), "x", "dba", "followers", "stock", 13_000_000)
    >>> compare_figures(counted, later).label
    'different_period'
    """
    check_is(first, Observation, "first", "an Observation")
    check_is(second, Observation, "second", "an Observation")
    check_is(tolerance, Tolerance, "tolerance", "a Tolerance")
    if first.entity_key != second.entity_key:
        return None
    time = _same_time(first, second, tolerance)
    if first.series != second.series:
        definition = differing_definition(first, second)
        if definition is None or not time or bounds_of(first).meet(bounds_of(second)):
            return None
        return Verdict("different_definition", definition)
    if time is None:
        return None
    if not time:
        return Verdict("different_period", "the figures hold at different times")
    if bounds_of(first, tolerance).meet(bounds_of(second, tolerance)):
        return agreement((first, second))
    return dispute((first,), (second,), tolerance)


def agreement(figures: Sequence[Observation]) -> Verdict:
    """Say in what way figures agree that allow a common value."""
    if len({figure.reading for figure in figures}) == 1:
        return Verdict("agree", "the same figure")
    marked = any(figure.modifier != "exact" or figure.upper is not None for figure in figures)
    return Verdict("agree_within", "rounding or modifier" if marked else "rounding")


def dispute(
    figures: Sequence[Observation], against: Sequence[Observation], tolerance: Tolerance = DEFAULT
) -> Verdict:
    """Say how two groups of figures of one series and time stand that allow no common value.

    A later figure of the same paper, or of the same named source, revises the earlier one. So does a later count of a stock that the
    text does not date, unless it moved further than a stock does in that time. All else contradicts. Where one figure is more than twice the
    other, two owners may have one name, such as the ministries of two countries: the reason says this, too.
    """
    verdict = _disputed(figures, against, tolerance)
    if verdict.label == "contradiction" and _may_be_namesakes(figures, against):
        return Verdict(verdict.label, join_reasons(verdict.reason, NAMESAKES))
    return verdict


def join_reasons(*reasons: str) -> str:
    """Return reasons as one, each once.

    >>> join_reasons("rounding", "a later count; rounding")
    'rounding; a later count'
    """
    return AND.join(dict.fromkeys(one for each in reasons for one in each.split(AND)))


def _may_be_namesakes(figures: Sequence[Observation], against: Sequence[Observation]) -> bool:
    """Whether an owner whose name others may have, too, has figures that lie far apart."""
    if figures[0].kind == "rank" or figures[0].entity_kind in ONE_OF_A_NAME:
        return False
    pairs = product(figures, against)
    return all(HALF < apart(one.value, other.value) < A_SLIP for one, other in pairs)


def _disputed(
    figures: Sequence[Observation], against: Sequence[Observation], tolerance: Tolerance
) -> Verdict:
    if figures[0].kind == "rank":
        if _other_rankings(figures, against):
            return Verdict("different_definition", "rankings of different sources")
        by = [
            {id for figure in group for id in _named_metrics(figure)}
            for group in (figures, against)
        ]
        if any(by) and not by[0] & by[1]:
            return Verdict("different_definition", "not told to be rankings by one metric")
    elif not {figure.aside for figure in figures} & {figure.aside for figure in against}:
        return _of_asides({each.aside for each in (*figures, *against)})
    elif _are_unlike(figures, against, tolerance):
        return Verdict("different_definition", "too far apart to count one thing")
    first = figures[0]
    if first.aspect == "change" and (first.fixed is None or first.period_start is None):
        return Verdict("different_period", "nothing tells over which time each changed")
    if figures[0].fixed is None:
        return _moved(figures, against, tolerance)
    if _revised(figures, against):
        return Verdict("revision", "the same source, later")
    return Verdict("contradiction", "one thing, figures that exclude each other")


def _of_asides(asides: set[str]) -> Verdict:
    """Why figures of these asides are not compared: some asides tell of an audience, others of a time or of how a number is meant."""
    words = [set(aside.split()) for aside in asides]
    kinds: set[str] = {it for each in words for it in each if not all(it in one for one in words)}
    if kinds == {EARLIER}:
        return Verdict("different_period", "the figures hold at different times")
    if kinds and kinds <= MEANT.keys():
        return Verdict("different_definition", join_reasons(*(MEANT[it] for it in sorted(kinds))))
    return Verdict("different_definition", "the sentences tell of different audiences")


def _are_unlike(
    figures: Iterable[Observation], against: Iterable[Observation], tolerance: Tolerance
) -> bool:
    """Whether even the nearest figures of two groups lie a hundredfold apart: one of them counts another thing.

    «5 ملايين» and «5 مليارات» do not: a slip of the scale is a contradiction.
    """
    values = [{abs(Fraction(figure.value)) for figure in group} for group in (figures, against)]
    pairs = [sorted(pair) for pair in product(*values)]
    slips = {small * THOUSAND**power for small, _ in pairs for power in (1, 2, 3)}
    return all(large >= tolerance.unlike * small and large not in slips for small, large in pairs)


def apart(first: Exact, second: Exact) -> Fraction:
    """Return how far two values lie apart, as a share of the larger.

    >>> apart(90, 100)
    Fraction(1, 10)
    """
    larger = max(abs(Fraction(first)), abs(Fraction(second)))
    return abs(Fraction(first) - Fraction(second)) / larger if larger else Fraction(0)


def _same_time(first: Observation, second: Observation, tolerance: Tolerance) -> bool | None:
    """Whether both hold at one time; None where one of them has no time."""
    if first.when is None or second.when is None:
        return None
    if first.fixed is not None or second.fixed is not None:
        return first.fixed == second.fixed
    gap = abs((first.when - second.when).days)
    if gap <= tolerance.window and bounds_of(first, tolerance).meet(bounds_of(second, tolerance)):
        return True
    return gap <= (0 if first.kind == "rank" else tolerance.window)


def _moved(
    figures: Sequence[Observation], against: Sequence[Observation], tolerance: Tolerance
) -> Verdict:
    """Weigh two groups that hold at their publication by their figures nearest in time."""
    first, second = nearest(figures, against)
    if first.kind == "rank":
        if first.when != second.when:
            return Verdict("different_period", "the figures hold at different times")
        return Verdict("contradiction", "one day, figures that exclude each other")
    distance = apart(first.value, second.value)
    if first.when == second.when:
        counts = all(bounds_of(figure, tolerance).is_near for figure in (first, second))
        if counts and distance <= Fraction(tolerance.same_day):
            return Verdict("agree_within", "a running count, read on one day")
        return Verdict("contradiction", "one day, figures that exclude each other")
    if distance <= Fraction(tolerance.drift):
        return Verdict("revision", "a later count")
    return Verdict("contradiction", "further apart than a count moves in these days")


def nearest(
    figures: Sequence[Observation], against: Sequence[Observation]
) -> tuple[Observation, Observation]:
    """Return the two figures, one of each group, that are closest in time; both groups are sorted by day."""
    best = (figures[0], against[0])
    index = 0
    smallest = None
    for other in against:
        while index + 1 < len(figures) and days_between(figures[index + 1], other) <= days_between(
            figures[index], other
        ):
            index += 1
        gap = days_between(figures[index], other)
        if smallest is None or gap < smallest:
            smallest, best = gap, (figures[index], other)
    return best


def days_between(first: Observation, second: Observation) -> int:
    """Return how many days lie between two figures that have a day."""
    assert first.when is not None and second.when is not None
    return abs((first.when - second.when).days)


def _revised(figures: Iterable[Observation], against: Iterable[Observation]) -> bool:
    """Whether one voice stands on both sides, on different days."""
    days: dict[str, set[object]] = {}
    for figure in figures:
        for voice in _voices(figure):
            days.setdefault(voice, set()).add(figure.article.published)
    for figure in against:
        for voice in _voices(figure):
            known = days.get(voice, set()) - {None, figure.article.published}
            if known and figure.article.published is not None:
                return True
    return False


def _voices(figure: Observation) -> tuple[str, ...]:
    fold = load_lexicon().fold
    named = (("paper", figure.article.source), ("named", figure.attribution))
    return tuple(f"{kind} {fold(name)}" for kind, name in named if name)


def _other_rankings(figures: Iterable[Observation], against: Iterable[Observation]) -> bool:
    """Whether the texts name the rankings, and no ranking is named on both sides."""
    fold = load_lexicon().fold
    named = [
        {fold(figure.attribution) if figure.attribution else None for figure in group}
        for group in (figures, against)
    ]
    return None not in named[0] | named[1] and not named[0] & named[1]


def _named_metrics(figure: Observation) -> set[str]:
    """The metrics that the sentence of a rank names: «أكثر الصفحات متابعة», «من حيث التفاعل»."""
    lexicon = load_lexicon()
    words, table = read_words(lexicon.fold(figure.sentence)), vocabulary(lexicon)
    counted = {mention.id for mention in find_metrics(words, table)}
    return counted | {table.measures[word.text] for word in words if word.text in table.measures}
