"""What a number goes on with: the noun that reaches it, the place or name that it follows, the figure before it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.scene import FoundFigure

GOVERNING_REACH = 5  # words


def governing_noun(
    reading: Reading, near: Sequence[MetricMention], first: int
) -> MetricMention | None:
    """The noun that counts a number before it, over words of reaching at most: «تفاعلات تجاوزت الـ19 مليون شخص», «ومنشورات بلغت 650»."""
    table = reading.table
    before = [
        m for m in near if m.last <= first and reading.sentence(m.first) == reading.sentence(first)
    ]
    noun = max(before, key=lambda m: m.first, default=None)
    if noun is None or noun.verb or first - noun.last > GOVERNING_REACH:
        return None
    counted = noun.plural or noun.pronoun or reading.word(noun.first - 1) in table.count_word
    between = [reading.word(at) for at in range(noun.last, first)]
    reached = any(word in table.reach_word or word in table.exceed_verb for word in between)
    plain = all(
        word in table.reach_word or word in table.exceed_verb or word in table.particle or word in table.preposition
        or word in table.modifier_filler or word in table.bound_word for word in between
    )  # fmt: skip
    if not counted or not plain or (between and not reached):
        return None
    if not reading.scene.number_words.isdisjoint(range(noun.last, first)) or reading.breaks_between(
        noun.last, first + 1
    ):
        return None
    return noun


def in_turn(
    reading: Reading, number: NumberExpression, first: int, last: int, before: FoundFigure | None
) -> Iterator[str]:
    """Whether a number goes on with what was told before: behind a place or a name, as great as the figure before."""
    for rank in reading.ranks_beside(first, last):
        if 0 <= first - rank.last <= 1 and reading.sentence(rank.first) == reading.sentence(first):
            yield "turn behind a place"
            yield f"turn behind a place {rank.rule}"
        elif 0 <= rank.first - last <= 1 and reading.sentence(rank.first) == reading.sentence(
            first
        ):
            yield "turn before a place"
    places = reading.scene.places
    at = bisect_left(places, (first, last))
    if at + 1 < len(places) and reading.sentence(places[at + 1][0]) == reading.sentence(first):
        unit = next((m.id for m in _counted(reading, places[at + 1][1], first)), "none")
        yield f"next counts {unit}"
    if before is None:
        yield "turn first"
        return
    passed = len(reading.scene.numbers_within(before.last, first)[:2])
    yield f"turn over {min(passed, 2)}"
    apart = reading.sentence(first) - reading.sentence(before.first)
    sizes = len(str(int(number.value))) - len(str(int(before.number.value)))
    alike = "alike" if abs(sizes) <= 1 else "greater" if sizes > 0 else "smaller"
    unit = "unit" if any(True for _ in _counted(reading, last, first)) else "no unit"
    yield f"turn {min(apart, 3)} {alike}"
    yield f"turn {min(apart, 3)} {alike} {unit}"
    yield f"turn {alike} {unit} {number.rule == before.number.rule}"
    named = reading.is_behind_a_name(first)
    yield f"turn {'behind a name' if named else 'behind none'} {unit} {alike}"


def _counted(reading: Reading, end: int, first: int) -> Iterator[MetricMention]:
    """The metric words right behind a number that ends before a word, in the sentence of a figure."""
    sentence = reading.sentence(first)
    for metric in reading.scene.metrics.within(end, end + 2):
        if reading.sentence(metric.first) == sentence:
            yield metric
