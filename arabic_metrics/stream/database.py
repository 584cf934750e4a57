"""SQLite: the figures of an archive and their articles as one database to look into, with full-text search."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain, count
from pathlib import Path
from typing import Any

from arabic_metrics.core import ArchiveError
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.folding import other_spellings
from arabic_metrics.ranking.board import Kind, metric_kinds, row_board
from arabic_metrics.ranking.bounds import figure_bounds, integer_end
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.resolve.row import FLOATS, INTEGERS, TABLE_FIELDS, Row, json_row, table_row
from arabic_metrics.stream.shard import grown_whole

DATABASE = "claims.db"
ARTICLE_FIELDS = ("id", "title", "published", "source", "text")
# What a leaderboard asks, see `row_board` and `figure_bounds`.
BOARD_FIELDS = ("kind", "board", "day", "low", "high")
INDEXED = ("article", "entity_key", "metric", "platform", "period", "published")
SEARCHED = {
    "articles": ("title", "text"),
    "claims": ("entity", "mention", "attribution", "sentence"),
}
SEARCH = 'create virtual table {table}_fts using fts5({columns}, content="{table}", content_rowid="number")'


def check_search() -> None:
    """Refuse to make a database where this Python's SQLite has no full-text search."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute("create virtual table t using fts5(x)")
        except sqlite3.OperationalError as error:
            raise ArchiveError(
                f"a database needs SQLite with full-text search (FTS5), and that of this Python has none: {error}"
            ) from error


def write_database(
    folder: Path, shards: Iterable[tuple[Path, Path]], *, lexicon: Lexicon | None = None
) -> Path:
    """Write `claims.db` into a folder, from the JSON lines of claims and of articles of each shard, and return its path.

    It appears whole or not at all, and the same shards make the same bytes. What is searched is found as it is written, in the
    folded spelling of the lexicon, and in both with the other last letter of ى and ي, ة and ه.

    Raises:
        OSError: it cannot be written.
        ArchiveError: SQLite cannot write it, or the files of a shard do not fit each other.
    """
    path = folder / DATABASE
    try:
        with grown_whole(path) as part, closing(sqlite3.connect(part, isolation_level=None)) as new:
            _fill(new, shards, lexicon or load_lexicon())
    except sqlite3.Error as error:
        raise ArchiveError(f"{path} cannot be written: {error}.") from error
    return path


def _fill(
    database: sqlite3.Connection, shards: Iterable[tuple[Path, Path]], lexicon: Lexicon
) -> None:
    """Fill a new database: tables, rows, indexes, and what search needs."""
    run, fold, kinds = database.execute, lexicon.fold, metric_kinds(lexicon)
    run("pragma journal_mode = off")  # a run that is broken off writes it anew
    run("begin")
    run(f"create table articles (number integer primary key, {_columns(ARTICLE_FIELDS)})")
    run(
        "create table claims (number integer primary key, article integer references articles(number), "
        f"{_columns((*BOARD_FIELDS, *TABLE_FIELDS))})"
    )
    for table, columns in SEARCHED.items():
        run(SEARCH.format(table=table, columns=", ".join(columns)))
    rows = count(1)
    items = chain.from_iterable(read_shard(*files) for files in shards)
    for number, (claims, article) in enumerate(items, 1):
        known = {name: article.get(name) for name in ARTICLE_FIELDS}
        _insert(database, "articles", fold, {"number": number, **known})
        for row in claims.rows():
            asked = dict(zip(BOARD_FIELDS, _board(row, kinds, lexicon), strict=True))
            told = {**asked, **_values(row)}
            _insert(database, "claims", fold, {"number": next(rows), "article": number, **told})
    for name in INDEXED:
        run(f"create index claims_{name} on claims({name})")
    for table in SEARCHED:
        run(f"insert into {table}_fts({table}_fts) values ('optimize')")
    run("commit")


def _board(row: Row, kinds: dict[str, Kind], lexicon: Lexicon) -> tuple[Any, ...]:
    kind = kinds.get(row["metric"])
    group, day = row_board(row, kind, lexicon) if kind else (None, None)
    upper, modifier = row["upper"], row["modifier"]
    bounds = figure_bounds(row["value"], row["surface"], upper=upper, modifier=modifier)
    return kind, group, day and day.isoformat(), *map(integer_end, (bounds.low, bounds.high))


def _insert(
    database: sqlite3.Connection, table: str, fold: Callable[[str], str], row: dict[str, Any]
) -> None:
    """Insert a row, and what is searched of it: its texts, and behind each the other spellings of its words."""
    searched = {"rowid": row["number"]}
    for name in SEARCHED[table]:
        words = (row[name] or "").split()
        others = chain.from_iterable(other_spellings(word, fold) for word in words)
        searched[name] = row[name] and " ".join((row[name], *others))
    for name, values in ((table, row), (f"{table}_fts", searched)):
        marks = ", ".join("?" * len(values))
        database.execute(
            f"insert into {name} ({', '.join(values)}) values ({marks})", tuple(values.values())
        )


def _values(row: Row) -> dict[str, Any]:
    """A row with the columns and types of tables, dates as text: SQLite has none."""
    table, spelled = table_row(row), json_row(row)
    return {
        name: table[name] if name in INTEGERS or name not in spelled else spelled[name]
        for name in TABLE_FIELDS
    }


def _columns(names: Iterable[str]) -> str:
    kinds = dict.fromkeys(INTEGERS, "integer") | dict.fromkeys(FLOATS, "real")
    kinds |= dict.fromkeys(("low", "high"), "numeric")  # integers where they are whole
    return ", ".join(f'"{name}" {kinds.get(name, "text")}' for name in names)


def read_shard(claims: Path, articles: Path) -> Iterator[tuple[ClaimSet, dict[str, Any]]]:
    """Yield each claim set of a shard that holds something, with its article.

    Raises:
        ArchiveError: the two files do not hold the same articles.
    """
    with claims.open("rb") as claim_lines, articles.open("rb") as article_lines:
        for line in claim_lines:
            claim_set = ClaimSet.model_validate_json(line)
            if not (claim_set.claims or claim_set.unresolved):
                continue
            article = json.loads(next(article_lines, b"{}"))
            if article.get("id") != claim_set.article_id:
                raise ArchiveError(f"{claims} and {articles} do not hold the same articles.")
            yield claim_set, article
