"""No text raises, what is found stands where it is told to, and a text is read alike every time.

The texts are made of the forms of the lexicon, names, numbers, marks and whatever characters there are. In the checks it is some hundred;
ARABIC_METRICS_FUZZ=100 makes a hundred times as many.
"""

import datetime as dt
import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from arabic_metrics import extract_claims, find_numbers, find_periods, load_lexicon, normalize_text
from arabic_metrics.lexicon.entry import Entry

TEXTS = 120 * int(os.environ.get("ARABIC_METRICS_FUZZ", "1"))
LONGEST = 60 if TEXTS < 1000 else 600  # times that words are told over
PUBLISHED = dt.date(2025, 11, 2)
NAMES = ("محمد", "علي", "سامي", "الكعبي", "القاهرة", "أسيوط", "دبا", "النيل", "الأهلي", "الزمالك", "Ronaldo", "BBC", "«ليل»", "@name", "#وسم")  # fmt: skip
NUMBERS = (
    "0", "1", "3", "12", "20", "95", "420", "1.5", "1,5", "1.780", "12,485,769", "12.485.769", "٤٢٠", "٣٫٥", "۱۲", "2025", "2-1", "3/4",
    "12%", "١٢٪", "10K", "2M", "واحد", "اثنان", "ثلاثة", "عشرون", "و20", "مئة", "مئتا", "ألف", "ألفا", "آلاف", "مليون", "مليونا", "ملايين",
    "مليار", "نصف", "ربع", "خمسة وعشرون", "عشرات الآلاف", "الثاني", "الأولى", "ثالثا", "الـ19", "بـ24", "192.168.0.1", "9" * 60,
    "1." * 20, "٠" * 40, "1/" * 15, "-5", "+7", "±3", "²", "Ⅻ", "½", "10^9", "1e999", "٬" * 5 + "1",
)  # fmt: skip
DATES = (
    "12/3/2024",
    "أغسطس 2025",
    "الربع الثالث من 2025",
    "3 أشهر",
    "تلك الفترة",
    "1446",
    "رمضان",
    "أمس",
    "31/2/2023",
    "00:00",
    "9999",
    "منذ",
)
MARKS = (
    " ", " ", " ", " ", " ", "، ", ". ", "\n", "\n\n", "\n- ", "\t", " | ", " «", "» ", " (", ") ", ": ", "؟ ", "-", "–", "/", "", "…", "\"", "'",
    "[", "]", "{", "}", "*", "#", "@", "%", "و", " و ", "؛ ", "!", "\r", "\u00a0", "\u200f", "\u200b", "\ufeff", "ـ", "\u0651", "\x00", "\ud800",
    "<", ">", "&amp;", "http://a.b/", "**", "](http://a.b/c)", "![", "\n1- ", "\n2. ", "\n## ", "\u2028",
)  # fmt: skip
JOINS = (" ", " و", "، ", " ", "\n", "", " ثم ", " (", "«", ": ", "-")


def forms(entry: Entry) -> list[str]:
    """Return every form of an entry, whatever its field."""
    found: list[str] = []
    for told in vars(entry).values():
        for each in told if isinstance(told, tuple | list | frozenset) else (told,):
            if isinstance(each, str) and len(each) < 40:
                found.append(each)
    return found


LEXICON = sorted({form for _, entry in load_lexicon().all_entries() for form in forms(entry)})
pieces = st.one_of(
    st.sampled_from(LEXICON),
    st.sampled_from(LEXICON),
    st.sampled_from(NUMBERS),
    st.sampled_from(NAMES),
    st.sampled_from(DATES),
    st.sampled_from(("متابع", "متابعا", "على فيسبوك", "صفحة", "حساب", "يتابعه", "تفاعل", "مشاهدة", "المركز", "بلغ", "حصدت", "لديه", "فيما")),
    st.integers(0, 10**12).map(str),
    st.text(alphabet=st.characters(), max_size=6),
)  # fmt: skip
parts = st.lists(st.tuples(pieces, st.sampled_from(MARKS)), max_size=30)
mixed = parts.map(lambda told: "".join(piece + mark for piece, mark in told))
# Two or three words over and over, behind a figure of an audience and before one.
chained = st.builds(
    lambda words, join, times, end: f"3 متابع على فيسبوك {join.join(words * times)}{end}",
    st.lists(pieces, min_size=1, max_size=3),
    st.sampled_from(JOINS),
    st.integers(2, LONGEST),
    pieces,
)
nested = st.builds(
    lambda marks, depth, inside: marks[0] * depth + inside + marks[1] * depth + " 20 متابع",
    st.sampled_from(["()", "«»", "[]", '""', "“”", "{}", "''", ")(", "»«", "<>"]),
    st.integers(1, 400),
    mixed,
)
random = st.text(alphabet=st.characters(), max_size=200)
fuzzed = settings(
    max_examples=TEXTS, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)  # fmt: skip


def check(text: str) -> None:
    """Read a text twice by each reader, and hold what is found to the text."""
    claims = extract_claims(text, published=PUBLISHED)
    rows = claims.rows()
    for row in rows:
        assert text[row["start"] : row["end"]] == row["surface"]
    for left in claims.unresolved:
        assert text[left.span.start : left.span.end] == left.surface
    for claim in claims.claims:
        for piece in claim.evidence:
            assert text[piece.span.start : piece.span.end] == piece.quote
    found = (*find_numbers(text), *find_periods(text, reference=PUBLISHED))
    for each in found:
        assert text[each.span.start : each.span.end] == each.surface
    normalized = normalize_text(text)
    assert normalized.source == text
    assert extract_claims(text, published=PUBLISHED).rows() == rows
    assert (*find_numbers(text), *find_periods(text, reference=PUBLISHED)) == found
    assert normalize_text(text).text == normalized.text


@fuzzed
@example("3 متابع، واحد و 20")
@example("متابع 5 و")
@example(
    "حصدت صفحة جامعة القاهرة على فيسبوك 900 ألف تفاعل، فيما حصدت صفحتا جامعتي أسيوط والمنيا 870 ألفا و655 ألفا."
)
@given(mixed)
def test_mixes_of_words_numbers_and_marks(text: str) -> None:
    check(text)


@fuzzed
@given(chained)
def test_words_over_and_over(text: str) -> None:
    check(text)


@fuzzed
@given(nested)
def test_brackets_and_quotations_in_one_another(text: str) -> None:
    check(text)


@fuzzed
@given(random)
def test_characters(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "3 متابع " + "محمد و" * 3000,
        "3 متابع، " + "واحد و" * 1000 + "20",
        "متابع " + "مليون و" * 1000,
        "متابع " + "9" * 20_000,
        "متابع 10^" + "9" * 5000,
        "3 متابع " + "يناير وفبراير و" * 300,
        "فيسبوك و" * 3000 + "3 متابع",
        "(" * 3000 + "3 متابع" + ")" * 3000,
    ],
    ids=["names", "numbers", "scales", "digits", "a power", "months", "networks", "brackets"],
)
def test_long_chains(text: str) -> None:
    check(text)
