"""SQLite: the figures of an archive and their articles as one database to look into, with full-text search."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from arabic_metrics.core import ArchiveError
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.resolve.row import FLOATS, INTEGERS, TABLE_FIELDS, Row, json_row, table_row
from arabic_metrics.stream.shard import PART, sync_folder

DATABASE = "claims.db"
ARTICLE_FIELDS = ("id", "title", "published", "source", "text")
INDEXED = ("article", "entity_key", "metric", "platform", "period", "published")
SEARCHED = {
    "articles": ("title", "text"),
    "claims": ("entity", "mention", "attribution", "sentence"),
}
SEARCH = 'create virtual table {table}_fts using fts5({columns}, content="{table}", content_rowid="number")'


def check_search() -> None:
    """See that this Python's SQLite has full-text search.

    Raises:
        ArchiveError: it has none.
    """
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

    It appears whole or not at all, and the same shards make the same bytes. What is searched is found as it is written, and in the
    folded spelling of the lexicon.

    Raises:
        OSError: it cannot be written.
        ArchiveError: SQLite cannot write it, or the files of a shard do not fit each other.
    """
    part = folder / (DATABASE + PART)
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as database:
            _Writer(database, lexicon or load_lexicon()).write(shards)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(folder / DATABASE)
    except sqlite3.Error as error:
        raise ArchiveError(f"{folder / DATABASE} cannot be written: {error}.") from error
    finally:
        part.unlink(missing_ok=True)
    sync_folder(folder)
    return folder / DATABASE


class _Writer:
    """Fills one new database."""

    def __init__(self, database: sqlite3.Connection, lexicon: Lexicon) -> None:
        self._database = database
        self._fold = lexicon.fold
        self._articles = self._claims = 0

    def write(self, shards: Iterable[tuple[Path, Path]]) -> None:
        """Write all: tables, rows, indexes, and what search needs."""
        run = self._database.execute
        run("pragma journal_mode = off")  # a run that is broken off writes it anew
        run("begin")
        run(
            f"create table articles (number integer primary key, {', '.join(map(_column, ARTICLE_FIELDS))})"
        )
        run(
            "create table claims (number integer primary key, article integer references articles(number), "
            f"{', '.join(map(_column, TABLE_FIELDS))})"
        )
        for table, columns in SEARCHED.items():
            run(SEARCH.format(table=table, columns=", ".join(columns)))
        for claims, articles in shards:
            for claim_set, article in read_shard(claims, articles):
                self._add(claim_set, article)
        for name in INDEXED:
            run(f"create index claims_{name} on claims({name})")
        for table in SEARCHED:
            run(f"insert into {table}_fts({table}_fts) values ('optimize')")
        run("commit")

    def _add(self, claims: ClaimSet, article: dict[str, Any]) -> None:
        self._articles += 1
        known = {name: article.get(name) for name in ARTICLE_FIELDS}
        self._insert("articles", self._articles, known)
        for row in claims.rows():
            self._claims += 1
            self._insert("claims", self._claims, {"article": self._articles, **_told(row)})

    def _insert(self, table: str, number: int, row: dict[str, Any]) -> None:
        marks = ", ".join("?" * (len(row) + 1))
        columns = ", ".join(row)
        self._database.execute(
            f"insert into {table} (number, {columns}) values ({marks})", (number, *row.values())
        )
        searched = SEARCHED[table]
        self._database.execute(
            f"insert into {table}_fts (rowid, {', '.join(searched)}) values ({', '.join('?' * (len(searched) + 1))})",
            (number, *(self._spellings(row[name]) for name in searched)),
        )

    def _spellings(self, text: str | None) -> str | None:
        """A text, and behind it its words that fold to another spelling, folded."""
        if text is None:
            return None
        words = text.split()
        others = (new for old, new in zip(words, map(self._fold, words), strict=True) if new != old)
        return " ".join((text, *others))


def _told(row: Row) -> dict[str, Any]:
    """A row with the columns and types of tables, dates as text: SQLite has none."""
    table, spelled = table_row(row), json_row(row)
    return {
        name: table[name] if name in INTEGERS or name not in spelled else spelled[name]
        for name in TABLE_FIELDS
    }


def _column(name: str) -> str:
    kind = "integer" if name in INTEGERS else "real" if name in FLOATS else "text"
    return f'"{name}" {kind}'


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
