"""Rows that run side by side: which name each figure has where «على التوالي» says so."""

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import PlatformMention
from arabic_metrics.resolve.respective import respective, rows_of_names, rows_of_networks
from tests.recognize.mentions import recognize


def row(*places: tuple[int, int]) -> list[PlatformMention]:
    return [PlatformMention(first, last, Span(0, 1), str(first)) for first, last in places]


@pytest.mark.parametrize(
    ("names", "figures", "end", "told"),
    [
        ([(0, 1), (1, 2)], [(3, 4), (5, 6)], 7, {3: "0", 5: "1"}),
        ([(5, 6), (6, 7)], [(0, 1), (2, 3)], 8, {0: "5", 2: "6"}),  # the figures lead
        ([(0, 1), (1, 2)], [(3, 4), (7, 8)], 9, {3: "0", 7: "1"}),  # three words between
        ([(0, 1), (1, 2)], [(3, 4), (8, 9)], 10, {}),  # far from each other
        ([(0, 1), (1, 2)], [(3, 4), (5, 6)], 10, {3: "0", 5: "1"}),  # four words to «على التوالي»
        ([(0, 1), (1, 2)], [(3, 4), (5, 6)], 11, {}),  # far from it
        ([(0, 1), (1, 2)], [(3, 4)], 6, {}),  # fewer figures than names
        ([(0, 1), (1, 2)], [(3, 4), (5, 6), (7, 8)], 9, {}),  # more of them
        ([(0, 1), (1, 2), (2, 3)], [(3, 4), (5, 6), (7, 8)], 9, {3: "0", 5: "1", 7: "2"}),
        ([(8, 9), (9, 10)], [(0, 1), (2, 3)], 7, {}),  # no row before it
    ],
)  # fmt: skip
def test_names_and_figures_of_rows(
    names: list[tuple[int, int]], figures: list[tuple[int, int]], end: int, told: dict[int, str]
) -> None:
    found = respective([end], [row(*names)], figures)
    assert {first: name.id for first, name in found.items()} == told


def test_each_of_two_rows_has_its_own_figures() -> None:
    rows = [row((0, 1), (1, 2)), row((9, 10), (10, 11))]
    found = respective([7, 16], rows, [(3, 4), (5, 6), (12, 13), (14, 15)])
    assert {first: name.id for first, name in found.items()} == {
        3: "0", 5: "1", 12: "9", 14: "10"
    }  # fmt: skip


def test_such_words_before_any_row_assign_nothing() -> None:
    found = respective([1, 9], [row((2, 3), (3, 4))], [(5, 6), (7, 8)])
    assert {first: name.id for first, name in found.items()} == {5: "2", 7: "3"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("نشر الأهلي والزمالك صورا", [["الأهلي", "الزمالك"]]),
        ("نشر الأهلي و الزمالك صورا", [["الأهلي", "الزمالك"]]),
        ("نشر الأهلي ثم الزمالك صورا", []),
        ("نشر الأهلي الزمالك صورا", []),
        ("نشر الأهلي، الزمالك، الاتحاد صورا", [["الأهلي", "الزمالك", "الاتحاد"]]),
        ("نشر الأهلي صورا", []),
        ("نشر الأهلي صورا وشكر الزمالك", []),
    ],
)
def test_rows_of_names(text: str, rows: list[list[str]]) -> None:
    found = recognize(f"{text}\n3 متابعين").text
    told = rows_of_names(found.words, [m for m in found.entities if m.proper])
    normalized = found.parsed.normalized
    assert [[normalized.to_source(m.span).of(text) for m in each] for each in told] == rows


@pytest.mark.parametrize(
    ("text", "ids", "quotes"),
    [
        ("نشر الأهلي على فيسبوك وإنستغرام صورا", ["facebook", "instagram"], ["فيسبوك", "إنستغرام"]),
        (
            "نشر الأهلي على سناب شات وتيك توك ويوتيوب صورا",
            ["snapchat", "tiktok", "youtube"], ["سناب شات", "تيك توك", "يوتيوب"],
        ),
        ("نشر الأهلي على فيسبوك صورا", [], []),
    ],
)  # fmt: skip
def test_rows_of_networks(text: str, ids: list[str], quotes: list[str]) -> None:
    found = recognize(f"{text}\n3 متابعين").text
    words, normalized = list(found.words), found.parsed.normalized
    told = [it for each in rows_of_networks(words, found.platforms, found.table) for it in each]
    assert [it.id for it in told] == ids
    assert [normalized.to_source(it.span).of(text) for it in told] == quotes
    for it in told:
        assert words[it.first].start <= it.span.start and words[it.last - 1].end == it.span.end


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("لدى كل من النادي الأهلي ونادي الزمالك 5 ملايين متابع على تويتر", ["al_ahly", "zamalek"]),
        ("بلغ عدد متابعي كل من محمد صلاح وليونيل ميسي على إنستغرام 60 مليون متابع", ["lionel_messi", "mohamed_salah"]),
        ("تخطى حسابا الأهلي والزمالك على تويتر 3 ملايين متابع لكل منهما", ["al_ahly", "zamalek"]),
        ("لدى كل من الأهلي والزمالك على فيسبوك 9 ملايين و5 ملايين متابع على التوالي", ["al_ahly", "zamalek"]),
        ("لدى الأهلي والزمالك على فيسبوك 5 ملايين و3 ملايين متابع على التوالي، وعمر كل منهما قرن", ["al_ahly", "zamalek"]),
        ("يتابع كل من يحب الأهلي والزمالك صفحة الأهلي التي يتابعها 9 ملايين متابع", ["al_ahly"]),
        ("قال كل من محمد صلاح وليونيل ميسي إن لدى برشلونة 60 مليون متابع", ["barcelona"]),
    ],
)  # fmt: skip
def test_each_of_a_row_has_the_figure(text: str, owners: list[str]) -> None:
    assert sorted(str(row["entity_key"]) for row in extract_claims(text).rows()) == owners
