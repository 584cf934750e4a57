"""How far from a figure a word may stand and still speak of it: the last place from which it is heard, and the next from which it is not."""

import pytest

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.anchor import FigureReader
from arabic_metrics.resolve.aside import around, aside_reader
from arabic_metrics.resolve.reading import Reading
from tests.recognize.mentions import recognize
from tests.resolve.asked import options
from tests.resolve.test_qualifier import read
from tests.resolve.test_series import items

FILLER = "جدا"
PAGE = "صفحة بلدية دبا على فيسبوك"


def filled(text: str, words: int) -> str:
    """Return a text with so many words that say nothing in its gap."""
    return " ".join(text.replace("{}", " ".join([FILLER] * words)).split())


@pytest.mark.parametrize(
    ("text", "slot", "feature", "most"),
    [
        ("لحساب البلدية على فيسبوك الهدف {} 3 ملايين متابع", "metric", "nothing ahead goal_word", 14),
        ("لحساب البلدية على فيسبوك 3 ملايين {} المقبل، ويكثر متابعوه", "metric", "nothing behind coming", 7),
        ("متابعو البلدية على فيسبوك قمر {} 3 ملايين", "metric", "nothing said قمر", 11),
        ("متابعو البلدية على فيسبوك 3 ملايين {} قمر", "metric", "nothing said قمر", 11),
        ("على فيسبوك قمر {} حل الأهلي ثانيا", "rank", "near قمر", 7),
        ("على فيسبوك حل الأهلي ثانيا {} قمر", "rank", "near قمر", 9),
        ("على فيسبوك حل الأهلي ثانيا {} دولار", "rank", "behind money_word", 5),
        ("على فيسبوك دولار {} حل الأهلي ثانيا", "rank", "before money_word", 3),
        ("على فيسبوك حل الأهلي ثانيا {} 40 ألفا", "rank", "number behind great adverb", 3),
        ("على فيسبوك أصبح أول تطبيق {} يبلغ المليار", "rank", "counts one that did 5", 7),
        (f"كسب {{}} 300 ألف متابع على {PAGE}", "period", "none led by gain_word", 5),
        (f"{PAGE} قال {{}} أمس كلاما ويتابعها 300 ألف شخص", "period", "led by say_verb", 3),
        (f"{PAGE} التي {{}} في 2013 كبرت يتابعها 300 ألف شخص", "period", "before in a relative clause", 4),
        ("تطبيق {} 300 ألف مستخدم لبلدية دبا على فيسبوك", "network", "network app words near", 5),
        ("يتابع بلدية دبا {} على فيسبوك 300 ألف شخص", "network", "network beside the owner", 2),
        ("يوتيوبر {} نال 300 ألف متابع لبلدية دبا", "network", "implied near", 10),
        ("نال 300 ألف متابع {} يوتيوبر من بلدية دبا", "network", "implied near", 4),
    ],
)  # fmt: skip
def test_how_far_a_word_is_heard(text: str, slot: str, feature: str, most: int) -> None:
    heard = []
    for words in (most, most + 1):
        [told, *_] = options(filled(text, words), slot)
        heard.append(any(feature in features for features in told.values()))
    assert heard == [True, False]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (f"في مصر {{}} حلت {PAGE} في المركز الثاني", 21),
        (f"حلت {PAGE} ثانية {{}} في مصر", 28),
    ],
)
def test_how_far_a_place_is_offered_as_a_scope(text: str, most: int) -> None:
    offered = []
    for words in (most, most + 1):
        [told] = options(filled(text, words), "scope")
        offered.append("مصر" in told)
    assert offered == [True, False]


def reading_of(text: str) -> Reading:
    return Reading(recognize(text).text)


def test_how_far_a_verb_governs() -> None:
    governed = []
    for words in (12, 13):
        reading = reading_of(filled("حصد {} 3 ملايين متابع على فيسبوك", words))
        first, last = reading.scene.places[0]
        found = FigureReader(reading).read(first, last, "followers", None)
        governed.append(reading.word(found.verb))
    assert governed == ["حصد", ""]


def test_how_far_behind_a_figure_a_pronoun_points_back_from_it() -> None:
    told = []
    for words in (2, 3):
        reading = reading_of(filled("على فيسبوك 3 ملايين متابع {} له", words))
        first, last = reading.scene.places[0]
        mention = reading.recognized.metrics[0]
        told.append(FigureReader(reading).read(first, last, mention.id, mention).anaphor.how)
    assert told == ["behind", "none"]


@pytest.mark.parametrize("text", ["ألمانيا {} 30 مليون شخص", "30 مليون {} ألمانيا"])
def test_how_far_a_place_says_where_people_are(text: str) -> None:
    lexicon, told = load_lexicon(), []
    for distance in (11, 12):
        words = read_words(lexicon.fold(filled(text, distance)))
        first = [word.text for word in words].index("30")
        near = around(first, first + 2, (0, len(words)))
        told.append(aside_reader(lexicon).read(words, near, "network"))
    assert told == ["place:DE", ""]


@pytest.mark.parametrize(
    ("text", "kind", "most"),
    [
        ("منهم {} 30 مليونا", "part", 2),
        ("30 مليون {} من إجمالي كبير", "part", 3),
        ("30 مليون {} خارج البلاد", "part", 4),
        ("30 مليون {} هناك", "part", 4),
        ("30 مليون {} للمنشور الواحد", "mean", 3),
        ("لو {} 30 مليونا", "supposed", 23),
        ("تأمل {} أن 30 مليونا", "supposed", 7),
        ("تأمل {} بلوغ 30 مليونا", "supposed", 4),
        ("من {} 30 مليون إلى 40 مليونا", "earlier", 1),
        ("من 30 مليون {} إلى 40 مليونا", "earlier", 5),
        ("من 30 مليون إلى {} 40 مليونا", "earlier", 1),
    ],
)
def test_how_far_a_part_or_a_mean_is_told(text: str, kind: str, most: int) -> None:
    lexicon, told = load_lexicon(), []
    for distance in (most, most + 1):
        words = read_words(lexicon.fold(filled(text, distance)))
        first = [word.text for word in words].index("30")
        numbers = [at for at, word in enumerate(words) if word.text == "40"]
        beside = aside_reader(lexicon).beside(
            words, range(first, first + 2), range(len(words)), numbers=numbers
        )
        told.append(kind in list(beside))
    assert told == [True, False]


@pytest.mark.parametrize(
    ("text", "column", "heard", "else_", "most"),
    [
        ("حقق موقع «الهضاب» 3 ملايين زيارة {} كل يوم", "rate", "day", None, 10),
        ("يوميا {} يزور موقع «الهضاب» 55 مليون زائر", "rate", "day", None, 4),
        ("لم تحقق {} أكثر من مليوني مشاهدة على يوتيوب", "modifier", "at_most", "more_than", 6),
        ("زاد {} بـ200 ألف متابع على تويتر", "aspect", "change", "level", 10),
        ("خسر الحساب {} 3 آلاف متابع على تويتر", "aspect", "change", "level", 15),
        ("أقدم 300 ألف متابع {} إلغاء متابعته على تويتر", "aspect", "change", "level", 2),
        ("تجاوز {} 5 ملايين متابع على تويتر", "modifier", "more_than", "exact", 13),
    ],
)
def test_how_far_what_qualifies_a_figure_is_heard(
    text: str, column: str, heard: str, else_: str | None, most: int
) -> None:
    told = [read(filled(text, words), column)[0][1] for words in (most, most + 1)]
    assert told == [heard, else_]


def test_how_far_apart_the_parts_of_a_series_stand() -> None:
    text = "لدى مصر {} 42 مليون مستخدم على فيسبوك، ولدى العراق 21 مليونا"
    assert [len(items(filled(text, words))) for words in (12, 13)] == [2, 0]


def test_how_near_the_parts_of_a_certain_series_stand() -> None:
    text = "لدى مصر على فيسبوك {} 42 مليون مستخدم، والعراق 21 مليونا، والمغرب 18 مليونا"
    told = [{item.certain for item in items(filled(text, words))} for words in (2, 3)]
    assert told == [{True}, {False}]
