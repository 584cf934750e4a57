"""The blocks that the lines of a text show."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arabic_metrics.core import Article, Block, Span
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.normalize import blocks_of, normalize_article, read_blocks

PARTS = ["الأهلي", "3 ملايين", "- ", "1- ", "2) ", "• ", "\t", "  ", " | ", "\n", "\n\n", ": ", "12.5", "المتابعون", "."]  # fmt: skip


def kinds(text: str) -> list[tuple[str, int]]:
    return [(block.kind, len(block.rows)) for block in read_blocks(text)]


@pytest.mark.parametrize(
    "items",
    [
        ["- الأهلي: 3 ملايين", "- الزمالك: مليونان"],
        ["• الأهلي: 3 ملايين", "• الزمالك: مليونان"],
        ["1- الأهلي: 3 ملايين", "2- الزمالك: مليونان"],
        ["١) الأهلي", "٢) الزمالك"],
        ["(1) الأهلي", "(2) الزمالك"],
        ["1. الأهلي", "2. الزمالك"],
        ["عدد المتابعين: 3 ملايين", "المنشورات: 420"],
        ["12,083,986 متابعا للصفحة.", "1780 منشورا خلال ثلاثة أشهر فقط."],
    ],
)
def test_lines_are_a_list(items: list[str]) -> None:
    text = "الأرقام:\n" + "\n".join(items)
    [heading, block] = read_blocks(text)
    assert (heading.kind, block.kind) == ("heading", "list")
    assert [row[0].of(text) for row in block.rows] == items


@pytest.mark.parametrize(
    "rows",
    [
        ["النادي\tالمتابعون", "الأهلي\t3", "الزمالك\t2"],
        ["النادي   المتابعون", "الأهلي   3", "الزمالك   2"],
        ["| النادي | المتابعون |", "|---|---|", "| الأهلي | 3 |", "| الزمالك | 2 |"],
    ],
)
def test_columns_are_a_table(rows: list[str]) -> None:
    text = "الأندية على فيسبوك\n\n" + "\n".join(rows)
    [_, table] = read_blocks(text)
    assert table.kind == "table"
    cells = [[cell.of(text) for cell in row] for row in table.rows]
    assert cells == [["النادي", "المتابعون"], ["الأهلي", "3"], ["الزمالك", "2"]]


def test_an_empty_cell_keeps_its_column() -> None:
    text = "النادي\tفيسبوك\tإكس\nالأهلي\t\t3\nالزمالك\t2\t1"
    [table] = read_blocks(text)
    assert [cell.of(text) for cell in table.rows[1]] == ["الأهلي", "", "3"]


def test_a_list_may_run_on_in_one_line() -> None:
    text = "وجاء الترتيب كالآتي: 1- الأهلي بـ3 ملايين 2- الزمالك بمليونين 3- الإسماعيلي بمليون"
    [_, block] = read_blocks(text)
    assert [row[0].of(text) for row in block.rows] == [
        "1- الأهلي بـ3 ملايين",
        "2- الزمالك بمليونين",
        "3- الإسماعيلي بمليون",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "بلغ العدد 10-15 مليون متابع. وزاد 2.4 مليون.",
        "فاز الفريق 2-1 على ضيفه.\nوتعادل 1-1 في المباراة الثانية.",
        "قال  الوزير  إن  الصفحة  نمت\nثم  شكر  المتابعين",
        "سطر واحد - وفيه شرطة",
    ],
)
def test_prose_is_no_list_and_no_table(text: str) -> None:
    assert all(block.kind in ("paragraph", "heading") for block in read_blocks(text))


def test_lines_cut_to_a_width_are_one_sentence() -> None:
    words = "حصدت الصفحة الرسمية لوزارة الصحة على موقع فيسبوك خلال الربع الأول من العام أكثر من مليوني تفاعل من المتابعين في كل مكان"
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) + 1 > 40:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    text = "\n".join([*lines, line])
    assert len(lines) > 2
    normalized = normalize_article(Article(text), load_lexicon())
    assert "\n" not in normalized.text
    assert normalized.source == text


def test_a_poem_is_not_joined() -> None:
    text = "سطر قصير هنا\nوسطر آخر قصير\nوثالث مثله\nورابع"
    assert normalize_article(Article(text), load_lexicon()).text.count("\n") == 3


def test_known_blocks_are_kept() -> None:
    blocks = (Block("caption", Span(0, 5)),)
    article = Article("عنوان", blocks=blocks)
    assert blocks_of(normalize_article(article, load_lexicon())) == blocks


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
@example("الأهلي\tالأهلي\t\nالأهلي\t3 ملايين\t")
def test_blocks_stand_in_order_and_hold_their_rows(text: str) -> None:
    end = 0
    for block in read_blocks(text):
        assert end <= block.span.start <= block.span.end <= len(text)
        at = block.span.start
        for row in block.rows:
            for cell in row:
                assert at <= cell.start <= cell.end <= block.span.end
                at = cell.end
        end = block.span.end
    for line in text.split("\n"):
        assert not line.strip() or any(
            line.strip()[0] in block.span.of(text) for block in read_blocks(text)
        )


@pytest.mark.parametrize("mark", ["- ", ". ", ") "])
def test_numbers_of_more_digits_open_items_where_the_list_counts_on(mark: str) -> None:
    text = "\n".join(f"{place}{mark}صفحة" for place in range(1, 1_203))
    assert kinds(text) == [("list", 1_202)]


@pytest.mark.parametrize("year", ["2025- صفحة", "1446) صفحة", "1004- صفحة"])
def test_what_a_list_does_not_count_on_to_opens_no_item(year: str) -> None:
    assert kinds(f"1- صفحة\n2- صفحة\n{year}")[0] == ("list", 2)


def test_a_list_in_one_line_counts_on_past_a_hundred() -> None:
    text = "الصفحات: " + " ".join(f"{place}- صفحة" for place in range(1, 1_103))
    assert kinds(text) == [("paragraph", 0), ("list", 1_102)]


def test_lines_that_begin_with_one_word_are_records_and_are_not_joined() -> None:
    lines = [f"الترتيب {place} صفحة بلدية دبا الحصن متابع {place + 100}" for place in range(1, 9)]
    article = Article("\n".join(lines))
    assert normalize_article(article, load_lexicon()).text.count("\n") == len(lines) - 1


def test_a_word_that_begins_two_lines_of_a_cut_paragraph_parts_them_not() -> None:
    lines = ["قالت البلدية إن عدد متابعي صفحتها", "في فيسبوك ارتفع خلال العام الجاري", "في تقرير لها نشرته صباح الأربعاء", "الماضي عن حساباتها"]  # fmt: skip
    article = Article("\n".join(lines))
    assert "\n" not in normalize_article(article, load_lexicon()).text
