"""Names of a model beside those of the grammar: with labels that the test gives, no model is needed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from arabic_metrics import ModelError, Span, explain_claims, extract_claims, normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import recognize_mentions


@dataclass
class Labels:
    """A model that knows some words; `seen` are the sentences that it was shown."""

    words: dict[str, str]
    rule: str = "my model"
    seen: list[list[str]] = field(default_factory=list)

    def label(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Label each token by its word."""
        self.seen += [list(tokens) for tokens in sentences]
        return [[self.words.get(token, "O") for token in tokens] for tokens in sentences]


def model(*names: str, kind: str = "PERS") -> Labels:
    """Return a model that knows names."""
    known: dict[str, str] = {}
    for name in names:
        first, *rest = name.split()
        known[first] = f"B-{kind}"
        known |= dict.fromkeys(rest, f"I-{kind}")
    return Labels(known)


def names(text: str, labels: Labels | None) -> list[str]:
    """Return the mentions of a text as they are written."""
    normalized = normalize_text(text)
    found = recognize_mentions(parse_expressions(normalized), ner=labels)
    return [normalized.to_source(entity.span).of(text) for entity in found.entities]


BARE = "وأضافت أن قبائل المرج يتابعها على إنستغرام 40 ألف شخص"
NAME = "قبائل المرج"


def test_words_that_a_model_takes_for_a_name_are_a_name() -> None:
    text = "وأضافت أن حديقة الظلال يتابعها على إنستغرام 40 ألف شخص"
    assert "الظلال" not in names(text, None)
    assert "الظلال" in names(text, model("الظلال"))


def test_a_claim_may_be_a_model_names() -> None:
    [claim] = extract_claims(BARE, ner=model(NAME)).claims
    assert claim.entity is not None and claim.entity.name == NAME


def test_an_explanation_takes_a_model_too() -> None:
    found = explain_claims(BARE, ner=model(NAME))
    assert found.claim_set == extract_claims(BARE, ner=model(NAME))


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("لدى صفحة بلدية دبا على فيسبوك 40 ألف متابع", "دبا على", "فيسبوك"),
        ("وأضافت أن شمروخ إنستغرام يتابعه 40 ألف شخص", "شمروخ إنستغرام يتابعه", "إنستغرام"),
    ],
)
def test_networks_metrics_and_numbers_stay_what_they_are(text: str, name: str, kept: str) -> None:
    assert kept in names(text, model(name))


def test_places_are_no_holders() -> None:
    assert names(BARE, model(NAME, kind="LOC")) == names(BARE, None)


def test_marks_are_tokens_and_far_sentences_are_not_shown() -> None:
    text = "بعيد جدا. ثان. ثالث. رابع: وأضافت، أن «شمروخ» يتابعه على إنستغرام 40 ألف شخص"
    labels = model("شمروخ")
    extract_claims(text.replace("بعيد", "أول. بعيد"), ner=labels)
    assert ["أول"] not in labels.seen
    assert labels.seen[-1][:7] == ["رابع", ":", "وأضافت", "،", "أن", "«", "شمروخ"]


def test_tokens_are_written_as_in_the_source() -> None:
    labels = model()
    extract_claims("لدى صفحة «شُرطة الفجيرة» على إنستغرام ٤٠ ألف متابع", ner=labels)
    assert "شُرطة" in labels.seen[0] and "٤٠" in labels.seen[0]


def test_a_text_without_figures_is_shown_to_no_model() -> None:
    labels = model()
    assert extract_claims("التقى الوزير السفير", ner=labels).claims == ()
    assert labels.seen == []


@pytest.mark.parametrize("given", [[], [["O"]]])
def test_labels_that_do_not_fit_are_an_error(given: list[list[str]]) -> None:
    class Wrong(Labels):
        def label(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
            return given

    with pytest.raises(ModelError, match=r"my model (gave 1 labels|labelled 0 of 1)"):
        extract_claims(BARE, ner=Wrong({}))


def test_spans_are_of_the_source() -> None:
    text = "وأضافت أنّ كريـم العدوانى يتابعه على إنستغرام 40 ألف شخص"
    labels = Labels({"كريـم": "B-PERS", "العدوانى": "I-PERS"})
    [claim] = extract_claims(text, ner=labels).claims
    assert claim.entity is not None
    assert claim.entity.span == Span(text.index("كريـم"), text.index(" يتابعه"))
