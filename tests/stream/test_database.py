"""The SQLite database of an archive: its types, its search, and how Datasette shows it."""

import asyncio
import datetime as dt
import json
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

import arabic_metrics as am
from arabic_metrics import ArchiveError, ClaimSet
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.folding import other_spellings
from arabic_metrics.resolve.row import TABLE_FIELDS, json_row, table_row
from arabic_metrics.stream import ArchiveOptions, run_archive
from arabic_metrics.stream.database import (
    BOARD_FIELDS,
    DATABASE,
    check_search,
    read_shard,
    write_database,
)
from arabic_metrics.stream.run import StoppedError
from arabic_metrics.timeline import build_timelines
from arabic_metrics.timeline.leaderboard import busiest_boards
from tests.cli.commands import run
from tests.stream.news import records, write_jsonl
from tests.timeline.made_archive import made_archive

COUNT = 40
SMALL = {"block_bytes": 1 << 13, "shard_articles": 10}
DOCS = Path(__file__).parents[2] / "docs"
GIVEN = {
    "metric": "followers", "board": "accounts", "platform": "facebook", "start": "2000-01-01", "end": "2100-01-01", "scope": "",
}  # fmt: skip
PARAMETERS = (*GIVEN, "least_confidence")
OPTIONS = ArchiveOptions(forms=("sqlite",), **SMALL)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("in") / "news.jsonl", COUNT, every=2)


@pytest.fixture(scope="module")
def folder(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "claims"
    run_archive([archive], out, OPTIONS)
    return out


@pytest.fixture(scope="module")
def claim_sets(folder: Path) -> list[ClaimSet]:
    paths = sorted(folder.glob("claims-*.jsonl"))
    lines = (line for path in paths for line in path.read_bytes().splitlines())
    return [ClaimSet.model_validate_json(line) for line in lines]


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def test_each_row_of_the_claim_sets_is_one_of_the_table(
    database: sqlite3.Connection, claim_sets: list[ClaimSet]
) -> None:
    rows = [row for claims in claim_sets for row in claims.rows()]
    found = [dict(row) for row in database.execute("select * from claims order by number")]
    assert len(found) == len(rows) > 20 and len(claim_sets) > 10
    for got, row in zip(found, rows, strict=True):
        wanted = {**table_row(row), **json_row(row), "value": table_row(row)["value"]}
        assert {name: got[name] for name in TABLE_FIELDS} == {**wanted, "upper": got["upper"]}
    assert {row[0] for row in database.execute("select typeof(value) from claims")} <= {
        "integer",
        "null",
    }
    assert all(row["value"] == int(row["value_exact"]) for row in found if row["value"] is not None)


def test_a_row_of_a_title_leads_to_the_words_of_the_title(tmp_path: Path) -> None:
    title = "قناة «مطبخ شام» على يوتيوب تبلغ مليون مشترك"
    record = {"id": "a1", "title": title, "text": "احتفلت صاحبة القناة مع أسرتها في حلب."}
    news = tmp_path / "news.jsonl"
    news.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    run_archive([news], tmp_path / "out", OPTIONS)
    with closing(sqlite3.connect(tmp_path / "out" / DATABASE)) as opened:
        told = opened.execute(
            "select part, substr(articles.title, start + 1, end - start), surface "
            "from claims join articles on articles.number = claims.article"
        ).fetchall()
    assert told == [("title", "مليون", "مليون")]


def test_a_row_leads_to_its_words(database: sqlite3.Connection, claim_sets: list[ClaimSet]) -> None:
    told = database.execute(
        "select substr(text, start + 1, end - start), surface, articles.id, article_id, articles.title "
        "from claims join articles on articles.number = claims.article"
    ).fetchall()
    assert len(told) == sum(len(claims.rows()) for claims in claim_sets)
    assert all(words == surface and id == article for words, surface, id, article, _ in told)
    titles = {record["id"]: record["title"] for record in records(COUNT, every=2)}
    assert all(titles[id] == title for _, _, id, _, title in told)
    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert database.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_words_are_found_as_written_and_in_plain_spelling(tmp_path: Path) -> None:
    archive = tmp_path / "news.jsonl"
    archive.write_text(
        '{"id": "a1", "text": "بلغ عدد متابعي صفحة النادي الأهلي على فيسبوك 40 مليون مُتابِع", "title": "الأهليّ"}\n'
        '{"id": "a2", "text": "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع"}\n',
        encoding="utf-8",
    )
    run_archive([archive], tmp_path / "out", OPTIONS)
    with closing(sqlite3.connect(tmp_path / "out" / DATABASE)) as database:

        def found(table: str, words: str) -> list[int]:
            question = f"select rowid from {table}_fts where {table}_fts match ? order by rowid"
            return [row[0] for row in database.execute(question, (f'"{words}"',))]

        for spelled in ("الأهلي", "الاهلي", "الأهلى", "الاهلى"):
            assert found("articles", spelled) == found("claims", spelled) == [1]
        assert found("articles", "متابع") == [1, 2] and found("articles", "بلديه دبا") == []
        assert found("articles", "بلدية دبا") == found("articles", "بلديه") == [2]
        assert found("claims", "الاهلي") == [1] and found("claims", "دبا") == [2]


@pytest.mark.parametrize("word", ["الأهلي", "الأهلى،", "الاهلى", "مكتبة", "«مكتبه»", "مدرسةٍ"])
def test_a_word_is_found_by_either_of_its_last_letters(word: str) -> None:
    bare = word.strip("«»،")
    spelled = {bare, *(each.strip("«»،") for each in other_spellings(word, load_lexicon().fold))}
    stem = load_lexicon().fold(bare)[:-1]
    wanted = "ىي" if stem == "الاهل" else "ةه"
    assert {stem + letter for letter in wanted} <= spelled
    assert len(spelled) <= 4 and word not in other_spellings(word, load_lexicon().fold)


def test_the_ends_of_a_figure_are_integers_where_they_are_whole(
    database: sqlite3.Connection,
) -> None:
    kinds = "select distinct typeof({0}) from claims where {0} = cast({0} as integer)"
    for end in ("low", "high"):
        assert [row[0] for row in database.execute(kinds.format(end))] == ["integer"]


def test_a_run_that_was_broken_off_makes_the_same_database(
    archive: Path, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "claims"
    with pytest.raises(StoppedError):
        run_archive(
            [archive], out, OPTIONS, stop=lambda: len(list(out.glob("claims-*.jsonl"))) == 2
        )
    assert not (out / DATABASE).exists()
    run_archive([archive], out, OPTIONS, resume=True, jobs=2)
    assert (out / DATABASE).read_bytes() == (folder / DATABASE).read_bytes()
    assert not list(out.glob("*.part"))
    (out / "manifest.json").write_text(
        (out / "manifest.json").read_text("utf-8").replace('"finished": true', '"finished": false'),
        "utf-8",
    )
    run_archive([archive], out, OPTIONS, resume=True)  # ended between the two
    assert (out / DATABASE).read_bytes() == (folder / DATABASE).read_bytes()
    (out / DATABASE).unlink()
    run_archive([archive], out, OPTIONS, resume=True)  # lost afterwards
    assert (out / DATABASE).read_bytes() == (folder / DATABASE).read_bytes()
    run_archive([archive], out, ArchiveOptions(**SMALL), overwrite=True)
    assert not (out / DATABASE).exists()


def test_an_archive_without_claims_makes_an_empty_database(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"id": "a", "text": "فاز الفريق"}\n', encoding="utf-8")
    out = tmp_path / "out"
    for options in ((), ("--all", "--overwrite")):
        result = run(
            "archive",
            tmp_path / "news.jsonl",
            "-o",
            out,
            "--format",
            "sqlite",
            "--jobs",
            "1",
            *options,
        )
        assert result.exit_code == 0, result.stderr
        with closing(sqlite3.connect(out / DATABASE)) as database:
            counts = [
                database.execute(f"select count(*) from {table}").fetchone()
                for table in ("claims", "articles")
            ]
            assert counts == [(0,), (0,)]


def test_shards_that_do_not_fit_each_other_are_told(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "articles-00000.jsonl"
    empty.touch()
    with pytest.raises(ArchiveError, match="do not hold the same articles"):
        list(read_shard(folder / "claims-00000.jsonl", empty))


def test_sqlite_without_search_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Without:
        def execute(self, _: str) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self) -> None: ...

    monkeypatch.setattr(sqlite3, "connect", lambda _: Without())
    with pytest.raises(ArchiveError, match="full-text search"):
        check_search()


# -- in Datasette, as the page says


def metadata() -> dict[str, Any]:
    yaml = pytest.importorskip("yaml")
    [written] = re.findall(
        r"^```yaml\n(.*?)^```$", (DOCS / "database.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    read: dict[str, Any] = yaml.safe_load(written)
    return read


def test_the_page_describes_columns_that_there_are(database: sqlite3.Connection) -> None:
    told = metadata()["databases"]["claims"]["tables"]["claims"]["columns"]
    columns = [row["name"] for row in database.execute("pragma table_info(claims)")]
    assert list(told) == [name for name in columns if name in told] and all(told.values())
    assert {*BOARD_FIELDS, "value", "modifier", "aside", "confidence"} <= told.keys()


def test_the_queries_of_the_page_answer(database: sqlite3.Connection) -> None:
    leaderboard = metadata()["databases"]["claims"]["queries"]["leaderboard"]["sql"]
    given = {**GIVEN, "least_confidence": "0.3"}
    found = database.execute(leaderboard, given).fetchall()
    assert len(found) > 3 and [row["place"] for row in found][:1] == [1]
    assert [row["value"] for row in found] == sorted((row["value"] for row in found), reverse=True)
    assert all(row["sentence"] and row["platform"] == "facebook" for row in found)
    [question] = re.findall(
        r"^```sql\n(.*?)^```$", (DOCS / "database.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    database.execute(question).fetchall()


def test_the_board_of_the_page_is_that_of_timeline(tmp_path: Path) -> None:
    claims, articles = tmp_path / "claims.jsonl", tmp_path / "articles.jsonl"
    sets = [each for each in made_archive().claims() if each.claims or each.unresolved]
    claims.write_text("".join(each.model_dump_json() + "\n" for each in sets), encoding="utf-8")
    told = "".join(json.dumps({"id": each.article_id}) + "\n" for each in sets)
    articles.write_text(told, encoding="utf-8")
    leaderboard = metadata()["databases"]["claims"]["queries"]["leaderboard"]["sql"]
    boards = busiest_boards(build_timelines(sets, made_archive().articles), 100, entities=1)
    compared = 0
    with closing(sqlite3.connect(write_database(tmp_path, [(claims, articles)]))) as opened:
        for board in boards:
            start, end = map(dt.date.isoformat, board.dates)
            given = {"metric": board.metric, "board": board.group, "platform": board.platform}
            rows = opened.execute(
                leaderboard,
                {
                    **given,
                    "scope": board.scope or "",
                    "start": start,
                    "end": end,
                    "least_confidence": 0.5,
                },
            )
            wanted = [(each.place, each.entity, each.figure.value) for each in board.standings]
            assert sorted(row[:3] for row in rows) == sorted(wanted), board.period
            compared += len(wanted)
    assert compared > 50


def test_a_figure_that_another_replaces_is_not_ranked(tmp_path: Path) -> None:
    texts = {
        "fallen": "نقص متابعو حساب نادي الوحدات على تويتر من 75 ألفا إلى 68 ألف متابع",
        "risen": "ازداد متابعو حساب بلدية دبا على تويتر من 20 ألفا إلى 31 ألف متابع",
    }
    articles = [am.Article(text, id, dt.date(2025, 11, 2)) for id, text in texts.items()]
    sets = [am.extract_claims(article) for article in articles]
    assert [len(each.rows()) for each in sets] == [2, 2]
    rows = ranked(tmp_path, sets, dict.fromkeys(PARAMETERS, "") | {"least_confidence": "0"})
    [board] = busiest_boards(build_timelines(sets, articles, min_confidence=0), 1)
    wanted = [(each.place, each.entity, each.figure.value) for each in board.standings]
    assert rows == wanted == [(1, "نادي الوحدات", 68_000), (2, "بلدية دبا", 31_000)]


def test_an_exact_count_stands_before_a_vaguer_one_of_the_days_behind_it(tmp_path: Path) -> None:
    texts = {
        "نادي الوحدات": ("3,100,000", "نحو 3 ملايين"),
        "بلدية دبا": ("612 ألف", "أكثر من 600 ألف"),
        "وزارة النقل": ("500 ألف", "أكثر من 550 ألف"),  # it has grown
        "بلدية جعلان": ("1.3 مليون", "نحو مليون"),  # rounded to millions
        "نادي الجزيرة": ("2,030,001", "حوالي 1.9 مليون"),
    }
    articles = [
        am.Article(f"يتابع {owner} على إنستغرام {figure} متابع", f"{owner} {at}", day)
        for owner, figures in texts.items()
        for at, (figure, day) in enumerate(
            zip(figures, (dt.date(2025, 11, 2), dt.date(2025, 11, 3)), strict=True)
        )
    ]
    sets = [am.extract_claims(article, min_confidence=0) for article in articles]
    rows = ranked(tmp_path, sets, dict.fromkeys(PARAMETERS, "") | {"least_confidence": "0"})
    [board] = busiest_boards(build_timelines(sets, articles, min_confidence=0), 1)
    assert rows == [(each.place, each.entity, each.figure.value) for each in board.standings]
    assert [value for _, _, value in rows] == [3_100_000, 1_900_000, 1_300_000, 612_000, 550_000]


def test_a_person_with_a_title_and_without_is_listed_once(tmp_path: Path) -> None:
    texts = {
        "titled": "يتابع الصحفي معتز عزايزة على إنستغرام 18 مليون شخص",
        "bare": "يتابع معتز عزايزة على إنستغرام 12 مليون شخص",
        "other": "لدى نادي الوحدات على إنستغرام 325 ألف متابع",
    }
    articles = [am.Article(text, id, dt.date(2025, 11, 2)) for id, text in texts.items()]
    sets = [am.extract_claims(article, min_confidence=0) for article in articles]
    keys = {each.entity.key for claims in sets for each in claims.claims if each.entity}
    assert len(keys) == 2  # the person is one
    rows = ranked(tmp_path, sets, dict.fromkeys(PARAMETERS, "") | {"least_confidence": "0"})
    [board] = busiest_boards(build_timelines(sets, articles, min_confidence=0), 1)
    assert rows == [(each.place, each.entity, each.figure.value) for each in board.standings]
    assert [value for _, _, value in rows] == [12_000_000, 325_000]  # of one day the first


def test_empty_fields_ask_for_the_fullest_board(tmp_path: Path) -> None:
    sets = [each for each in made_archive().claims() if each.claims or each.unresolved]
    empty = dict.fromkeys(PARAMETERS, "")
    networks = ("facebook", "x", "instagram", "youtube")
    followers = [ranked(tmp_path, sets, {**empty, "platform": each}) for each in networks]
    assert ranked(tmp_path, sets, empty) == max(followers, key=len) != []
    flows = {**empty, "metric": "interactions", "platform": "facebook"}
    boards = busiest_boards(build_timelines(sets, made_archive().articles), 100, entities=1)
    fullest = next(
        each for each in boards if (each.metric, each.platform) == ("interactions", "facebook")
    )
    start, end = map(dt.date.isoformat, fullest.dates)
    found = ranked(tmp_path, sets, flows)
    assert found == ranked(tmp_path, sets, {**flows, "start": start, "end": end}) != []


def ranked(folder: Path, sets: list[ClaimSet], given: dict[str, str]) -> list[tuple[Any, ...]]:
    """Place, owner and value of each row of the board that the page asks for."""
    claims, articles = folder / "claims.jsonl", folder / "articles.jsonl"
    claims.write_text("".join(each.model_dump_json() + "\n" for each in sets), encoding="utf-8")
    told = "".join(json.dumps({"id": each.article_id}) + "\n" for each in sets)
    articles.write_text(told, encoding="utf-8")
    leaderboard = metadata()["databases"]["claims"]["queries"]["leaderboard"]["sql"]
    with closing(sqlite3.connect(write_database(folder, [(claims, articles)]))) as opened:
        return [row[:3] for row in opened.execute(leaderboard, given)]


def test_a_figure_that_no_board_takes_has_none(tmp_path: Path) -> None:
    texts = {
        "يتابع نادي الوحدات على إنستغرام 325 ألف شخص": "accounts",
        "يستخدم يوتيوب 800 مليون شخص.": "networks",
        "يستخدم فيسبوك 900 مليون شخص في البلاد.": None,  # an aside
        "بلغ عدد مستخدمي تويتر النشطين 700 مليون مستخدم.": None,
        "حصد الفيديو على يوتيوب 3 ملايين مشاهدة في 2024": None,  # no name
        "كسب نادي الوحدات على إنستغرام ملايين المتابعين": None,
        "زاد متابعو نادي الوحدات على إنستغرام بمقدار 3 آلاف متابع": None,
    }
    news = tmp_path / "news.jsonl"
    records = ({"text": text, "published": "2025-11-02"} for text in texts)
    news.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    run_archive([news], tmp_path / "out", OPTIONS)
    with closing(sqlite3.connect(tmp_path / "out" / DATABASE)) as opened:
        question = "select articles.text, kind, board, day from claims join articles on articles.number = article"
        found = opened.execute(question).fetchall()
    assert {text: board for text, _, board, _ in found} == texts
    days = {kind: day for _, kind, _, day in found}
    assert days == {"stock": "2025-11-02", "flow": "2024-12-31"}


@pytest.mark.filterwarnings("ignore")  # Datasette's own
def test_datasette_shows_it(folder: Path) -> None:
    datasette = pytest.importorskip("datasette.app")

    async def ask() -> dict[str, Any]:
        served = datasette.Datasette([str(folder / DATABASE)], metadata=metadata())
        await served.invoke_startup()
        paths = {
            "rows": "/claims/claims.json?_size=3&_shape=objects&_labels=on",
            "facets": "/claims/claims.json?_size=0&_facet=platform",
            "found": f"/claims/articles.json?_shape=array&_search={quote('فيسبوك')}",
            "claims": f"/claims/claims.json?_shape=array&_search={quote('فيسبوك')}",
            "first": "/claims/leaderboard.json?_shape=array",
            "board": f"/claims/leaderboard.json?_shape=array&{urlencode({**GIVEN, 'least_confidence': 0.3})}",
        }
        answers = {}
        for name, path in paths.items():
            answer = await served.client.get(path)
            assert answer.status_code == 200, (name, answer.text)
            answers[name] = answer.json()
        page = await served.client.get(
            f"/claims/leaderboard?{urlencode({**GIVEN, 'least_confidence': 0})}"
        )
        assert page.status_code == 200 and "Leaderboard" in page.text
        tables = metadata()["databases"]["claims"]["tables"]
        page = await served.client.get("/claims/claims")
        assert all(escape(said) in page.text for said in tables["claims"]["columns"].values())
        opened = await served.client.get("/claims/leaderboard")
        assert "An empty field takes its default: metric followers, board" in opened.text
        return answers

    with ThreadPoolExecutor(
        1
    ) as thread:  # a browser that another test opened has a loop in this one
        told = thread.submit(asyncio.run, ask()).result()
    values = [row["value"] for row in told["rows"]["rows"]]
    assert values == sorted(values, reverse=True) and isinstance(values[0], int)
    assert told["rows"]["rows"][0]["article"]["label"].startswith("العنوان")
    facets = told["facets"]["facet_results"]
    assert {"platform", "metric", "entity"} <= facets.keys()
    assert "facebook" in {each["value"] for each in facets["platform"]["results"]}
    assert told["found"] and all("فيسبوك" in row["text"] for row in told["found"])
    assert told["claims"] and all(
        "فيسبوك" in row["sentence"] + row["entity"] for row in told["claims"]
    )
    assert [row["place"] for row in told["board"]][:1] == [1]
    assert [row["place"] for row in told["first"]][:1] == [1], "empty fields show a board"
    first = {(row["metric"], row["platform"], row["scope"]) for row in told["first"]}
    assert first == {("followers", "instagram", None)}, "it is one board, and no mixture"
