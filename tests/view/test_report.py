"""The report of an archive, as a page and in a browser."""

import html
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from arabic_metrics import Article, Timeline, build_timelines
from arabic_metrics.timeline import Observation
from arabic_metrics.view.label import LANGUAGES, Language, load_labels
from arabic_metrics.view.listed import PAGE
from arabic_metrics.view.report import ReportLimits, ReportView, view_timelines
from tests.timeline.made_archive import made_archive
from tests.timeline.many_rows import many_articles, many_rows
from tests.timeline.observations import flow, later, observe
from tests.timeline.test_leaderboard import line_of
from tests.view.conftest import Visitor
from tests.view.test_browser import NASTY, PALE

PARTS = [
    "contradiction",
    "revision",
    "leaderboards",
    "timelines",
    "different_definition",
    "agree_within",
]
TALLEST = 20_000  # pixels, as it opens on a telephone
ROWS = "#list tbody tr:not(.evidence)"
OPEN_ALL = "() => document.querySelectorAll('details').forEach((each) => (each.open = true))"
# What stands out of the page at its side, or is cut there: [words, left, right].
CUT = """() => {
  const wide = document.documentElement.clientWidth;
  return [...document.body.querySelectorAll('*')]
    .filter((each) => each.checkVisibility() && !each.closest('svg') && !each.matches('.skip, option'))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.width && (box.left < -1 || box.right > wide + 1 ||
      (each.scrollWidth > each.clientWidth + 1 && each.matches('table, td, th, li, p, summary'))))
    .map(([each, box]) => [each.textContent.trim().slice(0, 40), box.left, box.right]);
}"""


@cache
def report(language: Language = "ar") -> ReportView:
    archive = made_archive()
    lines = build_timelines(archive.claims(), archive.articles)
    return view_timelines(lines, archive.articles, claims=archive.claims(), language=language)


def test_it_counts_the_figures_at_an_event_without_a_date() -> None:
    at_event = observe(5, period="XXXX-XX-XX", period_start=None, period_end=None)
    lines = [line_of(at_event, observe(6))]
    assert "told at an event without a date («بعد طرح أغنيتها»): 1." in page_text(lines, "en")
    assert "عند حدث لا يُذكر تاريخه، مثل «بعد طرح أغنيتها»: 1." in page_text(lines, "ar")
    assert "بعد طرح أغنيتها" not in page_text([line_of(observe(6))], "ar")


def page_text(lines: list[Timeline], language: Language) -> str:
    return html.unescape(view_timelines(lines, language=language).html)


@cache
def many(count: int) -> ReportView:
    lines = build_timelines(many_rows(count), many_articles(count))
    return view_timelines(lines, many_articles(count), claims=many_rows(count))


def rows_of(*figures: Observation) -> list[dict[str, Any]]:
    return [
        {name: getattr(figure, name, None) for name in Observation.__dataclass_fields__}
        | {"article_id": figure.article.id, "published": figure.article.published}
        for figure in figures
    ]


def lines_of(*figures: Observation) -> Sequence[Timeline]:
    told = [Article("", figure.article.id, figure.article.published) for figure in figures]
    return build_timelines(rows_of(*figures), told)


def found(page: Page) -> int:
    return int(str(page.locator("#found").text_content()).replace(",", ""))


def search(page: Page, words: str) -> None:
    page.locator("#search").fill(words)
    page.wait_for_timeout(300)


def test_all_rows_stand_first_and_then_the_parts_that_hold_something() -> None:
    page = report().html
    assert page.index('<section id="rows"') < page.index('<details class="part')
    assert re.findall(r'<details class="part[^"]*" id="(\w+)"', page) == PARTS
    assert len(re.findall(r'<details class="card">', page)) == 12 + 8 + 6 + 10
    one = view_timelines(lines_of(flow(5))).html
    assert re.findall(r'<details class="part[^"]*" id="(\w+)"', one) == []
    assert "<nav" not in one


def test_an_article_without_title_and_paper_is_named_by_its_id() -> None:
    page = view_timelines(lines_of(flow(5), flow(7, article="a2"))).html
    cards = page[page.index('<details class="card">') :]
    assert '<code dir="ltr">a1</code>' in cards and '<code dir="ltr">a2</code>' in cards


def test_every_figure_stands_in_its_sentence_with_the_figure_marked() -> None:
    quotes = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", report().html)
    assert len(quotes) > 100
    texts = " ".join(article.text for article in made_archive().articles)
    for quote in quotes:
        assert re.sub(r"<[^>]+>", "", quote).strip("…") in texts
        assert quote.count("<mark") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_and_only_its_own_script_runs(
    language: Language, visit: Visitor
) -> None:
    found = visit(report(language).html)
    assert (found.requests, found.problems) == ([], [])
    policy = html.unescape(report(language).html).partition("</head>")[0]
    assert re.search(r"script-src 'sha256-[^ ]+'; base-uri 'none'", policy)
    assert "unsafe" not in policy
    assert found.page.evaluate("document.documentElement.lang") == language


@pytest.mark.parametrize("width", [1280, 800, 785])
def test_a_file_name_is_cut_at_its_hyphens_alone(width: int, visit: Visitor) -> None:
    lines = [line_of(observe(10**9, modifier="more_than", article="ports-municipality-page.txt"))]
    page = visit(view_timelines(lines, language="en").html, width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") == width
    lines_of = """(code) => {
      const range = document.createRange(), node = code.firstChild, lines = [];
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at), range.setEnd(node, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        if (lines.at(-1)?.top !== top) lines.push({ top, text: "" });
        lines.at(-1).text += node.data[at];
      }
      return lines.map((line) => line.text);
    }"""
    told = page.locator("#list .told code").first.evaluate(lines_of)
    assert all(line.endswith("-") for line in told[:-1]), told


@pytest.mark.parametrize("width", [1280, 800, 785, 784, 700, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_screen_and_is_legible(width: int, scheme: str, visit: Visitor) -> None:
    page = visit(report().html, width=width, color_scheme=scheme).page
    assert page.evaluate("document.documentElement.scrollHeight") < TALLEST
    page.locator(ROWS).nth(1).click()
    page.locator(".evidence mark").wait_for()
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(CUT) == []
    assert page.evaluate(PALE) == []


def test_it_is_no_taller_for_many_rows(visit: Visitor) -> None:
    shown = many(6_000)
    page = visit(shown.html, width=390).page
    assert found(page) == 6_000
    assert page.locator(ROWS).count() == PAGE
    assert page.evaluate("document.documentElement.scrollHeight") < TALLEST
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_list_is_searched_whatever_the_spelling(visit: Visitor) -> None:
    page = visit(report().html).page
    assert found(page) == len(report().listed)
    search(page, "بلديه")
    spelled = found(page)
    assert 0 < spelled < len(report().listed)
    search(page, "بَلدية")
    assert found(page) == spelled
    search(page, "بلدية فيسبوك")
    assert 0 < found(page) < spelled
    search(page, "followers")
    ids = found(page)
    search(page, "المتابعون")
    assert 0 < found(page) == ids
    search(page, "24000000")
    assert found(page) > 0
    assert all("24,000,000" in words for words in page.locator(f"{ROWS} .value").all_inner_texts())
    search(page, "000000")
    assert found(page) == 0  # no digits within a number
    figures = report().listed
    figure = next(it for it in figures if it.article.published and " " in it.surface)
    search(page, f"{figure.article.published} {figure.surface}")
    assert 0 < found(page) < len(figures)  # a day, and a figure as its article writes it
    search(page, "لا يوجد هذا في أي خبر")
    assert page.locator("#nothing").is_visible()
    assert not page.locator("#list").is_visible()


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("٣٫٥ مليون", ("3.5", "3,5", "٣.٥", "٣٫٥", "۳٫۵", "3.5 مليون", "٣٫٥ مليون", "٣،٥")),
        ("3.5 مليون", ("3.5", "٣٫٥", "3,5", "٣.٥", "مـليون 3.5")),
        ("3,5 مليون", ("3.5", "٣٫٥")),
        ("١٢٬٤٨٥٬٧٦٩", ("12485769", "12,485,769", "12.485.769", "١٢٬٤٨٥٬٧٦٩", "12 485 769", "12\u00a0485")),
        ("12 485 769", ("12485769", "12.485.769", "١٢٤٨٥٧٦٩")),
        ("1.780", ("1780", "1,780", "١٬٧٨٠", "1.780")),
    ],
)  # fmt: skip
def test_a_figure_is_found_however_its_digits_are_typed(
    written: str, typed: Sequence[str], visit: Visitor
) -> None:
    """In the list, and where the sentence alone has it."""
    sentence = f"وبلغ عدد متابعيها {written} متابع"
    of_row = observe(90, article="a1", surface=written, sentence=sentence)
    of_sentence = observe(90, article="a1", surface="90", sentence=f"{written} و90 متابعا")
    others = (
        observe(70, article="a2", surface="13.5 مليون"),
        observe(80, article="a3", surface="3.45"),
    )
    for figure in (of_row, of_sentence):
        page = visit(report_of(figure, *others).html).page
        for words in typed:
            search(page, words)
            assert found(page) == 1, words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("مؤسسة الرملة", ("موسسه", "مُؤَسّسة", "الرملـــة", "الرمله")),
        ("أسماء البيئي", ("اسما", "البييي", "أسماء", "آسماء")),
        ("هیئة کوثر", ("هيئة", "كوثر")),
    ],
)
def test_a_name_is_found_whatever_its_letters(
    written: str, typed: Sequence[str], visit: Visitor
) -> None:
    page = visit(report_of(observe(5, entity=written), observe(6, article="a2")).html).page
    for words in typed:
        search(page, words)
        assert found(page) == 1, words


def test_sentences_are_searched_and_rows_that_show_what_is_searched_come_first(
    visit: Visitor,
) -> None:
    figures = (
        observe(5, article="a1", sentence="قالت الهيئة إن للصفحة 5 متابعين في 2019"),
        observe(6, article="a2", entity="نادي الرمل", sentence="لنادي الرمل 6 متابعين"),
        observe(7, article="a3", metric="posts", sentence="ذكرت هيئة الرمل أن للصفحة 7 منشورات"),
    )
    page = visit(report_of(*figures).html).page
    within = page.locator("#within")
    for words, count, in_sentences in (
        ("الهيئه", 1, True),
        ("هيئة", 2, True),
        ("هيئة 2019", 1, True),
        ("منشور هيئة", 1, True),  # of the row and of its sentence
        ("الرمل", 2, True),
        ("6", 1, False),
        ("لا يوجد هذا", 0, False),
        ("", 3, False),
    ):
        search(page, words)
        assert (found(page), within.is_visible()) == (count, in_sentences), words
    search(page, "الرمل")
    assert str(within.text_content()).endswith(": 1")
    for head in ("sure", "value", "value"):
        page.locator(f"[data-sort={head}] button").click()
        assert page.locator(f"{ROWS} th").all_inner_texts() == ["نادي الرمل", "بلدية دبا"], head
    page.locator("#metric").select_option(label="المنشورات")
    search(page, "هيئة")
    assert found(page) == 1


def test_the_list_is_sorted_and_turned(visit: Visitor) -> None:
    page = visit(report().html).page
    page.locator("[data-sort=value] button").click()
    shown = page.locator(f"{ROWS} .value").all_inner_texts()
    digits = [int(re.findall(r"[\d,]+", words)[0].replace(",", "")) for words in shown]
    assert digits == sorted(digits, reverse=True)
    assert page.locator("[data-sort=value]").get_attribute("aria-sort") == "descending"
    aligned = "(it) => getComputedStyle(it).textAlign"
    head = page.locator("[data-sort=value] button")
    assert head.evaluate(aligned) == page.locator("td.value").first.evaluate(aligned) == "end"
    page.locator("[data-sort=value] button").click()
    assert page.locator(f"{ROWS} .value").all_inner_texts() != shown
    page.locator("#on").click()
    assert page.locator("#place").inner_text().startswith(f"{PAGE + 1}–{2 * PAGE} / ")
    page.locator("#metric").select_option(label="المرتبة")
    assert set(page.locator(f"{ROWS} .what").all_inner_texts()) != set()
    assert all("المرتبة" in words for words in page.locator(f"{ROWS} .what").all_inner_texts())


def test_a_row_opens_its_sentence_by_pointer_and_by_key(visit: Visitor) -> None:
    page = visit(many(1_000).html).page
    page.locator("#on").click()
    row = page.locator(ROWS).nth(7)
    assert page.locator(".evidence").count() == 0
    row.locator("button").focus()
    page.keyboard.press("Enter")
    mark = page.locator(".evidence mark")
    mark.wait_for()
    number = str(row.locator(".value").inner_text()).split()[-1]
    assert mark.inner_text() == number.replace(",", ".")
    assert row.locator("button").get_attribute("aria-expanded") == "true"
    row.click()
    assert page.locator(".evidence").count() == 0


def test_what_is_folded_opens_by_its_link_and_shows_some_first(visit: Visitor) -> None:
    page = visit(report().html).page
    assert not page.locator("#contradiction .card").first.is_visible()
    page.locator("nav a[href='#contradiction']").click()
    page.locator("#contradiction[open]").wait_for()  # the event comes after the click
    assert page.locator("#contradiction .card:visible").count() == 10
    page.locator("#contradiction .more").click()
    assert page.locator("#contradiction .card:visible").count() == 12
    assert page.locator("#contradiction .more").count() == 0


def test_without_a_script_the_first_rows_and_all_parts_are_there(visit: Visitor) -> None:
    page = visit(report().html, java_script_enabled=False).page
    assert page.locator(ROWS).count() == PAGE
    assert not page.locator("#controls").is_visible()
    page.locator("#contradiction > summary").click()
    assert page.locator("#contradiction .card:visible").count() == 12


def test_sides_face_each_other_on_a_wide_screen_and_stand_below_on_a_narrow_one(
    visit: Visitor,
) -> None:
    for width, beside in ((1280, True), (390, False)):
        page = visit(report().html, width=width).page
        page.evaluate(OPEN_ALL)
        first, second = (
            page.locator(".card").first.locator(f".{side}").bounding_box()
            for side in ("first", "second")
        )
        assert first is not None
        assert second is not None
        assert (abs(first["y"] - second["y"]) < 2) == beside
        assert not beside or first["x"] > second["x"], "the first side stands at the right"


def test_title_paper_and_date_are_parted(visit: Visitor) -> None:
    figures = [flow(5_000_001, article="a"), flow(9_000_001, article="b")]
    told = [
        Article("", name, figures[0].article.published, title="خبر", source="جريدة 9")
        for name in "ab"
    ]
    lines = build_timelines(rows_of(*figures), told)
    page = visit(view_timelines(lines, told, claims=rows_of(*figures)).html).page
    page.evaluate(OPEN_ALL)
    shown = page.locator(".told-by").first.inner_text()
    assert shown.translate({0x2068: None, 0x2069: None}) == "جريدة 9 · 2 نوفمبر 2025 · خبر"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_column_of_sources_shows_the_paper_and_the_date(scripts: bool, visit: Visitor) -> None:
    figures = [flow(5_000_001, article="a"), flow(9_000_001, article="b")]
    day = figures[0].article.published
    told = [Article("", "a", day, "خبر", "جريدة 9"), Article("", "b", day, "عنوان")]
    lines = build_timelines(rows_of(*figures), told)
    html = view_timelines(lines, told, claims=rows_of(*figures)).html
    page = visit(html, java_script_enabled=scripts).page
    shown = [" ".join(each.split()) for each in page.locator("#list .told").all_inner_texts()]
    assert shown == ["جريدة 9 2 نوفمبر 2025", "عنوان 2 نوفمبر 2025"]


def test_periods_and_dates_are_words_and_ids_give_way_to_titles(visit: Visitor) -> None:
    quarter = flow(5_000_001, article="a-long-id", surface="5.000.001")
    figures = [quarter, flow(9_000_001, article="b", surface="9.000.001")]
    told = [
        Article(
            "", figure.article.id, figure.article.published, title=f"عنوان {figure.article.id[0]}"
        )
        for figure in figures
    ]
    lines = build_timelines(rows_of(*figures), told)
    shown = view_timelines(lines, told, claims=rows_of(*figures))
    page = visit(shown.html).page
    page.evaluate(OPEN_ALL)
    text = page.locator("main").inner_text()
    assert "الربع الثالث 2025" in text
    assert "2 نوفمبر 2025" in text
    assert "عنوان a" in text
    assert "2025-Q3" not in text
    assert "2025-11-02" not in text
    assert "a-long-id" not in text


@pytest.mark.parametrize("scripts", [True, False])
def test_an_article_without_title_and_paper_is_told_by_its_id(
    scripts: bool, visit: Visitor
) -> None:
    figures = [observe(5_000_001, article="in/2025/news-17.txt", surface="5.000.001")]
    html = view_timelines(lines_of(*figures), claims=rows_of(*figures)).html
    page = visit(html, java_script_enabled=scripts).page
    row = page.locator("#list tbody tr").first
    assert row.locator("code").inner_text() == "news-17.txt", (
        "a folder is left out where room is scarce"
    )
    if scripts:
        row.locator("button").click()
        assert "in/2025/news-17.txt" in page.locator(".evidence").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_that_is_cut_keeps_its_dots(language: Language, visit: Visitor) -> None:
    figures = [observe(5_000_001, article="a", surface="5.000.001")]
    told = [Article("", "a", title="عنوان طويل جدا لا يتسع له عمود المصدر في الجدول " * 4)]
    lines = build_timelines(rows_of(*figures), told)
    shown = view_timelines(lines, told, claims=rows_of(*figures), language=language)
    page = visit(shown.html, width=800).page
    title = page.locator("#list .told bdi").first
    assert title.evaluate("it => it.scrollHeight > it.clientHeight")
    aligned = title.evaluate(
        "it => [getComputedStyle(it).direction, getComputedStyle(it).textAlign]"
    )
    assert aligned == ["rtl", "start"], "against its direction, Chromium cuts off the dots, too"


def test_a_day_of_publication_is_told_as_such_and_once(visit: Visitor) -> None:
    figures = [observe(5_000_001, article="a", surface="5.000.001")]
    told = [Article("", "a", figures[0].article.published, title="عنوان")]
    lines = build_timelines(rows_of(*figures), told)
    page = visit(view_timelines(lines, told, claims=rows_of(*figures)).html).page
    row = page.locator("#list tbody tr").first.inner_text()
    assert "2 نوفمبر 2025 (يوم النشر)" in row
    assert row.count("نوفمبر") == 1, "the script leaves the date out where the day is told"


def test_a_place_tells_of_a_correction_that_is_less_sure() -> None:
    board = [
        observe(485_769, article="a", confidence=0.9),
        observe(5, article="b", entity="نادي الوحدات", entity_key="n", confidence=0.9),
    ]
    corrected = observe(845_000, later(3), "c", confidence=0.6)
    told = [Article("", each.article.id, each.article.published) for each in (*board, corrected)]
    denied = observe(485_769, later(3), "c", confidence=0.9, aside="supposed")
    lines, note = lines_of(*board), load_labels("en")("report", "later_differs")
    for figures, count in (([*board, corrected], 1), ([*board, denied], 1), (board, 0)):
        rows = rows_of(*figures)
        html = view_timelines(lines, told, claims=rows, language="en", min_confidence=0.8).html
        assert html.count(note) == count


def test_a_figure_that_may_be_missing_is_told_below_its_board() -> None:
    unknown = {"period": None, "period_start": None, "period_end": None}
    figures = (
        flow(5, entity="نادي الوحدات", entity_key="a", surface="5"),
        flow(3, entity="نادي الفيصلي", entity_key="b", surface="3"),
        flow(9_000_001, entity="نادي الرمثا", entity_key="c", surface="9.000.001", **unknown),
    )
    board = view_timelines(lines_of(*figures), language="en").html.partition('id="leaderboards"')[2]
    place = board.index("Without a place, as the period is not known:")
    assert "نادي الرمثا" in board[place:] and "نادي الرمثا" not in board[:place]


def test_what_articles_hold_is_text(visit: Visitor) -> None:
    article = Article(f"{NASTY} 5 {NASTY}", f"a{NASTY}", title=NASTY, source=NASTY)
    name = f"نادي {NASTY}"
    figure = flow(5, surface="5", entity=name, entity_key="k", attribution=NASTY, platform=NASTY)
    other = flow(9, article="b", surface="9", entity=name, entity_key="k", platform=NASTY)
    start = len(NASTY) + 1
    rows = [
        row | {"article_id": id, "start": start, "end": start + 1}
        for row, id in zip(rows_of(figure, other), (article.id, "b"), strict=True)
    ]
    lines = build_timelines(rows, [article])
    found = visit(view_timelines(lines, [article], claims=rows).html)
    found.page.locator(ROWS).first.click()
    found.page.locator(".evidence mark").wait_for()
    assert (found.requests, found.problems) == ([], [])
    assert found.page.evaluate("window.hit") is None
    assert found.page.locator(".card").count() == 1
    assert found.page.locator("script, img").count() == 2, "the data and the script of the page"


def test_limits_bound_the_page_and_say_what_is_left_out() -> None:
    limits = ReportLimits(listed=30, cards=2, told=1, boards=1, places=2, timelines=3, rows=2)
    archive = made_archive()
    lines = build_timelines(archive.claims(), archive.articles)
    small = view_timelines(lines, archive.articles, language="en", limits=limits)
    assert len(small.html) < len(report("en").html) / 3
    left = re.findall(r"Not shown: <bdi[^>]*>([\d,]+)</bdi>", small.html)
    assert left == ["144", "10", "6", "10", "54", "4", "8"]
    assert re.findall(r"earlier figures: <bdi>(\d+)</bdi>", small.html) == ["2"] * 3


def test_without_the_texts_the_figures_stand_in_the_sentences_of_their_rows() -> None:
    sentence = "حققت الصفحة 24.000.001 تفاعل"
    figures = (
        flow(24_000_001, article="a1", surface="24.000.001", sentence=sentence),
        flow(42_000_001, article="a2", surface="42.000.001"),
    )
    page = view_timelines(lines_of(*figures)).html
    quotes = [
        re.sub(r"<[^>]+>", "", each) for each in re.findall(r"<blockquote.*?</blockquote>", page)
    ]
    assert sentence in quotes
    assert "42.000.001" in quotes
    assert view_timelines(lines_of(*figures), [Article("نص آخر " * 30, "a3")]).html == page


def test_a_figure_of_a_title_stands_in_the_sentence_of_its_row() -> None:
    title = "صفحة المتحف تحصد 24.000.001 تفاعل"
    place = {"start": 17, "end": 27, "surface": "24.000.001", "sentence": title}
    figures = (
        flow(24_000_001, article="a1", part="title", **place),
        flow(42_000_001, article="a2", surface="42.000.001"),
    )
    text = "زار المتحف أمس 24.000.001 ضيف."
    assert text.index("24.000.001") != place["start"]
    for shift in (text, " " * 2 + text):  # the same digits may stand there in the text
        page = view_timelines(lines_of(*figures), [Article(shift, "a1", title=title)]).html
        quotes = {
            re.sub(r"<[^>]+>", "", each)
            for each in re.findall(r"<blockquote.*?</blockquote>", page)
        }
        assert title in quotes and not any("ضيف" in quote for quote in quotes)


def test_the_list_holds_what_is_not_compared_and_the_page_says_what_is(visit: Visitor) -> None:
    rows = rows_of(
        flow(5_000_001, confidence=0.9),
        flow(6_000_001, article="a2", confidence=0.3),
        flow(7_000_001, article="a3", confidence=0.9, entity="الصفحة"),
        flow(8_000_001, article="a4", confidence=0.9, entity=None, entity_key=None),
    )
    shown = view_timelines(build_timelines(rows), claims=rows, language="en")
    names_first = [5_000_001, 6_000_001, 7_000_001, 8_000_001]
    assert [row.value for row in shown.listed] == names_first
    listed = visit(shown.html).page.locator(f"{ROWS} .value")
    assert listed.all_inner_texts() == [f"{value:,}" for value in names_first]
    told = (
        "Compared and ranked are figures of a confidence of 0.5 or more whose owner is a name: 1."
    )
    assert told in shown.html
    assert "No entity named" in shown.html


def test_no_figures_make_a_page_that_says_so(visit: Visitor) -> None:
    page = view_timelines(()).html
    assert "لا أرقام في هذه المعلومات." in page
    assert page.count('class="none"') == 1
    assert visit(page).problems == []


def test_it_is_saved_and_shown_in_a_notebook(tmp_path: Path, visit: Visitor) -> None:
    path = report().save(tmp_path / "report.html")
    assert path.read_text(encoding="utf-8") == report().html
    frame = report()._repr_html_()
    assert frame.startswith('<iframe title="الأرقام عبر المقالات" sandbox="allow-scripts"')
    found = visit(f"<!DOCTYPE html><body>{frame}</body>")
    inside = found.page.frame_locator("iframe")
    inside.locator(ROWS).first.click()
    assert inside.locator(".evidence mark").count() == 1
    assert found.problems == []
    with pytest.raises(ValueError, match="no language"):
        view_timelines((), language="fr")  # type: ignore[arg-type]


def test_copies_are_counted() -> None:
    assert report().selection.counts == {
        "rows": 194,
        "figures": 174,
        "articles": 194,
        "copies": 20,
        "entities": 18,
        "timelines": 57,
        "at_event": 0,
    }


def test_a_number_is_never_broken(visit: Visitor) -> None:
    long_id = "corpus-of-old-newspapers:2012/science-and-technology/part.txt"
    lines = lines_of(
        *(flow(2_200_000_000 + number, article=f"{long_id}#{number}") for number in range(3))
    )
    page = visit(view_timelines(lines).html, width=390).page
    count = "(numbers) => numbers.map((each) => new Set([...each.getClientRects()].map((box) => box.top)).size)"
    assert set(page.eval_on_selector_all(".value", count)) == {1}
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_what_one_article_tells_is_no_timeline() -> None:
    nowhere = {"period": None, "period_start": None, "period_end": None}
    lines = lines_of(flow(10, **nowhere), flow(20, **nowhere))
    assert len(lines[0].observations) == 2
    assert view_timelines(lines).selection.timelines == ()


def report_of(*figures: Observation, **options: Any) -> ReportView:
    return view_timelines(lines_of(*figures), claims=rows_of(*figures), **options)


NETWORK = {"entity": "فيسبوك", "entity_key": "fysbwk", "metric": "users", "entity_kind": "network"}


@pytest.mark.parametrize(
    ("language", "told"),
    [("ar", "ربما: في ألمانيا، النشطون"), ("en", "perhaps: in Germany, active")],
)
def test_what_may_count_a_part_of_the_audience_says_so_wherever_it_is_shown(
    language: Language, told: str, visit: Visitor
) -> None:
    part = {**NETWORK, "aside": "place:DE active"}
    figures = (
        observe(30_000_000, later(0), "a1", surface="30 مليون", **part),
        observe(3_000_000_000, later(1), "a2", surface="3 مليارات", **NETWORK),
        observe(3_100_000_000, later(90), "a3", surface="3.1 مليار", **NETWORK),
    )
    html = report_of(*figures, language=language).html
    assert html.count(f">{told}</span>") == 4, (
        "in the list, in the timeline, and twice in a comparison"
    )
    page = visit(html).page
    listed = [each for each in page.locator(ROWS).all_inner_texts() if told in each]
    assert len(listed) == 1 and "30,000,000" in listed[0]
    assert page.locator("svg polyline").evaluate("(line) => line.points.length") == 2
    plain = report_of(*figures[1:], language=language).html
    assert load_labels(language)("report", "perhaps") in html
    assert load_labels(language)("report", "perhaps") not in plain


@pytest.mark.parametrize(
    ("language", "told", "risen"),
    [("ar", "خسارة 200,000", "زيادة 200,000"), ("en", "loss 200,000", "gain 200,000")],
)
def test_a_loss_is_told_from_a_rise_wherever_changes_are_shown(
    language: Language, told: str, risen: str, visit: Visitor
) -> None:
    figures = (
        observe(200_000, later(0), "a1", aspect="change", aside="loss"),
        observe(200_000, later(40), "a2", aspect="change"),
    )
    html = report_of(*figures, language=language).html
    assert load_labels(language)("report", "perhaps") not in html
    page = visit(html).page
    assert sorted(page.locator(f"{ROWS} .value").all_inner_texts()) == sorted((told, risen))
    page.evaluate(OPEN_ALL)
    lines = page.locator("#timelines .line li summary").all_inner_texts()
    assert [told in line for line in lines] == [True, False]


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_the_days_stand_below_the_ends_of_a_curve(width: int, visit: Visitor) -> None:
    figures = (observe(10, later(0), "a1"), observe(15, later(90), "a2"))
    page = visit(report_of(*figures).html, width=width).page
    page.evaluate(OPEN_ALL)
    curve = page.locator("#timelines .line svg").bounding_box()
    days = page.locator("#timelines .days").bounding_box()
    points = [each.bounding_box() for each in page.locator("#timelines .line svg circle").all()]
    assert curve is not None and days is not None
    assert abs(curve["x"] - days["x"]) < 2 and abs(curve["width"] - days["width"]) < 2
    ends = sorted(point["x"] for point in points if point is not None)
    assert ends[0] - days["x"] < 20 and days["x"] + days["width"] - ends[-1] < 30


def test_both_sides_of_a_comparison_say_what_they_may_count() -> None:
    figures = (
        observe(3_000_000_000, article="a1", surface="3 مليارات", **NETWORK),
        observe(5_000_000, article="a2", surface="5 ملايين", aside="leaked", **NETWORK),
    )
    page = report_of(*figures).html.partition('id="data"')[0]
    page = page.partition('id="different_definition"')[2]
    assert page.count("ربما: بيانات مسرّبة") == 2, "in the summary and beside the sentence"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "count"), [("facebook", 2), ("Twitter", 1), ("تويتر", 1), ("فيس بوك", 2), ("إكس", 1)]
)
def test_a_network_is_found_by_each_of_its_names(
    language: Language, words: str, count: int, visit: Visitor
) -> None:
    figures = (
        observe(5, article="a1"),
        observe(6, article="a2", platform="x"),
        observe(7, article="a3", platform="facebook+instagram"),
        observe(8, article="a4", platform=None),
    )
    page = visit(report_of(*figures, language=language).html).page
    search(page, words)
    assert found(page) == count


@pytest.mark.parametrize("finished", [True, False])
def test_of_a_run_that_is_not_finished_the_page_says_so(finished: bool) -> None:
    sentence = load_labels("ar")("report", "unfinished")
    assert (sentence in report_of(observe(5), finished=finished).html) is not finished


def test_the_drawings_have_a_key() -> None:
    key = re.findall(r'<ul class="key.*?</ul>', report("en").html, re.DOTALL)
    assert len(key) == 1
    told = re.sub(r"<[^>]+>", "", key[0]).split("\n")
    assert told[1:-1] == [
        "exact",
        "about",
        "more than / at least",
        "less than / at most",
        "a range",
        "contradicted by another figure",
    ]
    assert key[0].count("<svg") == 6
