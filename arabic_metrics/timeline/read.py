"""Claims and articles from the files that an archive was read into."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.core.argument import few_of
from arabic_metrics.core.extra import load
from arabic_metrics.core.file import standard_input
from arabic_metrics.resolve import ClaimSet, Figure
from arabic_metrics.resolve.claim import FORMAT_VERSION, other_version, version_problem
from arabic_metrics.resolve.exact import read_value
from arabic_metrics.resolve.row import ROW_FIELDS
from arabic_metrics.stream.arrow import VERSION_KEY, unnested
from arabic_metrics.stream.shard import PART
from arabic_metrics.stream.source import STANDARD_INPUT, is_known
from arabic_metrics.timeline.build import Row

PARQUET = ".parquet"
NOT_READ = (".csv", ".db")  # what `archive` writes for other programs
# What a folder of an archive may hold, the first that is there is read.
CLAIM_FILES = ("claims-*.jsonl", "rows-*.parquet", "claims-*.parquet")
ARTICLE_FILES = ("articles-*.jsonl", "articles-*.parquet")
ADDRESS = re.compile(r"https?://(?:www\.)?([^/:?#]+)", re.IGNORECASE)
FILE = re.compile(r"[/\\]|^-$")
BATCH = 2_000  # rows of Parquet
TEXTS = ("article_id", "claim_id", "metric", "surface", "part")  # fields of every row
CHECKED = ("modifier", "aspect", "rate", "confidence")  # those that a figure has
WRITTEN_BY = "claim sets are what `archive` and `extract --format json` write"
READ_FIRST = " If these are articles, read them with `arabic-metrics archive` first."
OF_VERSION_1 = "rank_scope"  # a field of rows that later versions have not


def find_claim_files(inputs: Iterable[str | Path]) -> tuple[str, ...]:
    """Return the files of claims: files as named, and of a folder its shards; `-` is standard input.

    Raises:
        ArchiveError: an input does not exist, is CSV or a database, or is a folder without claims.
    """
    return tuple(file for each in inputs for file in _claim_files(str(each)))


def find_article_files(inputs: Iterable[str | Path]) -> tuple[str, ...]:
    """Return the files of articles that are in these folders, or beside these files; there may be none."""
    folders = dict.fromkeys(
        Path(each) if Path(each).is_dir() else Path(each).parent
        for each in inputs
        if str(each) != STANDARD_INPUT
    )
    return tuple(file for folder in folders for file in find_shards(folder, ARTICLE_FILES))


def read_claims(files: Iterable[str]) -> Iterator[ClaimSet | Row]:
    """Yield the claim sets of JSON and JSON lines, and the rows of Parquet.

    Raises:
        ArchiveError: names the file, the record and the problem.
    """
    for file in files:
        if file.endswith(PARQUET):
            yield from _read_parquet_claims(file)
        else:
            for place, record in _read_json(file):
                yield _claim_set(place, record)


def read_claimed_articles(files: Iterable[str]) -> Iterator[Article]:
    """Yield articles of JSON lines or Parquet, with the fields id, published, title, source and text.

    Raises:
        ArchiveError: names the file, the record and the problem.
    """
    for file in files:
        records = _read_parquet(file) if file.endswith(PARQUET) else _read_json(file)
        for place, record in records:
            yield read_article(place, record)


def _claim_files(given: str) -> tuple[str, ...]:
    if given == STANDARD_INPUT:
        return (given,)
    path = Path(given)
    if not path.exists():
        raise ArchiveError(f"{given} does not exist.")
    if not path.is_dir():
        if path.suffix in NOT_READ:
            raise ArchiveError(
                f"{given} is not read here: give the folder, or the JSON lines beside it."
            )
        return (given,)
    found = find_shards(path, CLAIM_FILES)
    if not found and any(path.glob(f"claims-*{PART}")):
        raise ArchiveError(
            f"{given} holds no finished claims yet: its run of `archive` was stopped in the first shard. "
            f"Run it again with --resume and the same input and options."
        )
    if not found:
        wanted = ", ".join(CLAIM_FILES)
        table = "Its CSV is not read: run `archive` with --format jsonl, too. "
        raise ArchiveError(
            f"{given} holds no claims: none of {wanted} is there. "
            f"{table if any(path.glob('rows-*.csv')) else ''}If it holds articles, run `arabic-metrics archive {given} -o claims/` first."
        )
    return found


def find_shards(folder: Path, patterns: Sequence[str]) -> tuple[str, ...]:
    """Return the files of a folder that fit the first pattern that any file fits, sorted."""
    found = (tuple(sorted(map(str, folder.glob(pattern)))) for pattern in patterns)
    return next(filter(None, found), ())


def _read_json(file: str) -> Iterator[tuple[str, Any]]:
    """Yield each record with its place: of a file of lines, or of one document that is a record or an array."""
    lines = _lines(file)
    for number, line in lines:
        if not line.strip():
            continue
        place = f"{file}, line {number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            if number > 1:
                raise ArchiveError(f"{place}: is not JSON: {error}.") from error
            yield from _document(file, line + "".join(following for _, following in lines))
        else:
            yield from _records(file, place, record)


def _document(file: str, content: str) -> Iterator[tuple[str, Any]]:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ArchiveError(
            f"{file} is neither JSON nor lines of JSON: {error}; {WRITTEN_BY}."
        ) from error
    yield from _records(file, f"{file}, record 1", document)


def _records(file: str, place: str, document: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(document, list):
        for number, record in enumerate(document, 1):
            yield f"{file}, record {number}", record
    else:
        yield place, document


def _lines(file: str) -> Iterator[tuple[int, str]]:
    try:
        if file == STANDARD_INPUT:
            yield from enumerate((line.decode("utf-8-sig") for line in standard_input()), 1)
        else:
            with Path(file).open(encoding="utf-8-sig", newline="\n") as content:
                yield from enumerate(content, 1)
    except OSError as error:
        raise ArchiveError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ArchiveError(f"{file} is not UTF-8; {WRITTEN_BY}.") from error


def _claim_set(place: str, record: Any) -> ClaimSet:
    if not isinstance(record, dict) or "version" not in record:
        hint = READ_FIRST if isinstance(record, dict) else ""
        raise ArchiveError(f"{place}: is no claim set: {WRITTEN_BY}.{hint}")
    if problem := version_problem(record):
        raise ArchiveError(f"{place}: {problem}.")
    try:
        claims = ClaimSet.model_validate(record)
    except ValidationError as error:
        raise ArchiveError(f"{place}: is no claim set: {_first(error)}; {WRITTEN_BY}.") from error
    for claim in claims.claims:
        for metric, part in claim.parts():
            if not part.evidence:
                raise ArchiveError(
                    f"{place}: is no claim set: claim {claim.id} has no evidence of its {metric}."
                )
    return claims


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, and where."""
    first = error.errors(include_url=False)[0]
    place, kind = ".".join(map(str, first["loc"])), first["type"]
    if kind in ("missing", "extra_forbidden"):
        return f"{place} is {'missing' if kind == 'missing' else 'no field of one'}"
    if kind == "value_error":
        return f"{place}: {first['ctx']['error']}"
    return f"{place} cannot be {first['input']!r:.60}"


def read_article(place: str, record: Any) -> Article:
    """Return the article of a record of such a file.

    Raises:
        ArchiveError: names the place and the problem.
    """
    if not isinstance(record, dict) or "id" not in record:
        raise ArchiveError(f"{place}: is no article: it has no id.")
    for name in ("title", "source"):
        if not isinstance(record.get(name), str | None):
            raise ArchiveError(f"{place}: is no article: its {name} is no string.")
    return Article(
        text=str(record.get("text") or ""),
        id=str(record["id"]),
        published=_date(place, record.get("published")),
        title=record.get("title"),
        source=paper_of(record.get("source"), str(record["id"])),
    )


def paper_of(source: str | None, id: str) -> str | None:
    """Return the paper of an article: its source if that is a name, else the host of its source or its id if that is an address.

    The files that an archive was read from are no papers.

    >>> paper_of("جريدة الميناء", "a1"), paper_of("news.jsonl", "https://www.paper.example/a/1"), paper_of("in/news.csv.gz", "a1")
    ('جريدة الميناء', 'paper.example', None)
    """
    if source and not (FILE.search(source) or is_known(source)):
        return source
    for address in (source, id):
        host = ADDRESS.match(address) if address else None
        if host:
            return host[1].lower()
    return None


def _date(place: str, value: Any) -> dt.date | None:
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ArchiveError(f"{place}: «{value}» is no date, such as 2025-11-02.") from error


def _read_parquet(file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    batches = (batch.to_pylist() for batch in _batches(file))
    for number, record in enumerate(chain.from_iterable(batches), 1):
        yield f"{file}, record {number}", record


def _batches(file: str) -> Iterator[Any]:
    parquet: Any = load("pyarrow.parquet")
    try:
        with parquet.ParquetFile(file) as content:
            version = (content.schema_arrow.metadata or {}).get(VERSION_KEY.encode())
            if version not in (None, str(FORMAT_VERSION).encode()):
                raise ArchiveError(f"{file}: {other_version(version.decode(errors='replace'))}.")
            yield from content.iter_batches(batch_size=BATCH)
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{file} cannot be read as Parquet: {error}.") from error


def _read_parquet_claims(file: str) -> Iterator[ClaimSet | Row]:
    for place, record in _read_parquet(file):
        if "claims" not in record:
            yield _row(place, record)
            continue
        try:
            nested = unnested(record)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ArchiveError(f"{place}: is no claim set in nested columns.") from error
        yield _claim_set(place, nested)


def _row(place: str, record: dict[str, Any]) -> Row:
    if OF_VERSION_1 in record:
        raise ArchiveError(f"{place}: {other_version(1)}.")
    record = {"part": "text", "aside": None, **record}  # older rows are all of the text
    missing = [name for name in ROW_FIELDS if name not in record]
    if missing:
        raise ArchiveError(f"{place}: is no row of claims: {few_of(missing)} missing.")
    for name in (*TEXTS, *(["entity"] if record["entity_key"] else [])):
        if not isinstance(record[name], str):
            raise ArchiveError(f"{place}: is no row of claims: its {name} is no string.")
    try:
        exact = {
            name: _value(record.get(f"{name}_exact", record[name])) for name in ("value", "upper")
        }
        Figure.model_validate({**{name: record[name] for name in CHECKED}, **exact}, strict=True)
    except ValidationError as error:
        raise ArchiveError(f"{place}: is no row of claims: {_first(error)}.") from error
    except ValueError as error:
        raise ArchiveError(f"{place}: is no row of claims: {error}.") from error
    return {**record, **exact}


def _value(value: Any) -> Any:
    if value is None:
        return None
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() else read_value(text)
