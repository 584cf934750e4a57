"""What one choice leaves to the next: places told by the rank before, scopes in names, the mention that is pointed to."""

import pytest

from arabic_metrics import extract_claims
from tests.resolve.asked import options
from tests.resolve.certain import Certain


@pytest.mark.parametrize(
    ("place", "next_place"), [("أول", 2), ("ثالثا", 4), ("في المركز العاشر", 11)]
)
def test_who_follows_has_the_next_place(place: str, next_place: int) -> None:
    text = (
        f"حل نادي الزمالك {place} بـ3 ملايين متابع على فيسبوك. ويليه الأهلي المصري بمليوني متابع."
    )
    rows = extract_claims(text, chooser=Certain(rank="rank"), min_confidence=0).rows()
    places = [row["value"] for row in rows if row["metric"] == "rank"]
    assert places == [next_place - 1, next_place]


def test_a_country_in_the_name_of_the_owner_is_no_scope() -> None:
    [told] = options("يتابع صفحة رئيس وزراء كمبوديا على فيسبوك 5 ملايين شخص", "scope")
    assert "كمبوديا" not in told
    [told] = options("يتابع صفحة بلدية دبا على فيسبوك 5 ملايين شخص في كمبوديا", "scope")
    assert "كمبوديا" in told


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("شكرت بلدية دبا الناس. ويتابع بلدية دبا الحصن على فيسبوك 40 ألف شخص", "بلدية دبا الحصن"),
        ("بلغ 40 ألف متابع عدد من يتابع بلدية دبا على فيسبوك", "بلدية دبا"),
    ],
)
def test_the_mention_of_an_owner_is_that_of_the_sentence(text: str, mention: str) -> None:
    [row] = extract_claims(text, chooser=Certain(), min_confidence=0).rows()
    assert row["mention"] == mention
