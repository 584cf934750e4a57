"""The subcommand `timeline`: figures of an archive over time, how they relate, and leaderboards."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import click

from arabic_metrics.cli.group import articles_option, min_confidence_option
from arabic_metrics.cli.output import counted, period_text, tell
from arabic_metrics.cli.source import check_page, write_page
from arabic_metrics.cli.timeline_output import (
    tell_missed,
    write_boards,
    write_comparisons,
    write_leaderboard,
    write_timelines,
)
from arabic_metrics.core import ArchiveError
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.lexicon.entry import Entry
from arabic_metrics.lexicon.entry_claim import GazetteerName, Platform
from arabic_metrics.lexicon.transliteration import ascii_key, consonants
from arabic_metrics.ranking.period import read_period
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.resolve.person import owner_key
from arabic_metrics.stream.folder import Manifest, read_manifest
from arabic_metrics.timeline import LABELS, Observation, Timeline, build_timelines
from arabic_metrics.timeline.build import Row, observe_rows, rows_of, why_left_out
from arabic_metrics.timeline.leaderboard import (
    busiest_boards,
    count_unranked,
    is_at_event,
    missed_figures,
    rank_entities,
)
from arabic_metrics.timeline.observation import COMPARED_CONFIDENCE
from arabic_metrics.timeline.read import (
    find_article_files,
    find_claim_files,
    read_claimed_articles,
    read_claims,
)
from arabic_metrics.view.label import LANGUAGES, Language

NO_ARTICLES = (
    "No file of articles was found: a figure without a period of its own has no date, and copies are not known. "
    "Name one with --articles."
)
MORE = (
    "More: --figures, --label contradiction, --leaderboard METRIC --period PERIOD, --entity NAME."
)
NO_PERIOD = "No period is known in which owners have figures of {} to rank; name one with --period."
NO_BOARD = "No two owners have a figure of one metric, network and time: there is no leaderboard. "
OF_ASIDES = "in no leaderboard: by the words around them they may count a part of the audience, or something else"
NEAR_NAME = 0.7  # how like another a name is that may have been meant
MOST_NEAR = 3
MOST_NAMELESS = 5  # owners that are told as no names
BOARDS, PLACES = 3, 10  # printed where nothing else is requested
MANY = 10_000  # rows that take long
LONG = "There are more than {:,} rows: 50,000 take about a minute."


@click.command()
@click.argument("claims", nargs=-1, required=True, metavar="CLAIMS...")
@articles_option
@click.option(
    "--entity", metavar="KEY", help="Print figures of one entity only: its key, or its name."
)
@click.option(
    "--metric", metavar="METRIC", help="Print figures of one metric only, such as followers."
)
@click.option(
    "--label",
    "labels",
    multiple=True,
    type=click.Choice(LABELS),
    help="Print the comparisons of this label instead; may be repeated.",
)
@click.option("--figures", is_flag=True, help="Print every figure instead, a line for each.")
@click.option(
    "--leaderboard",
    metavar="METRIC",
    help="Print who had most of a metric in a period instead, such as followers.",
)
@click.option(
    "--period",
    metavar="PERIOD",
    help="The period of the leaderboard, such as 2025, 2025-Q3 or 2025-08; by default the one in which most owners are ranked.",
)
@click.option(
    "--chart",
    metavar="PAGE",
    help="Also draw the fullest timelines into this page. Needs the extra `timeline`.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    help="The language of the labels of the chart.  [default: ar]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "csv")),
    default="table",
    show_default=True,
    help="How results are written.",
)
@min_confidence_option(f"{COMPARED_CONFIDENCE}", "left out")
def timeline(
    claims: tuple[str, ...],
    articles: tuple[str, ...],
    entity: str | None,
    metric: str | None,
    labels: tuple[str, ...],
    figures: bool,
    leaderboard: str | None,
    period: str | None,
    chart: str | None,
    language: Language | None,
    form: str,
    min_confidence: float | None,
) -> None:
    """Print who leads, and how the figures of many articles relate.

    CLAIMS are folders that `archive` wrote, or their files; - is standard input. With --entity or --metric, and as JSON or CSV, figures
    over time are printed.
    """
    if leaderboard is None and period is not None:
        raise click.UsageError("--period goes with --leaderboard METRIC.")
    if chart is None and language is not None:
        raise click.UsageError("--lang goes with --chart PAGE.")
    if (leaderboard is not None) + bool(labels) + figures > 1:
        raise click.UsageError("--leaderboard, --label and --figures exclude each other.")
    if None not in (leaderboard, metric) and leaderboard != metric:
        raise click.UsageError("--leaderboard and --metric name two metrics: name one.")
    if period is not None:
        read_period(period)  # a mistake is told before an archive is read
    check_page(chart, *claims, *articles)
    read = read_timelines(claims, articles, min_confidence)
    keys = None if entity is None else _keys(read.spelled, entity)
    lines = tuple(_chosen(read.lines, keys, metric))
    _check_metrics(read, (metric, leaderboard))
    if entity is not None and keys is not None and read.lines:
        _check_entity(read, entity, keys)
    if chart is not None:
        _write_chart(lines, chart, language or LANGUAGES[0], read.finished)
    unsure = tuple(observe_rows(read.unsure))
    if leaderboard is not None:
        _write_ranking(lines, leaderboard, period, form, unsure)
    elif labels:
        write_comparisons(lines, labels, form)
    elif figures or entity or metric or form != "table":
        write_timelines(lines, form)
    else:
        boards = busiest_boards(lines, BOARDS, unsure=unsure)
        once = {(board.metric, board.definition) for board in boards}  # these come first
        write_boards(boards[: len(once)], PLACES)
        if lines:
            tell(MORE if boards else NO_BOARD + MORE)
    tell(summary(lines))
    again = read.told_again() if keys is None and metric is None else ""
    unranked = asides(lines), events(lines), rates(lines)
    for counts in filter(None, (*unranked, again, read.left_out(keys, metric))):
        tell(counts)


def _write_ranking(
    lines: Sequence[Timeline],
    metric: str,
    period: str | None,
    form: str,
    unsure: Sequence[Observation],
) -> None:
    """Write who had most of a metric in a period, or in that of most owners; where nobody has a place, say why."""
    counted = [line for line in lines if line.metric == metric]
    if period is not None:
        dates = read_period(period)
    elif boards := busiest_boards(counted, 1, entities=1):
        dates = boards[0].dates
        tell(
            f"The period is {period_text(boards[0].period)}, that of most owners; --period names another."
        )
    else:
        write_leaderboard((), form)
        if counted:
            tell(NO_PERIOD.format(metric))
        return
    standings = rank_entities(counted, metric, dates, unsure)
    write_leaderboard(standings, form)
    if period is not None and counted and not standings:
        left = count_unranked(counted, metric, period).most_common()
        told = ", ".join(f"{number:,} {reason}" for reason, number in left)
        tell(f"No owner has a figure of {metric} for {period} to rank: {told}.")
    tell_missed(missed_figures(counted, standings))


def _check_metrics(read: "ReadTimelines", asked: Iterable[str | None]) -> None:
    """Refuse a metric that no figure which is compared has, and tell which there are, or why its rows are left out.

    Raises:
        UsageError: one that is asked for is not among them.
    """
    known = {line.metric for line in read.lines}
    for metric in asked:
        if metric is not None and metric not in known and known:
            left = {it: number for it, number in read.left.items() if it.metric == metric}
            here = f"is compared; {read.why(left)}" if left else "is here"
            told = ", ".join(sorted(known))
            raise click.UsageError(f"No figure of the metric {metric} {here}; there are: {told}.")


def _check_entity(read: "ReadTimelines", entity: str, keys: Collection[str]) -> None:
    """Refuse an owner of whom no figure is compared, and tell why its rows are left out, or which names are near it.

    Raises:
        UsageError: there is none.
    """
    if any(_chosen(read.lines, keys, None)):
        return
    left = {it: number for it, number in read.left.items() if it.key in keys}
    if left:
        raise click.UsageError(f"No figure of the entity {entity} is compared; {read.why(left)}.")
    raise click.UsageError(_unknown_owner(read, entity))


def _unknown_owner(read: "ReadTimelines", entity: str) -> str:
    """Say that an owner has no figure, and whose names hold or sound like this one, or else who has most figures."""
    fold = load_lexicon().fold
    owners, sounds = Counter[str](), dict[str, str]()
    for line in read.lines:
        owner = f"{line.entity} ({line.entity_key})"
        owners[owner] += len(line.observations)
        sounds |= {_sound(name): owner for name in (line.entity, line.entity_key)}
    compared = {line.entity_key for line in read.lines}
    for each in read.left:
        if each.owner and each.key not in compared:
            owner = f"{each.owner} (left out)"
            owners[owner] += 0
            sounds.setdefault(_sound(each.owner), owner)
    most = [owner for owner, _ in owners.most_common()]
    near = [owner for owner in most if fold(entity) in fold(owner.rpartition(" (")[0])]
    near = near or [
        sounds[each] for each in get_close_matches(_sound(entity), sounds, cutoff=NEAR_NAME)
    ]
    told = f"near it are: {', '.join(dict.fromkeys(near[:MOST_NEAR]))}"
    if not near:
        told = f"no name is near it; most figures are of: {', '.join(most[:MOST_NEAR])}"
    return f"No figure of the entity {entity} is here; {told}."


def _sound(name: str) -> str:
    return consonants(load_lexicon().fold(name))


class Left(NamedTuple):
    """What rows that are left out have in common; an owner that is not named is empty."""

    reason: str
    metric: str
    owner: str
    key: str


@dataclass(slots=True)
class ReadTimelines:
    """The timelines of claim files, how many of their rows are left out, and the keys of each name of an owner."""

    min_confidence: float
    finished: bool = True
    lines: tuple[Timeline, ...] = ()
    rows: int = 0
    left: Counter[Left] = field(default_factory=Counter)
    spelled: dict[str, set[str]] = field(default_factory=dict)
    unsure: list[Row] = field(default_factory=list)  # left out for their confidence, or as supposed

    def left_out(self, keys: Collection[str] | None = None, metric: str | None = None) -> str:
        """Return a sentence that counts the rows that are left out, only those of the owners and the metric that are asked for; empty if none are."""
        if keys is None and metric is None:
            return f"{self.why(self.left, f' of {self.rows:,}')}." if self.left else ""
        left = {
            it: number
            for it, number in self.left.items()
            if (keys is None or it.key in keys) and metric in (None, it.metric)
        }
        return f"{self.why(left)}." if left else ""

    def why(self, left: Mapping[Left, int], of: str = "") -> str:
        """Count rows that are left out, by the reason, and tell the owners that are no names, the most frequent first."""
        reasons = {
            "unsure": f"with a confidence below {self.min_confidence:g}",
            "supposed": "expected or denied",
            "nameless": "whose owner is no name",
        }
        counts, owners = Counter[str](), Counter[str]()
        for each, number in left.items():
            counts[each.reason] += number
            if each.reason == "nameless" and each.owner:
                owners[each.owner] += number
        told = ", ".join(
            f"{counts[each]:,} {words}" for each, words in reasons.items() if counts[each]
        )
        names = [name for name, _ in owners.most_common(MOST_NAMELESS)]
        names += ["…"] if len(owners) > len(names) else []
        shown = f" ({', '.join(names)})" if names else ""
        return f"{counted(counts.total(), 'row')} left out{of}: {told}{shown}"

    def told_again(self) -> str:
        """Return a sentence that counts the rows that repeat a figure, empty if none do."""
        figures = sum(len(line.observations) for line in self.lines)
        again = self.rows - self.left.total() - figures
        if not self.lines or not again:
            return ""
        return f"{counted(again, 'row')} more: an article, or a copy of it, tells a figure again."

    def counted(self, claims: Iterable[ClaimSet | Row]) -> Iterator[Row]:
        """Yield the rows of claims, and count them."""
        for row in rows_of(claims):
            self.rows += 1
            if self.rows == MANY:
                tell(LONG.format(MANY))
            owner, given = row["entity"] or "", row.get("entity_key") or ""
            key = owner_key(owner, row["entity_kind"], given, load_lexicon()) or ""
            for name in (owner, given):
                self.spelled.setdefault(name, set()).add(key)
            if reason := why_left_out(row, min_confidence=self.min_confidence):
                self.left[Left(reason, row.get("metric", ""), owner, key)] += 1
                if reason != "nameless":
                    self.unsure.append(row)
            yield row


def read_timelines(
    claims: Sequence[str], articles: Sequence[str] = (), min_confidence: float | None = None
) -> ReadTimelines:
    """Return the timelines of claim files, with the articles beside them unless others are named; says so where there are none."""
    finished = sum(map(_is_finished, claims)) == len(claims)  # each that is not is told
    files, told = find_claim_files(claims), article_files(claims, articles)
    read = ReadTimelines(
        COMPARED_CONFIDENCE if min_confidence is None else min_confidence, finished
    )
    read.lines = build_timelines(
        read.counted(read_claims(files)),
        read_claimed_articles(told),
        min_confidence=read.min_confidence,
    )
    if not read.rows:
        tell(f"No claims are in {', '.join(claims)}.")
    elif not told:
        tell(NO_ARTICLES)
    return read


def known_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a folder that `archive` wrote; None of a file, and of a folder without one of ours."""
    with suppress(ArchiveError):
        return read_manifest(folder) if folder.is_dir() else None
    return None


def _is_finished(folder: str) -> bool:
    """Return whether the run that wrote a folder came to its end; say so if not."""
    manifest = known_manifest(Path(folder))
    if manifest is None or manifest.finished:
        return True
    tell(
        f"{folder}: its run of `archive` is not finished, so articles are missing; go on with --resume."
    )
    return False


def article_files(claims: Sequence[str], articles: Sequence[str]) -> tuple[str, ...]:
    """Return the files of articles that are named, or those beside the claims.

    Raises:
        ArchiveError: one that is named does not exist.
    """
    for file in articles:
        if not Path(file).exists():
            raise ArchiveError(f"{file} does not exist.")
    return tuple(articles) or find_article_files(claims)


def summary(lines: Sequence[Timeline]) -> str:
    """Return a sentence that counts figures, timelines, and the comparisons of each label."""
    counts = Counter(comparison.label for line in lines for comparison in line.comparisons)
    figures = sum(len(line.observations) for line in lines)
    told = ", ".join(f"{counts[label]} {label}" for label in LABELS if counts[label])
    number = f"{counted(figures, 'figure')} in {counted(len(lines), 'timeline')}"
    return f"{number}: {told}." if told else f"{number}."


def asides(lines: Sequence[Timeline]) -> str:
    """Return a sentence that counts the figures that an aside keeps off leaderboards, by its kinds; empty if there are none."""
    told = [figure.aside for line in lines for figure in line.observations if figure.aside]
    kinds = Counter(
        kind for aside in told for kind in {each.partition(":")[0] for each in aside.split()}
    )
    named = ", ".join(
        f"{kinds[it]:,} {it}" for it in sorted(kinds, key=lambda it: (-kinds[it], it))
    )
    return f"{counted(len(told), 'figure')} {OF_ASIDES} (aside: {named})." if told else ""


def events(lines: Sequence[Timeline]) -> str:
    """Return a sentence that counts the figures that are told at an event alone; empty if there are none."""
    told = sum(is_at_event(figure) for line in lines for figure in line.observations)
    return (
        f"{counted(told, 'figure')} in no leaderboard: told at an event without a date."
        if told
        else ""
    )


def rates(lines: Sequence[Timeline]) -> str:
    """Return a sentence that counts the figures that are rates or changes, and so in no leaderboard; empty if there are none."""
    figures = [it for line in lines for it in line.observations if not it.aside]
    rates = sum(it.rate is not None for it in figures)
    changes = sum(it.rate is None and it.aspect == "change" for it in figures)
    told = [(rates, "rate"), (changes, "change")]
    named = " and ".join(counted(number, noun) for number, noun in told if number)
    return f"{counted(rates + changes, 'figure')} in no leaderboard: {named}." if named else ""


def _write_chart(lines: Sequence[Timeline], page: str, language: Language, finished: bool) -> None:
    from arabic_metrics.view.chart import chart_timelines  # altair is loaded where a chart is drawn

    drawn = chart_timelines(lines, language=language, finished=finished)
    write_page(drawn.html, page)
    if drawn.left_out:
        tell(f"{page}: {counted(drawn.left_out, 'line')} not drawn.")


def _chosen(
    lines: Sequence[Timeline], keys: Collection[str] | None, metric: str | None
) -> Iterator[Timeline]:
    for line in lines:
        if (keys is None or line.entity_key in keys) and metric in (None, line.metric):
            yield line


def _keys(spelled: Mapping[str, set[str]], entity: str) -> set[str]:
    """The keys of the entities that are meant by a key, a name of theirs, or a spelling that the lexicon knows: «فيسبوك», «الفيس بوك», Facebook; a person's with any title or none."""
    lexicon = load_lexicon()
    fold = lexicon.fold
    wanted = fold(entity).casefold()
    bare = wanted.removeprefix(ARTICLE)
    told = (keys for name, keys in spelled.items() if name and fold(name).casefold() == wanted)
    key = ascii_key(fold(entity))
    found = {entity, key, owner_key(entity, "account", key, lexicon) or ""}.union(*told) - {""}
    entries: Iterator[Entry] = chain(lexicon.of(Platform), lexicon.of(GazetteerName))
    return found | {
        entry.id
        for entry in entries
        if any(fold(form).casefold() in (wanted, bare) for form in entry.all_forms())
    }
