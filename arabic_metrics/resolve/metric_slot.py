"""Is a number a figure of an audience, and of which metric: its options are the metric words around it, and nothing."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import AND
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.syntax import CLAUSE, NETWORK, VERB
from arabic_metrics.recognize.vocabulary import NO_CLASSES
from arabic_metrics.recognize.word import holds_any
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.metric_turn import governing_noun, in_series, in_turn, of_series
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.scene import LONGEST_METRIC, FoundFigure
from arabic_metrics.resolve.stem import stem, verb_stem

NOTHING, PERSONS = "nothing", "person_word"
# Features of a number that speak for or against each metric apart, not only against any.
AGAIN = ("unit", "parallel", "owner")
FARTHEST = 40  # words: what is farther is as far
DOING_REACH = 8  # words between a number and what says by deed what it counts
CLAUSE_REACH = 15
COMING_REACH = 8  # words from a number to «المقبل», which says when it will hold
ASKING = frozenset("؟?")
FUTURE = ("سي", "ست", "وسي", "وست", "فسي", "فست")
QUOTE_REACH = 6  # words from a number back to where a quotation opens that it closes
SAID_REACH = 12  # words around a number whose stems are features
SUPPOSED = (
    "if_word", "upon_word", "supposed_word", "expected_word", "promise_word", "possible_word", "ask_word", "denial_word", "limit_word", "addressed_word",
)  # fmt: skip
CONTEXT = (
    "money_word", "breach_word", "telecom_word", "place_audience", "sport_word", "assembly", "television_word",
    "attendance_word", "inspection_word", "leaflet_word", "contest_word", "device_word",
)  # fmt: skip
# Classes of words that say of a number behind them that it does not hold, or is that of something else.
BEFORE = frozenset((
    *SUPPOSED, "harmed_word", "broadcast_word", "goal_word", "negation", "survey_word", "sale_word", "condition_word", "need_word",
))  # fmt: skip
BESIDE = (
    "reach_word", "possess_verb", "count_word", "change_noun", "move_verb", "gain_word", "loss_word", "times_unit",
    "generic_unit", "money_word", "person_unit", "modifier_filler", "number_of", "with_figure", "by_how_much",
    "gained_verb", "need_word", "part_word", "comparison", "numbered_noun", "time_noun",
)  # fmt: skip
# Classes of what has an audience.
SORTS = (
    "page_noun", "site_word", "app_head", "posted_work", "broadcast_word", "telecom_word", "place_audience",
)  # fmt: skip
Deed = tuple[
    int, str, tuple[str, ...]
]  # a word that says what a number counts, its class, and the metrics


def metric_options(
    reading: Reading, number: NumberExpression, first: int, last: int, before: FoundFigure | None
) -> list[Option]:
    """Return the options for a number at some word positions; `before` is the figure before it."""
    told = before.mention if before is not None else None
    around = _near(reading, first, last, told)
    deeds = list(_deeds(reading, first, last))
    if not around and not deeds:
        return [Option(NOTHING, (NOTHING,))]
    reading.read_sentence(reading.sentence(first))
    near = [m for m in around if not _is_apart(reading, m, last)]
    governing = governing_noun(reading, near, first)
    candidates = list(_candidates(reading, last, near, governing, deeds))
    if not candidates:
        return [Option(NOTHING, (NOTHING,))]
    verb = _verb(reading, first)
    shared = [
        *_of_number(reading, number, first, last, verb),
        *in_turn(reading, number, first, last, before, governed=governing is not None),
        *in_series(reading, first, last),
    ]
    options = [Option(NOTHING, (NOTHING, *[f"nothing {it}" for it in shared]))]
    told_again = [it for it in shared if it.startswith(AGAIN)]
    told_again += _of_metrics(reading, first, verb)
    of_metric: dict[str, list[str]] = {}
    sides = _sides_of_deeds(deeds, last)
    for mention, source in candidates:
        features = _of_pair(reading, number, first, last, mention, told)
        again = of_metric.get(mention.id)
        if again is None:
            again = of_metric[mention.id] = [f"{mention.id} {it}" for it in told_again]
            again += _by_deed(mention.id, sides)
        options.append(Option(mention.id, (*features, *again, *source), mention, mention.span))
    return options


def _sides_of_deeds(deeds: Sequence[Deed], last: int) -> dict[str, str]:
    """On which side of a number its sentence tells a deed that implies a metric, by that metric: «قام 85 ألف مستخدم بتحميله»."""
    found: dict[str, str] = {}
    for position, name, metrics in deeds:
        if name != PERSONS:
            for metric in metrics:
                found.setdefault(metric, "behind" if position >= last else "before")
    return found


def _by_deed(metric: str, deeds: dict[str, str]) -> Iterator[str]:
    """Whether the sentence tells the deed of a metric, or that of another."""
    if metric in deeds:
        yield f"deed {deeds[metric]}"
        yield f"deed {deeds[metric]} {metric}"
    for other in sorted(deeds.keys() - {metric}):
        yield f"deed of {other} {metric}"


def joined_metrics(reading: Reading, mention: MetricMention) -> list[MetricMention]:
    """Return the metric nouns that «و» joins right behind a chosen one, without a number of their own: «آلاف الإعجابات والتعليقات».

    A noun that opens the count of another number («300 إعجاب وتعليقات بلغت 20») is none of them.
    """
    found: list[MetricMention] = []
    last = mention.last
    while not mention.verb:
        following = reading.scene.metric_at.get(last)
        if following is None or following.verb or following.first != last:
            break
        word = reading.words[last]
        if word.breaks or word.text[0] != AND or word.sentence != reading.sentence(mention.first):
            break
        if following.id == mention.id or any(following.id == it.id for it in found):
            break
        found.append(following)
        last = following.last
    return [] if found and _counts_anew(reading, last) else found


def _counts_anew(reading: Reading, position: int) -> bool:
    """Whether a number, or a verb of reaching one, follows a metric noun in its clause."""
    if position >= len(reading.words) or reading.scene.breaks(position):
        return False
    return (
        position in reading.scene.number_words or reading.word(position) in reading.table.reach_word
    )


def _candidates(
    reading: Reading,
    last: int,
    near: Sequence[MetricMention],
    governing: MetricMention | None,
    deeds: Sequence[Deed],
) -> Iterator[tuple[MetricMention, tuple[str, ...]]]:
    """The metric words around a number, what else a counted noun may mean, and what a deed implies."""
    if governing is not None:
        yield governing, ()
        for mention in near:
            if 0 <= mention.first - last <= 1 and not mention.verb:
                yield mention, ()
        return
    for mention in near:
        yield mention, ()
    for mention in near:
        if not mention.verb and 0 <= mention.first - last <= 1:
            for other in reading.table.further_senses.get(mention.id, ()):
                yield _as(mention, other), (f"sense {mention.id} as {other}",)
    for position, name, metrics in deeds:
        text = stem(reading.word(position))
        for metric in metrics:
            yield (
                _implied(reading, position, metric),
                (f"implied {name}", f"implied {name} {metric}", f"implied {text} {metric}"),
            )


def _deeds(reading: Reading, first: int, last: int) -> Iterator[Deed]:
    """The words around a number that say by a deed what it counts, each with the class it is of and the metrics."""
    if not reading.near_audiences(reading.sentence(first)):
        return
    for position in _around(reading, first, last):
        classes = reading.scene.classes(position)
        if classes and position not in reading.scene.metric_at:
            for name, metrics in reading.table.implied_metrics:
                if name in classes:
                    yield position, name, metrics
                    break


def _is_apart(reading: Reading, mention: MetricMention, last: int) -> bool:
    """Whether a noun behind a number is certainly not what it counts.

    «بعدد متابعين 40 ألفا ومنشورات بلغت 300»: «و» joins it; «650 لتجني تفاعلات»: a verb stands between.
    """
    if mention.verb or mention.first < last:
        return False
    word = reading.words[mention.first]
    if mention.first == last:
        return word.text[0] == AND and mention.span.start > word.start
    return VERB in (reading.syntax.tags[at] for at in range(last, mention.first))


def _around(reading: Reading, first: int, last: int) -> Iterator[int]:
    """The positions of the sentence around a number, the word behind it first."""
    opening, closing = reading.bounds(reading.sentence(first))
    yield from range(last, min(closing, last + DOING_REACH))
    yield from range(first - 1, max(opening, first - DOING_REACH) - 1, -1)


def _as(mention: MetricMention, metric: str) -> MetricMention:
    return MetricMention(
        mention.first,
        mention.last,
        mention.span,
        metric,
        mention.weak,
        mention.verb,
        mention.pronoun,
        mention.plural,
    )


def _implied(reading: Reading, position: int, metric: str) -> MetricMention:
    word = reading.words[position]
    return MetricMention(
        position, position + 1, Span(word.start, word.end), metric, True, False, False
    )


def _near(
    reading: Reading, first: int, last: int, told: MetricMention | None
) -> list[MetricMention]:
    """The metric words of the sentence that stand nearest, or else of the one before, and that of the figure before."""
    opening, closing = reading.bounds(reading.sentence(first))
    metrics = reading.scene.metrics  # in order, none over another
    most = reading.scene.near_metrics
    before = [m for m in metrics.last_within(opening, first, most + 1) if m.last <= first]
    behind = list(metrics.first_within(last, closing, most))
    inside = [m for m in metrics.within(first - LONGEST_METRIC, last) if first < m.last]
    found = before[-most:] + inside + behind
    if told is not None and told not in found:
        found.append(told)
    if not before and not behind and reading.sentence(first):
        opening, closing = reading.bounds(reading.sentence(first) - 1)
        found += [
            m for m in metrics.within(opening, closing) if m.last <= closing and m not in found
        ][-2:]
    return found


def _of_number(
    reading: Reading, number: NumberExpression, first: int, last: int, verb: int | None
) -> Iterator[str]:
    """What a number is and what stands around it."""
    sentence = reading.sentence(first)
    yield f"kind {number.kind}"
    words = "digits" not in number.rule
    value = int(number.value)
    yield f"size {len(str(value))} {words}"
    if number.value < 1:
        yield "part"
    if 1900 <= value <= 2035 and not words:
        yield "year"
    if number.modifier != "exact":
        yield "bounded"
    yield from _beside(reading, first, last)
    yield from _clause(reading, first, last, verb)
    yield from _parallel(reading, number, first, last)
    for period in reading.scene.periods_at(number.span):
        if period.span.overlaps(number.span):
            yield "period"
    opening, closing = reading.bounds(sentence)
    for text in sorted(
        {
            stem(reading.word(at))
            for at in range(max(opening, first - SAID_REACH), min(closing, last + SAID_REACH))
            if not first <= at < last
        }
    ):
        yield f"said {text}"
    yield from reading.flags(sentence)


def _beside(reading: Reading, first: int, last: int) -> Iterator[str]:
    """What stands right before and behind a number: its unit, what bounds it, marks."""
    sentence = reading.sentence(first)
    behind, before = reading.word(last), reading.word(first - 1)
    if last < len(reading.words) and (
        reading.words[last].sentence != sentence or reading.scene.breaks(last)
    ):
        yield "unit none"
        behind = ""
    else:
        yield f"unit {stem(behind)}"
        if not reading.scene.metrics.count(last, last + 1):
            yield f"unit2 {stem(reading.word(last + 1))}"
    counted = next(iter(reading.scene.metrics.within(last, last + 2)), None)
    if counted is not None and behind:
        yield f"counts {counted.id}"
        yield f"complement {stem(reading.word(counted.last))}"
    yield f"before {stem(before)}"
    yield f"before2 {stem(reading.word(first - 2))}"
    if before[:1].isascii() and before[:1].isalpha():
        yield "behind latin"
    quotes = reading.syntax.quotes
    if any(quotes.get(at) == last for at in range(max(0, first - QUOTE_REACH), first)):
        yield "closes a quotation"  # «"ويندوز 10"»
    gap = reading.words[first].gap
    if "(" in gap:
        yield "bracket"
    elif "[" in gap or "/" in gap or "*" in gap:
        yield "mark"
    of_behind = reading.scene.classes(last) if behind else NO_CLASSES
    of_before = reading.scene.classes(first - 1)
    near = reading.scene.classes_within(max(0, first - 5), first - 1)
    if not (of_behind or of_before or near):
        return
    for name in BESIDE:
        if name in of_behind:
            yield f"behind {name}"
        if name in of_before:
            yield f"just {name}"
        elif name in near:
            yield f"near {name}"


def _parallel(reading: Reading, number: NumberExpression, first: int, last: int) -> Iterator[str]:
    """Whether the number before it in its sentence is built alike: «البرازيل (30 مليونا) فالهند (20 مليونا)»."""
    scene, sentence = reading.scene, reading.sentence(first)
    for at in range(bisect_left(scene.starts, first) - 1, -1, -1):
        opened, closed = scene.places[at]
        if reading.sentence(opened) != sentence:
            return
        if closed <= first and scene.numbers[scene.indexes[at]].kind == number.kind:
            break
    else:
        return
    bracket = "(" in reading.words[first].gap and "(" in reading.words[opened].gap
    unit = stem(reading.word(closed)) == stem(reading.word(last))
    yield f"parallel {bracket} {unit}"


def _clause(reading: Reading, first: int, last: int, verb: int | None) -> Iterator[str]:
    """What governs a number in its sentence: whether its verb is denied, whose things are spoken of, what is supposed."""
    opening, closing = reading.bounds(reading.sentence(first))
    before = range(first - 1, max(opening, first - CLAUSE_REACH) - 1, -1)
    if verb is not None and "negation" in reading.scene.classes(verb - 1):
        yield "denied"
    yield from _supposed(reading, before)
    behind = range(last, min(closing, last + COMING_REACH))
    if any("coming_word" in reading.scene.classes(at) for at in behind):
        yield "behind coming"
    if closing < len(reading.words) and holds_any(reading.words[closing].gap, ASKING):
        yield "asked"
    for at in before:
        sort = _sort(reading, at)
        if sort:
            yield f"owner {sort}"
            break


def _verb(reading: Reading, first: int) -> int | None:
    """The verb that governs a number, the last one before it in its sentence."""
    opening, _ = reading.bounds(reading.sentence(first))
    before = range(first - 1, max(opening, first - CLAUSE_REACH) - 1, -1)
    return next((at for at in before if reading.syntax.tags[at] == VERB), None)


def _of_metrics(reading: Reading, first: int, verb: int | None) -> Iterator[str]:
    """What makes one metric likelier than another: the verb that governs a number, and what its sentence speaks of."""
    yield f"verb {verb_stem(reading.word(verb)) if verb is not None else 'none'}"
    said = reading.scene.classes_said(reading.sentence(first))
    for name in CONTEXT:
        if name in said:
            yield f"context {name}"


def _supposed(reading: Reading, before: range) -> Iterator[str]:
    """What says of a number behind it that it is planned, supposed, denied or that of something else, and over how many clauses.

    Each verb counts as a clause, and so does a word such as «بينما».
    """
    tags, over = reading.syntax.tags, 0
    found: dict[str, int] = {}
    for at in before:
        word, tag = reading.word(at), tags[at]
        classes = reading.scene.classes(at)
        for name in classes & BEFORE:
            found.setdefault(name, over)
        if tag == VERB and word.startswith(FUTURE):
            found.setdefault("future", over)
        metric = reading.scene.metric_at.get(at)
        verb = tag == VERB or (metric is not None and metric.verb)
        if verb or (tag == CLAUSE and "clause_word" in classes):
            over = min(over + 1, 2)
    for name, clauses in sorted(found.items()):
        yield f"ahead {name}"
        yield f"ahead {name} over {clauses}"


def _sort(reading: Reading, position: int) -> str:
    """What sort of thing that has an audience a word names, "" for none."""
    if reading.syntax.tags[position] == NETWORK:
        return "network"
    classes = reading.scene.classes(position)
    return next((name for name in SORTS if name in classes), "") if classes else ""


def _order(
    reading: Reading, mention: MetricMention, side: str, first: int, last: int
) -> Iterator[str]:
    """Whether a sentence tells nouns before their numbers, and what other number stands beside a metric word.

    «بعدد متابعين 40 ألفا ومنشورات بلغت 300»: the noun behind the first number is of the second.
    """
    sentence = reading.sentence(first)
    opened, closed = reading.ends_with_nouns(sentence)
    yield f"{side} where {'a noun' if opened else 'a number'} opens and {'a noun' if closed else 'a number'} closes"
    opening, closing = reading.bounds(sentence)
    places, starts = reading.scene.places, reading.scene.starts
    if side == "behind":
        at = bisect_left(starts, mention.last)
        follows = at < len(places) and places[at][0] < closing
        gap = places[at][0] - mention.last if follows else None
        joined = reading.word(mention.first).startswith(AND)
        yield f"behind and before a number {'none' if gap is None else bucket(gap, NEAR)} {joined}"
    elif side == "before":
        at = bisect_left(starts, mention.first) - 1
        while at >= 0 and places[at][1] > mention.first:
            at -= 1
        precedes = at >= 0 and places[at][0] >= opening
        gap = mention.first - places[at][1] if precedes else None
        yield f"before and behind a number {'none' if gap is None else bucket(gap, NEAR)}"


def _form(mention: MetricMention) -> str:
    """How a metric word is formed: «weak noun plural», «plain verb his»."""
    strength, sort = ("weak" if mention.weak else "plain"), ("verb" if mention.verb else "noun")
    return (
        f"{strength} {sort}{' his' if mention.pronoun else ''}{' plural' if mention.plural else ''}"
    )


def _of_word(reading: Reading, mention: MetricMention) -> tuple[str, ...]:
    """What a metric word is, the same for each number; told once."""
    key = (mention.first, mention.id)
    found = reading.metric_words.get(key)
    if found is None:
        metric, form = mention.id, _form(mention)
        word = stem(reading.word(mention.first))
        found = reading.metric_words[key] = (
            "figure", f"metric {metric}", f"form {form}", f"form {metric} {form}", f"word {metric} {word}",
        )  # fmt: skip
    return found


def _standing(
    side: str, words: int, form: str, metric: str, numbers: int, breaks: int
) -> tuple[str, ...]:
    """On which side of a number a metric word stands, how far, and over what."""
    return (
        f"{side} {bucket(words)}",
        f"{side} {bucket(words)} {form}",
        f"{side} {bucket(words, NEAR)} {metric}",
        f"{side} numbers {numbers}",
        f"{side} breaks {breaks}",
    )


def _of_pair(
    reading: Reading,
    number: NumberExpression,
    first: int,
    last: int,
    mention: MetricMention,
    told: MetricMention | None,
) -> list[str]:
    """How a metric word stands to a number."""
    table = reading.table
    metric = mention.id
    form = _form(mention)
    found = list(_of_word(reading, mention))
    if reading.sentence(mention.first) != reading.sentence(first):
        found.append("sentence before")
        found.append(f"sentence before {form}")
        found += of_series(reading, mention, first)
        return found
    if mention.first >= last:
        side, between = "behind", range(last, mention.first)
    elif mention.last <= first:
        side, between = "before", range(mention.last, first)
    else:
        side, between = "inside", range(0)
    numbers, breaks = reading.numbers_between(between.start, between.stop), 0
    if len(between):
        breaks = reading.breaks_between(between.start + (side == "before"), between.stop + 1)
    found += _standing(
        side, min(len(between), FARTHEST), form, metric, min(numbers, 2), min(breaks, 2)
    )
    tags = reading.syntax.tags[between.start : between.stop]
    if CLAUSE in tags:
        found.append(f"{side} over a clause")
    if VERB in tags:
        found.append(f"{side} over a verb")
    if reading.scene.count_of("reach_word", between.start, between.stop):
        found.append(f"{side} reached {form}")
    others = [m for m in reading.metrics_in(between.start, between.stop) if m is not mention]
    if others:
        found.append(f"{side} over {'same' if others[-1].id == metric else 'another'} metric")
        if any(reading.word(m.first - 1) in table.count_word for m in others):
            found.append(f"{side} over a counted metric")
    if reading.word(mention.first - 1) in table.count_word:
        found.append(f"{side} counted")
    if side == "before" and reading.scene.metrics.count(last, last + 2):
        found.append("before though one is behind")
    if side == "before" and mention.verb and numbers == 0 and breaks == 0:
        found.append("before governing verb")
    found += _order(reading, mention, side, first, last)
    found += of_series(reading, mention, first)
    if told is mention:
        found.append(f"told {side} {bucket(len(between), NEAR)}")
    elif told is not None and told.id == metric:
        found.append("same metric told")
    if side == "behind" and numbers:
        found.append("behind another number")
    if reading.word(last) in table.account_unit:
        found.append(f"{metric} unit account")
        found.append(f"{metric} unit account {form}")
    return found
