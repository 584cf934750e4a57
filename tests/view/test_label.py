"""Labels: whatever a page may show has one in each language."""

import ast
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

import arabic_metrics.timeline
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry_claim import Metric, Platform
from arabic_metrics.resolve.claim import Figure, Modifier
from arabic_metrics.resolve.doubt import too_unsure
from arabic_metrics.resolve.draft import DAMAGED, NO_FIGURE, NO_RANK, NO_SCALE
from arabic_metrics.timeline import LABELS
from arabic_metrics.view import label
from arabic_metrics.view.article import KINDS
from arabic_metrics.view.label import LANGUAGES, aside_words, load_labels

TABLES = tomllib.loads(
    (Path(label.__file__).parent / "data" / "label.toml").read_text(encoding="utf-8")
)
TIMELINE = Path(arabic_metrics.timeline.__file__).parent


def verdicts() -> set[str]:
    return {
        word.value
        for module in TIMELINE.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Verdict", "Comparison")
        for word in ast.walk(node.args[1])
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    } - {"rounding or modifier"}


def test_every_verdict_has_a_label() -> None:
    assert len(verdicts()) > 5
    assert verdicts() <= set(TABLES["reason"]), "add it to view/data/label.toml"
    assert set(LABELS) == set(TABLES["label"])


@pytest.mark.parametrize("table", TABLES)
def test_every_label_is_told_in_every_language(table: str) -> None:
    for id, texts in TABLES[table].items():
        assert set(texts) == set(LANGUAGES), f"{table}.{id}"
        assert all(text.strip() == text != "" for text in texts.values()), f"{table}.{id}"


def test_all_that_a_page_may_show_has_a_label() -> None:
    lexicon = load_lexicon()
    assert {each.id for each in lexicon.of(Metric)} - {"rank"} <= set(TABLES["metric"])
    assert {each.id for each in lexicon.of(Platform)} <= set(TABLES["platform"])
    assert set(KINDS) - {"figure"} <= set(TABLES["slot"])
    assert set(get_args(Modifier)) - {"exact"} == set(TABLES["modifier"])
    rates = get_args(get_args(Figure.model_fields["rate"].annotation)[0])
    assert set(rates) == set(TABLES["rate"])


def test_every_reason_has_a_label() -> None:
    unsure = too_unsure(0.25, 0.5)
    assert {DAMAGED, NO_FIGURE, NO_RANK, NO_SCALE} <= set(TABLES["reason"])
    assert re.sub(r"[0-9.]+", "{}", unsure) in TABLES["reason"], "add it to view/data/label.toml"


def test_every_label_of_pages_and_tables_is_used() -> None:
    folder = Path(label.__file__).parent
    sources = [*folder.glob("*.py"), *folder.glob("templates/*"), *folder.parent.glob("cli/*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    for table in ("page", "table"):
        for id in TABLES[table]:
            assert f'("{table}", "{id}")' in text, f"{table}.{id}"


def test_what_has_no_label_is_shown_as_it_is() -> None:
    assert load_labels("ar").slot("donations") == "donations"
    assert load_labels("ar")("reason", "some other reason") == "some other reason"


def test_a_language_without_labels_is_refused() -> None:
    with pytest.raises(ValueError, match="«fr» is no language of the pages: choose ar or en"):
        load_labels("fr")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        ("", ""),
        ("active device leaked rate", "النشطون، عبر الهاتف، بيانات مسرّبة، معدّل"),
        ("place:SA", "في المملكة العربية السعودية"),
        ("place:المملكه", "في المملكة"),
        ("place:الشرق_الاوسط", "في الشرق الأوسط"),
        ("place:ديار_بكر", "في ديار بكر"),  # of a lexicon of one's own
        ("active place:IN place:البلاد", "النشطون، في الهند"),
        ("place:البلاد rate", "في البلاد، معدّل"),
    ],
)
def test_asides_are_told_in_words(aside: str, told: str) -> None:
    assert aside_words(aside, load_labels("ar")) == (told and f"ربما: {told}")


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        ("place:البلاد", "in the country"),
        ("place:الدوله place:البلاد", "in the country"),
        ("place:الشرق_الاوسط place:المنطقه", "in the Middle East"),
        ("place:ديار_بكر", "in ديار بكر"),
    ],
)
def test_places_of_asides_are_told_in_english_each_once(aside: str, told: str) -> None:
    assert aside_words(aside, load_labels("en")) == f"perhaps: {told}"


def test_a_loss_is_told_without_perhaps() -> None:
    assert aside_words("loss", load_labels("ar")) == "خسارة"
    assert aside_words("loss place:DE", load_labels("en")) == "loss, perhaps: in Germany"


def test_every_region_of_the_lexicon_has_a_label() -> None:
    regions = set(load_lexicon().word_class("region_word"))
    fold = load_lexicon().fold
    labelled = {fold(each) for each in (*TABLES["region"], *TABLES["some_region"])}
    assert regions - load_lexicon().word_class("world_word") == labelled
