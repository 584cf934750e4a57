"""The report that the library must read first, and the same report as other desks would have set it."""

import datetime as dt
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from arabic_metrics import Claim, ClaimSet, extract_claims

REPORT = Path(__file__).parents[3] / "shared" / "source_report.txt"
QUARTER = ("2025-Q3", dt.date(2025, 7, 1), dt.date(2025, 10, 1))
WESTERN_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
VOWEL_SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
TATWEEL = "\u0640"
JOINING = set("بتثجحخسشصضطظعغفقكلمنهي")  # letters that a tatweel may follow
DOTTED = re.compile(r"[0-9]+(?:\.[0-9]{3})+")

pytestmark = pytest.mark.skipif(
    not REPORT.exists(),
    reason="the source report stands beside the repository, in ../shared, and is not part of it",
)


def figures(claim: Claim) -> dict[str, tuple[Any, str, str]]:
    return {
        metric: (figure.value, figure.modifier, figure.aspect)
        for metric, figure in claim.figures().items()
    }


EXPECTED = [
    (
        "وزارة الداخلية المصرية",
        2,
        {
            "followers": (12_000_000, "more_than", "level"),
            "interactions": (24_000_000, "exact", "level"),
            "posts": (1_780, "exact", "level"),
        },
    ),
    (
        "البيت الأبيض",
        1,
        {
            "followers": (12_485_769, "exact", "level"),
            "interactions": (26_243_488, "exact", "level"),
            "posts": (650, "exact", "level"),
        },
    ),
    (
        "رئيس وزراء كمبوديا",
        3,
        {
            "followers": (4_961_090, "exact", "level"),
            "interactions": (19_000_000, "more_than", "level"),
        },
    ),
]


def read_report() -> str:
    return REPORT.read_text(encoding="utf-8")


def check(text: str) -> ClaimSet:
    """Hold the three claims of the report against what is read in a text of it."""
    claims = extract_claims(text)
    found = [
        (claim.entity and claim.entity.name, claim.rank and claim.rank.value, figures(claim))
        for claim in claims.claims
    ]
    assert found == EXPECTED
    for claim in claims.claims:
        assert claim.platform == "facebook"
        assert claim.rank is not None and claim.rank.upper is None
        assert all(
            figure.upper is None and figure.rate is None for figure in claim.figures().values()
        )
        assert claim.period is not None
        assert (claim.period.value, claim.period.start, claim.period.end) == QUARTER
        check_evidence(claim, text)
    return claims


def check_evidence(claim: Claim, text: str) -> None:
    pieces = [
        *claim.evidence,
        *(claim.rank.evidence if claim.rank else ()),
        *(claim.period.evidence if claim.period else ()),
        *(piece for figure in claim.figures().values() for piece in figure.evidence),
    ]
    for piece in pieces:
        assert piece.quote and text[piece.span.start : piece.span.end] == piece.quote
    slots = {piece.slot for piece in claim.evidence}
    assert slots >= {"entity", "platform", *claim.figures()}
    if claim.entity is not None:
        assert text[claim.entity.span.start : claim.entity.span.end] == claim.entity.mention


def test_three_claims() -> None:
    check(read_report())


SURFACES = [
    "12 مليون",
    "24 مليون",
    "1780",
    "12.485.769",
    "26.243.488",
    "650",
    "4.961.090",
    "19 مليون",
]


def test_every_figure_is_found_as_it_is_written() -> None:
    text = read_report()
    rows = extract_claims(text).rows()
    for row in rows:
        assert text[row["start"] : row["end"]] == row["surface"]
    assert sorted(row["surface"] for row in rows if row["metric"] != "rank") == sorted(SURFACES)


def test_whose_the_figures_are_and_where() -> None:
    rows = [row for row in extract_claims(read_report()).rows() if row["metric"] != "rank"]
    owners = {row["surface"]: row["entity"] for row in rows}
    names = [name for name, _, _ in EXPECTED]
    assert owners == dict(
        zip(SURFACES, [names[0]] * 3 + [names[1]] * 3 + [names[2]] * 2, strict=True)
    )
    assert {row["platform"] for row in rows} == {"facebook"}


def test_quotes_stand_where_they_are_said_to() -> None:
    text = read_report()
    for claim in extract_claims(text).claims:
        check_evidence(claim, text)


def test_the_date_of_publication_changes_no_claim() -> None:
    with_date = extract_claims(read_report(), published=dt.date(2025, 11, 2))
    assert with_date.claims == extract_claims(read_report()).claims


# -- the report as other desks would have set it


def told(text: str) -> list[tuple[Any, ...]]:
    """What a text states, but for how it spells it."""
    columns = (
        "entity_key",
        "platform",
        "metric",
        "value",
        "upper",
        "modifier",
        "aspect",
        "rate",
        "period",
        "confidence",
    )
    return [tuple(row[column] for column in columns) for row in extract_claims(text).rows()]


def arabic_indic_digits(text: str) -> str:
    return text.translate(WESTERN_TO_ARABIC)


def final_yeh_with_dots(text: str) -> str:
    return re.sub(r"ى(?!\w)", "ي", text)


def tatweel_and_vowel_signs(text: str, seed: int = 0) -> str:
    chance = random.Random(seed)
    pieces: list[str] = []
    for letter, following in zip(text, text[1:] + " ", strict=True):
        pieces.append(letter)
        if letter.isalpha() and chance.random() < 0.15:
            pieces.append(chance.choice(VOWEL_SIGNS))
        if letter in JOINING and following.isalpha() and chance.random() < 0.1:
            pieces.append(TATWEEL * chance.randint(1, 3))
    return "".join(pieces)


def comma_groups(text: str) -> str:
    return DOTTED.sub(lambda match: match[0].replace(".", ","), text)


def arabic_groups(text: str) -> str:
    return DOTTED.sub(lambda match: arabic_indic_digits(match[0].replace(".", "٬")), text)


def a_paragraph_a_sentence(text: str) -> str:
    return re.sub(r"(?<![.0-9])\.(?![.0-9]) ?", ".\n\n", text)


REWRITINGS = [
    arabic_indic_digits,
    final_yeh_with_dots,
    tatweel_and_vowel_signs,
    comma_groups,
    arabic_groups,
    a_paragraph_a_sentence,
]


@pytest.mark.parametrize("rewrite", REWRITINGS, ids=lambda rewrite: rewrite.__name__)
def test_a_rewriting_changes_no_claim(rewrite: Callable[[str], str]) -> None:
    text = rewrite(read_report())
    assert text != read_report()
    assert told(text) == told(read_report())


def test_all_rewritings_together() -> None:
    text = read_report()
    for rewrite in (comma_groups, final_yeh_with_dots, a_paragraph_a_sentence, arabic_indic_digits):
        text = rewrite(text)
    assert told(text) == told(read_report())
    assert told(tatweel_and_vowel_signs(text)) == told(read_report())


@pytest.mark.parametrize("seed", range(20))
def test_wherever_tatweel_and_vowel_signs_fall(seed: int) -> None:
    assert told(tatweel_and_vowel_signs(read_report(), seed)) == told(read_report())
