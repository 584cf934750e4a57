"""Is a number a figure of an audience, and of which metric: its options are the metric words around it, and nothing."""

from collections.abc import Iterator

from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.syntax import CLAUSE, VERB
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.reading import NEAR, Reading, bucket

NOTHING = "nothing"
NEAREST = 3  # metric words on each side
CONTEXT = (
    "money_word", "sale_word", "condition_word", "need_word", "survey_word", "breach_word", "telecom_word", "place_audience",
    "sport_word", "assembly", "television_word", "attendance_word", "inspection_word", "leaflet_word", "goal_word",
    "contest_word", "device_word", "negation",
)  # fmt: skip
BESIDE = (
    "reach_word", "possess_verb", "count_word", "change_noun", "move_verb", "gain_word", "loss_word", "times_unit",
    "generic_unit", "money_word", "person_unit", "modifier_filler", "number_of", "with_figure", "by_how_much",
    "gained_verb", "need_word", "part_word", "comparison", "numbered_noun", "time_noun",
)  # fmt: skip


def stem(word: str) -> str:
    """Return a word without what is attached to it, roughly: the same for «المتابعين» and «متابعا»."""
    for prefix in ("وال", "بال", "لل", "ال", "و"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for ending in ("ون", "ين", "ات", "ها", "هم", "ه", "ا", "ي"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def metric_options(
    reading: Reading, number: NumberExpression, first: int, last: int, told: MetricMention | None
) -> list[Option]:
    """Return the options for a number at some word positions; `told` is the metric word of the figure before."""
    shared = tuple(_of_number(reading, number, first, last))
    options = [Option(NOTHING, ("nothing", *(f"nothing {it}" for it in shared)))]
    for mention in _near(reading, first, last, told):
        features = tuple(_of_pair(reading, number, first, last, mention, told))
        again = tuple(f"{mention.id} {it}" for it in shared if it.startswith(("unit", "social", "context")))
        options.append(Option(mention.id, features + again, mention, mention.span))
    return options


def _near(
    reading: Reading, first: int, last: int, told: MetricMention | None
) -> list[MetricMention]:
    """The metric words of the sentence that stand nearest, or else of the one before, and that of the figure before."""
    opening, closing = reading.bounds(reading.sentence(first))
    before = [m for m in reading.recognized.metrics if opening <= m.first and m.last <= first]
    behind = [m for m in reading.recognized.metrics if last <= m.first < closing]
    inside = [m for m in reading.recognized.metrics if m.first < last and first < m.last]
    found = before[-NEAREST:] + inside + behind[:NEAREST]
    if told is not None and told not in found:
        found.append(told)
    if not before and not behind and reading.sentence(first):
        opening, closing = reading.bounds(reading.sentence(first) - 1)
        found += [m for m in reading.recognized.metrics if opening <= m.first and m.last <= closing and m not in found][-2:]
    return found


def _of_number(
    reading: Reading, number: NumberExpression, first: int, last: int
) -> Iterator[str]:
    """What a number is and what stands around it."""
    table, sentence = reading.table, reading.sentence(first)
    yield f"kind {number.kind}"
    words = "digits" not in number.rule
    value = int(number.value)
    yield f"size {len(str(value))} {words}"
    if words and value <= 10:
        yield f"small {value}"
    if 1900 <= value <= 2035 and not words:
        yield "year"
    if number.modifier != "exact":
        yield "bounded"
    behind, before = reading.word(last), reading.word(first - 1)
    if last < len(reading.words) and (reading.words[last].sentence != sentence or reading.scene.breaks(last)):
        yield "unit none"
    else:
        yield f"unit {stem(behind)}"
        if not any(m.first == last for m in reading.recognized.metrics):
            yield f"unit2 {stem(reading.word(last + 1))}"
    yield f"before {stem(before)}"
    yield f"before2 {stem(reading.word(first - 2))}"
    for name in BESIDE:
        members = table.words(name)
        if behind in members:
            yield f"behind {name}"
        if before in members:
            yield f"just {name}"
        elif any(reading.word(at) in members for at in range(max(0, first - 5), first - 1)):
            yield f"near {name}"
    said = reading.scene.said(sentence)
    for name in CONTEXT:
        if not table.words(name).isdisjoint(said):
            yield f"context {name}"
    for period in reading.recognized.parsed.periods:
        if period.span.overlaps(number.span):
            yield "period"
    yield from reading.flags(sentence)


def _of_pair(
    reading: Reading,
    number: NumberExpression,
    first: int,
    last: int,
    mention: MetricMention,
    told: MetricMention | None,
) -> Iterator[str]:
    """How a metric word stands to a number."""
    table = reading.table
    metric = mention.id
    yield "figure"
    yield f"metric {metric}"
    form = f"{'weak' if mention.weak else 'plain'} {'verb' if mention.verb else 'noun'}{' his' if mention.pronoun else ''}{' plural' if mention.plural else ''}"
    yield f"form {form}"
    yield f"form {metric} {form}"
    if reading.sentence(mention.first) != reading.sentence(first):
        yield "sentence before"
        yield f"sentence before {form}"
        return
    if mention.first >= last:
        side, between = "behind", range(last, mention.first)
    elif mention.last <= first:
        side, between = "before", range(mention.last, first)
    else:
        side, between = "inside", range(0)
    distance = bucket(len(between))
    yield f"{side} {distance}"
    yield f"{side} {distance} {form}"
    yield f"{side} {bucket(len(between), NEAR)} {metric}"
    numbers, breaks = reading.numbers_between(between.start, between.stop), 0
    if len(between):
        breaks = reading.breaks_between(between.start + (side == "before"), between.stop + 1)
    yield f"{side} numbers {min(numbers, 2)}"
    yield f"{side} breaks {min(breaks, 2)}"
    tags = {reading.syntax.tags[at] for at in between}
    if CLAUSE in tags:
        yield f"{side} over a clause"
    if VERB in tags:
        yield f"{side} over a verb"
    if any(reading.word(at) in table.reach_word for at in between):
        yield f"{side} reached {form}"
    others = [m for m in reading.metrics_in(between.start, between.stop) if m is not mention]
    if others:
        yield f"{side} over {'same' if others[-1].id == metric else 'another'} metric"
    if reading.word(mention.first - 1) in table.count_word:
        yield f"{side} counted"
    if side == "before" and any(m.first - last <= 1 and m.first >= last for m in reading.recognized.metrics):
        yield "before though one is behind"
    if side == "before" and mention.verb and numbers == 0 and breaks == 0:
        yield "before governing verb"
    if told is mention:
        yield f"told {side} {bucket(len(between), NEAR)}"
    elif told is not None and told.id == metric:
        yield "same metric told"
    taken = side == "behind" and numbers
    if taken:
        yield "behind another number"
    if metric == "posts" and reading.word(last) in table.account_unit:
        yield "posts unit account"


def joined_metrics(reading: Reading, mention: MetricMention, last: int) -> list[MetricMention]:
    """Return the metric nouns that «و» joins to one that a number counts: «آلاف الإعجابات والتعليقات»."""
    found: list[MetricMention] = []
    end = mention.last
    if mention.verb or mention.first < last:
        return found
    for following in reading.recognized.metrics:
        if following.first == end and reading.word(end).startswith("و") and not following.verb:
            if following.id != mention.id:
                found.append(following)
            end = following.last
    return found
