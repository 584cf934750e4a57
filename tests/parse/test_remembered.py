"""What was found between spaces is remembered: no reading depends on what was read before it."""

from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import find_numbers, find_periods, load_lexicon
from arabic_metrics.parse.damaged import printed_way
from arabic_metrics.parse.period_token import TOKEN, find_period_runs
from arabic_metrics.parse.period_word import period_vocabulary
from arabic_metrics.parse.token import _idle_pieces

PIECES = st.sampled_from(
    [
        "خمسة",
        "12",
        "ملايين",
        "يوم،",
        "«2025»",
        "متابع،",
        "و15",
        "متابعUSD",
        "(يناير)",
        "3/5/2024",
        "الماضي\nمئة",
        "#مليون",
        "10-",
        ".",
        "X",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


@given(TEXTS)
def test_a_second_reading_is_the_first(text: str) -> None:
    lexicon = load_lexicon()
    idle, known = _idle_pieces(lexicon).known, period_vocabulary(lexicon).pieces.known
    idle.clear()
    known.clear()
    first = find_numbers(text), find_periods(text)
    assert (find_numbers(text), find_periods(text)) == first


@given(TEXTS)
def test_runs_hold_the_words_of_the_whole_text(text: str) -> None:
    """Each token of a run begins or ends where the pattern over the whole text finds a word or digits."""
    bounds = {place for match in TOKEN.finditer(text) for place in match.span()}
    for run in find_period_runs(text, period_vocabulary(load_lexicon())):
        for token in run.tokens:
            assert token.end in bounds
            assert (
                token.start - len(token.particle) - token.joins in bounds or token.start in bounds
            )


def test_which_way_a_text_prints_its_decimals_is_asked_once() -> None:
    printed_way.cache_clear()
    numbers = find_numbers("بلغ العدد 4 .2 مليون، وبلغ 5 .3 مليون، وبلغ 6 .4 مليون")
    assert len(numbers) == 3
    assert printed_way.cache_info().misses == 1
