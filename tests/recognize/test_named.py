"""Names of a model beside those of the grammar: with labels that the test gives, no model is needed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from arabic_metrics import ModelError, Span, explain_claims, extract_claims, normalize_text
from arabic_metrics.parse.expressions import parse_expressions
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


def names(text: str, labels: Labels | None) -> list[tuple[str, str]]:
    """Return (as written, model) of the entities of a text."""
    normalized = normalize_text(text)
    found = recognize_mentions(parse_expressions(normalized), ner=labels)
    return [(normalized.to_source(entity.span).of(text), entity.model) for entity in found.entities]


BARE = "وأضافت أن شمروخ العدواني يتابعه على إنستغرام 40 ألف شخص"


def test_a_name_is_added_where_the_grammar_finds_none() -> None:
    assert names(BARE, None) == []
    assert names(BARE, model("شمروخ العدواني")) == [("شمروخ العدواني", "my model")]
    assert [claim.entity for claim in extract_claims(BARE).claims] == [None]
    [claim] = extract_claims(BARE, ner=model("شمروخ العدواني")).claims
    assert claim.entity is not None and claim.entity.name == "شمروخ العدواني"
    told = [(piece.quote, piece.rule) for piece in claim.evidence if piece.slot == "entity"]
    assert told == [
        ("شمروخ العدواني", "subject of the clause"),
        ("شمروخ العدواني", "my model"),
    ]


def test_an_explanation_takes_a_model_too() -> None:
    found = explain_claims(BARE, ner=model("شمروخ العدواني"))
    assert found.claim_set == extract_claims(BARE, ner=model("شمروخ العدواني"))
    assert "«شمروخ العدواني» at 10–24: my model" in found.text()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "قال الفنان شمروخ سعد إن حسابه على إنستغرام يتابعه 40 ألف شخص",
            "شمروخ",
            [("الفنان شمروخ سعد", ""), ("حسابه", "")],
            id="a title's name stays",
        ),
        pytest.param(
            "قالت الفنانة ليلى عبر قناتها إن حسابها على إنستغرام يتابعه 40 ألف شخص",
            "ليلى عبر قناتها",
            [("الفنانة ليلى عبر قناتها", "my model"), ("حسابها", "")],
            id="a title's name goes on to the end that the model saw",
        ),
        pytest.param(
            "لدى صفحة وزارة الداخلية على فيسبوك 40 ألف متابع",
            "وزارة الداخلية على",
            [("وزارة الداخلية", "")],
            id="a name that the grammar closed stays",
        ),
        pytest.param(
            "يتابع حساب «ليالي دبا» على إنستغرام 40 ألف شخص",
            "ليالي دبا على",
            [("ليالي دبا", "")],
            id="a title in quotation marks stays",
        ),
        pytest.param(
            "يتابع كريستيانو رونالدو البرتغالي على إنستغرام 40 ألف شخص",
            "كريستيانو رونالدو البرتغالي",
            [("كريستيانو رونالدو", "")],
            id="a known name stays",
        ),
        pytest.param(
            "مع شمروخ رونالدو على إنستغرام 40 ألف متابع",
            "شمروخ رونالدو",
            [("رونالدو", "")],
            id="no name of the model takes in one of the grammar",
        ),
        pytest.param(
            "وأضافت أن شمروخ إنستغرام يتابعه 40 ألف شخص",
            "شمروخ إنستغرام يتابعه",
            [("شمروخ", "my model")],
            id="no name runs into a network",
        ),
    ],
)  # fmt: skip
def test_the_grammar_keeps_what_it_has_evidence_for(
    text: str, name: str, expected: list[tuple[str, str]]
) -> None:
    assert names(text, model(name)) == expected


def test_a_name_without_a_sign_of_its_end_takes_the_models() -> None:
    text = "امتلك شمروخ سعد مبتهجا على إنستغرام 40 ألف متابع"
    assert names(text, None) == [("شمروخ سعد مبتهجا", "")]
    assert names(text, model("شمروخ سعد")) == [("شمروخ سعد", "my model")]


def test_places_are_no_holders() -> None:
    assert names(BARE, model("شمروخ العدواني", kind="LOC")) == []


def test_a_particle_is_no_part_of_a_name() -> None:
    text = "وأضافت أن شمروخ العدواني وطمروخ زنبور يتابعهم على إنستغرام 40 ألف شخص"
    known = model("شمروخ العدواني", "وطمروخ زنبور")
    assert names(text, known)[1] == ("وطمروخ زنبور", "my model")
    again = text + ". أما طمروخ زنبور فيتابعه 3 آلاف شخص"
    known = model("شمروخ العدواني", "وطمروخ زنبور", "طمروخ زنبور")
    assert names(again, known)[1] == ("طمروخ زنبور", "my model")


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
