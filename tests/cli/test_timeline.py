"""`arabic-metrics timeline`: tables, JSON, CSV, and what it says on standard error."""

import csv
import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from arabic_metrics import Article, extract_claims
from arabic_metrics.cli.timeline import (
    BOARDS,
    MORE,
    NO_BOARD,
    OF_ASIDES,
    PLACES,
    ReadTimelines,
    asides,
    events,
    rates,
)
from arabic_metrics.cli.timeline_output import (
    CONTESTED_NOTE,
    LATER_NOTE,
    PUBLISHED,
    WIDEST,
    tell_missed,
    write_boards,
    write_comparisons,
    write_leaderboard,
    write_timelines,
)
from arabic_metrics.core import Evidence, Span
from arabic_metrics.ranking.period import read_period
from arabic_metrics.resolve import Claim, ClaimSet, Entity, Figure
from arabic_metrics.resolve.row import ROW_FIELDS
from arabic_metrics.timeline import Comparison
from arabic_metrics.timeline.leaderboard import Board, Standing, busiest_boards, rank_entities
from tests.cli.commands import run
from tests.resolve.unsure import unsure
from tests.timeline.made_archive import made_archive
from tests.timeline.observations import flow, later, observe
from tests.timeline.test_leaderboard import line_of

SUMMARY = (
    "174 figures in 79 timelines: 12 contradiction, 8 revision, 6 different_definition, 10 agree_within, "
    "8 agree, 57 different_period.\n"
    "2 figures in no leaderboard: 2 changes.\n"
    "20 rows more: an article, or a copy of it, tells a figure again.\n"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    made = made_archive()
    lines = [claims.model_dump_json() for claims in made.claims()]
    for number, part in enumerate((lines[:90], lines[90:])):
        path = folder / f"claims-{number:05}.jsonl"
        path.write_text("\n".join(part) + "\n", encoding="utf-8")
    records = [
        {
            "id": article.id,
            "published": str(article.published),
            "title": article.title,
            "source": article.source,
            "text": article.text,
        }
        for article in made.articles
    ]
    content = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "articles-00000.jsonl").write_text(content, encoding="utf-8")
    return folder


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_without_options_it_prints_who_leads_and_a_summary(archive: Path) -> None:
    done = run("timeline", archive)
    assert done.exit_code == 0
    assert done.stderr == f"{MORE}\n{SUMMARY}"
    boards = done.stdout.split("\n\n")
    assert len(boards) == BOARDS
    for board in boards:
        heading, columns, _, first, *_ = board.splitlines()
        assert re.fullmatch(r"\w+: \S+ .*2025\S*", heading)
        assert columns.split()[:3] == ["place", "entity", "when"]
        assert first.split()[0] == "1"
    assert len(done.stdout.splitlines()) <= BOARDS * (PLACES + 5)


def test_without_options_years_of_one_metric_are_one_board(tmp_path: Path) -> None:
    articles = [
        Article(f"لدى {owner} على إنستغرام {year - 2000} ألف متابع", f"{owner}{year}", dt.date(year, 5, 1))
        for owner in ("نادي الوحدات", "بلدية دبا")
        for year in (2023, 2024, 2025)
    ]  # fmt: skip
    path = tmp_path / "claims-00000.jsonl"
    lines = (extract_claims(article).model_dump_json() + "\n" for article in articles)
    path.write_text("".join(lines), encoding="utf-8")
    told = (json.dumps({"id": it.id, "published": str(it.published)}) + "\n" for it in articles)
    (tmp_path / "articles-00000.jsonl").write_text("".join(told), encoding="utf-8")
    printed = run("timeline", tmp_path).stdout
    assert re.findall(r"^\w+: .*", printed, re.MULTILINE) == ["followers: instagram 2025"]


def test_what_is_left_out_is_counted() -> None:
    claims = [unsure(each, 0.4) for each in made_archive().claims()[:3]]
    lines = "".join(each.model_dump_json() + "\n" for each in claims)
    rows = sum(len(each.rows()) for each in claims)
    done = run("timeline", "-", stdin=lines)
    assert done.stdout == ""
    told = f"{rows} rows left out of {rows}: {rows} with a confidence below 0.5."
    assert done.stderr.splitlines()[-1] == told
    all_of_them = run("timeline", "-", "--min-confidence", "0", stdin=lines)
    assert "left out" not in all_of_them.stderr
    assert all_of_them.stdout == ""
    assert NO_BOARD in all_of_them.stderr


def test_a_board_tells_of_a_correction_that_is_less_sure(tmp_path: Path) -> None:
    texts = (
        "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 485.769 متابعا",
        "تضم صفحة بلدية دبا على فيسبوك 845 ألف متابع",
    )
    read = [
        unsure(extract_claims(Article(text, f"a{at}", dt.date(2025, 11, 2 + at))), confidence)
        for at, (text, confidence) in enumerate(zip(texts, (0.9, 0.6), strict=True))
    ]
    path = tmp_path / "claims-00000.jsonl"
    path.write_text("".join(each.model_dump_json() + "\n" for each in read), encoding="utf-8")
    records = [{"id": f"a{at}", "published": f"2025-11-0{2 + at}"} for at in range(2)]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (tmp_path / "articles-00000.jsonl").write_text(lines, encoding="utf-8")
    words = ("timeline", tmp_path, "--leaderboard", "followers", "--period", "2025")
    told = run(*words, "--min-confidence", "0.8").stdout
    assert " 485,769 " in told and " 0.90?\n" in told and told.endswith(LATER_NOTE)
    sure = run(*words).stdout
    assert "?" not in sure and "0.60!" in sure


def test_a_board_tells_of_a_later_denial(tmp_path: Path) -> None:
    texts = (
        "صفحة النادي الأهلي على فيسبوك تتصدر بـ30 مليون متابع",
        "نفى النادي الأهلي أن يكون عدد متابعي صفحته على فيسبوك 30 مليون متابع",
    )
    articles = [Article(text, f"a{at}", dt.date(2025, 3, 1 + at)) for at, text in enumerate(texts)]
    path = tmp_path / "claims-00000.jsonl"
    lines = (extract_claims(each).model_dump_json() + "\n" for each in articles)
    path.write_text("".join(lines), encoding="utf-8")
    records = [{"id": each.id, "published": str(each.published)} for each in articles]
    dates = "".join(json.dumps(record) + "\n" for record in records)
    (tmp_path / "articles-00000.jsonl").write_text(dates, encoding="utf-8")
    told = run("timeline", path, "--leaderboard", "followers", "--period", "2025").stdout
    assert " 30,000,000 " in told and "?\n" in told and told.endswith(LATER_NOTE)


def test_each_reason_to_leave_a_row_out_is_counted() -> None:
    read = ReadTimelines(0.5)
    named = {"entity": "نادي الوحدات", "entity_kind": None, "confidence": 0.6}
    others: list[dict[str, Any]] = [{}, {"confidence": 0.4}, {"entity": None}, {"entity": "الصفحة"}]
    assert len(list(read.counted({**named, **other} for other in others))) == 4
    told = "3 rows left out of 4: 1 with a confidence below 0.5, 2 whose owner is no name (الصفحة)."
    assert read.left_out() == told


def test_of_one_owner_or_metric_only_its_rows_are_counted_as_left_out() -> None:
    read = ReadTimelines(0.5)
    row: dict[str, Any] = {
        "entity": "نادي الوحدات",
        "entity_key": "wihdat",
        "entity_kind": "organization",
    }
    row |= {"confidence": 0.4, "metric": "posts"}
    others: list[dict[str, Any]] = [
        {},
        {"metric": "views"},
        {"entity": "نادي الفيصلي", "entity_key": "faisaly"},
    ]
    assert len(list(read.counted({**row, **other} for other in others))) == 3
    keys = read.spelled["نادي الوحدات"]
    unsure = "{} left out: {} with a confidence below 0.5."
    assert read.left_out(keys) == unsure.format("2 rows", 2)
    assert read.left_out(keys, "posts") == unsure.format("1 row", 1)
    assert read.left_out(None, "posts") == unsure.format("2 rows", 2)
    assert read.left_out(keys, "likes") == ""


def test_figures_that_an_aside_keeps_off_leaderboards_are_counted_by_its_kinds(
    tmp_path: Path,
) -> None:
    told = ("active place:DE place:FR", "mean", "active", "")
    lines = [line_of(*(observe(5, aside=aside) for aside in told))]
    assert asides(lines) == f"3 figures {OF_ASIDES} (aside: 2 active, 1 mean, 1 place)."
    assert asides([line_of(observe(5))]) == ""
    at_event = observe(5, period="XXXX-XX-XX", period_start=None, period_end=None)
    told_apart = "1 figure in no leaderboard: told at an event without a date."
    assert (events([line_of(at_event, observe(6))]), events(lines)) == (told_apart, "")
    apart = [observe(5, rate="day"), observe(7, rate="day", aspect="change"), observe(6)]
    grown = observe(5, aspect="change")
    assert rates([line_of(it) for it in apart]) == "2 figures in no leaderboard: 2 rates."
    assert rates(list(map(line_of, (*apart, grown)))).endswith(": 2 rates and 1 change.")
    assert rates(lines) == rates([line_of(observe(5, aspect="change", aside="loss"))]) == ""
    path = tmp_path / "claims.jsonl"
    claims = extract_claims("بلغ عدد مستخدمي تويتر النشطين 700 مليون مستخدم.", min_confidence=0)
    path.write_text(claims.model_dump_json(), encoding="utf-8")
    done = run("timeline", path, "--min-confidence", "0")
    assert f"\n1 figure {OF_ASIDES} (aside: 1 active).\n" in done.stderr


def test_the_most_frequent_owners_that_are_no_names_are_told() -> None:
    read = ReadTimelines(0.5)
    nouns = ("الصفحة", "الفيديو", "الحساب", "القناة", "الموقع", "التطبيق", "الفيديو")
    assert list(
        read.counted({"entity": each, "entity_kind": None, "confidence": 0.9} for each in nouns)
    )
    told = "7 rows left out of 7: 7 whose owner is no name (الفيديو, الصفحة, الحساب, القناة, الموقع, …)."
    assert read.left_out() == told


def test_what_is_here_and_left_out_is_not_told_as_missing(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    named = {
        "name": "بلدية دبا",
        "mention": "بلدية دبا",
        "key": "bldyh-dbA",
        "kind": "organization",
    }
    page = {"name": "الصفحة", "mention": "الصفحة", "key": "AlSfHh", "kind": "account"}
    claims = [ClaimSet(claims=(owned(5, **named),)), ClaimSet(claims=(subscribed(5, **page),))]
    path.write_text("\n".join(each.model_dump_json() for each in claims), encoding="utf-8")
    metric = run("timeline", path, "--leaderboard", "subscribers").stderr.splitlines()[-1]
    assert metric == (
        "Error: No figure of the metric subscribers is compared; 1 row left out: 1 whose owner is no name (الصفحة); "
        "there are: followers."
    )
    part = run("timeline", path, "--entity", "صفحة").stderr.splitlines()[-1]
    assert part == "Error: No figure of the entity صفحة is here; near it are: الصفحة (left out)."
    owner = run("timeline", path, "--entity", "الصفحة").stderr.splitlines()[-1]
    assert owner == (
        "Error: No figure of the entity الصفحة is compared; 1 row left out: 1 whose owner is no name (الصفحة)."
    )


def test_a_person_is_found_by_the_key_and_the_name_with_a_title(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    claims = extract_claims("يتابع اللاعب موسى التعمري على إنستغرام 2.4 مليون متابع")
    path.write_text(claims.model_dump_json(), encoding="utf-8")
    for asked in ("اللاعب موسى التعمري", "موسى التعمري", "mwsy-AltEmry"):
        assert "2,400,000" in run("timeline", path, "--entity", asked).stdout


def test_a_figure_that_may_be_missing_on_a_leaderboard_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    unknown = {"period": None, "period_start": None, "period_end": None}
    tell_missed([flow(1510, entity="نادي الفيصلي", **unknown)])
    told = "Without a place, as the period is not known: نادي الفيصلي 1,510 (a1).\n"
    assert capsys.readouterr().err == told
    tell_missed(())
    assert capsys.readouterr().err == ""


def test_a_note_of_several_boards_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    figure = observe(5, entity="بلدية دبا", confidence=0.874)
    standing = Standing(1, "facebook", figure.entity, "a", figure, contested=True)
    missed = (flow(1510, entity="نادي الفيصلي", period=None, period_start=None, period_end=None),)
    dates = (dt.date(2025, 1, 1), dt.date(2026, 1, 1))
    board = Board("views", "accounts", "facebook", None, "P7Y", dates, (standing,), missed)
    write_boards([board, board], PLACES)
    told = capsys.readouterr()
    assert told.out.count("views: facebook 7 years\n") == told.out.count(" 0.87!\n") == 2
    assert told.out.endswith(CONTESTED_NOTE) and told.out.count(CONTESTED_NOTE) == 1
    assert told.err.count("نادي الفيصلي") == 1


def test_who_told_a_figure_is_a_paper_and_a_date_that_is_told_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = replace(flow(5).article, source="جريدة الميناء", title="عنوان")
    figures = [replace(figure, article=told) for figure in (flow(5), observe(6))]
    figures.append(replace(flow(7), article=replace(told, source=None)))
    write_timelines([line_of(figure) for figure in figures], "table")
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()[2:]]
    assert lines[0].endswith(" 2025-Q3 5 جريدة الميناء 2025-11-02")
    assert lines[1].endswith(" 2025-11-02 publ. 6 جريدة الميناء")
    assert lines[2].endswith(" 2025-Q3 7 عنوان 2025-11-02")


def test_times_that_are_no_dates_are_words(capsys: pytest.CaptureFixture[str]) -> None:
    figures = [
        flow(number, article=f"a{number}", period=period, period_start=None, period_end=None)
        for number, period in enumerate(("PRESENT_REF", "P7Y", "2025-Q3", "2025-07/2025-08"), 1)
    ]
    write_timelines([line_of(*figures)], "table")
    table = capsys.readouterr().out
    assert all(
        told in table for told in ("when published", "7 years", "2025-Q3", "2025-07/2025-08")
    )


def test_in_a_narrow_terminal_figures_leave_out_who_told_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "المؤسسة العامة للمعارض"
    line = line_of(*(observe(5_000_000 + at, later(at), f"a{at}", entity=name) for at in (1, 2)))
    monkeypatch.setattr("arabic_metrics.cli.output.is_terminal", lambda: True)
    for columns, told in ((60, False), (120, True)):
        monkeypatch.setenv("COLUMNS", str(columns))
        write_timelines([line], "table")
        table = capsys.readouterr().out.translate({0x2068: None, 0x2069: None})
        assert ("told by" in table) == told
        assert max(map(cell_len, table.splitlines())) <= columns
        assert {*name.split(), "facebook", "followers", "2025-11-03"} <= set(table.split())


def test_figures_are_a_line_each(archive: Path) -> None:
    done = run("timeline", archive, "--figures")
    assert done.exit_code == 0
    assert done.stderr == SUMMARY
    heading, _, *lines = done.stdout.splitlines()
    assert heading.split() == [
        "entity",
        "platform",
        "metric",
        "when",
        "figure",
        "told",
        "by",
        "label",
    ]
    assert len(lines) == 174
    assert sum("+2" in line for line in lines) == 10
    undated = sum(
        row["period"] == "" and row["when"] != ""
        for row in read_csv(run("timeline", archive, "--format", "csv").stdout)
    )
    assert sum(PUBLISHED in line for line in lines) == undated > 0


def test_what_may_count_a_part_of_the_audience_has_a_column(
    capsys: pytest.CaptureFixture[str],
) -> None:
    figures = (observe(5, aside="place:DE"), observe(6, later(40), "a2"))
    write_timelines([line_of(*figures)], "table")
    heading, _, first, second = capsys.readouterr().out.splitlines()
    place = heading.index("aside")
    assert first[place:].startswith("perhaps: in Germany") and second[place:].startswith(" ")


def test_csv_holds_every_field_and_the_gravest_label(archive: Path) -> None:
    rows = read_csv(run("timeline", archive, "--format", "csv").stdout)
    assert len(rows) == 174
    assert sum(row["label"] == "contradiction" for row in rows) == 24
    assert {row["published"][:4] for row in rows} == {"2025"}
    assert sum(len(row["copies"].split()) for row in rows) == 20


def test_json_holds_timelines_with_their_comparisons(archive: Path) -> None:
    lines: list[dict[str, Any]] = json.loads(run("timeline", archive, "--format", "json").stdout)
    assert len(lines) == 79
    texts = {article.id: article.text for article in made_archive().articles}
    found = [comparison for line in lines for comparison in line["comparisons"]]
    assert sum(comparison["label"] == "contradiction" for comparison in found) == 12
    for comparison in found:
        for figure in (*comparison["figures"], *comparison["against"]):
            text = texts[figure["article"]["id"]]
            assert text[figure["start"] : figure["end"]] == figure["surface"]


def test_the_guide_names_every_field_of_json(archive: Path) -> None:
    lines: list[dict[str, Any]] = json.loads(run("timeline", archive, "--format", "json").stdout)
    guide = (Path(__file__).parents[2] / "docs" / "timeline.md").read_text(encoding="utf-8")
    section = guide.split("## Formats")[1].split("\n## ")[0]
    comparison = next(comparison for line in lines for comparison in line["comparisons"])
    article = lines[0]["observations"][0]["article"]
    for record in (lines[0], comparison, article):
        assert all(f"`{field}`" in section for field in record)
    own = set(lines[0]["observations"][0]) - set(ROW_FIELDS) - {"kind"}
    assert own == {"article", "copies", "story", "when"}


def test_a_label_that_no_comparison_has_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    write_comparisons([line_of(observe(5))], ("contradiction", "revision"), "table")
    told = capsys.readouterr()
    assert (told.out, told.err) == (
        "",
        "No comparison here has the label contradiction or revision.\n",
    )


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_labels_choose_comparisons(archive: Path, form: str) -> None:
    told = run(
        "timeline", archive, "--label", "revision", "--label", "agree", "--format", form
    ).stdout
    if form == "json":
        assert [each["label"] for each in json.loads(told)] == ["revision"] * 8 + ["agree"] * 8
    elif form == "csv":
        rows = read_csv(told)
        assert [row["label"] for row in rows] == ["revision"] * 16 + ["agree"] * 16
        assert {row["side"] for row in rows if row["label"] == "agree"} == {"figures"}
    else:
        tables = told.split("\n\n")
        assert len(tables) == 16
        for number, table in enumerate(tables, 1):
            heading, _, columns, _, *told = table.splitlines()
            assert re.match(rf"{number} (revision|agree): \S", heading)
            assert columns.split()[0] == "side"
            sides = [each.split()[0] for each in told if not each.startswith(" ")]
            assert len(sides) == 4 and sides[:2] == sides[2:], "a line and a sentence for each"


def test_figures_that_contradict_are_told_with_their_sentences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sentences = ("لدى الصفحة 40 ألف متابع", "تضم الصفحة 90 ألف متابع، " + "وهي صفحة المدينة " * 9)
    figures = [
        observe(
            value,
            article=f"news/2025/a{value}",
            source="الميناء" if at else None,
            sentence=sentence,
        )
        for at, (value, sentence) in enumerate(zip((40_000, 90_000), sentences, strict=True))
    ]
    dispute = Comparison("contradiction", "one day", (figures[0],), (figures[1],))
    write_comparisons([line_of(*figures, comparisons=(dispute,))], ("contradiction",), "table")
    table, told = capsys.readouterr().out.split("figures 40,000: 2025-11-02 · news/2025/a40000\n")
    assert table.splitlines()[-2].endswith("  a40000")
    first, heading, *rest = told.splitlines()
    assert first == f"  {sentences[0]}"
    assert heading == "against 90,000: الميناء · 2025-11-02 · news/2025/a90000"
    assert " ".join(rest).split() == sentences[1].split()
    assert len(rest) > 1 and all(line.startswith("  ") for line in rest)


def test_figures_are_cut_in_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "المؤسسة العامة للمعارض والأسواق الدولية والمؤتمرات"
    line = line_of(observe(1000, later(0), "a", entity=name, entity_key="a"))
    write_timelines([line], "table")
    assert name in capsys.readouterr().out
    monkeypatch.setattr("arabic_metrics.cli.output.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    write_timelines([line], "table")
    assert name not in capsys.readouterr().out


def test_tables_of_long_names_fit_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    names = ("المؤسسة العامة للمعارض والأسواق الدولية", "المركز الوطني لبحوث الزراعة والمياه")
    paper = "صحيفة الأخبار الاقتصادية والثقافية"
    lines = []
    for number, name in enumerate(names):
        told = {"entity": name, "entity_key": name, "source": paper}
        figures = tuple(
            observe(value * 1_111_111 + number, later(day), f"a{number}{day}", **told)
            for day, value in enumerate((200, 300))
        )
        dispute = Comparison("contradiction", "further apart", figures[:1], figures[1:])
        lines.append(line_of(*figures, comparisons=(dispute,)))
    for write in (
        lambda: write_boards(busiest_boards(lines, 1), PLACES),
        lambda: write_leaderboard(rank_entities(lines, "followers", read_period("2025")), "table"),
        lambda: write_comparisons(lines, ("contradiction",), "table"),
    ):
        write()
        table = capsys.readouterr().out
        assert max(map(cell_len, table.splitlines())) <= WIDEST
        assert "333,333,300" in table and "333,333,301" in table and "2025-11-03" in table
        assert all(word in table for word in (*" ".join(names).split(), *paper.split()))


def test_one_entity_and_one_metric(archive: Path) -> None:
    by_name = run(
        "timeline", archive, "--entity", "بلديه دبا", "--metric", "followers", "--format", "csv"
    )
    rows = read_csv(by_name.stdout)
    assert {(row["entity"], row["metric"]) for row in rows} == {("بلدية دبا", "followers")}
    by_key = run(
        "timeline", archive, "--entity", "bldyh-dbA", "--metric", "followers", "--format", "csv"
    )
    assert by_key.stdout == by_name.stdout


@pytest.mark.parametrize("option", [("--metric",), ("--period", "2025-Q3", "--leaderboard")])
def test_a_metric_that_no_figure_has_is_told_with_those_that_there_are(
    archive: Path, option: tuple[str, ...]
) -> None:
    done = run("timeline", archive, *option, "folowers")
    assert (done.exit_code, done.stdout) == (2, "")
    told = done.stderr.splitlines()[-1]
    assert told.startswith("Error: No figure of the metric folowers is here; there are: ")
    assert "followers" in told


@pytest.mark.parametrize("name", ["facebook", "Facebook", "فيسبوك", "الفيس بوك", "منصة فيسبوك"])
def test_an_entity_is_found_by_every_spelling_of_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    entities = (("منصة فيسبوك", "facebook", "network"), ("بلدية دبا", "bldyh-dbA", "organization"))
    claims = [
        ClaimSet(claims=(owned(5, name=name, mention=name, key=key, kind=kind),))
        for name, key, kind in entities
    ]
    path.write_text("\n".join(each.model_dump_json() for each in claims), encoding="utf-8")
    printed = run("timeline", path, "--entity", name, "--format", "csv").stdout
    assert [row["entity_key"] for row in csv.DictReader(printed.splitlines())] == ["facebook"]


@pytest.mark.parametrize(
    "name", ["معتز عزايزة", "الصحفي معتز عزايزه", "الصحفي الفلسطيني معتز عزايزة", "mEtz-EzAyzh"]
)
def test_a_person_is_found_with_any_title_or_none(name: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    told = {"name": "الصحفي الفلسطيني معتز عزايزة", "key": "AlSHfy-AlflsTyny-mEtz-EzAyzh"}
    one = ClaimSet(claims=(owned(5, **told, mention=told["name"], kind="person"),))
    path.write_text(one.model_dump_json(), encoding="utf-8")
    printed = run("timeline", path, "--entity", name, "--format", "csv").stdout
    assert [row["entity_key"] for row in csv.DictReader(printed.splitlines())] == ["mEtz-EzAyzh"]


def owned(value: int, **entity: Any) -> Claim:
    evidence = Evidence("followers", Span(0, 1), str(value), "digits")
    figure = Figure(value=value, evidence=(evidence,))
    return Claim(id="c1", entity=Entity(span=Span(2, 3), **entity), followers=figure)


def subscribed(value: int, **entity: Any) -> Claim:
    claim = owned(value, **entity)
    return claim.model_copy(update={"followers": None, "other": {"subscribers": claim.followers}})


def test_rows_that_an_article_tells_again_are_counted() -> None:
    read = ReadTimelines(0.5, lines=(line_of(observe(5)),), rows=3)
    assert read.left_out() == ""
    assert read.told_again() == "2 rows more: an article, or a copy of it, tells a figure again."


def test_an_entity_that_no_figure_has_is_told_with_those_near_it(archive: Path) -> None:
    done = run("timeline", archive, "--entity", "بلدية دباا")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "No figure of the entity بلدية دباا is here; near it are: " in done.stderr
    part = run("timeline", archive, "--entity", "دبا").stderr
    assert "No figure of the entity دبا is here; near it are: بلدية دبا (bldyh-dbA)" in part
    other_script = run("timeline", archive, "--entity", "Baladiyat Dubba").stderr
    assert "near it are: بلدية دبا (bldyh-dbA)" in other_script
    nothing = run("timeline", archive, "--entity", "qqqq").stderr
    assert (
        "No figure of the entity qqqq is here; no name is near it; most figures are of: " in nothing
    )


def test_a_leaderboard_without_a_place_is_told(archive: Path) -> None:
    done = run("timeline", archive, "--leaderboard", "followers", "--period", "1999")
    assert done.exit_code == 0 and done.stdout == ""
    assert "No owner has a figure of followers for 1999 to rank: " in done.stderr
    assert " of another time" in done.stderr


def test_a_leaderboard(archive: Path) -> None:
    words = ("timeline", archive, "--leaderboard", "interactions", "--period", "2025-Q3")
    rows = read_csv(run(*words, "--format", "csv").stdout)
    assert [(row["place"], row["platform"], row["value"]) for row in rows][:3] == [
        ("1", "facebook", "24000000"),
        ("2", "facebook", "4961090"),
        ("1", "instagram", "26243488"),
    ]
    assert [row["contested"] for row in rows][:3] == ["True", "True", "False"]
    assert json.loads(run(*words, "--format", "json").stdout)[0]["place"] == 1
    table = run(*words).stdout.splitlines()
    assert table[0] == "interactions: facebook"
    assert table[1].split()[-1] == "conf." and table[3].endswith("1.00!")
    assert "platform" not in table[1] and "interactions: instagram" in table
    assert [line for line in table if "contested" in line] == [CONTESTED_NOTE.strip()]


def test_a_leaderboard_without_a_period_is_that_of_most_owners(archive: Path) -> None:
    words = ("timeline", archive, "--leaderboard", "interactions", "--format", "csv")
    done = run(*words)
    [told] = [line for line in done.stderr.splitlines() if line.startswith("The period is ")]
    period = told.removeprefix("The period is ").partition(",")[0]
    assert done.stdout == run(*words, "--period", period).stdout
    assert len(read_csv(done.stdout)) > 1
    ranks = run("timeline", archive, "--leaderboard", "rank", "--format", "json")
    assert "The period is 2025-Q3, " in ranks.stderr
    assert {row["metric"] for row in json.loads(ranks.stdout)} == {"rank"}


def test_figures_without_any_period_have_no_leaderboard(tmp_path: Path) -> None:
    claims = extract_claims("حصدت صفحة بلدية دبا على فيسبوك 24 مليون تفاعل.")
    path = tmp_path / "claims.json"
    path.write_text(claims.model_dump_json(), encoding="utf-8")
    nothing = run("timeline", path, "--leaderboard", "interactions", "--format", "json")
    assert nothing.exit_code == 0 and nothing.stdout == "[]\n"
    assert "No period is known in which owners have figures of interactions" in nothing.stderr


def test_without_articles_it_says_what_is_missing(archive: Path, tmp_path: Path) -> None:
    alone = tmp_path / "claims.jsonl"
    alone.write_bytes((archive / "claims-00000.jsonl").read_bytes())
    done = run("timeline", alone)
    assert done.stderr.startswith("No file of articles was found: a figure without a period")
    named = run("timeline", alone, "--articles", archive / "articles-00000.jsonl")
    assert "No file" not in named.stderr


def test_standard_input_holds_claims() -> None:
    made = made_archive().claims()[0]
    done = run("timeline", "-", stdin=made.model_dump_json() + "\n")
    assert done.exit_code == 0
    assert "1 figure in 1 timeline." in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("nowhere",), 1, "nowhere does not exist."),
        (("-", "--period", "2025"), 2, "--period goes with --leaderboard METRIC."),
        (("-", "--leaderboard", "views", "--period", "soon"), 1, "«soon» is no period"),
        (
            ("-", "--leaderboard", "views", "--period", "2025", "--label", "agree"),
            2,
            "exclude each other.",
        ),
        (("-", "--figures", "--label", "agree"), 2, "exclude each other."),
        (("-", "--leaderboard", "views", "--metric", "likes"), 2, "name two metrics: name one."),
        (("-", "--articles", "nowhere.jsonl"), 1, "nowhere.jsonl does not exist."),
        (("-", "--chart", "nowhere/page.html"), 1, "cannot be written: No such file or directory."),
        (("-", "--chart", "/"), 1, "cannot be written: Is a directory."),
    ],
)
def test_bad_input_is_told_in_a_sentence(words: tuple[str, ...], code: int, sentence: str) -> None:
    done = run("timeline", *words, stdin="not read before the mistake is told")
    assert done.exit_code == code
    assert sentence in done.stderr


def test_a_chart_has_labels_in_the_language_that_is_asked_for(
    archive: Path, tmp_path: Path
) -> None:
    pages = {}
    for language in ("ar", "en"):
        page = tmp_path / f"{language}.html"
        done = run("timeline", archive, "--chart", page, "--lang", language)
        assert done.exit_code == 0
        pages[language] = page.read_text(encoding="utf-8")
        assert f'<html lang="{language}"' in pages[language]
    assert "Followers" in pages["en"] and "Followers" not in pages["ar"]
    alone = run("timeline", archive, "--lang", "en")
    assert (alone.exit_code, "--lang goes with --chart PAGE." in alone.stderr) == (2, True)


def test_a_chart_is_a_page_of_its_own(archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "chart.html"
    done = run("timeline", archive, "--metric", "followers", "--chart", page, "--label", "agree")
    assert done.exit_code == 0
    assert "lines not drawn." in done.stderr
    assert "vegaEmbed" in page.read_text(encoding="utf-8")
    missing = run("timeline", archive, "--chart", tmp_path / "nowhere" / "chart.html")
    assert missing.exit_code == 1
    assert "chart.html cannot be written" in missing.stderr


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_what_archive_writes_is_read(form: str, tmp_path: Path) -> None:
    papers = sorted({str(article.source) for article in made_archive().articles})
    records = (
        {
            "url": f"https://paper{papers.index(str(article.source))}.example/{article.id}",
            "date": str(article.published),
            "text": article.text,
        }
        for article in made_archive().articles
    )
    news = tmp_path / "news.jsonl"
    news.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    written = run("archive", news, "-o", tmp_path / "out", "--format", form, "--jobs", "1")
    assert written.exit_code == 0
    done = run("timeline", tmp_path / "out", "--label", "contradiction", "--format", "csv")
    assert re.match(r"1[67][0-9] figures in [78][0-9] timelines: ", done.stderr)
    assert {row["source"][:5] for row in read_csv(done.stdout)} == {"paper"}
    nested = next((tmp_path / "out").glob(f"claims-*.{form}"))
    assert (
        run("timeline", nested, "--label", "contradiction", "--format", "csv").stdout == done.stdout
    )


def test_figures_are_held_to_a_confidence() -> None:
    claims = unsure(made_archive().claims()[0], 0.4).model_dump_json() + "\n"
    assert "1 figure in" in run("timeline", "-", "--min-confidence", "0.4", stdin=claims).stderr
    assert "0 figures in" in run("timeline", "-", "--min-confidence", "0.5", stdin=claims).stderr
    words = ("timeline", "-", "--format", "csv", "--min-confidence", "0")
    [row] = read_csv(run(*words, stdin=claims).stdout)
    assert row["confidence"] == "0.4" and row["surface"] in row["sentence"]


def test_claims_of_version_1_are_refused() -> None:
    old = made_archive().claims()[0].model_dump_json().replace('"version":2', '"version":1')
    done = run("timeline", "-", stdin=old + "\n")
    assert done.exit_code == 1
    assert "-, line 1: it is of version 1 of the claim format" in done.stderr
    assert "extract the claims again." in done.stderr


def test_a_file_without_claims_is_told_and_nothing_else(tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text("[]", encoding="utf-8")
    result = run("timeline", empty)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"No claims are in {empty}.\n")
    assert "No file of articles" not in result.stderr


def test_what_is_wrong_is_told_alone(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[1, 2]", encoding="utf-8")
    result = run("timeline", wrong)
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: {wrong}, record 1: is no claim set: claim sets are what `archive` and `extract --format json` write.\n"
    )
