"""Figures told together: the noun, and the scale, of the last hold for all."""

import pytest

from tests.resolve.figures import figures

CLUBS = "نشر الأهلي والزمالك على فيسبوك"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "حقق الأهلي والزمالك على فيسبوك 44 و31 مليون تفاعل على التوالي",
            [("النادي الأهلي", 44_000_000), ("نادي الزمالك", 31_000_000)],
        ),
        (f"{CLUBS} 412 و385 منشورا على التوالي", [("النادي الأهلي", 412), ("نادي الزمالك", 385)]),
        (
            f"{CLUBS} 1,412 و31 ألف منشور على التوالي",
            [("النادي الأهلي", 1412), ("نادي الزمالك", 31_000)],
        ),
    ],
)
def test_a_list_shares_its_noun_and_its_scale(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert figures(text, "entity", "value") == expected
