"""Platforms: names, names joined, and networks left unnamed."""

import pytest

from tests.recognize.mentions import recognize


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("لدى بلدية دبا على فيسبوك 40 ألف متابع", [("فيسبوك", "facebook")]),
        (
            "لدى بلدية دبا على فيس بوك 40 ألف متابع",
            [("فيس بوك", "facebook")],
        ),
        (
            "لدى بلدية دبا على الفيس بوك 40 ألف متابع",
            [("الفيس بوك", "facebook")],
        ),
        ("لدى بلدية دبا على فيسبوك وتويتر 40 ألف متابع", [("فيسبوك وتويتر", "facebook+x")]),
        ("لدى بلدية دبا على تويتر وفيسبوك 40 ألف متابع", [("تويتر وفيسبوك", "facebook+x")]),
        ("لدى بلدية دبا عبر منصة إكس 40 ألف متابع", [("منصة إكس", "x")]),
        ("لدى بلدية دبا على «تيك توك» 40 ألف متابع", [("تيك توك", "tiktok")]),
        ("لدى بلدية دبا على مواقع التواصل الاجتماعي 40 ألف متابع", [("مواقع التواصل", "social")]),
        (
            "لدى بلدية دبا على موقع التواصل الاجتماعي «إنستغرام» 40 ألف متابع",
            [("موقع التواصل الاجتماعي «إنستغرام", "instagram")],
        ),
        ("لدى بلدية دبا 40 ألف متابع", []),
        ("أطلقت سبيس إكس 40 قمرا، ولها 3 ملايين متابع", []),
    ],
)
def test_platforms(text: str, found: list[tuple[str, str]]) -> None:
    recognized = recognize(text)
    mentions = recognized.text.platforms
    assert [(recognized.written(mention.span), mention.id) for mention in mentions] == found
