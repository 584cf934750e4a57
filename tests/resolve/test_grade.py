"""How directly a claim is stated: by the rules that filled its slots."""

import pytest

from arabic_metrics import extract_claims


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع", ["stated"]),
        (
            "أطلقت بلدية دبا صفحة على فيسبوك. وتضم الصفحة 40 ألف متابع",
            ["linked"],
        ),
        ("افتتحت بلدية دبا حديقة جديدة على الساحل. وزاد المتابعون على فيسبوك إلى 40 ألف متابع", ["inferred"]),
    ],
)  # fmt: skip
def test_grades(text: str, grades: list[str]) -> None:
    assert [claim.grade for claim in extract_claims(text).claims] == grades
