"""The page of an article in a browser: directions, links both ways, keys, small screens, the dark, and paper."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from arabic_metrics import Article, ArticleView, ClaimSet, extract_claims, view_claims
from arabic_metrics.view.label import Language
from tests.corpus import CORPORA
from tests.view.articles import ARTICLES, REPORT, article, corpus_view, quotes, view
from tests.view.conftest import Visitor

SLUG = "interior-ministry-facebook"
CROSSING = "mag-algeria-public-bodies-facebook"
NASTY = (
    '<script>window.hit = 1</script><img src="https://elsewhere.test/x.png" onerror="window.hit = 1">'
    "</p></div></main></script><!-- <style>*{display:none}</style> &amp; &#1575; \"'\u202e\r\n\f\x01"
)

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
READ_TEXT = "() => document.querySelector('.text').textContent"
READ_MARKS = """() => {
  const text = document.querySelector('.text');
  const found = {};
  for (const mark of text.querySelectorAll('mark')) {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEndBefore(mark);
    const start = before.toString().length;
    const entry = (found[mark.dataset.mark] ||= {start, text: ''});
    entry.text += mark.textContent;
  }
  return Object.values(found).map(({start, text}) => [start, start + text.length, text]);
}"""
# Where each character that is no space stands: its left edge, in the order of the text, on one line.
LEFT_EDGES = """(element) => {
  element.style.whiteSpace = 'nowrap';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let place = 0; place < node.data.length; place++) {
      const range = document.createRange();
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      if (node.data[place].trim()) found.push(range.getBoundingClientRect().left);
    }
  }
  return found;
}"""
# The characters of each range of the text in the order they are seen, from the left.
SEEN = """(ranges) => {
  const text = document.querySelector('.text');
  text.querySelectorAll('p').forEach((each) => (each.style.whiteSpace = 'pre'));  // one line each
  const places = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let place = 0; place < node.data.length; place++) places.push([node, place]);
  }
  return ranges.map(([start, end]) => {
    const found = [];
    for (let each = start; each < end; each++) {
      const range = document.createRange();
      range.setStart(...places[each]);
      range.setEnd(places[each][0], places[each][1] + 1);
      const box = range.getBoundingClientRect();
      if (box.width) found.push([box.left, places[each][0].data[places[each][1]]]);
    }
    return found.sort((a, b) => a[0] - b[0]).map((each) => each[1]).join('');
  });
}"""
# Text whose colour is too near to what is behind it: [words, ratio].
PALE = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgba(getComputedStyle(each).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const found = [];
  for (const element of document.body.querySelectorAll('*')) {
    for (const pseudo of [null, '::after']) {
      const style = getComputedStyle(element, pseudo);
      const words = pseudo ? style.content : [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join('').trim();
      if (!words || ['none', 'normal'].includes(words) || element.closest('script, style')) continue;
      const [a, b] = [light(rgba(style.color)), light(behind(element))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < 4.5) found.push([words.slice(0, 20), ratio]);
    }
  }
  return found;
}"""


def focused(page: Page) -> Any:
    return page.evaluate(
        "() => [document.activeElement.tagName, document.activeElement.dataset.mark]"
    )


def lit(page: Page) -> set[str]:
    """Return the ids of what is lit."""
    return set(
        page.evaluate("() => [...document.querySelectorAll('.on')].map((each) => each.id)")
    ) - {""}


def first_mark(page: Page) -> None:
    page.locator(".text mark").first.focus()


@pytest.mark.parametrize("slugs", [[path.stem for path in ARTICLES]], ids=["corpora"])
def test_the_text_on_the_page_is_the_article_and_each_mark_its_quote(
    slugs: list[str], visit: Visitor
) -> None:
    page = visit("").page
    for slug in slugs:
        shown = corpus_view(slug)
        page.set_content(shown.html)
        assert page.evaluate(READ_TEXT) == shown.article.text, slug
        found = {(start, end, text) for start, end, text in page.evaluate(READ_MARKS)}
        assert found == quotes(shown), slug


@pytest.mark.skipif(not REPORT.exists(), reason="the source report stands in ../shared")
def test_the_source_report_is_marked_at_its_own_characters(visit: Visitor) -> None:
    shown = view(article(REPORT))
    page = visit(shown.html).page
    assert page.evaluate(READ_TEXT) == shown.article.text
    assert {tuple(each) for each in page.evaluate(READ_MARKS)} == quotes(shown)
    assert len(quotes(shown)) > 20


def test_the_article_runs_from_right_to_left_beside_its_table(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html).page
    text, table = page.locator(".article").bounding_box(), page.locator(".claims").bounding_box()
    assert text and table and table["x"] + table["width"] <= text["x"]
    assert (
        page.evaluate("() => getComputedStyle(document.querySelector('.text')).direction") == "rtl"
    )
    edges = page.locator(".text p").nth(2).evaluate(LEFT_EDGES)
    assert edges[0] > edges[10] > edges[20]


@pytest.mark.parametrize(
    "digits", ["12 485 769", "١٢ ٤٨٥ ٧٦٩", "12.485.769", "12,485,769", "12'485'769"]
)
@pytest.mark.parametrize("network", ["Facebook", "فيسبوك"])
def test_groups_of_digits_stand_in_their_order_behind_what_is_before_them(
    digits: str, network: str, visit: Visitor
) -> None:
    shown = view(f"لدى حساب نادي الوحدات على {network} {digits} متابع")
    page = visit(shown.html).page
    number = page.locator(".text mark", has_text=digits)
    assert number.text_content() == digits
    edges = number.evaluate(LEFT_EDGES)
    assert edges == sorted(edges)
    before = page.locator(".text mark", has_text=network).bounding_box()
    box = number.bounding_box()
    assert before and box and box["x"] + box["width"] <= before["x"]
    value = page.locator("td .number", has_text="12,485,769").evaluate(LEFT_EDGES)
    assert value == sorted(value)


@pytest.mark.parametrize(
    "text",
    [
        *(path.read_text(encoding="utf-8") for path in ARTICLES[::7]),
        "لدى صفحة بلدية دبا على فيسبوك ما بين 10-15 مليون متابع",
        "يتابع صفحة BBC News عربي على Facebook نحو 12.5 مليون متابع، بزيادة 3 ملايين",
        "حصدت صفحة بلدية دبا على فيسبوك نحو (24 مليون) تفاعل خلال 2025-08",
    ],
    ids=lambda text: text[:30],
)
def test_a_mark_changes_the_order_of_nothing_in_it(text: str, visit: Visitor) -> None:
    claims = extract_claims(text)
    shown = view_claims(text, claims)
    ranges = sorted({(start, end) for start, end, _ in quotes(shown)})
    seen, plain = (
        visit(html).page.evaluate(SEEN, ranges)
        for html in (shown.html, view_claims(text, ClaimSet()).html)
    )
    assert seen == plain


def test_a_name_that_begins_in_latin_runs_from_right_to_left_all_the_same(visit: Visitor) -> None:
    text = "يتابع صفحة «BBC News عربي» على فيسبوك 12 مليون متابع"
    page = visit(view(Article(text, title="BBC News عربي: 12 مليون متابع")).html).page
    places = ["h1", "mark.entity", ".claim bdi", ".row td bdi", ".row .quote bdi"]
    for place in places:
        element = page.locator(place).first
        assert "BBC News عربي" in (element.text_content() or ""), place
        edges = element.evaluate(LEFT_EDGES)
        assert edges[0] > edges[7], place  # B stands to the right of the first Arabic letter


def test_a_range_in_the_table_is_told_in_words(visit: Visitor) -> None:
    page = visit(view("لدى صفحة بلدية دبا على فيسبوك من 10 إلى 15 مليون متابع").html).page
    cell = page.locator("td", has=page.locator(".number", has_text="10,000,000"))
    told = " ".join((cell.text_content() or "").split())
    assert re.fullmatch(r"10,000,000 إلى 15,000,000 الثقة [01]\.[0-9]{2}", told)
    edges = cell.locator(".number").first.evaluate(LEFT_EDGES)
    assert edges == sorted(edges)
    first, last = (each.bounding_box() for each in cell.locator(".number").all())
    assert first and last
    assert last["x"] < first["x"] or last["y"] > first["y"]  # in a wide font it takes two lines


def test_letters_stay_joined_where_a_mark_begins_inside_a_word(visit: Visitor) -> None:
    text = "احتلت الصفحة الرسمية لوزارة السياحة على فيسبوك المركز الثاني"
    page = visit(view(text).html).page
    entity = page.locator(".text mark.entity")
    assert entity.text_content() == "وزارة السياحة"
    end = page.evaluate(
        """() => {
          const mark = document.querySelector('mark.entity');
          const range = document.createRange();
          range.selectNodeContents(mark.previousSibling);
          range.setStart(mark.previousSibling, mark.previousSibling.data.length - 1);
          return range.getBoundingClientRect().left;
        }"""
    )
    box = entity.bounding_box()
    assert box and abs(end - (box["x"] + box["width"])) < 1


def test_the_pointer_lights_both_ends_of_a_link(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html).page
    mark = page.locator("mark.figure").first
    mark.hover()
    row = mark.get_attribute("data-rows")
    assert lit(page) == {mark.get_attribute("id"), row}
    page.locator(f"tr[id='{row}'] th").hover()
    assert lit(page) == {mark.get_attribute("id"), row}
    page.locator("h1").hover()
    assert lit(page) == set()


def test_what_scrolls_under_a_pointer_at_rest_does_not_light_up(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html, height=400).page
    page.locator("#c1 .row .quote").last.click()
    [_, name] = focused(page)
    page.evaluate("() => document.querySelector('.claims').scrollBy(0, 200)")
    page.evaluate(SETTLED)
    page.wait_for_timeout(200)
    assert {each for each in lit(page) if each.startswith("m")} == {name}


def test_the_head_of_a_claim_lights_all_its_marks(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html).page
    page.locator("#c2 .claim th").hover()
    found = page.evaluate(
        "() => [...document.querySelectorAll('mark.on')].map((m) => m.textContent)"
    )
    assert {"البيت الأبيض", "12,485,769", "26,243,488", "650", "الصدارة"} <= set(found)
    assert "4,961,090" not in found


def test_a_click_leads_to_the_table_and_back(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html, height=400).page
    page.locator("mark", has_text="12,485,769").click()
    tag, name = focused(page)
    assert tag == "A"
    link = page.locator(f".row .quote[data-mark='{name}']")
    assert link.text_content() == "12,485,769"
    assert link.is_visible() and 0 <= (link.bounding_box() or {"y": -1})["y"] <= 400
    link.click()
    assert focused(page) == ["MARK", name]
    assert page.url.endswith("/")


def test_every_row_that_a_mark_serves_is_reached(visit: Visitor) -> None:
    page = visit(corpus_view(CROSSING).html).page
    mark = page.locator("mark.attribution").first
    rows = (mark.get_attribute("data-rows") or "").split()
    mark.focus()
    reached = []
    for _ in rows:
        page.keyboard.press("Enter")
        reached.append(page.evaluate("() => document.activeElement.closest('tr').id"))
        page.keyboard.press("Escape")
    assert reached == rows and len(rows) > 2
    assert set(rows) <= lit(page)


def test_the_keys_lead_from_mark_to_mark_to_the_table_and_back(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html).page
    page.keyboard.press("Tab")  # to the table
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert focused(page) == ["MARK", "m1"]
    for key, name in (
        ("ArrowLeft", "m2"),
        ("ArrowDown", "m3"),
        ("ArrowRight", "m2"),
        ("ArrowUp", "m1"),
        ("ArrowUp", "m1"),
        ("ArrowLeft", "m2"),
    ):
        page.keyboard.press(key)
        assert focused(page) == ["MARK", name], key
    page.keyboard.press("Enter")
    assert focused(page) == ["A", "m2"]
    page.keyboard.press("ArrowDown")
    assert focused(page)[0] == "A"
    assert "m2" not in lit(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert focused(page) == ["MARK", "m2"]
    page.keyboard.press("End")
    last = page.locator(".text mark[id]").last.get_attribute("id")
    assert focused(page) == ["MARK", last]
    page.keyboard.press("Home")
    assert focused(page) == ["MARK", "m1"]


def test_only_one_mark_is_a_stop_of_the_tab_key(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html).page
    assert page.locator("mark[tabindex='0']").count() == 1
    page.locator("mark").nth(4).click()
    assert page.locator("mark[tabindex='0']").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert focused(page)[0] != "MARK"


def test_escape_puts_out_the_light(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html).page
    first_mark(page)
    assert lit(page)
    page.keyboard.press("Escape")
    assert lit(page) == set()


def test_without_scripts_the_links_of_the_table_still_lead_to_the_marks(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html, height=300, java_script_enabled=False).page
    page.locator(".row .quote").last.click()
    target = page.locator("mark:target")
    assert target.count() == 1 and target.is_visible()


def test_evidence_and_rules_are_shown_on_demand(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG, "en").html).page
    rule = page.locator("#c1 .place").first
    assert not rule.is_visible()
    page.locator("#c1 summary").click()
    assert rule.is_visible()
    assert "Characters" in (rule.text_content() or "")


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_shows_the_names_of_slots_in_one_piece(width: int, visit: Visitor) -> None:
    text = "صفحة بلدية دبا على فيسبوك حصدت 45 ألف تفاعل، وفق بيانات البلدية."
    view = view_claims(text, extract_claims(text), language="en")
    page = visit(view.html, width=width).page
    heads = page.locator("table th[scope=row]").filter(
        has_text=re.compile("Interactions|Attribution")
    )
    assert heads.count() == 2
    lines = """(each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
    }"""
    assert [head.evaluate(lines) for head in heads.all()] == [1, 1]


@pytest.mark.parametrize(
    "slug", [SLUG, CROSSING, "news-sites-october-visits", "senate-budget-session"]
)
@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_shows_everything_without_scrolling_sideways(
    slug: str, width: int, visit: Visitor
) -> None:
    page = visit(corpus_view(slug).html, width=width, height=844).page
    page.evaluate(
        "() => document.querySelectorAll('details').forEach((each) => (each.open = true))"
    )
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    outside = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((each) => {
          const box = each.getBoundingClientRect();
          return box.width && !each.matches('.skip') && (box.left < -0.5 || box.right > innerWidth + 0.5);
        }).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert outside == []


def test_a_table_that_goes_on_beyond_an_edge_has_a_shadow_there(visit: Visitor) -> None:
    cells = "\t".join(f"المستشفيات{number}" for number in range(8))
    text = f"{cells}\n{cells}\n{cells}"
    page = visit(view_claims(text, extract_claims(text)).html, width=390).page
    table = page.locator(".laid-out")
    box = table.bounding_box()
    assert box
    edge = {"x": box["x"] + 1, "y": box["y"] + 2, "width": 1, "height": 1}  # above its lines
    begun = page.screenshot(clip=edge)
    table.evaluate("(each) => (each.scrollLeft = -each.scrollWidth)")
    ended = page.screenshot(clip=edge)
    assert ended != begun, "at its end the shadow is gone"
    assert page.screenshot(clip={**edge, "x": box["x"] + box["width"] - 2}) != ended


PIPES = """بلغ عدد متابعي صفحات الوزارات

| الجهة | فيسبوك | إكس | إنستغرام |
| --- | :-: | --- | --- |
| وزارة الداخلية | 12 مليون متابع | 5 ملايين متابع | 1.2 مليون متابع |
| وزارة الصحة | 9 ملايين متابع | - | 300 ألف متابع |
"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_table_with_pipes_shows_its_cells_alone(language: Language, visit: Visitor) -> None:
    page = visit(view_claims(PIPES, extract_claims(PIPES), language=language).html).page
    table = page.locator(".laid-out")
    wide, seen = table.evaluate("(each) => [each.scrollWidth, each.clientWidth]")
    assert wide <= seen, "no column is cut"
    assert page.locator(".between").evaluate_all(
        "(all) => all.every((each) => !each.getClientRects().length || each.getBoundingClientRect().height < 1)"
    )
    assert page.locator(".text").text_content() == PIPES
    shown = table.evaluate(
        "(each) => { each.querySelectorAll('.between').forEach((it) => it.remove()); return each.textContent; }"
    )
    assert "|" not in shown and "---" not in shown and "-" in shown


def test_the_table_of_claims_shows_that_it_goes_on(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html, width=1280, height=500).page
    claims = page.locator("#claims")
    page.evaluate("() => scrollTo(0, 300)")
    box = claims.bounding_box()
    assert box
    page.mouse.move(0, 0)
    edge = {"x": box["x"] + 3, "y": box["y"] + box["height"] - 3, "width": 4, "height": 1}
    begun = page.screenshot(clip=edge)
    claims.evaluate("(each) => (each.scrollTop = each.scrollHeight)")
    assert page.screenshot(clip=edge) != begun


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_shadow_of_a_table_that_goes_on_is_darker_than_its_sheet(
    scheme: str, visit: Visitor
) -> None:
    page = visit(corpus_view(SLUG).html, color_scheme=scheme).page
    shade, sheet = page.evaluate(
        """() => ['--shadow', '--sheet'].map((name) =>
          parseInt(getComputedStyle(document.documentElement).getPropertyValue(name).slice(1), 16))"""
    )
    assert shade < sheet
    behind = page.locator("#claims").evaluate("(each) => getComputedStyle(each).backgroundImage")
    assert ("rgb(0, 0, 0)" in behind) == (scheme == "dark")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_scope_of_a_rank_is_a_line_of_its_own(
    language: Language, width: int, visit: Visitor
) -> None:
    text = "حلت صفحة بلدية دبا على فيسبوك في المركز الثاني عربيا"
    html = view_claims(text, extract_claims(text), language=language).html
    cell = visit(html, width=width).page.locator("#c1 tr.row td", has_text="عربيا").first
    number, scope = (cell.locator(each).bounding_box() for each in (".number", "div > bdi"))
    assert number and scope and scope["y"] > number["y"] + number["height"] / 2


def test_a_word_without_end_is_broken(visit: Visitor) -> None:
    text = f"https://example.com/{'a' * 400} {'ب' * 400}"
    page = visit(
        view_claims(Article(text, id="b" * 300), extract_claims(text)).html, width=390
    ).page
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("slug", [SLUG, CROSSING])
def test_every_word_stands_out_from_what_is_behind_it(
    slug: str, scheme: str, visit: Visitor
) -> None:
    page = visit(corpus_view(slug).html, color_scheme=scheme).page
    assert page.evaluate(PALE) == []
    page.locator("mark").first.focus()
    assert page.evaluate(PALE) == []


def test_the_dark_page_is_dark(visit: Visitor) -> None:
    paper = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    html = corpus_view(SLUG).html
    assert max(visit(html, color_scheme="dark").page.evaluate(paper)) < 60
    assert min(visit(html, color_scheme="light").page.evaluate(paper)) > 230


def test_every_kind_of_slot_has_a_line_and_a_name_of_its_own(visit: Visitor) -> None:
    page = visit(corpus_view(CROSSING).html).page
    shown = page.evaluate(
        """() => [...document.querySelectorAll('.legend .sample')].map((each) => {
          const style = getComputedStyle(each);
          return [each.textContent, style.borderBottomStyle + style.borderBottomWidth + style.textDecorationStyle];
        })"""
    )
    assert len({line for _, line in shown}) == len(shown) >= 5
    tags = page.evaluate(
        """() => [...document.querySelectorAll('mark[id]:not(.joined-behind)')]
          .filter((each) => document.querySelectorAll(`[data-mark=${each.id}]`).length)
          .map((each) => getComputedStyle(each, '::after').content)"""
    )
    assert tags and all(tag.strip('"') for tag in tags)


def test_on_paper_the_evidence_is_open_and_nothing_is_cut(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG).html).page
    page.emulate_media(media="print")
    assert page.locator(".place").first.is_visible()
    assert (
        page.evaluate("() => getComputedStyle(document.querySelector('.claims')).overflowY")
        == "visible"
    )
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_reader_of_the_screen_finds_landmarks_headings_and_table_heads(visit: Visitor) -> None:
    page = visit(corpus_view(SLUG, "en").html).page
    tree = page.locator("body").aria_snapshot()
    for part in (
        "- banner:",
        "- main:",
        '- region "The article":',
        '- region "Claims":',
        '- table "Claims":',
        '- columnheader "Slot"',
        '- rowheader "Followers"',
        '- heading "«معلومات الوزراء» يرصد أقوى الصفحات الحكومية على فيسبوك.. وحضور مصرى لافت" [level=1]',
        "- contentinfo:",
    ):
        assert part in tree, part
    name = page.locator("mark.figure").first
    assert page.get_by_role("link", name="19 مليون Interactions 1").count() == 1
    assert name.get_attribute("role") == "link"


def test_markup_in_an_article_is_shown_and_nothing_of_it_runs(visit: Visitor) -> None:
    text = f"{NASTY} لدى حساب نادي {NASTY[:31]} الوحدات على فيسبوك 325 ألف متابع {NASTY}"
    shown = view(Article(text, id=NASTY, title=NASTY))
    opened = visit(shown.html)
    assert opened.page.evaluate(READ_TEXT) == text
    assert {tuple(each) for each in opened.page.evaluate(READ_MARKS)} == quotes(shown)
    assert opened.page.evaluate("() => window.hit") is None
    assert opened.page.locator("img").count() == 0
    assert (opened.requests, opened.problems) == ([], [])


@pytest.mark.parametrize(
    "markup",
    [
        "<script>window.hit = 1</script>",
        '<img src="https://elsewhere.test/a.png" onerror="window.hit = 1">',
        '<script src="https://elsewhere.test/a.js"></script>',
        '<iframe src="https://elsewhere.test/"></iframe>',
        '<link rel="stylesheet" href="https://elsewhere.test/a.css">',
    ],
)
def test_even_markup_that_slipped_through_would_neither_run_nor_ask(
    markup: str, visit: Visitor
) -> None:
    opened = visit(corpus_view(SLUG).html.replace("</body>", f"{markup}</body>"))
    assert opened.page.evaluate("() => window.hit") is None
    assert opened.requests == []
    assert opened.problems  # the policy said no


def test_the_page_asks_the_network_for_nothing(visit: Visitor) -> None:
    opened = visit(corpus_view(CROSSING).html)
    opened.page.locator("mark").first.click()
    opened.page.keyboard.press("Escape")
    assert (opened.requests, opened.problems) == ([], [])


def test_a_notebook_shows_the_page_in_a_frame(visit: Visitor) -> None:
    opened = visit(f"<!DOCTYPE html><body>{corpus_view(SLUG)._repr_html_()}</body>")
    frame = opened.page.frame_locator("iframe")
    frame.locator(".row .quote").nth(3).click()
    assert frame.locator("mark.on").count() == 1
    assert opened.problems == []


def megabyte(line_end: str) -> ArticleView:
    """The claims of all articles of the corpora, and then news without any up to a million bytes."""
    told = line_end.join(" ".join(article(path).text.split()) for path in ARTICLES)
    silent = article(CORPORA / "articles" / "senate-budget-session.txt").text
    rest = silent.replace("\n", line_end) * (1_000_000 // len(silent.encode()))
    return view_claims(told + line_end + rest, extract_claims(told))


@pytest.mark.parametrize("line_end", ["\n", " "], ids=["lines", "one line"])
def test_an_article_of_a_megabyte_opens_and_scrolls(line_end: str, visit: Visitor) -> None:
    shown = megabyte(line_end)
    text = shown.article.text
    assert len(text.encode()) > 1_000_000 and len(shown.claims.claims) > 150
    started = time.perf_counter()
    opened = visit(shown.html, width=390, height=844)
    opened.page.evaluate(SETTLED)
    ready = time.perf_counter() - started
    assert opened.page.evaluate("() => document.querySelectorAll('*').length") < 40_000
    started = time.perf_counter()
    opened.page.locator(".text mark").last.focus()
    opened.page.locator(".row .quote").last.scroll_into_view_if_needed()
    assert opened.page.locator(".row .quote").last.is_visible()
    scrolled = time.perf_counter() - started
    assert opened.page.evaluate(READ_TEXT) == text
    assert ready < 15 and scrolled < 15, (ready, scrolled)
    print(
        f"{Path(__file__).name}: {len(text.encode()):,} bytes, ready {ready:.2f} s, scrolled {scrolled:.2f} s"
    )
