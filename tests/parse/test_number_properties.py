"""What holds for every number and every text."""

from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import find_numbers, parse_number, rewrite_numbers
from tests.spell import Speller

LARGEST = 10**15
DIGIT_SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
GROUPING_MARKS = (",", "٬", ".", "،", "'", " ", "\u00a0", "\u2009")
UNRELATED = ("\nوقال المتحدث إن العمل مستمر.", ". وقال المتحدث إن العمل مستمر.")
PIECES = (
    *"0123456789٠١٢٣ ..,،٬٫-+%٪/:'()«»\"\n#@_<>=وبلكمKأ\u064b\u0640\u200f",
    *[
        " مليون",
        " ألف",
        " آلاف",
        " مئة",
        " مئتا",
        " عشر",
        " وعشرون",
        " واحد",
        " ثلاثة",
        " نصف",
        " ربع",
        " أرباع",
        " ثاني",
        " الأول",
    ],
    *[
        " بعد المئة",
        " بين ",
        " إلى ",
        " من ",
        " على ",
        " فاصلة ",
        " سالب ",
        " ضعف",
        " أضعاف",
        " في المئة",
        " إلا ربعا",
    ],
    *[
        " أكثر من ",
        " متابع",
        " عشرات",
        " الآلاف",
        " الساعة ",
        " يناير",
        " رقم الطلب ",
        " XIV",
        " القرن ",
    ],
)

spellers = st.builds(
    Speller,
    feminine=st.booleans(),
    oblique=st.booleans(),
    hundred=st.sampled_from(("مئة", "مائة")),
    joined_hundreds=st.booleans(),
    joint=st.sampled_from((" و", " و ")),
)
numbers = st.integers(0, 15).flatmap(lambda power: st.integers(0, 10**power))
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(numbers, spellers)
def test_a_spelled_number_is_read(number: int, speller: Speller) -> None:
    assert parse_number(speller.spell(number)) == number


@given(numbers.filter(lambda number: number > 2), spellers)
def test_before_a_noun_the_construct_is_read(number: int, speller: Speller) -> None:
    construct = Speller(
        feminine=speller.feminine,
        oblique=speller.oblique,
        construct=True,
        hundred=speller.hundred,
        joined_hundreds=speller.joined_hundreds,
        joint=speller.joint,
    )
    spelled = construct.spell(number)
    text = f"بلغ العدد {spelled} {'مشاهدة' if speller.feminine else 'متابع'} أمس"
    assert [(found.surface, found.value) for found in find_numbers(text)] == [(spelled, number)]


@given(st.integers(10**6, LARGEST), st.sampled_from(DIGIT_SCRIPTS), st.sampled_from(GROUPING_MARKS))
def test_script_and_grouping_change_nothing(number: int, script: str, mark: str) -> None:
    grouped = f"{number:,}".replace(",", mark).translate(str.maketrans(DIGIT_SCRIPTS[0], script))
    assert parse_number(grouped) == number
    [found] = find_numbers(f"بلغ العدد {grouped} متابع")
    assert (found.surface, found.value) == (grouped, number)


@given(texts)
def test_spans_are_sorted_disjoint_and_in_the_text(text: str) -> None:
    done = 0
    for number in find_numbers(text):
        assert done <= number.span.start < number.span.end <= len(text)
        assert number.span.of(text) == number.surface
        assert number.surface == number.surface.strip()
        done = number.span.end


@given(numbers, spellers)
def test_a_surface_is_whole(number: int, speller: Speller) -> None:
    above_ten = number + 11  # below, «سبع» and «تسع» without a noun are other words
    [found] = find_numbers(f"وصل العدد إلى {speller.spell(above_ten)}")
    assert parse_number(found.surface) == found.value == above_ten


@given(texts, st.sampled_from(UNRELATED))
def test_what_follows_changes_no_earlier_reading(text: str, more: str) -> None:
    before = find_numbers(text)
    assert find_numbers(text + more)[: len(before)] == before


@given(texts)
def test_each_line_is_read_by_itself(text: str) -> None:
    offset, alone = 0, []
    for line in text.split("\n"):
        alone += [(it.span.start + offset, it.surface, it.value) for it in find_numbers(line)]
        offset += len(line) + 1
    assert [(it.span.start, it.surface, it.value) for it in find_numbers(text)] == alone


@given(texts)
def test_a_rewritten_text_leads_back_to_its_source(text: str) -> None:
    rewritten = rewrite_numbers(text)
    assert rewritten.source == text
    for here, there in zip(rewritten._text_spans, rewritten._source_spans, strict=True):
        assert rewritten.to_source(here) == there
    kept = [number.surface for number in find_numbers(text) if number.kind != "magnitude"]
    assert [span.of(text) for span in rewritten._source_spans] == kept
