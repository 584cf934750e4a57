"""What the words of a figure say of its owner: its verb, what points back from it, and how each name is tied to it."""

import pytest

from arabic_metrics.resolve.anchor import (
    FEMININE,
    MASCULINE,
    PLURAL,
    Figure,
    FigureReader,
    gender_of,
    verb_gender,
)
from arabic_metrics.resolve.reading import Reading
from tests.recognize.mentions import recognize
from tests.resolve.asked import options


def figure(text: str) -> tuple[Reading, Figure]:
    """Return the first number of a text with the first metric word as what it counts."""
    reading = Reading(recognize(text).text)
    mention = next(iter(reading.recognized.metrics), None)
    first, last = reading.scene.places[0]
    metric = mention.id if mention is not None else ""
    return reading, FigureReader(reading).read(first, last, metric, mention)


@pytest.mark.parametrize(
    ("text", "how", "word", "gender"),
    [
        ("بلغ عدد متابعيها على فيسبوك 3 ملايين", "metric pronoun", "متابعيها", FEMININE),
        ("بلغ عدد متابعيه على فيسبوك 3 ملايين", "metric pronoun", "متابعيه", MASCULINE),
        ("سكت النادي الذي يصل عدد متابعيه على فيسبوك إلى 3 ملايين", "relative pronoun", "الذي", MASCULINE),
        ("سكت النادي الذي كبر، وعدد متابعيه على فيسبوك 3 ملايين", "metric pronoun", "متابعيه", MASCULINE),
        ("لديها على فيسبوك 3 ملايين متابع", "having", "لديها", FEMININE),
        ("لديه على فيسبوك 3 ملايين متابع", "having", "لديه", MASCULINE),
        ("حصدت أمس 3 ملايين متابع على فيسبوك", "verb", "حصدت", FEMININE),
        ("حصد أمس 3 ملايين متابع على فيسبوك", "verb", "حصد", MASCULINE),
        ("سكتت القناة التي حصدت على فيسبوك 3 ملايين متابع", "relative", "التي", FEMININE),
        ("سكت النادي الذي حصد على فيسبوك 3 ملايين متابع", "relative", "الذي", MASCULINE),
        ("على فيسبوك 3 ملايين متابع له", "behind", "3", MASCULINE),
        ("على فيسبوك 3 ملايين متابع لها", "behind", "3", FEMININE),
        ("على فيسبوك 3 ملايين متابع", "none", "3", ""),
        ("حصد الأهلي في مصر 3 ملايين متابع", "none", "3", ""),  # the verb has a subject
        ("حصدت كثيرا. على فيسبوك 3 ملايين متابع", "none", "3", ""),  # in another sentence
        ("لديه مال. على فيسبوك 3 ملايين متابع", "none", "3", ""),
        ("على فيسبوك 3 ملايين متابع. له تاريخ", "none", "3", ""),
        ("الذي كبر. عدد متابعيه على فيسبوك 3 ملايين", "metric pronoun", "متابعيه", MASCULINE),
        ("على فيسبوك 3 ملايين متابع، لها تاريخ", "behind", "3", FEMININE),
    ],
)  # fmt: skip
def test_what_points_back_from_a_figure(text: str, how: str, word: str, gender: str) -> None:
    reading, found = figure(text)
    told = found.anaphor
    assert (told.how, reading.word(told.position), told.gender) == (how, word, gender)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("حصد الأهلي على فيسبوك 3 ملايين متابع", "حصد"),
        ("حصد الأهلي ما يزيد على 3 ملايين متابع على فيسبوك", "حصد"),
        ("يملك الأهلي على فيسبوك 3 ملايين متابع", "يملك"),
        ("لدى الأهلي على فيسبوك 3 ملايين متابع", "لدي"),
        ("نجح الأهلي. على فيسبوك 3 ملايين متابع", ""),
        ("على فيسبوك 3 ملايين متابع", ""),
        ("حصد الأهلي كأسا وبلغ متابعوه على فيسبوك 3 ملايين", "وبلغ"),
    ],
)
def test_the_verb_that_governs_a_figure(text: str, verb: str) -> None:
    reading, found = figure(text)
    assert reading.word(found.verb) == verb


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("حصد الأهلي على فيسبوك 3 ملايين متابع جديد", "جديد"),
        ("حصد الأهلي على فيسبوك 3 ملايين من المتابعين كلهم", "كلهم"),
        ("حصد الأهلي على فيسبوك 3 ملايين، متابعون كثيرون", "متابعون"),  # behind a mark
        ("بلغ متابعو الأهلي على فيسبوك 3 ملايين جميعا", "جميعا"),
    ],
)
def test_what_is_counted_is_of_the_figure(text: str, tail: str) -> None:
    reading, found = figure(text)
    assert reading.word(found.tail) == tail


@pytest.mark.parametrize(
    ("word", "gender"),
    [("متابعيها", FEMININE), ("لديه", MASCULINE), ("لديهم", PLURAL), ("لديهما", PLURAL), ("لديهن", PLURAL)],
)  # fmt: skip
def test_the_gender_of_a_pronoun(word: str, gender: str) -> None:
    assert gender_of(word) == gender


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("حصدت", FEMININE), ("تضم", FEMININE), ("وتضم", FEMININE), ("بلغ", MASCULINE), ("وبلغ", MASCULINE), ("يضم", MASCULINE),
        ("تجاوز", MASCULINE), ("وتخطي", MASCULINE), ("تصدر", MASCULINE), ("تجاوزت", FEMININE), ("حصدوا", PLURAL), ("فحصدوا", PLURAL),
    ],
)  # fmt: skip
def test_the_gender_of_a_verb(word: str, gender: str) -> None:
    assert verb_gender(word) == gender


@pytest.mark.parametrize(
    ("text", "owner", "tie"),
    [
        ("مشاهدات «نبع» على يوتيوب بلغت 3 ملايين", "نبع", "metric 0"),
        ("على يوتيوب 3 ملايين متابع لنادي الفتح", "نادي الفتح", "counted 0 ل"),
        ("حصد نادي الفتح على يوتيوب 3 ملايين متابع", "نادي الفتح", "verb 0 subject"),
        ("نادي الفتح الذي حصد على يوتيوب 3 ملايين متابع", "نادي الفتح", "before relative 0"),
        ("نادي الفتح حصد على يوتيوب 3 ملايين متابع", "نادي الفتح", "before verb 0"),
        ("على يوتيوب نادي الفتح: 3 ملايين متابع", "نادي الفتح", "listed"),
        ("على يوتيوب نادي الفتح (3 ملايين متابع)", "نادي الفتح", "listed"),
        ("على يوتيوب نادي الفتح 3 ملايين متابع", "نادي الفتح", "beside"),
        ("قالت بلدية دبا إن 3 ملايين متابع زاروا صفحتها على يوتيوب", "بلديه دبا", "said verb 0 subject"),
        ("حصدت بلدية دبا 5 آلاف إعجاب ونادي الفتح 3 ملايين متابع على يوتيوب", "نادي الفتح", "since a number beside"),
        ("سعد نادي الفتح، ونالت صوره على يوتيوب 3 ملايين مشاهدة", "نادي الفتح", "before verb 0 over a mark"),
    ],
)  # fmt: skip
def test_how_a_name_is_tied_to_a_figure(text: str, owner: str, tie: str) -> None:
    *_, told = options(text, "owner")
    [features] = [found for label, found in told.items() if owner in label]
    ties = [it for it in features if it.startswith(("tied", "behind", "since"))]
    assert any(it.startswith(f"tied {tie}") for it in ties), ties


@pytest.mark.parametrize(
    "text",
    [
        "3 ملايين متابع على يوتيوب، ونادي الفتح سعيد",
        "3 ملايين متابع، نادي الفتح على يوتيوب",
        "3 ملايين متابع على يوتيوب يتابعون نادي الفتح",
    ],
)
def test_over_a_mark_or_a_verb_behind_it_nothing_ties_a_name_to_a_figure(text: str) -> None:
    [told] = options(text, "owner")
    [features] = [found for label, found in told.items() if "نادي الفتح" in label]
    assert not [it for it in features if it.startswith("tied")]
