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
    assert (senses.file, senses.metric) == (str(path), "reviews")
    assert senses.words == {"تقييم": 2, "التقييم": 1} and senses.sentences == [COUNTED]
    assert not senses.is_common
    told = list(senses.lines("news.jsonl"))
    assert "stand 3 times in news.jsonl (تقييم 2, التقييم 1), and 1 figures" in told[0]
    assert told[1:] == [f"    {COUNTED}"]


def test_words_that_are_common_in_other_senses_are_warned_about(tmp_path: Path) -> None:
    articles = [Article(COUNTED), *[Article(OTHERWISE)] * (FEWEST // 2)]
    [senses] = count_senses([written(tmp_path, REVIEWS)], articles)
    assert senses.words.total() == FEWEST + 1 and senses.is_common
    assert "write them into `weak`" in list(senses.lines("news.jsonl"))[-1]


def test_entries_of_other_kinds_count_nothing(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[[platform]]\nid = "pages"\nforms = ["صفحات نت"]\nexamples = ["على صفحات نت"]\n'
    )
    assert count_senses([path], [Article(COUNTED)]) == ()
