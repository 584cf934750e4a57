"""What one choice leaves to the next: places told by the rank before, scopes in names, the mention that is pointed to."""

from collections.abc import Sequence

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.resolve.choice import Asked, Choice, Option
from arabic_metrics.resolve.fill import SlotFiller
from arabic_metrics.resolve.weights import packaged_weights
from tests.recognize.mentions import recognize
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


def test_who_follows_somebody_whose_place_is_not_told_is_the_second() -> None:
    text = "ويليه الأهلي المصري بمليوني متابع على فيسبوك."
    rows = extract_claims(text, chooser=Certain(rank="rank"), min_confidence=0).rows()
    assert [row["value"] for row in rows if row["metric"] == "rank"] == [2]


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
        (
            "شكرت بلدية دبا الناس. وبلغ 40 ألف متابع عدد من يتابع بلدية دبا الحصن على فيسبوك",
            "بلدية دبا الحصن",
        ),
        (
            "بلغ 40 ألف متابع عدد من يتابع بلدية دبا على فيسبوك كما ذكر موقع بلدية دبا الحصن",
            "بلدية دبا",
        ),
    ],
)
def test_the_mention_of_an_owner_is_that_of_the_sentence(text: str, mention: str) -> None:
    [row] = extract_claims(text, chooser=Certain(), min_confidence=0).rows()
    assert row["mention"] == mention


class Torn:
    """Takes of owners one with a share, and leaves the rest to another."""

    def __init__(self, taken: str, other: str, share: float) -> None:
        self.shares = {taken: share, other: 1 - share}

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        if asked.slot != "owner":
            return packaged_weights().choose(asked, options)
        return Choice.of(asked.slot, options, [self.shares.get(it.label, 0.0) for it in options])


@pytest.mark.parametrize(("share", "owner"), [(0.7, "وزارة الري"), (0.95, "قناتها")])
def test_an_account_that_a_pronoun_tells_is_of_whoever_is_at_all_probable(
    share: float, owner: str
) -> None:
    text = "قالت وزارة الري إن قناتها على يوتيوب تضم 40 ألف مشترك"
    chooser = Torn("قناتها", "وزاره الري", share)
    [row] = extract_claims(text, chooser=chooser, min_confidence=0).rows()
    assert row["entity"] == owner


@pytest.mark.parametrize(
    ("sure", "explained", "kept"),
    [
        (0.8, False, set()),  # nobody asks for the other options
        (0.9, False, {"owner", "network"}),
        (0.8, True, {"metric", "owner", "network", "period", "scope"}),
    ],
)
def test_of_choices_that_make_a_sure_row_nothing_is_kept(
    sure: float, explained: bool, kept: set[str]
) -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع"
    chooser = Certain({"owner": 0.8}, owner="بلديه دبا")
    filler = SlotFiller(recognize(text).text, chooser, explained=explained, sure=sure)
    [slot] = filler.fill()
    assert slot.choices.keys() == kept
    features = [option.features for it in slot.choices.values() for option in it.options]
    assert any(features) == explained
