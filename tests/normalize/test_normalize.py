"""normalize_text: folding once is folding for good, and every character knows where it came from."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import Span, extract_claims, normalize_text
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry import Character
from arabic_metrics.lexicon.folding import build_folding_table
from tests.fuzz.limit import ends

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإٱؤئىة"
MARKS = "".join(map(chr, range(0x064B, 0x0653))) + "\u0670"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬,."
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2069\ufeff\u0640"
PRESENTATION = "ﻻﻼﷲﷺﺍﻲﭖ"
ARABIC = st.text(
    alphabet=LETTERS + MARKS + DIGITS + INVISIBLE + PRESENTATION + " \n«»،.a#", max_size=60
)
ANY_TEXT = ARABIC | st.text(max_size=40)


@pytest.fixture(scope="module")
def fold_as_camel_tools() -> Callable[[str], str]:
    """The composition of camel-tools' own functions that folding is meant to agree with."""
    pytest.importorskip("camel_tools", reason="needs the extra [camel]")
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
    )

    return lambda text: dediac_ar(
        normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(text)))
    )


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(source: str) -> None:
    once = normalize_text(source).text
    assert normalize_text(once).text == once


@given(ANY_TEXT)
def test_source_is_kept(source: str) -> None:
    assert normalize_text(source).source == source


@given(ANY_TEXT)
def test_alignment_is_monotone_and_in_bounds(source: str) -> None:
    normalized = normalize_text(source)
    spans = [normalized.to_source(Span(place, place + 1)) for place in range(len(normalized.text))]
    for span in spans:
        assert 0 <= span.start < span.end <= len(source)
    for one, following in itertools.pairwise(spans):
        assert one.start <= following.start and one.end <= following.end


@given(ANY_TEXT, st.data())
def test_source_slice_folds_back_to_its_span(source: str, data: st.DataObject) -> None:
    normalized = normalize_text(source)
    if not normalized.text:
        return
    start = data.draw(st.integers(0, len(normalized.text) - 1))
    end = data.draw(st.integers(start + 1, len(normalized.text)))
    surface = normalized.to_source(Span(start, end)).of(source)
    folded = normalize_text(surface).text
    # A ligature folds to two letters, and is never cut: the slice may hold one letter more at either end.
    assert normalized.text[start:end] in folded
    assert len(folded) <= end - start + 2 * longest_folding()


def longest_folding() -> int:
    return max(map(len, load_lexicon().folding.values())) - 1


@given(ANY_TEXT, st.data())
def test_from_source_undoes_to_source(source: str, data: st.DataObject) -> None:
    normalized = normalize_text(source)
    if not normalized.text:
        return
    start = data.draw(st.integers(0, len(normalized.text) - 1))
    span = Span(start, start + 1)
    back = normalized.from_source(normalized.to_source(span))
    assert back.covers(span)


@given(st.text(alphabet=LETTERS.replace("ؤ", "").replace("ئ", "") + " ", max_size=40))
def test_letters_fold_as_camel_tools_folds_them(
    fold_as_camel_tools: Callable[[str], str], text: str
) -> None:
    assert normalize_text(text).text == fold_as_camel_tools(text)


@given(st.text(alphabet=LETTERS.replace("ؤ", "").replace("ئ", "") + MARKS, max_size=40))
def test_vowel_signs_go_as_camel_tools_takes_them(
    fold_as_camel_tools: Callable[[str], str], text: str
) -> None:
    assert normalize_text(text).text == fold_as_camel_tools(text)


@pytest.mark.parametrize(
    ("source", "folded", "camel"),
    [
        pytest.param("12٫5", "12٫5", "12٫5", id="decimal mark stays: 12٫5 is no 12,5"),
        pytest.param(
            "١٢٬٤٨٥", "12٬485", "١٢٬٤٨٥", id="thousands mark stays, digits become Western"
        ),
        pytest.param("۱۲", "12", "۱۲", id="extended digits become Western"),
        pytest.param("متـابع", "متابع", "متـابع", id="tatweel goes"),
        pytest.param("ﻣﺘﺎﺑﻊ", "متابع", "ﻣﺘﺎﺑﻊ", id="presentation forms become letters"),
        pytest.param("\u200fمتابع\u200e", "متابع", "\u200fمتابع\u200e", id="direction marks go"),
        pytest.param("مسؤول", "مسوول", "مسؤول", id="waw carries no hamza"),
        pytest.param("مئة", "ميه", "مئه", id="yeh carries no hamza"),
        pytest.param("تیک", "تيك", "تیک", id="Persian letters become Arabic ones"),
        pytest.param("٥٪", "5%", "٥٪", id="the percent sign becomes the Western one"),
        pytest.param("12\u00a0000", "12 000", "12\u00a0000", id="spaces of any width become one"),
    ],
)
def test_where_folding_differs_from_camel_tools(
    fold_as_camel_tools: Callable[[str], str], source: str, folded: str, camel: str
) -> None:
    assert normalize_text(source).text == folded
    assert fold_as_camel_tools(source) == camel


@pytest.mark.parametrize("kept", ["٫", "٬", "،", "؛", "؟", "«", "»", "%", "\n", " "])
def test_punctuation_and_space_are_left_alone(kept: str) -> None:
    assert normalize_text(kept).text == kept


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("[40 ألف متابع](https://example.com/a_b)", "40 الف متابع"),
        ("[**40** ألفا]( ../2011/05/a.html )", "40 الفا"),
        ("قبل ![صورة](a.png) بعد", "قبل  بعد"),
        ("[![](a.jpg)\n](https://example.com)بعد", "\nبعد"),
        ("**Oper****a Mini**", "Opera Mini"),
        ("**ملاحظة:** تم", "ملاحظه: تم"),
        ("[الاسم](المصدر) و[ب] (ج)", "[الاسم](المصدر) و[ب] (ج)"),
        ("2**3 ** و* * *", "2**3 ** و* * *"),
        ("0100****567", "0100****567"),
        ("[a](", "[a]("),
    ],
)
def test_of_markdown_the_words_stay(source: str, folded: str) -> None:
    assert normalize_text(source).text == folded


@given(st.text(alphabet="ابأَ12 *[]!(/.)\n", max_size=40))
def test_words_among_markup_know_where_they_came_from(source: str) -> None:
    normalized = normalize_text(source)
    for at, character in enumerate(normalized.text):
        piece = normalized.to_source(Span(at, at + 1)).of(source)
        assert normalize_text(piece).text == character


@pytest.mark.parametrize(
    "piece", ["](a.a.a", "](" + "a." * 50_000, "![", "[", "[a](b.c", "**a", "](   "]
)
def test_marks_without_end_take_no_time(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    with ends():
        assert normalize_text(text).source == text


def test_figures_across_markup_are_quoted_as_the_source_has_them() -> None:
    source = "تجاوز عدد متابعي صفحة النادي على فيسبوك 150[ مليون متابع](https://example.com/a)."
    [row] = extract_claims(source).rows()
    assert (row["value"], row["surface"]) == (150_000_000, "150[ مليون")
    assert source[row["start"] : row["end"]] == row["surface"]


def test_names_across_markup_are_written_without_it() -> None:
    source = "قالت صحيفة **الس****احل** إن لها 12 ألف متابع على تويتر."
    [row] = extract_claims(source, min_confidence=0).rows()
    assert (row["entity"], row["mention"]) == ("صحيفة الساحل", "صحيفة **الس****احل")


def test_vowel_signs_behind_the_last_letter_belong_to_it() -> None:
    source = "عُمَانُ بلد"
    normalized = normalize_text(source)
    assert normalized.to_source(Span(0, 4)).of(source) == "عُمَانُ"


def test_spans_of_a_ligature_are_whole() -> None:
    normalized = normalize_text("ﻼ")
    assert normalized.text == "لا"
    assert normalized.to_source(Span(0, 1)) == normalized.to_source(Span(1, 2)) == Span(0, 1)


def test_the_lexicons_own_characters_overrule() -> None:
    entry = Character.model_validate({"id": "own", "from": ["ة"], "to": "ت", "examples": ["ة = ت"]})
    assert "صفحة".translate(build_folding_table((entry,))) == "صفحت"


def test_what_is_no_span_of_the_text_is_refused() -> None:
    normalized = normalize_text("عُمان")
    wrong: Any = (0, 1)
    with pytest.raises(TypeError, match=r"span must be a Span, such as Span\(0, 3\), not a tuple"):
        normalized.to_source(wrong)
    for span in (Span(-1, 2), Span(2, 600)):
        with pytest.raises(ValueError, match="is not within the text of 4 characters"):
            normalized.to_source(span)
