"""Whose word a claim is."""

import pytest

from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "نشرت منصة «نبض» تقريرا عن الأندية. وبلغ عدد متابعي نادي الشباب على إكس 3 ملايين متابع",
            ["منصة «نبض»"],
        ),
        (
            "بحسب مركز «أفق» بلغ عدد متابعي نادي الشباب على إكس 3 ملايين. وذكرت الدراسة أن عدد متابعي نادي الفتح على إكس بلغ مليونين",
            ["مركز «أفق»"] * 2,
        ),
        ("أعلن المركز أن حساب وزارة الصحة على إكس يتابعه 3 ملايين شخص", ["المركز"]),
        ("نشرت صفحة نادي الشباب على فيسبوك 300 منشور", [None]),
    ],
)  # fmt: skip
def test_the_source_of_a_claim(text: str, sources: list[str | None]) -> None:
    assert [source for (source,) in figures(text, "attribution")] == sources
