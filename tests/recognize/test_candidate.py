"""The look before parsing turns away no text that holds a claim."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic_metrics import extract_claims, load_lexicon, normalize_text
from arabic_metrics.parse.expressions import parse_expressions
from arabic_metrics.recognize import (
    candidate,
    may_hold_claim,
    rank,
    recognize_mentions,
    vocabulary,
)
from arabic_metrics.resolve import ClaimSet, governor, resolve_claims, sense
from tests.corpus import CORPORA

LEXICON = load_lexicon()
TABLE = vocabulary(LEXICON)
CLASSES = (
    "superlative", "achieve_verb", "rank_verb", "firstly", "count_word", "reach_word", "post_context", "site_word", "naming_word",
    "times_unit", "generic_unit", "preposition", "possess_verb", "ranked_list", "with_figure", "move_verb", "belonging_word",
    "belonging_pronoun", "that_word", "placing", "done_verb", "number_of", "act_word", "had_been", "by_how_much", "who_is_meant",
    "report_count", "app_head", "site_head", "posted_work", "person_unit", "account_unit", "network_noun", "network_preposition",
    "ordinal_scope", "among_word", "scope_adverb", "number_noun", "audience_measure", "account_pronoun", "total_word", "only_word",
    "telecom_word", "television_word", "sport_word", "online_word", "exceed_verb", "relative_word",
)  # fmt: skip
NUMBERS = (
    "12", "5 ملايين", "3.5 مليون", "عشرة آلاف", "الثاني", "الأولى", "ثاني", "أول", "12 K", "ألفا", "مليون ونصف", "عشرات الآلاف",
    "خمسة وعشرين", "1.780", "رابعا", "5 في المئة",
)  # fmt: skip
NAMES = ("بلدية دبا", "الأهلي", "روما", "@abc", "#وسم", "كتاب", "السياحة")
GAPS = (" ",) * 8 + ("، ", ". ", "\n", " «", "» ", "… ", ".", " (", ") ", "؟ ", ": ", "\r")


def full(text: str) -> ClaimSet:
    """Read a text without the look before."""
    return resolve_claims(recognize_mentions(parse_expressions(normalize_text(text))))


def phrases(table: object) -> list[str]:
    return sorted(" ".join(phrase) for phrase, _ in table.phrases())  # type: ignore[attr-defined]


WEAK = sorted(" ".join(phrase) for phrase, form in TABLE.metrics.phrases() if form.weak)
KINDS = (
    (NUMBERS, 22),
    (WEAK, 14),
    (phrases(TABLE.metrics), 4),
    (phrases(TABLE.ranks), 8),
    (phrases(TABLE.platforms), 6),
    (phrases(TABLE.heads), 10),
    (phrases(TABLE.gazetteer), 3),
    *((sorted(getattr(TABLE, id)), 1) for id in CLASSES),
    (NAMES, 9),
)


def a_word(chance: random.Random) -> str:
    """Return a word, or a phrase, that claims are made of."""
    lists, weights = zip(*KINDS, strict=True)
    return str(chance.choice(chance.choices(lists, weights)[0]))


def made(chance: random.Random) -> str:
    """Return a text of words that claims are made of, in no order."""
    return "".join(a_word(chance) + chance.choice(GAPS) for _ in range(chance.randint(4, 26)))


@settings(max_examples=400)
@given(st.randoms(use_true_random=False))
def test_a_text_turned_away_holds_no_claim(chance: random.Random) -> None:
    text = made(chance)
    assert extract_claims(text) == full(text)


def test_every_article_with_a_claim_passes() -> None:
    passed = 0
    for path in sorted((CORPORA / "articles").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for part in (text, *text.split("\n")):
            read = full(part)
            assert extract_claims(part) == read
            passed += bool(read.claims)
    assert passed > 50


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("بلغ عدد متابعي الصفحة 40 ألفا", True),
        ("عشرة آلاف. من المتابعين", True),
        ("حصد المنشور على فيسبوك 300 تعليق", True),
        ("تصدر حساب النادي على تويتر قائمة الأندية", True),
        ("تويتر 12 ألفا من\nمشاركاتك", True),
        ("أعضاء تلغرام وصلوا إلى مليون", True),
        ("الأعضاء 12. تويتر", True),
        ("منشوراته وصلت إلى 5 ملايين شخص", True),
        ("شارك في المؤتمر 300 عضو من 12 دولة", False),
        ("احتل المنتخب المركز الثاني في البطولة", False),
        ("ارتفع عدد المتابعين كثيرا", False),
        ("زار الرئيس 12 قرية", False),
    ],
)
def test_what_is_parsed_at_all(text: str, passes: bool) -> None:
    assert may_hold_claim(normalize_text(text).text, LEXICON) is passes


def test_the_look_reaches_farther_than_the_rules() -> None:
    assert max(rank.ADVERB_REACH + rank.SCOPED_REACH, rank.ADVERB_REACH) + 1 < candidate.REACHED
    longest = max(len(phrase) for phrase, _ in TABLE.metrics.phrases())
    told_again = governor.GOVERNING_REACH + governor.NEAR_WORDS
    assert max(told_again, governor.NEAR_VERB) + longest < candidate.BEHIND
    assert max(sense.SOCIAL_REACH, sense.SOCIAL_TEXT_REACH) < candidate.REACH
    # What was read before is a candidate itself, and where something was said is a network.
    assert {"told", "said"} == sense.LASTING - candidate.LASTING
