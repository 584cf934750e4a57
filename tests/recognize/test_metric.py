"""Metrics: every inflection of a noun, and the verbs that count."""

import pytest

from tests.recognize.mentions import recognize

FORMS = [
    "متابع",
    "متابعا",
    "متابعين",
    "متابعون",
    "متابعيه",
    "متابعوها",
    "المتابعين",
    "بمتابعين",
    "وللمتابعين",
    "مُتابِع",
    "متـابع",
]


@pytest.mark.parametrize("form", FORMS)
def test_every_inflection_is_the_metric(form: str) -> None:
    [mention] = recognize(f"3 ملايين {form}").text.metrics
    assert mention.id == "followers"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("بلغ عدد مشاهداته 12 مليونا وتعليقاته 300 ألف", ["views", "comments"]),
        ("يتابعها على تويتر 20 ألف شخص", ["followers"]),
        ("54 ألف إعادة تغريد", ["shares"]),
        ("ألف كتاب", []),
        ("أعلنت وزارة الصحة عن 500 فرد", []),
    ],
)
def test_metrics(text: str, ids: list[str]) -> None:
    assert [mention.id for mention in recognize(text).text.metrics] == ids
