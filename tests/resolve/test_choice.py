"""The one comparison: sums of named weights, probabilities, and a chooser of a user's own."""

from collections.abc import Sequence

import pytest

import arabic_metrics as am
from arabic_metrics.core import Span
from arabic_metrics.normalize import normalize_text
from arabic_metrics.resolve import Asked, Choice, Option, Weights

FIGURE = Asked("owner", Span(0, 1), normalize_text("1"))
OPTIONS = (Option("nobody", ("nobody",)), Option("a", ("near",)), Option("b", ("near", "subject")))
TEXT = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا"


def test_the_option_of_the_greatest_sum_is_chosen():
    choice = Weights({"owner": {"near": 1.0, "subject": 0.5}}).choose(FIGURE, OPTIONS)
    assert choice.option.label == "b"
    assert choice.probabilities[2] > choice.probabilities[1] > choice.probabilities[0]
    assert sum(choice.probabilities) == pytest.approx(1)


def test_unknown_features_weigh_nothing_and_the_first_of_equals_is_chosen():
    choice = Weights({}).choose(FIGURE, OPTIONS)
    assert choice.option.label == "nobody"
    assert choice.probability == pytest.approx(1 / 3)


def test_a_number_is_a_figure_where_the_metrics_together_are_more_probable_than_nothing():
    options = [Option(label, ()) for label in ("nothing", "followers", "users")]
    assert Choice.of("metric", options, (0.4, 0.35, 0.25)).option.label == "followers"
    assert Choice.of("metric", options, (0.7, 0.2, 0.1)).option.label == "followers"
    assert Choice.of("metric", options, (0.8, 0.15, 0.05)).option.label == "nothing"
    assert Choice.of("owner", options, (0.4, 0.35, 0.25)).option.label == "nothing"


class Reader:
    """A chooser of one's own: asks nobody, takes the last option of owners, and else what the packaged weights take."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.weights = am.load_weights()

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        self.asked.append(asked.slot)
        if asked.slot != "owner":
            return self.weights.choose(asked, options)
        chances = [float(at == len(options) - 1) for at in range(len(options))]
        return Choice.of(asked.slot, options, chances)


def test_a_chooser_of_ones_own_chooses_among_the_same_options():
    reader = Reader()
    [row] = am.extract_claims(TEXT, chooser=reader, min_confidence=0).rows()
    assert row["value"] == 40_000
    assert reader.asked[0] == "metric"
    assert {"owner", "network", "period"} <= set(reader.asked)


def test_what_is_asked_says_where_the_figure_stands():
    seen = []

    class Watching(Reader):
        def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
            span = asked.text.to_source(asked.figure)
            seen.append(span.of(asked.text.source))
            return super().choose(asked, options)

    am.extract_claims(TEXT, chooser=Watching())
    assert set(seen) == {"40 ألفا"}


def wrong(answer: object) -> object:
    """Return a chooser that answers so whatever it is asked."""

    class Wrong:
        def choose(self, asked: Asked, options: Sequence[Option]) -> object:
            return answer(asked, options) if callable(answer) else answer

    return Wrong()


def shares(*told: float):
    def answer(asked: Asked, options: Sequence[Option]) -> Choice:
        return Choice(asked.slot, tuple(options), (told * len(options))[: len(options)], 0)

    return answer


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "must return a Choice, not NoneType"),
        ([0.5, 0.5], "must return a Choice, not list"),
        (shares(float("nan")), "probabilities from 0 to 1"),
        (shares(-1.0), "probabilities from 0 to 1"),
        (shares(0.0), "sum to 1, not to 0"),
        (lambda asked, options: Choice(asked.slot, tuple(options), (1.0,), 0), "must give"),
        (lambda asked, options: Choice.of(asked.slot, options, (1.0,)), "options want"),
    ],
)  # fmt: skip
def test_a_model_that_answers_wrongly_is_told(answer: object, said: str) -> None:
    with pytest.raises(am.ModelError, match=said):
        am.extract_claims(TEXT, chooser=wrong(answer))  # type: ignore[arg-type]


def test_a_class_is_no_chooser() -> None:
    with pytest.raises(TypeError, match="make one of the class Reader"):
        am.extract_claims(TEXT, chooser=Reader)  # type: ignore[arg-type]


@pytest.mark.parametrize(("own", "chosen"), [(3.0, "instagram"), (0.0, "municipality")])
def test_of_owners_nearly_as_probable_the_one_is_chosen_that_is_with_its_network(own, chosen):
    weights = Weights(
        {
            "metric": {"figure": 9.0},
            "owner": {"kind organization": 3.2, "kind network": 3.0},
            "network": {"network is the owner": own},
        }
    )
    text = "قالت بلدية دبا إن منصة إنستغرام تضم 40 ألف مستخدم"
    [figure] = am.explain_claims(text, chooser=weights).figures
    [owner] = [slot for slot in figure.slots if slot.slot == "owner"]
    assert ("إنستغرام" in str(owner.options[0].quote)) == (chosen == "instagram")
    assert (owner.margin < 0) == (chosen == "instagram")


def test_of_many_options_the_first_the_chosen_one_and_the_most_probable_are_kept():
    options = [Option(label, (label,)) for label in ("nobody", "a", "b", "c", "d", "e")]
    choice = Choice("owner", tuple(options), (0.0, 0.1, 0.2, 0.3, 0.35, 0.05), 5).outcome()
    assert [option.label for option in choice.options] == ["nobody", "b", "c", "d", "e"]
    assert choice.probabilities == (0.0, 0.2, 0.3, 0.35, 0.05)
    assert choice.option.label == "e" and choice.option.features == ()


def test_of_three_options_all_are_kept():
    choice = Choice("owner", OPTIONS, (0.2, 0.5, 0.3), 1).outcome()
    assert [option.label for option in choice.options] == ["nobody", "a", "b"]
    assert (choice.option.label, choice.probability) == ("a", 0.5)
