"""Names that are spelled by the names of Latin letters, and the particles and prepositions that look like letters."""

import pytest

from arabic_metrics import extract_claims


def owners(text: str) -> list[tuple[str | None, str | None]]:
    rows = extract_claims(text, min_confidence=0).rows()
    return [(row["entity"], row["entity_key"]) for row in rows if row["metric"] == "followers"]


@pytest.mark.parametrize(
    ("written", "name", "key"),
    [
        ("قناة دي إم سي", "قناة دي إم سي", "qnAh-dy-Am-sy"),
        ("صفحة سي بي دي", "سي بي دي", "sy-by-dy"),
        ("إل بي سي آي", "إل بي سي آي", "Al-by-sy-Ay"),
        ("أم تي في", "أم تي في", "Am-ty-fy"),
        ("إم تي في لبنان", "إم تي في لبنان", "Am-ty-fy-lbnAn"),
        ("إيه بي سي نيوز", "إيه بي سي نيوز", "Ayh-by-sy-nywz"),
        ("قناة سي بي سي إكسترا", "قناة سي بي سي إكسترا", "qnAh-sy-by-sy-AkstrA"),
        ("شركة بي إم دبليو", "شركة بي إم دبليو", "crkh-by-Am-dblyw"),
        ("إن تي سي", "إن تي سي", "An-ty-sy"),
        ("إم بي سي", "مجموعة إم بي سي", "mbc"),
        ("إم بي سي مصر", "إم بي سي مصر", "mbc_masr"),
        ("إم بي سي أكشن", "إم بي سي أكشن", "Am-by-sy-Akcn"),
        ("البي بي سي", "بي بي سي", "bbc"),
        ("إل جي", "إل جي", "lg"),
        ("تي آر تي عربي", "تي آر تي عربي", "trt_arabic"),
        ("دي جي خالد", "دي جي خالد", "dy-jy-xAld"),
    ],
)
def test_letters_are_one_name_with_what_goes_on_it(written: str, name: str, key: str) -> None:
    assert owners(f"بلغ عدد متابعي {written} على فيسبوك 3 ملايين متابع") == [(name, key)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("قالت بي بي سي إن عدد متابعيها على فيسبوك بلغ 3 ملايين متابع", "bbc"),
        ("قال إن سي بي دي لديها 3 ملايين متابع على فيسبوك", "sy-by-dy"),
        ("تمتلك قناة تي آر تي في تركيا 3 ملايين متابع على فيسبوك", "trt"),
        ("يتابع سامي في أي وقت 3 ملايين متابع على فيسبوك", "sAmy"),
        ("لسي بي دي 3 ملايين متابع على فيسبوك", "sy-by-dy"),
    ],
)
def test_particles_are_no_letters(text: str, key: str) -> None:
    assert [owner for _, owner in owners(text)] == [key]
