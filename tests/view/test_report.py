"""The report of an archive, as a page and in a browser."""

import html
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from arabic_metrics import Article, Timeline, build_timelines
from arabic_metrics.timeline import Observation
from arabic_metrics.view.label import LANGUAGES, Language
from arabic_metrics.view.report import CARDS, ReportLimits, ReportView, view_timelines
from tests.timeline.made_archive import made_archive
from tests.timeline.observations import flow
from tests.view.conftest import Visitor
from tests.view.test_browser import NASTY, PALE

SECTIONS = [
    "contradiction",
    "revision",
    "leaderboards",
    "timelines",
    "different_definition",
    "agree_within",
    "quotes",
]


@cache
def report(language: Language = "ar") -> ReportView:
    archive = made_archive()
    lines = build_timelines(archive.claims(), archive.articles)
    return view_timelines(lines, archive.articles, language=language)


def lines_of(*figures: Observation) -> Sequence[Timeline]:
    rows = [
        {name: getattr(figure, name, None) for name in Observation.__dataclass_fields__}
        | {"article_id": figure.article.id}
        for figure in figures
    ]
    told = [Article("", figure.article.id, figure.article.published) for figure in figures]
    return build_timelines(rows, told)


def test_contradictions_stand_first() -> None:
    page = report().html
    assert re.findall(r'<section id="(\w+)"', page) == SECTIONS
    assert len(re.findall(r'<article class="card">', page)) == 12 + 8 + 6 + 10


def test_every_figure_leads_to_its_quote_with_the_figure_marked() -> None:
    page = report().html
    linked = set(re.findall(r'href="#q(\d+)"', page))
    listed = re.findall(r'<li id="q(\d+)" value="\1"><blockquote[^>]*>(.*?)</blockquote>', page)
    assert linked == {number for number, _ in listed}
    assert len(listed) > 100
    texts = " ".join(article.text for article in made_archive().articles)
    for _, quote in listed:
        assert re.sub(r"<[^>]+>", "", quote).strip("…") in texts
        assert quote.count("<mark") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_and_no_script_runs(language: Language, visit: Visitor) -> None:
    found = visit(report(language).html)
    assert (found.requests, found.problems) == ([], [])
    assert "script-src 'none'" in html.unescape(report(language).html)
    assert found.page.evaluate("document.documentElement.lang") == language
    assert found.page.locator(".card").first.is_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_screen_and_is_legible(width: int, scheme: str, visit: Visitor) -> None:
    page = visit(report().html, width=width, color_scheme=scheme).page
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(PALE) == []


def test_a_link_leads_to_the_quote(visit: Visitor) -> None:
    page = visit(report().html).page
    link = page.locator("#timelines a[href^='#q']").last
    target = page.locator(str(link.get_attribute("href")))
    link.click()
    assert target.is_visible()
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_sides_face_each_other_on_a_wide_screen_and_stand_below_on_a_narrow_one(
    visit: Visitor,
) -> None:
    for width, beside in ((1280, True), (390, False)):
        page = visit(report().html, width=width).page
        first, second = (
            page.locator(".card").first.locator(f".{side}").bounding_box()
            for side in ("first", "second")
        )
        assert first is not None
        assert second is not None
        assert (abs(first["y"] - second["y"]) < 2) == beside
        assert not beside or first["x"] > second["x"], "the first side stands at the right"


def test_what_articles_hold_is_text(visit: Visitor) -> None:
    article = Article(f"{NASTY} 5 {NASTY}", f"a{NASTY}", title=NASTY, source=NASTY)
    figure = flow(5, surface="5", entity=NASTY, entity_key="k", attribution=NASTY, platform=NASTY)
    other = flow(9, article="b", surface="9", entity=NASTY, entity_key="k", platform=NASTY)
    start = len(NASTY) + 1
    rows = [
        {name: getattr(each, name, None) for name in Observation.__dataclass_fields__}
        | {"article_id": id, "start": start, "end": start + 1}
        for each, id in ((figure, article.id), (other, "b"))
    ]
    lines = build_timelines(rows, [article])
    found = visit(view_timelines(lines, [article]).html)
    assert (found.requests, found.problems) == ([], [])
    assert found.page.evaluate("window.hit") is None
    assert found.page.locator(".card").count() == 1
    assert found.page.locator("script, img").count() == 0


def test_limits_bound_the_page_and_say_what_is_left_out() -> None:
    limits = ReportLimits(cards=2, told=1, boards=1, places=2, timelines=3, rows=2)
    archive = made_archive()
    lines = build_timelines(archive.claims(), archive.articles)
    small = view_timelines(lines, archive.articles, language="en", limits=limits)
    assert len(small.html) < len(report("en").html) / 3
    left = re.findall(r"Not shown: <bdi[^>]*>([\d,]+)</bdi>", small.html)
    assert left == ["10", "6", "10", "54", "4", "8"]
    assert re.findall(r"earlier figures: <bdi>(\d+)</bdi>", small.html) == ["2"] * 3


def test_without_the_texts_the_figures_stand_alone() -> None:
    lines = lines_of(flow(24_000_001, article="a1"), flow(42_000_001, article="a2"))
    page = view_timelines(lines).html
    assert '<mark dir="rtl" class="short">24000001</mark></blockquote>' in page
    assert view_timelines(lines, [Article("نص آخر " * 30, "a1")]).html == page


def test_no_figures_make_a_page_that_says_so() -> None:
    page = view_timelines(()).html
    assert "لا أرقام في هذه المعلومات." in page
    assert page.count('class="none"') == 1 + len(CARDS) + 2


def test_it_is_saved_and_shown_in_a_notebook(tmp_path: Path) -> None:
    path = report().save(tmp_path / "report.html")
    assert path.read_text(encoding="utf-8") == report().html
    assert report()._repr_html_().startswith('<iframe title="الأرقام عبر المقالات" sandbox=""')
    with pytest.raises(ValueError, match="no language"):
        view_timelines((), language="fr")  # type: ignore[arg-type]


def test_copies_are_counted() -> None:
    assert report().selection.counts == {
        "figures": 174,
        "articles": 194,
        "copies": 20,
        "entities": 18,
        "timelines": 57,
    }


def test_a_number_is_never_broken(visit: Visitor) -> None:
    long_id = "corpus-of-old-newspapers:2012/science-and-technology/part.txt"
    lines = lines_of(
        *(flow(2_200_000_000 + number, article=f"{long_id}#{number}") for number in range(3))
    )
    page = visit(view_timelines(lines).html, width=390).page
    count = "(numbers) => numbers.map((each) => new Set([...each.getClientRects()].map((box) => box.top)).size)"
    assert set(page.eval_on_selector_all(".number", count)) == {1}
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_what_one_article_tells_is_no_timeline() -> None:
    nowhere = {"period": None, "period_start": None, "period_end": None}
    lines = lines_of(flow(10, **nowhere), flow(20, **nowhere))
    assert len(lines[0].observations) == 2
    assert view_timelines(lines).selection.timelines == ()
