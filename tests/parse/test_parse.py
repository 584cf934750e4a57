"""parse_number(): one number and nothing else; find_numbers(): exact values, users' own words."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from arabic_metrics import find_numbers, parse_number
from arabic_metrics.core import NumberError
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.parse import parse_expressions


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "نص بلا أرقام",
        "12 متابعا",
        "3 و5",
        "10-15",
        "25%",
        "عشرات الآلاف",
        "2025-08-01",
        "1٫",
    ],
)
def test_what_is_not_one_number_is_an_error(text: str) -> None:
    with pytest.raises(NumberError):
        parse_number(text)


def test_the_error_names_what_was_read() -> None:
    with pytest.raises(ValueError, match="more than the number «12»"):
        parse_number("12 متابعا")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("12.5", Decimal), ("ثلث", Fraction), ("2.5 مليون", int), ("0.1", Decimal), ("1e3", int)],
)
def test_values_are_exact(text: str, kind: type) -> None:
    assert type(parse_number(text)) is kind


@pytest.mark.parametrize(
    ("text", "value"),
    [("ألفا", 2000), ("- 5", -5), ("ثانية", 2), ("خمس", 5), ("صفر", 0), ("الواحد", 1)],
)
def test_a_text_that_is_one_number_needs_no_context(text: str, value: int) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("12", "digits"),
        ("12 ألفا", "digits and scale"),
        ("12.485.769", "grouped digits"),
        ("خمسة وعشرون", "number words"),
        ("مليون", "scale word"),
        ("نصف مليون", "fraction of a scale"),
        ("5 ملايين ونصف", "number and fraction"),
        ("ثلاثة أرباع", "fraction"),
        ("اثنان فاصلة خمسة", "decimals in words"),
        ("واحد على ثلاثة", "quotient"),
        ("2.5M", "digits and suffix"),
        ("2^10", "power"),
        ("ألف و150", "digits and words"),
        ("خمسة آلاف ومئة", "number words"),
    ],
)
def test_a_number_names_what_read_it(text: str, rule: str) -> None:
    assert [number.rule for number in find_numbers(text)] == [rule]


@pytest.mark.parametrize(
    ("text", "undecided"),
    [
        ("بلغ العدد 5 .4 مليون متابع", True),
        ("بلغ العدد 12 6 مليون متابع", True),
        ("بلغت القيمة 1.780 مليون", False),
        ("بلغ العدد 12 مليون متابع", False),
    ],
)
def test_damaged_digits_are_undecided(text: str, undecided: bool) -> None:
    parsed = parse_expressions(normalize_text(text))
    assert [number.undecided for number in parsed.numbers] == [undecided]


def test_a_number_is_kept_by_the_period_that_it_is_in() -> None:
    text = "بقي ثلاثة أشهر هنا، ونشر 40 مقالا، ثم غاب خمسة أيام، ونشر 50 مقالا"
    parsed = parse_expressions(normalize_text(text))
    assert [period.value for period in parsed.periods] == ["P3M", "P5D"]
    assert [number.value for number in parsed.numbers] == [40, 50]


def test_the_same_line_is_read_the_same_way_twice() -> None:
    text = "تابعها 12 ألفا\nتابعها 12 ألفا"
    first, second = find_numbers(text)
    assert first.surface == second.surface == "12 ألفا"
    assert second.span.start == first.span.start + len("تابعها 12 ألفا\n")


def test_a_user_adds_a_word(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[scale]]\nid = "lakh"\nvalue = 100_000\nforms = ["لك"]\nexamples = ["3 لك"]\n',
        encoding="utf-8",
    )
    [number] = find_numbers("باع 3 لك نسخة", lexicon=load_lexicon(own))
    assert number.value == 300_000
    assert find_numbers("باع 3 لك نسخة")[0].value == 3


def test_a_masculine_ordinal_is_no_hour() -> None:
    parsed = parse_expressions(normalize_text("تراجع إلى المركز الخامس صباح الاثنين"))
    assert [(number.kind, number.value) for number in parsed.numbers] == [("ordinal", 5)]


@pytest.mark.parametrize(
    "text", ["في حزيران 17 ألف متابع", "في حزيران 17، ألف متابع", "في مايو 2024 مليون شخص"]
)
def test_a_month_takes_no_thousands(text: str) -> None:
    parsed = parse_expressions(normalize_text(text))
    assert parsed.periods[0].value[-3:] in ("-06", "-17", "-05")
    assert all("1000" not in period.value for period in parsed.periods)
    assert parsed.numbers[-1].value >= 1000
