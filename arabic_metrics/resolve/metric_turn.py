"""What a number goes on with: the noun that reaches it, the place or name that it follows, the figure before it, the series it is in."""

from collections.abc import Sequence
from fractions import Fraction

from arabic_metrics.lexicon.affix import JOINTS
from arabic_metrics.parse.digits import Value
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.placed import FIRST
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.scene import FoundFigure
from arabic_metrics.resolve.series import NAME, NUMBER

GOVERNING_REACH = 5  # words
ALIKE = 1000  # times as great as another number of its series


def governing_noun(
    reading: Reading, near: Sequence[MetricMention], first: int
) -> MetricMention | None:
    """The noun that counts a number before it, over words of reaching at most: «تفاعلات تجاوزت الـ19 مليون شخص», «ومنشورات بلغت 650»."""
    table, sentence = reading.table, reading.sentence(first)
    before = [m for m in near if m.last <= first and reading.sentence(m.first) == sentence]
    noun = max(before, key=FIRST, default=None)
    if noun is None or noun.verb or first - noun.last > GOVERNING_REACH:
        return None
    counted = noun.plural or noun.pronoun or reading.metric_word(noun).counted
    if not counted:
        return None
    between = [reading.word(at) for at in range(noun.last, first)]
    reached = any(word in table.reach_word or word in table.exceed_verb for word in between)
    plain = all(
        word in table.reach_word or word in table.exceed_verb or word in table.particle or word in table.closed_word
        or word in table.modifier_filler or word in table.bound_word for word in between
    )  # fmt: skip
    if not plain or (between and not reached):
        return None
    if reading.numbers_between(noun.last, first) or reading.breaks_between(noun.last, first + 1):
        return None
    return noun


def in_turn(
    reading: Reading,
    number: NumberExpression,
    first: int,
    last: int,
    before: FoundFigure | None,
    *,
    governed: bool,
) -> list[str]:
    """Whether a number goes on with what was told before: behind a place or a name, as great as the figure before.

    A `governed` number has its noun before it: «بعدد منشورات وصل 1780».
    """
    found: list[str] = []
    sentence = reading.sentence(first)
    for rank in reading.ranks_beside(first, last):
        if reading.sentence(rank.first) != sentence:
            continue
        if 0 <= first - rank.last <= 1:
            found += ("turn behind a place", f"turn behind a place {rank.rule}")
        elif 0 <= rank.first - last <= 1:
            found.append("turn before a place")
    if before is None:
        found.append("turn first")
        return found
    passed = len(reading.scene.numbers_within(before.last, first)[:2])
    apart = min(sentence - reading.sentence(before.first), 3)
    sizes = len(str(int(number.value))) - len(str(int(before.number.value)))
    alike = "alike" if abs(sizes) <= 1 else "greater" if sizes > 0 else "smaller"
    unit = "governed" if governed else "unit" if _is_counted(reading, last, first) else "no unit"
    named = "behind a name" if reading.is_behind_a_name(first) else "behind none"
    found += (
        f"turn over {min(passed, 2)}",
        f"turn {apart} {alike}",
        f"turn {apart} {alike} {unit}",
        f"turn {alike} {unit} {number.rule == before.number.rule}",
        f"turn {named} {unit} {alike}",
    )
    return found


def in_series(reading: Reading, first: int, last: int) -> list[str]:
    """Whether a number stands in a series of names, and what its numbers count."""
    sentence = reading.sentence(first)
    item = reading.series(sentence).get(first)
    if item is None:
        return []
    counted = "metric" if reading.counted_in_series(sentence) else "nothing told"
    bare = "bare" if _is_bare(reading, last) else "with a unit"
    return [
        f"series {item.shape}",
        f"series {bare} counts {counted}",
        f"series {bare} {'again' if item.again else 'first' if item.order == 1 else 'other'}",
        f"series {bare} of {min(item.size, 4)} {'here' if item.order == 1 else 'on'}",
    ]


def _is_bare(reading: Reading, last: int) -> bool:
    """Whether no noun stands right behind a number: «(258 مليونا)»، «و23 مليونا تقريبا، ثم»، «350 ألفا بعد قدومه»."""
    if last >= len(reading.words) or reading.scene.breaks(last):
        return True
    word, table = reading.words[last], reading.table
    apart = (
        word.text in table.preposition
        and word.text not in table.partitive
        and not reading.scene.metrics.count(last, last + 2)
    )
    return ")" in word.gap or word.text[0] in JOINTS or word.text in table.particle or apart


def leader(
    reading: Reading, first: int, last: int, value: Value | Fraction
) -> tuple[int, int] | None:
    """Where the number of a regular series stands that says what all count: «برشلونة (260 مليونا)، ثم ريال مدريد وله 258 مليون متابع».

    None for a number that has a unit of its own or a metric word before it, is of another size, or where the series counts several things.
    """
    sentence = reading.sentence(first)
    if not reading.metrics_of(sentence) or not _is_bare(reading, last):
        return None  # before names are asked for
    item = reading.series(sentence).get(first)
    if item is None or not item.regular or len(reading.counted_in_series(sentence)) != 1:
        return None
    opened = item.parts[NAME][0]
    if any(opened <= m.first < first for m in reading.metrics_of(sentence)):
        return None
    ends = {m.first for m in reading.metrics_of(sentence) if not m.verb}
    for other in reading.series(sentence).values():
        place = other.parts.get(NUMBER)
        if place is not None and not ends.isdisjoint((place[1], place[1] + 1)):
            found = next(reading.scene.numbers_from(place[0])).value
            if found <= value * ALIKE and value <= found * ALIKE:
                return place
    return None


def goes_on(reading: Reading, first: int, last: int, before: FoundFigure) -> bool:
    """Whether a bare number is of a regular series that goes on from the figure before: no word of its sentence says what it counts."""
    sentence = reading.sentence(first)
    if reading.metrics_of(sentence) or sentence - reading.sentence(before.first) > 1:
        return False  # before names are asked for
    if not _is_bare(reading, last):
        return False
    item = reading.series(sentence).get(first)
    return item is not None and item.regular


def of_series(counted: frozenset[str], metric: str, where: str) -> str:
    """Whether a metric is what the numbers of a series count, and where its word stands."""
    if not counted:
        return f"series counts nothing, a metric {where}"
    return f"series counts {'it' if metric in counted else 'another'} {where}"


def _is_counted(reading: Reading, end: int, first: int) -> bool:
    """Whether a metric word stands right behind a number that ends before a word, in the sentence of a figure."""
    sentence = reading.sentence(first)
    near = reading.scene.metrics.within(end, end + 2)
    return any(reading.sentence(metric.first) == sentence for metric in near)
