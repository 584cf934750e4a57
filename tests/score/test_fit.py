"""Weights fitted to gold: what examples teach, the same to the digit each time, and articles that are never split."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="fitting needs the extra `fit`")
pytest.importorskip("sklearn", reason="fitting needs the extra `fit`")

from arabic_metrics import load_lexicon, normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import recognize_mentions
from arabic_metrics.resolve.choice import Asked, Choice, Option
from arabic_metrics.resolve.fill import SlotFiller
from arabic_metrics.resolve.weights import write_weights
from arabic_metrics.score.fit import Example, Fitter, GoldChooser, fit_slot
from arabic_metrics.score.judge import Judge, summary
from arabic_metrics.score.passage import GoldPassage, PassageFigure, groups, read_passages
from arabic_metrics.score.validation import Validation, cross_validate, fit_weights

ARTICLES = Path(__file__).parents[2] / "corpora/articles"


def test_what_the_right_options_have_in_common_weighs():
    subject = Example("owner", (("nobody",), ("near",), ("near", "subject")), (2,))
    weights = fit_slot([subject] * 10, strength=1.0)
    assert weights["subject"] > 0 > weights["nobody"]


def test_what_is_told_once_teaches_nothing():
    often = Example("owner", (("nobody",), ("near",)), (1,))
    once = Example("owner", (("nobody",), ("near", "rare")), (1,))
    assert "rare" not in fit_slot([often, often, once], strength=1.0)


def test_a_written_set_that_mostly_claims_nothing_teaches_how_often_figures_are():
    text = "يتابع الصفحة مليون متابع"
    figure = PassageFigure(metric="followers", value=1_000_000, modifier="exact", start=13, end=18)

    def passage(at: int, name: str, weight: float, claims: list[PassageFigure]) -> GoldPassage:
        return GoldPassage(id=f"p{at}", set=name, weight=weight, text=text, claims=claims)

    passages = [passage(0, "rich", 0.1, [figure]), passage(1, "rich", 0.1, [figure])]
    passages += [passage(2, "moods", 0.1, [figure]), passage(3, "moods", 0.1, [])]
    passages += [passage(4, "news", 1.0, [figure])]
    assert Fitter(passages).apart == {"rich"}


@dataclass
class NotingChooser:
    """Notes what it is asked, and lets another chooser answer."""

    own: GoldChooser
    asked: list[tuple[str, Sequence[Option]]]

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        self.asked.append((asked.slot, options))
        return self.own.choose(asked, options)


@pytest.mark.parametrize(
    ("text", "entity", "told"),
    [
        (
            "يتابع صفحة وزارة الصحة على فيسبوك مليون متابع، وصفحة وزارة التربية 40 ألف متابع",
            "وزارة التربية",
            {"وزاره التربيه"},
        ),
        (
            "فرحت جماهير نادي الهلال حين بلغ متابعو نادي الهلال 40 ألف متابع",
            "الهلال",
            {"نادي الهلال"},
        ),
        (
            "نشر مقطع فيديو على صفحته، ويتابع صفحة «الفيديو» 40 ألف متابع",
            "الفيديو",
            {"الفيديو"},
        ),
    ],
)
def test_of_names_that_share_a_word_only_the_likest_are_the_owner(text, entity, told):
    at = text.index("40")
    figure = PassageFigure(
        metric="followers", value=40_000, entity=entity, start=at, end=at + len("40 ألف")
    )
    passage = GoldPassage(id="p", set="s", text=text, claims=[figure])
    chooser = NotingChooser(GoldChooser(passage, Judge(load_lexicon())), [])
    SlotFiller(recognize_mentions(parse_expressions(normalize_text(text))), chooser).fill()
    [options] = [options for slot, options in chooser.asked if slot == "owner"]
    [example] = [it for it in chooser.own.examples if it.slot == "owner"]
    assert {options[at].label for at in example.right} == told


@pytest.fixture(scope="module")
def fitter() -> Fitter:
    return Fitter(read_passages(ARTICLES))


@pytest.fixture(scope="module")
def validation(fitter: Fitter) -> Validation:
    return cross_validate(fitter, folds=3)


def test_passages_of_one_article_are_in_one_fold(fitter):
    passages = [
        p.model_copy(update={"article": f"a{at // 2}"}) for at, p in enumerate(fitter.passages)
    ]
    split = Fitter.__new__(Fitter)
    split.passages = passages
    split.articles = groups(passages)
    folds = split.folds(4)
    assert sorted(at for fold in folds for at in fold) == list(range(len(passages)))
    for fold in folds:
        assert {at ^ 1 for at in fold if at ^ 1 < len(passages)} <= set(fold)


def test_a_fit_is_the_same_to_the_digit(fitter, validation):
    again = cross_validate(fitter, folds=3)
    assert write_weights(fit_weights(fitter, validation)) == write_weights(
        fit_weights(fitter, again)
    )
    assert [row.row for row in validation.rows] == [row.row for row in again.rows]


def test_what_is_learned_from_some_articles_reads_others(validation):
    told = summary(validation.counts()["all"])
    assert told["found"] > 70
    assert told["owner"] > 50
