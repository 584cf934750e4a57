"""Money beside a figure: within its clause, and not in a name."""

import pytest

from tests.resolve.figures import figures

PAGE = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PAGE} 40 ألفا، وبلغت ميزانيتها 3 ملايين درهم", [("followers", 40_000)]),
        (f"أنفقت البلدية 3 ملايين درهم، و{PAGE} 40 ألفا", [("followers", 40_000)]),
        ("بلغ عدد متابعي ريال مدريد على فيسبوك 120 مليونا", [("followers", 120_000_000)]),
        (
            "كانت الصدارة من نصيب صفحة ريال مدريد على فيسبوك بنحو 120 مليون متابع",
            [("rank", 1), ("followers", 120_000_000)],
        ),
    ],
)
def test_money_in_another_clause_or_in_a_name_is_none(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert figures(text, "metric", "value") == expected


@pytest.mark.parametrize(
    "text",
    [
        "بلغت أرباح متابعي القناة على يوتيوب 3 ملايين، بالدولار نحو 300",
        "حصدت تفاعلات الصفحة على فيسبوك أرباحا بلغت 300 ريال",
        "جاءت صفحة الشركة على فيسبوك في المركز الثاني بين أغنى الشركات بمليار دولار",
    ],
)
def test_money_beside_a_figure_is_no_audience(text: str) -> None:
    assert figures(text, "metric") == []
