"""The words of a new metric in texts: how often they stand there, and how often they count something."""

from pathlib import Path

from arabic_metrics import Article
from arabic_metrics.score.lexicon_sense import FEWEST, count_senses
from tests.score.lexicons import written

REVIEWS = """[[metric]]
id = "reviews"
kind = "flow"
forms = ["تقييم", "تقييمات"]
examples = ["حصد تطبيق «بغدادنا» 5 آلاف تقييم"]
"""
COUNTED = "حصد تطبيق «بغدادنا» 5 آلاف تقييم"
OTHERWISE = "أعلنت الوزارة نتائج تقييم المدارس، وشارك في التقييم خبراء"


def test_words_and_figures_are_counted(tmp_path: Path) -> None:
    path = written(tmp_path, REVIEWS)
    articles = [Article(COUNTED), Article(OTHERWISE), Article("فاز الفريق بهدفين")]
    [senses] = count_senses([path], articles)
    assert (senses.file, senses.id) == (str(path), "reviews")
    assert senses.words == {"تقييم": 2, "التقييم": 1} and senses.sentences == [COUNTED]
    assert not senses.is_common
    told = list(senses.lines("news.jsonl"))
    assert "stand 3 times in news.jsonl (تقييم 2, التقييم 1), and 1 figure is read" in told[0]
    assert told[1:] == [f"    {COUNTED}"]


def test_what_is_shown_of_many_sentences_and_spellings_is_told(tmp_path: Path) -> None:
    counted = [f"حصد تطبيق «بغدادنا» {number} آلاف تقييم" for number in (3, 4, 5, 6, 6)]
    spelled = [f"نتائج {word} المدارس" for word in ("التقييمات", "تقييمات", "التقييم")]
    [senses] = count_senses([written(tmp_path, REVIEWS)], map(Article, [*counted, *spelled]))
    first, second, *shown = senses.lines("news.jsonl")
    assert len(senses.words) == 4 and ", other spellings 1), and 5 figures are read" in first
    assert second == "3 of the 4 sentences of these figures, the least sure first:"
    assert len(shown) == 3


def test_words_that_are_common_in_other_senses_are_warned_about(tmp_path: Path) -> None:
    articles = [Article(COUNTED), *[Article(OTHERWISE)] * (FEWEST // 2)]
    [senses] = count_senses([written(tmp_path, REVIEWS)], articles)
    assert senses.words.total() == FEWEST + 1 and senses.is_common
    assert "write them into `weak`" in list(senses.lines("news.jsonl"))[-1]


def test_a_few_words_that_count_nothing_are_warned_about_more_carefully(tmp_path: Path) -> None:
    path = written(tmp_path, REVIEWS)
    for texts, told in (([OTHERWISE] * 2, False), ([OTHERWISE] * 3, True), ([COUNTED] * 3, False)):
        [senses] = count_senses([path], map(Article, texts))
        assert senses.is_unread == told and not senses.is_common
        warned = list(senses.lines("news.jsonl"))[-1].startswith("None of them counts anything: if")
        assert warned == told == bool(senses.warning)


def test_names_and_networks_are_counted_too(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[platform]]\nid = "pages"\nforms = ["صفحات نت"]\nexamples = ["على صفحات نت"]\n'
        '[[gazetteer]]\nid = "dhiban"\nname = "نادي ذيبان"\nforms = ["نادي ذيبان"]\nexamples = ["لدى نادي ذيبان 300 متابع"]\n',
    )
    figure = "لدى نادي ذيبان على صفحات نت 325 ألف متابع"
    articles = [Article(figure), Article("فاز نادي ذيبان بهدفين"), Article("فاز الفريق بهدفين")]
    network, name = count_senses([path], articles)
    assert (network.words, network.sentences) == ({"صفحات نت": 1}, [figure])
    assert (name.words, name.sentences) == ({"نادي ذيبان": 2}, [figure])
    assert not count_senses([path], articles * FEWEST)[1].is_common


def test_entries_of_other_kinds_count_nothing(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[[word_class]]\nid = "own_class"\nforms = ["طابعة"]\nexamples = ["الطابعة"]\n'
    )
    assert count_senses([path], [Article(COUNTED)]) == ()
