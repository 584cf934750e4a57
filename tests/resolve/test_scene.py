"""Money beside a figure: within its clause, and not in a name."""

import pytest

from tests.resolve.figures import figures

PAGE = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"أنفقت البلدية 3 ملايين درهم، و{PAGE} 40 ألفا", [("followers", 40_000)]),
        ("بلغ عدد متابعي ريال مدريد على فيسبوك 120 مليونا", [("followers", 120_000_000)]),
    ],
)
def test_money_in_another_clause_or_in_a_name_is_none(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert figures(text, "metric", "value") == expected


@pytest.mark.parametrize(
    "text",
    [
        "جاءت صفحة الشركة على فيسبوك في المركز الثاني بين أغنى الشركات بمليار دولار",
    ],
)
def test_money_beside_a_figure_is_no_audience(text: str) -> None:
    assert figures(text, "metric") == []
