"""Marks and links of claims."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from arabic_metrics import AnnotationError, Article, Evidence, Scope, Span, extract_claims
from arabic_metrics.view import mark_claims
from arabic_metrics.view.brat import brat_standoff
from arabic_metrics.view.label_studio import label_studio_task
from arabic_metrics.view.mark import claim_stem, file_stem
from arabic_metrics.view.web_annotation import web_annotation_page
from tests.view.texts import SENTENCES, read, texts


@given(texts())
def test_every_figure_has_a_mark_where_it_stands_and_links_to_its_slots(text: str) -> None:
    article, claims = read(text)
    marked = mark_claims(article, claims)
    by_id = {mark.id: mark for mark in marked.marks}
    assert len(by_id) == len(marked.marks)
    for mark in marked.marks:
        assert mark.span.of(text) == mark.quote
    for row in claims.rows():
        mark = by_id[f"{row['claim_id']}-{row['metric']}"]
        assert (mark.span.start, mark.span.end) == (row["start"], row["end"])
        slots = {by_id[link.slot].label for link in marked.links if link.figure == mark.id}
        filled = {
            name
            for name in ("entity", "platform", "period", "attribution")
            if row[name] is not None
        }
        assert slots == filled | ({"scope"} if row["scope"] else set())


def test_a_slot_that_figures_share_is_one_mark() -> None:
    article, claims = read(SENTENCES[0])
    marked = mark_claims(article, claims)
    assert [mark.label for mark in marked.marks].count("period") == 1
    assert [link.label for link in marked.links].count("during") == 3


def test_a_period_is_linked_to_the_figures_that_it_is_told_of() -> None:
    article, claims = read(
        "لدى نادي الوحدات على إنستغرام 325 ألف متابع، بزيادة 3 آلاف متابع خلال الشهر الماضي."
    )
    marked = mark_claims(article, claims)
    linked = {link.figure for link in marked.links if link.label == "during"}
    assert linked == {f"{r['claim_id']}-{r['metric']}" for r in claims.rows() if r["period"]}


def test_an_unresolved_figure_is_marked_as_such() -> None:
    article, claims = read("لدى صفحة بلدية دبا على فيسبوك 40 ألف متابع")
    assert "unresolved" not in [mark.label for mark in mark_claims(article, claims).marks]
    doubted = claims.above(1)
    [mark] = mark_claims(article, doubted).marks
    assert (mark.label, mark.quote) == ("unresolved", "40 ألف")


def test_claims_of_another_text_are_refused() -> None:
    _, claims = read(SENTENCES[2])
    with pytest.raises(
        AnnotationError,
        match=r"^other, entity-2: «نادي الوحدات» .*: the claims are of another text$",
    ):
        mark_claims(Article("خبر آخر", id="other"), claims)


REAL_IDS = (
    "https://www.paper.example/2025/11/02/index.html",
    "https://paper.example/2025/11/03/index.html",
    "https://paper.example/2025/11/03/index.html",
    "https://paper.example/2025/11/03/",
    "https://paper.example/?id=1",
    "https://paper.example/?id=2",
    "https://paper.example/" + "%D8%AE%D8%A8%D8%B1/" * 60,
    "https://paper.example/" + "%D8%AE%D8%A8%D8%B1/" * 61,
    "in/news.zip/2025.jsonl#12",
    "out/news.zip/2025.jsonl#12",
    "a/one.txt",
    "A/One.TXT",
    "b/one.txt",
    "خبر " * 100,
    "",
    "-",
    ".",
    "..",
    "12",
    "con",
    "a/CON.txt",
    "article-con",
    "NUL.tar.gz",
    "b/lpt1",
)


def test_articles_have_each_a_file_of_their_own(tmp_path: Path) -> None:
    taken: set[str] = set()
    names = [claim_stem(id, taken) for id in REAL_IDS]
    assert len({name.casefold() for name in names}) == len(REAL_IDS)
    for name in names:
        (tmp_path / f"{name}.jsonld").touch()
    assert len(list(tmp_path.iterdir())) == len(REAL_IDS)
    assert names[0] == "paper.example_2025_11_02_index.html"
    devices = {"con", "nul", "lpt1"}
    assert all(name.strip(".") and name.casefold().split(".")[0] not in devices for name in names)


def test_the_name_of_an_article_is_that_of_its_id_alone_where_it_can_be() -> None:
    alone = [claim_stem(id, set()) for id in REAL_IDS]
    assert [file_stem(id) for id in REAL_IDS] == alone
    assert all(file_stem(name) == name for name in alone)


@pytest.mark.parametrize("id", ["", "-"])
def test_standard_input_has_a_name(id: str) -> None:
    assert file_stem(id) == "standard-input"


def test_a_scope_is_linked_with_the_figures_that_have_it() -> None:
    text = "حلت صفحة بلدية دبا على فيسبوك في المركز الثاني عربيا بنحو 40 ألف متابع في مصر"
    article, claims = read(text)
    [claim] = claims.claims
    assert claim.followers is not None
    span = Span(text.index("في مصر"), len(text))
    piece = Evidence("scope", span, "في مصر", "scope")
    scope = Scope(text="في مصر", country="eg", span=span)
    claim = claim.model_copy(
        update={
            "followers": claim.followers.model_copy(update={"scope": scope}),
            "evidence": (*claim.evidence, piece),
        }
    )
    marked = mark_claims(article, claims.model_copy(update={"claims": (claim,)}))
    quotes = {mark.id: mark.quote for mark in marked.marks}
    linked = {(link.figure, quotes[link.slot]) for link in marked.links if link.label == "among"}
    assert linked == {("c1-rank", "عربيا"), ("c1-followers", "في مصر")}
    [mark] = [mark for mark in marked.marks if mark.quote == "في مصر"]
    assert mark.facts == (("name", "في مصر"),)


TITLED = Article(
    "بلغ عدد متابعي الصفحة 3 ملايين متابع في مصر.",
    id="titled",
    title="صفحة متحف الكرك على فيسبوك في المركز الثاني عربيا",
)


def test_what_stands_in_the_title_has_no_mark_and_no_link() -> None:
    claims = extract_claims(TITLED)
    assert {row["part"] for row in claims.rows()} == {"title", "text"}
    assert any(piece.part == "title" for claim in claims for piece in claim.evidence)
    for each in (claims, claims.above(1)):
        marked = mark_claims(TITLED, each)
        assert "3 ملايين" in [mark.quote for mark in marked.marks]
        for mark in marked.marks:
            assert mark.span.of(TITLED.text) == mark.quote
        ids = {mark.id for mark in marked.marks}
        assert all({link.figure, link.slot} <= ids for link in marked.links)


def test_the_files_of_annotation_tools_hold_the_text_alone(tmp_path: Path) -> None:
    claims = extract_claims(TITLED)
    brat = brat_standoff(mark_claims(TITLED, claims))
    task = label_studio_task(TITLED, claims)
    page = web_annotation_page(TITLED, claims, source="news")
    for told in (brat, json.dumps(task["predictions"], ensure_ascii=False), json.dumps(page, ensure_ascii=False)):  # fmt: skip
        assert "3 ملايين" in told
        assert "المركز" not in told and "الثاني" not in told
