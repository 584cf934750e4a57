"""Countries: named as the Unicode CLDR names them, in step with it."""

import re

import pytest
from babel import Locale

from arabic_metrics import load_lexicon
from arabic_metrics.lexicon.entry_claim import Country

COUNTRIES = load_lexicon().of(Country)
TERRITORIES = Locale("ar").territories
ENGLISH = Locale("en").territories
# Members of the League of Arab States, by code.
ARAB = [
    "AE",
    "BH",
    "DJ",
    "DZ",
    "EG",
    "IQ",
    "JO",
    "KM",
    "KW",
    "LB",
    "LY",
    "MA",
    "MR",
    "OM",
    "PS",
    "QA",
    "SA",
    "SD",
    "SO",
    "SY",
    "TN",
    "YE",
]
NO_COUNTRY = {"EU", "EZ", "UN", "XA", "XB", "ZZ"}


def spelled(name: str) -> str:
    """Write a name of the CLDR as a form: without vowel signs, parentheses and dashes."""
    plain = re.sub(r" \(.*\)$", "", re.sub(r"[\u064b-\u0652]", "", name))
    return plain.replace(" - ", " ")


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.code)
def test_the_name_is_that_of_the_cldr(country: Country) -> None:
    assert country.code not in NO_COUNTRY
    assert country.name == spelled(TERRITORIES[country.code])
    assert country.name in country.forms


def test_a_code_stands_once() -> None:
    codes = [country.code for country in COUNTRIES]
    assert len(codes) == len(set(codes)) > 190


@pytest.mark.parametrize("code", ARAB)
def test_every_arab_country_has_its_nationality(code: str) -> None:
    [country] = [country for country in COUNTRIES if country.code == code]
    assert country.adjectives


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.code)
def test_the_id_begins_as_its_english_name(country: Country) -> None:
    """A slip in a line of the file gives a country the name of another."""
    other = {
        "CD": "congo", "CG": "congo", "CI": "ivory", "CV": "cape", "MM": "myanmar", "TL": "east",
        "TR": "turkey", "VA": "vatican", "ST": "sao", "HK": "hong", "PS": "palestine",
    }  # fmt: skip
    english = ENGLISH[country.code].lower().replace("st.", "saint")
    assert country.id.split("_")[0] == other.get(country.code, re.split(r"[^a-z]+", english)[0])
