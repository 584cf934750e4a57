"""The noun before a figure that governs it."""

import pytest

from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بلغ متابعو صفحة بلدية دبا على فيسبوك 40 ألفا", [("followers", 40_000)]),
        (
            "زاد عدد متابعي حساب هيئة الرقابة على منصة إكس بمقدار 15 ألف متابع ليبلغ 320 ألفا",
            [("followers", 15_000), ("followers", 320_000)],
        ),
    ],
)
def test_a_plural_behind_its_verb_of_reaching_governs(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert figures(text, "metric", "value") == expected


@pytest.mark.parametrize(
    "text",
    [
        "بلغ متابعو القضية مقر المحكمة في الساعة 10 صباحا",
        "وصل متابعو المهرجان إلى المدينة قبل 3 أيام",
    ],
)
def test_another_number_is_not_governed(text: str) -> None:
    assert figures(text, "metric") == []


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("علق الوزير على فيسبوك: يتابعنا 9 آلاف متابع", "followers"),
    ],
)
def test_followers_who_comment_are_told_by_their_comments(text: str, metric: str) -> None:
    assert figures(text, "metric", "value") == [(metric, 9_000)]
