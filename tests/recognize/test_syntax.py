"""Syntax: what each word is, where clauses begin, and which words are one noun phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics.recognize.syntax import Syntax
from tests.recognize.mentions import Recognized, recognize

CLAIM = " وحصد 40 ألف متابع"  # without a number nothing is read


def tags(text: str) -> dict[str, str]:
    recognized = recognize(text)
    words, syntax = recognized.text.words, recognized.text.syntax
    syntax.read(0, len(words))
    return {word.text: tag for word, tag in zip(words, syntax.tags, strict=True)}


def phrases(text: str) -> list[tuple[str, str]]:
    """Return each noun phrase as it is written, and what governs it."""
    recognized = recognize(text + CLAIM)
    return [(written(recognized, p.first, p.last), p.case) for p in recognized.text.syntax.phrases]


def written(recognized: Recognized, first: int, last: int) -> str:
    words = recognized.text.words
    normalized = recognized.text.parsed.normalized
    return normalized.text[words[first].start : words[last - 1].end]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("حصدت صفحة بلدية دبا على فيسبوك 40 ألف متابع", "حصدت", "verb"),
        ("حصدت صفحة بلدية دبا على فيسبوك 40 ألف متابع", "صفحه", "noun"),
        ("حصدت صفحة بلدية دبا على فيسبوك 40 ألف متابع", "علي", "preposition"),
        ("حصدت صفحة بلدية دبا على فيسبوك 40 ألف متابع", "فيسبوك", "network"),
        ("حصدت صفحة بلدية دبا على فيسبوك 40 ألف متابع", "40", "number"),
        ("حصدت صفحة بلدية دبا على فيسبوك 40 ألف متابع", "متابع", "metric"),
        ("بلغ عدد متابعي حساب وزارة الصحة على إكس 40 ألفا", "وزاره", "noun"),
        ("قالت الشركة إن لديها 40 ألف متابع", "ان", "clause"),
        ("لدى سامي الكعبي 40 ألف متابع", "سامي", "name"),
        ("يتابع حساب @sami_h على إكس 40 ألف شخص", "@sami_h", "handle"),
        ("حصد وسم #دبا_الحصن 40 ألف تغريدة", "#دبا_الحصن", "tag"),
        ("أطلقت الشركة تطبيق Hams وله 40 ألف مستخدم", "Hams", "foreign"),
        ("ارتفع العدد بحسب www.example.com إلى 40 ألف متابع", "www.example.com", "link"),
        ("دشن الجمهور وسما بهدف استنكار العمل وحصد 40 ألف متابع", "استنكار", "noun"),
        ("أدى ذلك إلى تصدر السعودية القائمة وحصد 40 ألف متابع", "تصدر", "noun"),
        ("هي أكثر لعبة تم تحميلها في مصر وحصدت 40 ألف متابع", "تم", "verb"),
        ("نشر محمد رمضان مقطعا طويلا وحصد 40 ألف متابع", "مقطعا", "noun"),
        ("صفحة مزيفة تحمل اسم نادي دبا يتابعها 40 ألف متابع", "تحمل", "verb"),
    ],
)
def test_tags(text: str, word: str, tag: str) -> None:
    assert tags(text)[word] == tag


@pytest.mark.parametrize(
    ("text", "phrase", "case"),
    [
        ("حصدت صفحة بلدية دبا على فيسبوك إعجابا", "صفحه بلديه دبا", "subject"),
        ("حصدت الصفحة الرسمية إعجابا", "الصفحه الرسميه", "subject"),
        ("بلغ عدد متابعي قناة النخيل رقما", "قناه النخيل", "metric"),
        ("قالت الشركة إن التطبيق الجديد نجح", "التطبيق الجديد", "topic"),
        ("تحدث عن حساب بلدية دبا", "حساب بلديه دبا", "عن"),
        ("أطلق نشطاء سعوديون هاشتاغ جديدا", "نشطاء سعوديون", "subject"),
        ("نشر صحفيون مقطعا مصورا", "صحفيون", "subject"),
        ("دفعت الشركة ثمنا غاليا", "ثمنا غاليا", "genitive"),
        ("نشرت صفحة ابن سينا على فيسبوك خبرا", "صفحه ابن سينا", "subject"),
        ("أعلنت الشركة تاريخ نشرها", "تاريخ نشرها", "genitive"),
    ],
)
def test_a_noun_phrase_ends_with_what_is_definite(text: str, phrase: str, case: str) -> None:
    assert (phrase, case) in phrases(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("حصدت أغنية «ليل طويل» إعجابا", "اغنيه «ليل طويل"),
        ('حصدت أغنية "ليل طويل" إعجابا', 'اغنيه "ليل طويل'),
        ("نجح «همس الليل» كثيرا", "همس الليل"),
    ],
)
def test_a_title_in_quotation_marks_is_a_unit(text: str, title: str) -> None:
    recognized = recognize(text + CLAIM)
    found = [
        (written(recognized, p.first, p.last), p.quoted) for p in recognized.text.syntax.phrases
    ]
    assert (title, True) in found


def test_a_phrase_neither_opens_nor_closes_a_bracket_on_its_way() -> None:
    found = [phrase for phrase, _ in phrases("أعلنت بلدية دبا (الشمال) خطتها")]
    assert "بلديه دبا" in found
    assert not any("(" in phrase or ")" in phrase for phrase in found)


def test_clauses_are_opened_by_marks_and_verbs_with_waw() -> None:
    recognized = recognize("بلغ متابعو الصفحة 40 ألفا، وقالت الشركة إن لديها 3 آلاف")
    syntax: Syntax = recognized.text.syntax
    words = [word.text for word in recognized.text.words]
    clauses = dict(zip(words, syntax.clauses, strict=True))
    assert clauses["بلغ"] == clauses["الصفحه"] < clauses["وقالت"] == clauses["الشركه"]
    assert clauses["وقالت"] < clauses["ان"] == clauses["لديها"]


PIECES = ("صفحة", "بلدية دبا", "«", "»", '"', "(", ")", "على", "فيسبوك", "و", "الجديد", "40 ألف", "متابع", "قال", "إن", "#وسم", "@a", "x", "،", ".", "\n")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_whatever_the_text_words_are_told_once_and_phrases_stand_apart(text: str) -> None:
    recognized = recognize(text)
    words, syntax = recognized.text.words, recognized.text.syntax
    assert len(words) == len(syntax.tags) == len(syntax.clauses) == len(syntax.cuts)
    assert list(syntax.clauses) == sorted(syntax.clauses)
    end = 0
    for phrase in syntax.phrases:
        assert end <= phrase.first < phrase.last <= len(words)
        assert words[phrase.first].sentence == words[phrase.last - 1].sentence
        end = phrase.last
    for first, last in syntax.quotes.items():
        assert first < last


@pytest.mark.parametrize("verb", ["فحل", "وحل", "فظل"])
def test_a_verb_of_two_letters_behind_a_particle(verb: str) -> None:
    assert tags(f"أما سامي الكعبي {verb} ثالثا بـ40 ألف متابع")[verb] == "verb"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("قال وزير الصحة والسكان خالد عبد الغفار", "وزير الصحه والسكان خالد عبد الغفار"),
        ("وفي حساب وزير التربية والتعليم رضا حجازي", "حساب وزير التربيه والتعليم رضا حجازي"),
        ("التقى وزير الخارجية والوفد محمد بن سلمان", "وزير الخارجيه والوفد محمد بن سلمان"),
        ("التقى وزير الخارجية والوفد المرافق", "وزير الخارجيه"),
        ("زار المتحف والحديقة خالد عبد الغفار", "المتحف"),
    ],
)
def test_the_fields_of_an_office_belong_to_it_where_its_holder_is_named(
    text: str, phrase: str
) -> None:
    assert phrase in [written for written, _ in phrases(text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("احتل نادي دبا المركز الأول", "نادي دبا"),
        ("احتل وسم مهرجان دبا المرتبة 3", "وسم مهرجان دبا"),
        ("احتل نادي المركز الثقافي", "نادي المركز الثقافي"),
        ("جاء صاحب المركز الأول", "صاحب المركز"),
    ],
)
def test_the_place_that_a_name_takes_is_no_part_of_it(text: str, phrase: str) -> None:
    assert phrase in [written for written, _ in phrases(text)]
