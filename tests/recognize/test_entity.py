"""Entities: where a name begins and ends, and what only points back."""

import pytest

from arabic_metrics.recognize.entity import EntityFinder
from tests.corpus import CORPORA
from tests.recognize.mentions import recognize


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("لدى صفحة بلدية دبا على فيسبوك 40 ألف متابع", "بلدية دبا", "account"),
        ("الصفحة الرسمية لوزارة السياحة على فيسبوك يتابعها 3 ملايين", "وزارة السياحة", "account"),
        ("يتابع الفنان محمد منير على إنستغرام 3 ملايين شخص", "الفنان محمد منير", "title"),
        ("حصد وسم #يوم_القراءة 30 ألف تغريدة", "#يوم_القراءة", "hashtag"),
        ("حققت أغنية «يا ليل» 30 مليون مشاهدة على يوتيوب", "أغنية «يا ليل»", "work"),
        (
            "الصفحة الرسمية لوزارة الصحة والسكان على فيسبوك يتابعها 3 ملايين",
            "وزارة الصحة والسكان",
            "account",
        ),
    ],
)
def test_first_entity(text: str, name: str, role: str) -> None:
    recognized = recognize(text)
    first = recognized.text.entities[0]
    assert (recognized.written(first.span), first.role) == (name, role)


@pytest.mark.parametrize("alias", ["الداخلية المصرية", "وزارة الداخلية المصرية"])
def test_an_alias_leads_to_its_canonical_name(alias: str) -> None:
    [entity] = recognize(f"صفحة {alias} على فيسبوك يتابعها 12 مليون شخص").text.entities
    assert (entity.name, entity.known) == ("وزارة الداخلية المصرية", "egypt_ministry_of_interior")


@pytest.mark.parametrize("noun", ["الصفحة", "القناة", "الحساب", "الهيئة"])
def test_what_points_back_is_anaphoric(noun: str) -> None:
    [mention] = recognize(f"لدى {noun} على فيسبوك 6 ملايين متابع").text.entities
    assert mention.anaphoric


def test_no_name_begins_where_none_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((CORPORA / "articles").glob("*.txt"))
    ]
    found = [recognize(text).text.entities for text in texts]
    monkeypatch.setattr(EntityFinder, "places", lambda self: range(len(self.words)))
    assert [recognize(text).text.entities for text in texts] == found
    assert sum(map(len, found)) > 500
