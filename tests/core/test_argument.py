"""Arguments of public functions: what is of another kind is refused in one sentence."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import arabic_metrics as am
from arabic_metrics.core.argument import check_count, check_date, check_share, described
from arabic_metrics.core.article import Block
from arabic_metrics.score import (
    GoldArticle,
    read_gold,
    read_gold_folder,
    save_gold,
    score_articles,
)
from arabic_metrics.view import (
    ReportLimits,
    chart_timelines,
    mark_claims,
    read_label_studio,
    write_brat,
    write_label_studio,
    write_web_annotation,
)

TEXT = "لدى نادي الوحدات على إنستغرام 325 ألف متابع"
FUNCTIONS: tuple[Callable[..., Any], ...] = (
    am.extract_claims,
    am.explain_claims,
    am.find_numbers,
    am.find_periods,
    am.parse_number,
    am.rewrite_numbers,
    am.normalize_text,
    lambda text: am.view_claims(text, am.ClaimSet()),
)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (None, "not None"),
        (Path("a.txt"), "not a path: read the file first"),
        (bytearray(b"abc"), "decode it first"),
        ([TEXT], "not a list: give one text at a time; extract_many reads claims from several"),
        (3, "not an int"),
        ({}, "not a dict"),
    ],
)
def test_what_is_no_text_is_refused(function: Callable[..., Any], wrong: Any, told: str) -> None:
    with pytest.raises(TypeError) as refused:
        function(wrong)
    sentence = str(refused.value)
    assert told in sentence and "must be a string" in sentence and "\n" not in sentence


@pytest.mark.parametrize(
    ("name", "wrong", "told"),
    [
        ("published", "2025-11-02", "published must be a date, such as datetime.date(2025, 11, 2)"),
        ("lexicon", "mine.toml", "lexicon must be what load_lexicon returns"),
        ("lexicon", Path("mine.toml"), "not a path"),
        ("ner", "camel", "ner must be a model of names, such as CamelNer()"),
        ("chooser", "mine.tsv", "chooser must be what load_weights returns, or a Chooser"),
        ("min_confidence", "0.5", "min_confidence must be a number from 0 to 1"),
        ("min_confidence", True, "not a bool"),
    ],
)
@pytest.mark.parametrize("function", [am.extract_claims, am.explain_claims])
def test_options_are_looked_at(
    function: Callable[..., Any], name: str, wrong: Any, told: str
) -> None:
    with pytest.raises(TypeError) as refused:
        function(TEXT, **{name: wrong})
    assert told in str(refused.value)


def test_an_article_is_looked_at() -> None:
    right: dict[str, Any] = {"text": TEXT, "id": "a1", "title": None, "source": None}
    for name, wrong in (
        ("text", None),
        ("text", Path("a.txt")),
        ("id", 5),
        ("title", 5),
        ("source", Path("a.txt")),
        ("published", "2025"),
    ):
        with pytest.raises(TypeError, match=f"^{name} of an Article must be a"):
            am.Article(**{**right, name: wrong})
    for wrong, told in (("x", "the string 'x'"), (None, "None"), ("", "the string ''")):
        with pytest.raises(TypeError, match=f"^blocks of .* must be several Blocks, not {told}"):
            am.Article(TEXT, blocks=wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="must be several Blocks: an int is among them"):
        am.Article(TEXT, blocks=(3,))  # type: ignore[arg-type]
    block = Block("paragraph", am.Span(0, len(TEXT)))
    assert am.Article(TEXT, blocks=[block]).blocks == (block,)  # type: ignore[arg-type]


def test_other_functions_look_at_theirs() -> None:
    wrong: Any = None
    for call, told in (
        (lambda: am.find_periods(TEXT, reference="2025"), "reference must be a date"),  # type: ignore[arg-type]
        (lambda: am.normalize_text(TEXT, "mine.toml"), "lexicon must be"),  # type: ignore[arg-type]
        (
            lambda: am.find_periods(TEXT, times="yes"),  # type: ignore[arg-type]
            "times must be True or False, not the string 'yes'",
        ),
        (
            lambda: am.rewrite_numbers(TEXT).to_source((0, 3)),  # type: ignore[arg-type]
            r"span must be a Span, such as Span\(0, 3\), not a tuple",
        ),
        (lambda: am.load_lexicon(wrong), "a lexicon file must be named by a path, not None"),
        (
            lambda: am.claims_table(b"a"),
            "as extract_claims returns them, not a value of type bytes",
        ),  # type: ignore[arg-type]
        (lambda: am.CamelNer(gpu="no"), "gpu must be True or False, not the string 'no'"),  # type: ignore[arg-type]
        (lambda: am.load_weights(3), "the file of weights must be named by a path"),  # type: ignore[arg-type]
        (lambda: am.view_claims(TEXT, wrong), "claims must be what extract_claims returns"),
    ):
        with pytest.raises(TypeError, match=told):
            call()


ARTICLE = am.Article(TEXT, "a1")
CLAIMS = am.extract_claims(ARTICLE)
TIMELINES = am.build_timelines([CLAIMS], [ARTICLE])
FIGURE = TIMELINES[0].observations[0]
OF_MANY: dict[str, tuple[Callable[[Any], Any], str]] = {
    "claims": (am.build_timelines, "claim sets, or their rows"),
    "claims of a page": (
        lambda it: am.view_timelines(TIMELINES, claims=[None] if it is None else it),
        "claim sets, or their rows",
    ),
    "articles": (lambda it: am.build_timelines([CLAIMS], it), "several Articles"),
    "articles of a page": (lambda it: am.view_timelines(TIMELINES, it), "several Articles"),
    "timelines": (am.view_timelines, "what build_timelines returns"),
    "timelines of a leaderboard": (
        lambda it: am.rank_entities(it, "followers", "2025"),
        "what build_timelines returns",
    ),
    "timelines of a chart": (chart_timelines, "what build_timelines returns"),
    "golds": (score_articles, "what read_gold_folder returns"),
}


@pytest.mark.parametrize("wrong", [None, "a.txt", Path("a.txt"), 3, {}, [3], ["a.txt"], FIGURE])
@pytest.mark.parametrize("name", OF_MANY)
def test_several_things_of_a_kind_are_looked_at(name: str, wrong: Any) -> None:
    call, wanted = OF_MANY[name]
    with pytest.raises(
        TypeError, match=f"^{name.split()[0]} must be {wanted}(, not|: .* is among)"
    ):
        call(wrong)


@pytest.mark.parametrize(
    ("name", "wrong", "told"),
    [
        ("screen", "no", "screen must be True or False, not the string 'no'"),
        ("screen", None, "screen must be True or False, not None"),
        ("text_field", 5, "text_field must be the name of a field, not an int"),
        ("date_field", ["date"], "date_field must be the name of a field, not a list"),
        ("block_bytes", "1 MB", "block_bytes must be a whole number"),
    ],
)
def test_options_of_an_archive_are_looked_at(
    name: str, wrong: Any, told: str, tmp_path: Path
) -> None:
    with pytest.raises(TypeError, match=f"^{told}"):
        am.stream_archive(tmp_path, **{name: wrong})


@pytest.mark.parametrize("wrong", ["", "mine.toml", [], 0])
@pytest.mark.parametrize("function", FUNCTIONS[:-1])
def test_a_lexicon_is_looked_at(function: Callable[..., Any], wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^lexicon must be what load_lexicon returns, not "):
        function(TEXT, lexicon=wrong)


def test_a_leaderboard_looks_at_its_metric_and_period() -> None:
    wrong: Any
    with pytest.raises(
        ValueError, match=r"^metric is 'unknown': it must be one of followers, .*, rank$"
    ):
        am.rank_entities(TIMELINES, "unknown", "2025")
    own = dataclasses.replace(TIMELINES[0], metric="fans")
    assert am.rank_entities([own], "fans", "2025") == am.rank_entities([], "rank", "2025") == ()
    for wrong in (2025, None, ("2025", "2026"), (dt.date(2025, 1, 1),)):
        with pytest.raises(TypeError, match=r"^period must be a string or two dates[:,] "):
            am.rank_entities(TIMELINES, "followers", wrong)
    with pytest.raises(am.ArchiveError, match=r"^the period ends before it begins: 2025-02-01 to"):
        am.rank_entities([], "followers", (dt.date(2025, 2, 1), dt.date(2025, 1, 1)))
    with pytest.raises(
        TypeError, match=r"^unsure must be several Observations, not an Observation"
    ):
        am.rank_entities(TIMELINES, "followers", "2025", FIGURE)  # type: ignore[arg-type]


def test_what_is_given_is_described_in_english() -> None:
    for given, told in (
        (b"2025", "a value of type bytes"),
        ({}.keys(), "a value of type dict_keys"),
        (dt.date(2025, 1, 1), "a value of type date"),
        (int, "the class int"),
        (ARTICLE, "an Article"),
        (0.5, "a float"),
        (Path("a"), "a path"),
    ):
        assert described(given) == told


@pytest.mark.parametrize("wrong", [None, "a.txt", Path("a.txt"), 3, {}, [3], TIMELINES])
@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda it: am.compare_figures(it, FIGURE), "first must be an Observation, not "),
        (lambda it: am.compare_figures(FIGURE, it), "second must be an Observation, not "),
        (lambda it: am.compare_figures(FIGURE, FIGURE, it), "tolerance must be a Tolerance, not "),
        (lambda it: am.build_timelines([], tolerance=it), "tolerance must be a Tolerance, not "),
        (lambda it: am.view_timelines([], limits=it), "limits must be a ReportLimits, not "),
        (lambda it: mark_claims(it, CLAIMS), "article must be an Article, not "),
        (lambda it: mark_claims(ARTICLE, it), "claims must be what extract_claims returns, not "),
        (
            lambda it: am.view_claims(ARTICLE, it),
            "claims must be what extract_claims returns, not ",
        ),
    ],
)
def test_one_thing_of_a_kind_is_looked_at(
    call: Callable[[Any], Any], wrong: Any, told: str
) -> None:
    with pytest.raises(TypeError, match=f"^{told}"):
        call(wrong)


def test_a_row_without_its_fields_is_refused() -> None:
    [row] = CLAIMS.rows()
    assert am.build_timelines([row]) != ()
    less = {name: row[name] for name in row if name != "metric"}
    with pytest.raises(
        TypeError, match=r"^claims must be .*: a dict is among them without metric$"
    ):
        am.build_timelines([less])
    with pytest.raises(TypeError, match=r"without metric$"):
        am.view_timelines([], claims=[less])
    told = r"without article_id, entity, entity_key and 19 more$"
    with pytest.raises(TypeError, match=told):
        am.build_timelines([{}])


def test_limits_are_looked_at() -> None:
    for wrong, told in (
        ({"approximately": -1}, "approximately of a Tolerance is -1: it must be from 0 to 1"),
        ({"drift": 2}, "drift of a Tolerance is 2: it must be from 0 to 1"),
        ({"same_day": "1"}, "same_day of a Tolerance must be a number from 0 to 1, not the string"),
        ({"window": "week"}, "window of a Tolerance must be a whole number, not the string 'week'"),
        ({"window": -1}, "window of a Tolerance is -1: it must be 0 or more"),
        ({"unlike": 0}, "unlike of a Tolerance is 0: it must be 1 or more"),
    ):
        with pytest.raises((TypeError, ValueError), match=f"^{told}"):
            am.Tolerance(**wrong)  # type: ignore[arg-type]
    for wrong, told in (
        ({"listed": -1}, "listed of ReportLimits is -1: it must be 0 or more"),
        ({"rows": 0}, "rows of ReportLimits is 0: it must be 1 or more"),
        ({"boards": 2.5}, "boards of ReportLimits must be a whole number, not a float"),
    ):
        with pytest.raises((TypeError, ValueError), match=f"^{told}"):
            ReportLimits(**wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="min_confidence is 3: it must be from 0 to 1"):
        am.build_timelines([], min_confidence=3)


def test_what_is_no_truth_value_is_refused() -> None:
    for call in (am.view_timelines, chart_timelines):
        for wrong in ("no", None, 0):
            with pytest.raises(TypeError, match=r"^finished must be True or False, not "):
                call(TIMELINES, finished=wrong)  # type: ignore[arg-type]


def test_a_language_is_looked_at() -> None:
    wrong: Any
    for wrong in (None, ["ar"], 3):
        with pytest.raises(TypeError, match=r"^language must be ar or en, not "):
            am.view_timelines([], language=wrong)
    with pytest.raises(TypeError, match=r"^name must be a string, not "):
        am.view_timelines([], name=Path("news"))  # type: ignore[arg-type]


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    gold = GoldArticle(article=am.Article(TEXT, "a1"), region="gulf", figures=())
    path = save_gold(gold, str(tmp_path))
    assert [read_gold(str(path))] == list(read_gold_folder(str(tmp_path))) == [gold]
    for write in (write_brat, write_label_studio, write_web_annotation):
        assert write([], str(tmp_path / "out")) == 0
        with pytest.raises(TypeError, match=r"^the folder of an export must be named by a path"):
            write([], None)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=r"^texts must be tuples of an article, its claims"):
            write(CLAIMS, tmp_path)  # type: ignore[arg-type]
    (tmp_path / "export.json").write_text("[]", encoding="utf-8")
    assert read_label_studio(str(tmp_path / "export.json")) == ()


def test_a_time_is_its_day() -> None:
    at = dt.datetime(2025, 11, 2, 17, 30)
    text = "حصدت صفحة بلدية دبا على فيسبوك 300 ألف تفاعل الشهر الماضي"
    day = am.extract_claims(text, published=at.date())
    assert (
        am.extract_claims(text, published=at)
        == day
        == am.extract_claims(am.Article(text, published=at))
    )
    assert check_date(at, "published") == at.date()


def test_numbers_of_other_libraries_serve() -> None:
    numpy = pytest.importorskip("numpy")
    assert check_share(numpy.float32(0.5), "min_confidence") == 0.5
    assert check_count(numpy.int64(2), "jobs", 1) == 2


@pytest.mark.parametrize("name", ["article.txt", "خبر اليوم.md"])
@pytest.mark.parametrize("function", [am.extract_claims, am.explain_claims])
def test_the_name_of_a_file_is_a_text_with_a_warning(
    function: Callable[..., Any], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    function(name)  # no such file: a text as any other
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.warns(UserWarning, match="^article is the name of a file: read the file first"):
        function(name)
    function(f"{TEXT}\n{name}")


def test_the_warning_is_of_the_line_that_gave_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    for read in (
        am.extract_claims,
        am.find_numbers,
        am.find_periods,
        am.rewrite_numbers,
        am.normalize_text,
        lambda name: list(am.extract_many([name])),
        lambda name: list(am.extract_many([name], jobs=2)),
    ):
        with pytest.warns(UserWarning, match="is the name of a file: read the file first") as told:
            read("article.txt")
        assert [each.filename for each in told] == [__file__]


def test_an_empty_path_and_texts_by_name_are_refused() -> None:
    with pytest.raises(
        ValueError, match="a source of an archive must be named by a path, not by an empty string"
    ):
        list(am.stream_archive(""))
    with pytest.raises(
        TypeError, match="texts must be several texts, such as a list of strings, not a dict"
    ):
        list(am.extract_many({"a": TEXT}))
