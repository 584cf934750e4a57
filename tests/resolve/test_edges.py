"""Figures at the edge of a text: a word that asks for what stands beyond it finds nothing there."""

import pytest

from arabic_metrics import extract_claims
from tests.resolve.certain import Certain

WORDS = (
    "لا", "لم", "ليس", "لو", "إذا", "قد", "من", "منهم", "عن", "على", "إلى", "في", "مع", "و", "ال", "بين", "نحو", "حاجز", "متوسط",
    "عدد", "زيادة", "خسر", "زاد", "كسب", "فقد", "تجاوز", "يتجاوز", "كاد", "بلغ", "وصل", "بفارق", "مقابل", "مقارنة", "بعد", "منذ",
    "خلال", "يوميا", "هناك", "وحدها", "خارج", "سوى", "غير", "أي", "إن", "أن", "الذي", "التي", "لديه", "له", "قال", "نفى", "حذف",
    "المركز", "أول", "ثانيا", "تصدر", "يليه", "الأول", "على التوالي", "للمنشور", "لكل", "كل", "مزيف", "بالعربية", "ما", "أكثر",
    "جديد", "فيسبوك", "تويتر", "الأهلي", "مصر", "أمس", "2024", "40", "مليون",
)  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    "text",
    [
        "{} 30 ألف متابع لبلدية دبا على إكس",
        "30 ألف متابع لبلدية دبا على إكس {}",
        "30 ألف متابع {}",
        "لبلدية دبا على إكس {} 30 ألفا",
        "لبلدية دبا على إكس 30 ألفا {}",
        "{} لبلدية دبا متابعون على إكس عددهم 30 ألفا",
    ],
)
def test_a_word_at_the_edge_asks_for_nothing_beyond_it(text: str, word: str) -> None:
    whole = text.format(word)
    found = extract_claims(whole, chooser=Certain(), min_confidence=0)
    for row in found.rows():
        assert whole[row["start"] : row["end"]] == row["surface"]
        assert row["surface"] in row["sentence"]
    for left in found.unresolved:
        assert left.span.of(whole) == left.surface


@pytest.mark.parametrize(
    "text",
    [
        "30 ألف متابع لبلدية دبا على إكس",
        "لبلدية دبا على إكس 30 ألف متابع",
        "متابعو بلدية دبا على إكس 30 ألفا",
        "لدى بلدية دبا 30 ألف متابع على إكس",
    ],
)
@pytest.mark.parametrize("end", ["", ".", "!", "؟", " ", "\n"])
def test_a_figure_at_the_edge_is_read(text: str, end: str) -> None:
    [row] = extract_claims(text + end, chooser=Certain(owner="بلديه دبا"), min_confidence=0).rows()
    assert (row["metric"], row["value"], row["entity"], row["platform"]) == (
        "followers", 30_000, "بلدية دبا", "x"
    )  # fmt: skip
