"""Is a wording of a place a rank among audiences: the options and what they tell."""

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize.recognize import recognize_mentions
from arabic_metrics.resolve.rank_slot import NOTHING, RANK, rank_options
from arabic_metrics.resolve.reading import Reading


def read(text: str) -> Reading:
    lexicon = load_lexicon()
    parsed = parse_expressions(normalize_text(text, lexicon), lexicon)
    return Reading(recognize_mentions(parsed, lexicon))


def test_options_are_nothing_and_a_rank() -> None:
    reading = read("حلت صفحة البلدية في المركز الثاني على فيسبوك بتفاعل بلغ 30 ألفا.")
    (rank,) = reading.recognized.ranks
    nothing, option = rank_options(reading, rank, [(11, 13, "interactions")])
    assert (nothing.label, option.label) == (NOTHING, RANK)
    assert {"rule position", "social network here", "figures here 1"} <= set(option.features)
