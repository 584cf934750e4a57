"""Is a number a figure of an audience, and of which metric: its options are the metric words around it, and nothing."""

from collections.abc import Iterator, Sequence

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import AND, WITH
from arabic_metrics.normalize.pieces import Pieces
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.phrase import ARTICLES
from arabic_metrics.recognize.syntax import CLAUSE, METRIC, NETWORK, PREPOSITION, VERB
from arabic_metrics.recognize.vocabulary import NO_CLASSES
from arabic_metrics.recognize.word import holds_any
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.metric_turn import governing_noun, in_series, in_turn, of_series
from arabic_metrics.resolve.metric_word import MetricWord
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.scene import LONGEST_METRIC, FoundFigure
from arabic_metrics.resolve.stem import stem, verb_stem

NOTHING, PERSONS = "nothing", "person_word"
DEEDS = frozenset({"response", "usage"})  # families of what an audience does
DONE = frozenset({"visiting_word", "watching_word", "downloading_word"})
# Features of a number that speak for or against each metric apart, not only against any.
AGAIN = ("unit", "parallel", "owner")
FARTHEST = 40  # words: what is farther is as far
AUDIENCE, STOCK = "audience", "stock"
PEOPLE = (AUDIENCE, "usage")  # families of metrics that count people
BOUND_REACH = 5  # words from a number back over «ما يزيد على»
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
BESIDES = frozenset(BESIDE)
SAID = Pieces[str]()  # what each word says of a number that it stands near
Deed = tuple[
    int, str, tuple[str, ...]
]  # a word that says what a number counts, its class, and the metrics


class Around:
    """A number as each metric word around it is asked of it."""

    def __init__(
        self,
        reading: Reading,
        first: int,
        last: int,
        told: MetricMention | None,
        deed: MetricMention | None,
    ) -> None:
        self.reading = reading
        self.first = first
        self.last = last
        self.told = told  # what the figure before it counts
        self.sentence = sentence = reading.sentence(first)
        self.opening, self.closing = reading.bounds(sentence)
        opened, closed = reading.ends_with_nouns(sentence)
        self.order = f"where {'a noun' if opened else 'a number'} opens and {'a noun' if closed else 'a number'} closes"
        in_series = first in reading.series(sentence)
        self.counted = reading.counted_in_series(sentence) if in_series else None
        self.is_counted = reading.scene.metrics.count(last, last + 2) > 0
        self.counts_account = reading.word(last) in reading.table.account_unit
        self.deed = deed  # what those did whom the number counts


def metric_options(
    reading: Reading, number: NumberExpression, first: int, last: int, before: FoundFigure | None
) -> list[Option]:
    """Return the options for a number at some word positions; `before` is the figure before it."""
    told = before.mention if before is not None else None
    near = _near(reading, first, last, told)
    deeds = _deeds(reading, first, last)
    if not near and not deeds:
        return [Option(NOTHING, (NOTHING,))]
    sentence = reading.sentence(first)
    reading.read_sentence(sentence)
    deed = _deed_of_people(reading, first, last) or _deed_before(reading, deeds, first, last)
    near = [
        m
        for m in near
        if not (
            _is_apart(reading, m, last)
            or _is_doer(reading, m, last, deed)
            or _is_of_times(reading, m, last)
        )
    ]
    governing = governing_noun(reading, near, first)
    candidates = list(_candidates(reading, last, near, governing, deeds))
    if not candidates:
        return [Option(NOTHING, (NOTHING,))]
    verb = _verb(reading, first)
    told_of = _of_number(reading, number, first, last, verb)
    features = [NOTHING, *[f"nothing {it}" for it in told_of], *_said(reading, first, last)]
    features += reading.flags(sentence)
    in_row = in_turn(reading, number, first, last, before, governed=governing is not None)
    in_row += in_series(reading, first, last)
    features += [f"nothing {it}" for it in in_row]
    options = [Option(NOTHING, tuple(features))]
    told_again = [it for it in told_of if it.startswith(AGAIN)]
    told_again += _of_metrics(reading, first, verb)
    of_metric: dict[str, list[str]] = {}
    sides = _sides_of_deeds(deeds, last)
    around = Around(reading, first, last, told, deed)
    for mention, source in candidates:
        again = of_metric.get(mention.id)
        if again is None:
            again = of_metric[mention.id] = [f"{mention.id} {it}" for it in told_again]
            again += _by_deed(mention.id, sides)
        features = _of_pair(around, mention)
        features += again
        features += source
        options.append(Option(mention.id, tuple(features), mention, mention.span))
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


def _deeds(reading: Reading, first: int, last: int) -> list[Deed]:
    """The words around a number that say by a deed what it counts, each with the class it is of and the metrics; the word behind it first."""
    sentence, scene = reading.sentence(first), reading.scene
    if not reading.near_audiences(sentence):
        return []
    opening, closing = reading.bounds(sentence)
    behind = range(last, min(closing, last + DOING_REACH))
    before = range(first - 1, max(opening, first - DOING_REACH) - 1, -1)
    found: list[Deed] = []
    for position in (*behind, *before):
        classes = scene.classes(position)
        if classes and position not in scene.metric_at:
            for name, metrics in reading.table.implied_metrics:
                if name in classes:
                    found.append((position, name, metrics))
                    break
    return found


def _is_apart(reading: Reading, mention: MetricMention, last: int) -> bool:
    """Whether a noun behind a number is certainly not what it counts.

    «بعدد متابعين 40 ألفا ومنشورات بلغت 300»: «و» joins it; «650 لتجني تفاعلات»: a verb stands between.
    """
    if mention.verb or mention.first < last:
        return False
    word = reading.words[mention.first]
    if mention.first == last:
        return word.text[0] == AND and mention.span.start > word.start
    return VERB in reading.syntax.tags[last : mention.first]


def _is_doer(
    reading: Reading, mention: MetricMention, last: int, deed: MetricMention | None
) -> bool:
    """Whether a noun behind a number says who did a deed, and not that they follow: «إعجاب 30 ألف متابع»."""
    return (
        deed is not None
        and mention.first >= last
        and mention.id != deed.id
        and reading.table.families[mention.id] == AUDIENCE
    )


def _is_of_times(reading: Reading, mention: MetricMention, last: int) -> bool:
    """«تضاعف عدد المشتركين ثلاث مرات»: people are not counted in times."""
    table = reading.table
    return table.kinds[mention.id] == STOCK and reading.word(last) in table.times_unit


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
) -> list[str]:
    """What a number is and what stands around it."""
    words = "digits" not in number.rule
    value = int(number.value)
    found = [f"kind {number.kind}", f"size {len(str(value))} {words}"]
    if number.value < 1:
        found.append("part")
    if 1900 <= value <= 2035 and not words:
        found.append("year")
    if number.modifier != "exact":
        found.append("bounded")
    found += _beside(reading, first, last)
    found += _clause(reading, first, last, verb)
    found += _parallel(reading, number, first, last)
    for period in reading.scene.periods_at(number.span):
        if period.span.overlaps(number.span):
            found.append("period")
    return found


def _said(reading: Reading, first: int, last: int) -> list[str]:
    """The words around a number in its sentence, each once: what speaks of a figure, or of none."""
    opening, closing = reading.bounds(reading.sentence(first))
    words = reading.words
    near = (
        words[max(opening, first - SAID_REACH) : first]
        + words[last : min(closing, last + SAID_REACH)]
    )
    known = SAID.known
    found: set[str] = set()
    for word in near:
        said = known.get(word.text)
        if said is None:
            said = SAID.keep(word.text, f"{NOTHING} said {stem(word.text)}")
        found.add(said)
    return sorted(found)


def _beside(reading: Reading, first: int, last: int) -> list[str]:
    """What stands right before and behind a number: its unit, what bounds it, marks."""
    words, scene = reading.words, reading.scene
    behind, before = reading.word(last), reading.word(first - 1)
    if last < len(words) and (words[last].sentence != words[first].sentence or scene.breaks(last)):
        found = ["unit none"]
        behind = ""
    else:
        found = [f"unit {stem(reading.word(last))}"]
        if not scene.metrics.count(last, last + 1):
            found.append(f"unit2 {stem(reading.word(last + 1))}")
    counted = scene.metrics.first_within(last, last + 2, 1)
    if counted and behind:
        found.append(f"counts {counted[0].id}")
        found.append(f"complement {stem(reading.word(counted[0].last))}")
    found.append(f"before {stem(reading.word(first - 1))}")
    found.append(f"before2 {stem(reading.word(first - 2))}")
    if before[:1].isascii() and before[:1].isalpha():
        found.append("behind latin")
    quotes = reading.syntax.quotes
    if quotes and any(quotes.get(at) == last for at in range(max(0, first - QUOTE_REACH), first)):
        found.append("closes a quotation")  # «"ويندوز 10"»
    gap = words[first].gap
    if "(" in gap:
        found.append("bracket")
    elif "[" in gap or "/" in gap or "*" in gap:
        found.append("mark")
    of_behind = scene.classes(last) if behind else NO_CLASSES
    of_before = scene.classes(first - 1)
    near = scene.classes_within(max(0, first - 5), first - 1)
    told = BESIDES.intersection(near.union(of_behind, of_before))
    for name in BESIDE if told else ():
        if name not in told:
            continue
        if name in of_behind:
            found.append(f"behind {name}")
        if name in of_before:
            found.append(f"just {name}")
        elif name in near:
            found.append(f"near {name}")
    return found


def _parallel(reading: Reading, number: NumberExpression, first: int, last: int) -> Iterator[str]:
    """Whether the number before it in its sentence is built alike: «البرازيل (30 مليونا) فالهند (20 مليونا)»."""
    scene, sentence = reading.scene, reading.sentence(first)
    for at in range(scene.starts.before(first) - 1, -1, -1):
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


def _clause(reading: Reading, first: int, last: int, verb: int | None) -> list[str]:
    """What governs a number in its sentence: whether its verb is denied, whose things are spoken of, what is supposed.

    Words before a number say that it is planned, supposed, denied or that of something else, and over how many clauses. Each verb counts
    as a clause, and so does a word such as «بينما».
    """
    opening, closing = reading.bounds(reading.sentence(first))
    scene, tags = reading.scene, reading.syntax.tags
    ahead: dict[str, int] = {}
    owner, over = "", 0
    for at in range(first - 1, max(opening, first - CLAUSE_REACH) - 1, -1):
        tag, classes, metric = tags[at], scene.classes(at), scene.metric_at.get(at)
        if classes:
            for name in classes & BEFORE:
                ahead.setdefault(name, over)
        if tag == VERB and reading.words[at].text.startswith(FUTURE):
            ahead.setdefault("future", over)
        if tag == NETWORK:
            owner = owner or tag
        elif classes and not owner:
            owner = next((name for name in SORTS if name in classes), "")
        verbal = tag == VERB or (metric is not None and metric.verb)
        if verbal or (tag == CLAUSE and "clause_word" in classes):
            over = min(over + 1, 2)
    denied = verb is not None and "negation" in scene.classes(verb - 1)
    found = ["denied"] if denied else []
    for name, clauses in sorted(ahead.items()):
        found += (f"ahead {name}", f"ahead {name} over {clauses}")
    if scene.count_of("coming_word", last, min(closing, last + COMING_REACH)):
        found.append("behind coming")
    if closing < len(reading.words) and holds_any(reading.words[closing].gap, ASKING):
        found.append("asked")
    if owner:
        found.append(f"owner {owner}")
    return found


def _verb(reading: Reading, first: int) -> int | None:
    """The verb that governs a number, the last one before it in its sentence."""
    opening, _ = reading.bounds(reading.sentence(first))
    tags = reading.syntax.tags
    for at in range(first - 1, max(opening, first - CLAUSE_REACH) - 1, -1):
        if tags[at] == VERB:
            return at
    return None


def _of_metrics(reading: Reading, first: int, verb: int | None) -> Iterator[str]:
    """What makes one metric likelier than another: the verb that governs a number, and what its sentence speaks of."""
    yield f"verb {verb_stem(reading.word(verb)) if verb is not None else 'none'}"
    said = reading.scene.classes_said(reading.sentence(first))
    for name in CONTEXT:
        if name in said:
            yield f"context {name}"


def _order(around: Around, word: MetricWord, side: str) -> list[str]:
    """Whether a sentence tells nouns before their numbers, and what other number stands beside a metric word.

    «بعدد متابعين 40 ألفا ومنشورات بلغت 300»: the noun behind the first number is of the second.
    """
    scene, found = around.reading.scene, [f"{side} {around.order}"]
    places, starts = scene.places, scene.starts
    if side == "behind":
        at = starts.before(word.last)
        follows = at < len(places) and places[at][0] < around.closing
        gap = bucket(places[at][0] - word.last, NEAR) if follows else "none"
        found.append(f"behind and before a number {gap} {word.joined}")
    elif side == "before":
        at = starts.before(word.first) - 1
        while at >= 0 and places[at][1] > word.first:
            at -= 1
        precedes = at >= 0 and places[at][0] >= around.opening
        gap = bucket(word.first - places[at][1], NEAR) if precedes else "none"
        found.append(f"before and behind a number {gap}")
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


def _of_pair(around: Around, mention: MetricMention) -> list[str]:
    """How a metric word stands to a number."""
    reading, first, last = around.reading, around.first, around.last
    word = reading.metric_word(mention)
    metric, form = mention.id, word.form
    found = list(word.features)
    if word.sentence != around.sentence:
        found += ("sentence before", f"sentence before {form}")
        if around.counted is not None:
            found.append(of_series(around.counted, metric, "before"))
        return found
    if word.first >= last:
        side, opening, closing = "behind", last, word.first
    elif word.last <= first:
        side, opening, closing = "before", word.last, first
    else:
        side, opening, closing = "inside", 0, 0
    away, numbers, breaks = closing - opening, reading.numbers_between(opening, closing), 0
    if away:
        breaks = reading.breaks_between(opening + (side == "before"), closing + 1)
    facts = side, min(away, FARTHEST), form, metric, min(numbers, 2), min(breaks, 2)
    standing = reading.standing.get(facts)
    if standing is None:
        standing = reading.standing[facts] = _standing(*facts)
    found += standing
    if away:
        found += _over(reading, mention, side, form, opening, closing)
    if word.counted:
        found.append(f"{side} counted")
    if side == "before":
        if around.is_counted:
            found.append("before though one is behind")
        if mention.verb and numbers == 0 and breaks == 0:
            found.append("before governing verb")
    found += _order(around, word, side)
    if around.counted is not None:
        found.append(of_series(around.counted, metric, "here"))
    told = around.told
    if told is mention:
        found.append(f"told {side} {bucket(away, NEAR)}")
    elif told is not None and told.id == metric:
        found.append("same metric told")
    if side == "behind" and numbers:
        found.append("behind another number")
    if around.counts_account:
        found += (f"{metric} unit account", f"{metric} unit account {form}")
    if around.deed is mention:
        found += ("deed of people", f"deed of people {metric}")
    elif around.deed is not None and side == "behind":
        found += ("people of a deed", f"people of a deed {around.deed.id} {metric}")
    return found


def _deed_of_people(reading: Reading, first: int, last: int) -> MetricMention | None:
    """«إعجاب أكثر من 30 ألف متابع»: the noun of what those did whom a number counts, over words of bounds at most."""
    table, scene = reading.table, reading.scene
    people = scene.metrics.first_within(last, last + 2, 1)
    if not (people and table.families[people[0].id] in PEOPLE) and not (
        "person_word" in scene.classes(last) or "person_unit" in scene.classes(last)
    ):
        return None
    at = first - 1
    while at > first - BOUND_REACH and (
        reading.word(at) in table.bound_word
        or reading.word(at) in table.modifier_filler
        or reading.word(at) in table.governor
    ):
        at -= 1
    deed = scene.metric_at.get(at)
    if deed is None or deed.verb or deed.plural or deed.pronoun or deed.last != at + 1:
        return None
    apart = reading.word(at).startswith(ARTICLES) or reading.breaks_between(at + 1, last)
    return None if apart else deed


def _deed_before(
    reading: Reading, deeds: Sequence[Deed], first: int, last: int
) -> MetricMention | None:
    """«شاهدها على يوتيوب مليونا متابع», «علق عليها مئتا متابع»: the verb before a number of followers that says what they did, in its clause."""
    scene, table = reading.scene, reading.table
    people = scene.metrics.first_within(last, last + 1, 1)
    if not people or people[0].verb or table.families[people[0].id] != AUDIENCE:
        return None
    opening = max(reading.bounds(reading.sentence(first))[0], first - DOING_REACH)
    tags = reading.syntax.tags
    # «علق على المنشور», not «نشرت الصورة»
    verbs = [
        m
        for m in scene.metrics.last_within(opening, first, 3)
        if m.last <= first
        and (m.verb or reading.word(m.last) == WITH)
        and (
            reading.word(m.first) not in table.publish_verb
            or PREPOSITION in tags[m.first : m.last + 1]
        )
    ]
    told = [(m.last, m) for m in verbs if table.families[m.id] in DEEDS]
    told += [
        (at + 1, _implied(reading, at, metrics[0]))
        for at, name, metrics in deeds
        if opening <= at < first and name in DONE and tags[at] in (VERB, METRIC)
    ]
    if not told:
        return None
    end, deed = max(told, key=lambda each: each[0])
    between = tags[end:first]
    apart = (
        VERB in between or CLAUSE in between or not scene.number_words.isdisjoint(range(end, first))
    )
    return None if apart or reading.breaks_between(end, first) else deed


def _over(
    reading: Reading, mention: MetricMention, side: str, form: str, opening: int, closing: int
) -> list[str]:
    """Over which words a metric word is tied to a number: those of a range."""
    found: list[str] = []
    tags = reading.syntax.tags[opening:closing]
    if CLAUSE in tags:
        found.append(f"{side} over a clause")
    if VERB in tags:
        found.append(f"{side} over a verb")
    if reading.scene.count_of("reach_word", opening, closing):
        found.append(f"{side} reached {form}")
    others = [m for m in reading.metrics_in(opening, closing) if m is not mention]
    if others:
        same = "same" if others[-1].id == mention.id else "another"
        found.append(f"{side} over {same} metric")
        if any(reading.metric_word(m).counted for m in others):
            found.append(f"{side} over a counted metric")
    return found
