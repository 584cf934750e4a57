"""Web pages and Markdown as text with blocks."""

import pytest

from arabic_metrics.normalize.document import DocumentWriter, read_html, read_markdown

PAGE = """<html><head><title>صفحات الوزارات</title></head><body><nav>الرئيسية</nav><article>
<h1>صفحات الوزارات على فيسبوك</h1>
<p>أصدرت منصة رصد تقريرها عن صفحات الوزارات في الربع الثالث من عام 2025، وجاءت وزارة الداخلية في المقدمة، وتلتها وزارة الصحة، وفق ما نشرته المنصة على موقعها اليوم في تقرير مطول.</p>
<table><caption>المتابعون بالمليون</caption><tr><th>م</th><th>الصفحة</th><th>المتابعون</th></tr>
<tr><td>1</td><td>وزارة <b>الداخلية</b></td><td>12.4</td></tr><tr><td>2</td><td>وزارة الصحة</td><td></td></tr></table>
<ol><li>الأهلي: 3 ملايين <a href="x">متابع</a></li><li>الزمالك: مليونان</li></ol>
<ul><li>أندية<ul><li>الإسماعيلي</li></ul></li></ul></article></body></html>"""


def test_a_page_keeps_its_tables_and_lists() -> None:
    pytest.importorskip("trafilatura", reason="web pages need the extra [web]")
    page = read_html(PAGE)
    assert page is not None
    assert [block.kind for block in page.blocks] == [
        "heading",
        "paragraph",
        "table",
        "list",
        "list",
    ]
    table, ordered, nested = page.blocks[2:]
    assert [[cell.of(page.text) for cell in row if len(cell)] for row in table.rows] == [
        ["المتابعون بالمليون"], ["م", "الصفحة", "المتابعون"], ["1", "وزارة الداخلية", "12.4"], ["2", "وزارة الصحة"],
    ]  # fmt: skip
    assert [row[0].of(page.text) for row in ordered.rows] == [
        "1. الأهلي: 3 ملايين متابع",
        "2. الزمالك: مليونان",
    ]
    assert [row[0].of(page.text) for row in nested.rows] == ["- أندية", "- الإسماعيلي"]


@pytest.mark.parametrize("html", ["", "لا شيء", "<html><body></body></html>", "\0" * 9])
def test_a_page_without_an_article_is_none(html: str) -> None:
    pytest.importorskip("trafilatura", reason="web pages need the extra [web]")
    assert read_html(html) is None


def test_markdown_keeps_its_tables_and_lists() -> None:
    document = read_markdown(
        "# الأندية\n\nنص **مهم** و[رابط](https://example.com).\n\n"
        "| النادي | المتابعون |\n|---|---|\n| الأهلي | 3 ملايين |\n\n* أ\n  * ب\n* ج\n\n> قول\n"
    )
    assert document.title == "الأندية"
    told = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    assert told == [
        ("heading", "الأندية"),
        ("paragraph", "نص مهم ورابط."),
        ("table", "النادي\tالمتابعون\nالأهلي\t3 ملايين"),
        ("list", "- أ\n- ب\n- ج"),
        ("paragraph", "قول"),
    ]


@pytest.mark.parametrize(
    ("source", "title", "date", "text"),
    [
        (
            '---\ntitle: "عنوان"\ndate: 2025-11-03\ntags: [a]\n---\n# آخر\n\nنص',
            "عنوان",
            "2025-11-03",
            "آخر\n\nنص",
        ),
        ("---\nauthor: x\n---\n# عنوان\n\nنص", "عنوان", None, "عنوان\n\nنص"),
        ("---\n\nنص\n", None, None, "نص"),
        ("---\r\ntitle: عنوان\r\ntags:\r\n  - a\r\n---\r\nنص", "عنوان", None, "نص"),
        ("---\n\nخبر أول\n\n---\n\nخبر ثان\n", None, None, "خبر أول\n\nخبر ثان"),
        ("---\nBBC نشرت\n\n---\nنص", None, None, "BBC نشرت\n\nنص"),
        ("نص\n\n---\ntitle: ب\n---\n", "title: ب", None, "نص\n\ntitle: ب"),
    ],
)
def test_the_front_matter_of_markdown_is_no_text(
    source: str, title: str | None, date: str | None, text: str
) -> None:
    read = read_markdown(source)
    assert (read.title, read.date, read.text) == (title, date, text)


def test_what_is_empty_is_left_out() -> None:
    writer = DocumentWriter()
    writer.add("paragraph", "  ")
    writer.add_list(["", " "])
    writer.add_table([["", ""], []])
    assert (writer.text, writer.blocks) == ("", ())
