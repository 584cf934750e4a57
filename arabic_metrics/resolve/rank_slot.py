"""Is a wording of a place the rank of an account, site, app or work among audiences: its options are a rank, and nothing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from arabic_metrics.recognize import Mention, RankMention
from arabic_metrics.recognize.syntax import NETWORK, PREPOSITION, VERB
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.stem import stem, verb_stem

NOTHING, RANK = "nothing", "rank"
LEADING, ORDINAL = "leading", "ordinal"  # the rules of «تصدر» and of an ordinal by itself
BEHIND_REACH = 16  # words from a verb of leading to who stands before
SAID_REACH = 10  # words around a rank whose stems are features
FIGURE_REACH, SCALED = 4, 1000
RIGHT_BEHIND = 6  # words behind a rank that say in what it is one
DEED_REACH = 9  # words from an ordinal to what those did whom it counts
# What tells an audience rank from a place in a league, a market, a school.
CUES = (
    "audience_measure", "ranked_list", "trend_word", "list_sizer", "most_word", "superlative", "scope_adverb", "achieve_verb", "site_word", "page_noun",
    "app_head", "audience_noun", "download_word", "posted_work", "network_noun", "sport_word", "contest_word", "other_league", "money_word",
    "sale_word", "telecom_word", "television_word", "broadcast_word", "assembly", "numbered_noun", "time_noun", "report_word", "leaflet_word",
)  # fmt: skip


Figure = tuple[int, int, str]  # the word positions of a figure that was chosen, and its metric


def rank_options(
    reading: Reading,
    rank: RankMention,
    figures: Sequence[Figure] = (),
    told: RankMention | None = None,
) -> list[Option]:
    """Return the options of a place: a rank among audiences, or nothing.

    `figures` are those chosen among the numbers of the text, `told` is the last place before it that was chosen as a rank.
    """
    reading.read_sentence(reading.sentence(rank.first))
    features = ("rank", *_features(reading, rank, figures, told))
    return [Option(NOTHING, ()), Option(RANK, features, rank, rank.span)]


def leads_behind(reading: Reading, rank: RankMention) -> bool:
    """«تصدرت الصفحة القائمة بعد البيت الأبيض»: who leads behind another is not the first."""
    if rank.rule != LEADING or rank.value != 1:
        return False
    _, closing = reading.bounds(reading.sentence(rank.first))
    reach = range(rank.last, min(closing - 1, rank.last + BEHIND_REACH))
    behind = [at + 1 for at in reach if reading.word(at) in reading.table.behind_word]
    if not behind:
        return False
    places = reading.placed_mentions
    return any(m.proper for at in behind for m in places.within(at, at + 1))


def is_of_unnamed(reading: Reading, rank: RankMention) -> bool:
    """«عن صاحبة المركز الثاني»: whether a place is held by somebody else, whom nobody names."""
    holder = rank.first - 1
    tags, table = reading.syntax.tags, reading.table
    if holder < 1 or reading.word(holder) not in table.holder_word:
        return False
    reading.read_sentence(reading.sentence(rank.first))
    behind = reading.placed_mentions.within(rank.last, rank.last + 1)
    return tags[holder - 1] == PREPOSITION and not any(m.proper for m in behind)


def _features(
    reading: Reading, rank: RankMention, figures: Sequence[Figure], told: RankMention | None
) -> Iterator[str]:
    """How a place is worded, what it ranks, and what its sentence speaks of."""
    yield from _wording(reading, rank)
    yield from _around(reading, rank)
    yield from _audience(reading, rank)
    yield from _company(reading, rank, figures, told)
    yield from _figure_beside(reading, rank)
    yield from _in_series(reading, rank)
    yield from _ranked(reading, rank, told)
    yield from _of_one_that_did(reading, rank)


def _company(
    reading: Reading, rank: RankMention, figures: Sequence[Figure], told: RankMention | None
) -> Iterator[str]:
    """The figures of audiences beside it, and the rank told before: «في المركز الثاني بتفاعل بلغ 30 ألفا»."""
    sentence = reading.sentence(rank.first)
    if told is None:
        yield "told none"
    else:
        apart = sentence - reading.sentence(told.first)
        yield f"told {min(apart, 2)}"
        yield f"told {min(apart, 2)} {rank.rule}"
        if apart == 0:
            yield f"told here {bucket(rank.first - told.last)}"
        yield f"told and {_order(told, rank)}"
    following = reading.ranks.next_from(rank.last)
    if following is not None and reading.sentence(following.first) - sentence <= 1:
        yield f"following {_order(rank, following)} {following.rule}"
    here = _of_sentences(reading, figures, sentence, sentence)
    yield f"figures here {min(len(here), 2)}"
    yield f"figures here {min(len(here), 2)} {rank.rule}"
    for first, _, metric in here:
        if first >= rank.last:
            yield f"figure behind {bucket(first - rank.last)}"
            yield f"figure behind {metric}"
            break
    for _, last, _ in reversed(here):
        if last <= rank.first:
            yield f"figure before {bucket(rank.first - last)}"
            break
    if not here:
        near = bool(_of_sentences(reading, figures, sentence - 1, sentence + 1))
        yield "figures around" if near else "figures elsewhere" if figures else "figures none"


def _of_sentences(
    reading: Reading, figures: Sequence[Figure], opening: int, closing: int
) -> Sequence[Figure]:
    """Those of some figures, in the order of the text, that stand in a range of sentences."""

    def sentence(figure: Figure) -> int:
        return reading.sentence(figure[0])

    first = bisect_left(figures, opening, key=sentence)
    return figures[first : bisect_right(figures, closing, key=sentence)]


def _order(first: RankMention, second: RankMention) -> str:
    """How one place follows another."""
    apart = int(second.value) - int(first.value)
    return (
        "next"
        if apart == 1 or second.rule == "next"
        else "same"
        if apart == 0
        else "later"
        if apart > 0
        else "earlier"
    )


def _figure_beside(reading: Reading, rank: RankMention) -> Iterator[str]:
    """Whether a number, as of an audience, or a name stands beside a place: «ثانيا بـ441 ألفا», «الثاني محليا الاتحاد»."""
    numbers = reading.scene.number_words
    behind = next((at for at in range(rank.last, rank.last + FIGURE_REACH) if at in numbers), None)
    if behind is not None and reading.sentence(behind) == reading.sentence(rank.first):
        yield f"number behind {behind - rank.last} {rank.rule}"
        scaled = any(n.value >= SCALED for n in reading.scene.numbers_from(behind))
        yield f"number behind {'great' if scaled else 'small'} {rank.rule}"
    opening, closing = reading.bounds(reading.sentence(rank.first))
    for side, at in (("before", rank.first - 1), ("behind", rank.last)):
        if opening <= at < closing:
            yield f"{side} a {reading.syntax.tags[at]}"
            yield f"{side} a {reading.syntax.tags[at]} {rank.rule}"


def _in_series(reading: Reading, rank: RankMention) -> Iterator[str]:
    """Whether a place stands in a series of names, and whether their numbers are of audiences."""
    sentence = reading.sentence(rank.first)
    item = reading.series(sentence).get(rank.first)
    if item is None:
        return
    counted = "audiences" if reading.counted_in_series(sentence) else "nothing told"
    yield f"series {item.shape}"
    yield f"series counts {counted}"
    yield f"series {'regular' if item.regular else 'loose'} {counted}"
    yield f"series {'again' if item.again else 'first' if item.order == 1 else 'other'} {counted}"
    yield f"series of {min(item.size, 4)} {rank.rule}"


def _ranked(reading: Reading, rank: RankMention, told: RankMention | None) -> Iterator[str]:
    """What may be ranked, where a text speaks of audiences: the last name or account before a place, and one right behind it."""
    sentence = reading.sentence(rank.first)
    if not reading.near_audiences(sentence):
        return
    before, behind = _beside(reading, rank)
    for side, m in (("before", before), ("behind", behind)):
        if m is not None:
            yield f"ranked {side} {m.kind}{'' if m.proper else ' common'}"
    if before is None and behind is None:
        yield "ranked nothing"
    if told is not None and before is not None:
        other = _beside(reading, told)[0]
        if other is not None and other.head == before.head:
            yield "ranked as told"


def _of_one_that_did(reading: Reading, rank: RankMention) -> Iterator[str]:
    """«أول تطبيق يبلغ مليارا»: by what it did an ordinal counts who stands behind it, where no measure is told before."""
    if rank.rule != ORDINAL:
        return
    table, tags = reading.table, reading.syntax.tags
    _, closing = reading.bounds(reading.sentence(rank.first))
    for at in range(rank.last, min(closing, rank.last + DEED_REACH)):
        word = reading.word(at)
        if word in table.superlative or word in table.most_word or word in table.scope_adverb:
            return
        if at > rank.last and reading.scene.breaks(at):
            return
        if tags[at] == VERB:
            yield f"counts one that did {bucket(at - rank.last, NEAR)}"
            return


def _beside(reading: Reading, rank: RankMention) -> tuple[Mention | None, Mention | None]:
    """The last name or account before a place in its sentence, and the first behind it."""
    sentence, heads = reading.sentence(rank.first), reading.table.head_nouns
    reach = range(rank.first - BEHIND_REACH, rank.last + FIGURE_REACH)
    here = [
        m
        for m in reading.mentions_of(sentence)
        if (m.proper or m.head in heads) and not m.nested and m.first in reach
    ]
    before = next((m for m in reversed(here) if m.last <= rank.first + 1), None)
    return before, next((m for m in here if m.first >= rank.last), None)


def _wording(reading: Reading, rank: RankMention) -> Iterator[str]:
    """What carries the place: «المركز الثاني», «تصدر», «ثاني أكثر»."""
    words = reading.words
    first, last = rank.first, rank.last
    yield f"rule {rank.rule}"
    value = int(rank.value)
    yield f"value {value if value < 6 else 10 if value < 11 else 99 if value < 100 else 'great'}"
    if words[first].text[-1:].isdigit() or words[last - 1].text[-1:].isdigit():
        yield "digits"
    yield f"definite {reading.word(last - 1).startswith('ال')} {rank.rule}"
    yield f"before {stem(reading.word(first - 1))}"
    yield f"before2 {stem(reading.word(first - 2))}"
    closed = (
        last >= len(words) or words[last].breaks or words[last].sentence != words[first].sentence
    )
    behind = "" if closed else reading.word(last)
    yield f"behind {stem(behind)}"
    yield f"behind {rank.rule} {stem(behind)}"
    yield f"behind2 {'' if closed else stem(reading.word(last + 1))}"
    opening, _ = reading.bounds(reading.sentence(first))
    verb = next(
        (
            at
            for at in range(first - 1, max(opening, first - 12) - 1, -1)
            if reading.syntax.tags[at] == VERB
        ),
        None,
    )
    yield f"verb {verb_stem(reading.word(verb)) if verb is not None else 'none'}"


def _around(reading: Reading, rank: RankMention) -> Iterator[str]:
    """Words of ranking, audiences, sport, markets near it: right before, right behind, in its sentence."""
    opening, closing = reading.bounds(reading.sentence(rank.first))
    scene = reading.scene
    before = scene.classes_within(max(opening, rank.first - RIGHT_BEHIND), rank.first)
    behind = scene.classes_within(rank.last, min(closing, rank.last + RIGHT_BEHIND))
    said = scene.classes_said(reading.sentence(rank.first))
    for name in CUES:
        if name in behind:
            yield f"behind {name}"
            yield f"behind {rank.rule} {name}"
        if name in before:
            yield f"before {name}"
        if name in said:
            yield f"said {name}"
    near = range(max(opening, rank.first - SAID_REACH), min(closing, rank.last + SAID_REACH))
    for text in sorted({stem(reading.word(at)) for at in near if not rank.first <= at < rank.last}):
        yield f"near {text}"
    tags = reading.syntax.tags
    network = next((at for at in range(rank.last, closing) if tags[at] == NETWORK), None)
    if network is not None:
        yield f"network behind {bucket(network - rank.last, NEAR)}"
        placed = reading.word(network - 1) in reading.table.placing
        if placed and not reading.breaks_between(rank.last, network + 1):
            yield f"on a network {bucket(network - rank.last, NEAR)}"
            yield f"on a network {rank.rule}"
    network = next(
        (at for at in range(rank.first - 1, opening - 1, -1) if tags[at] == NETWORK), None
    )
    if network is not None:
        yield f"network before {bucket(rank.first - network, NEAR)}"


def _audience(reading: Reading, rank: RankMention) -> Iterator[str]:
    """Metric words, numbers and other places beside it, and how far the text speaks of networks, accounts, sites."""
    sentence = reading.sentence(rank.first)
    opening, closing = reading.bounds(sentence)
    metrics = reading.scene.metrics.within(opening, closing)
    for metric in metrics:
        form = "weak" if metric.weak else "plain"
        yield f"metric {metric.id} {form}"
        yield f"metric {form}"
        if not metric.verb and rank.last <= metric.first <= rank.last + RIGHT_BEHIND:
            yield f"metric behind {metric.id}"
    if not metrics:
        yield "metric none"
    ranks = [it for it in reading.ranks.within(opening, closing) if it is not rank]
    yield f"ranks beside {min(len(ranks), 3)}"
    yield from _social(reading, sentence, rank.rule)
    kinds = set(reading.syntax.tags[opening:closing])
    for kind in ("handle", "tag", "name", "foreign"):
        if kind in kinds:
            yield f"speaks of {kind}"


def _social(reading: Reading, sentence: int, rule: str) -> Iterator[str]:
    here = reading.social[sentence]
    whole = reading.whole_social
    around = reduce(or_, reading.social[max(0, sentence - 2) : sentence + 2], 0)
    for name, bit in (("network", 1), ("networks", 2), ("strong", 16)):
        where = (
            "here" if here & bit else "around" if around & bit else "text" if whole & bit else "not"
        )
        yield f"social {name} {where}"
        if name == "network":
            yield f"social {name} {where} {rule}"
    if not whole & 15:
        yield "social nowhere"
