"""Which positions are ranks of an account: not a league table, a school class, a floor or a body called مركز."""

from dataclasses import replace

from arabic_metrics.recognize import EntityMention, RankMention, RecognizedText, Vocabulary, Word
from arabic_metrics.resolve.candidate import ACCOUNT_METRICS
from arabic_metrics.resolve.scene import FoundFigure, names_money
from arabic_metrics.resolve.stated import said_positions
from arabic_metrics.resolve.trail import Trail

NO_AUDIENCE = "its sentence speaks of no account, network or figure of an audience"
IN_SPORT = "its clause speaks of sport"
IN_MONEY = "its clause speaks of money"
IN_CONTEST = "it is a place in a contest"
TOLD_BEHIND = "the place itself is told behind it"
NO_LIST = "the superlative is over no accounts and no audience"
QUOTE_MARKS = frozenset('«"“')
SITES = frozenset({"social", "website"})  # an app's store is a place of ranking, as a network is
CONTEST_REACH = 4  # words behind a place
CONTEST_BEFORE = 6
REACH_BEHIND = 12  # words from a leading verb to «بعد»


def kept_ranks(
    recognized: RecognizedText,
    vocabulary: Vocabulary,
    figures: list[FoundFigure],
    trail: Trail | None = None,
) -> list[RankMention]:
    """Return the ranks whose sentence speaks of an audience; «تصدر … بعد X» is the place after X."""
    if not recognized.ranks:
        return []
    words = recognized.words
    stated = [range(a.first, a.last + 3) for a in recognized.attributions if not a.speaker]
    said = said_positions(recognized, vocabulary)
    networks = {
        words[p.first].sentence
        for p in recognized.platforms
        if p.id not in SITES and not any(p.first in source for source in stated)
        and not (p.first in said and not _tells_audience(words[p.first].sentence, words, vocabulary))
    }  # fmt: skip
    told = {words[figure.first].sentence for figure in figures}
    spoken = networks | told | {sentence + 1 for sentence in told}
    kept: list[RankMention] = []
    for rank in recognized.ranks:
        sentence = words[rank.first].sentence
        listed = (
            rank.rule in ("adverb", "next", "position")
            and kept
            and words[kept[-1].first].sentence >= sentence - 1
        )
        objection = _objection(
            rank, recognized, vocabulary, in_sport=sentence not in networks | told
        )
        social = listed or sentence in spoken
        if not social and (trail is not None or not objection):
            social = _names_account(sentence, recognized, vocabulary)
            objection = objection if social else NO_AUDIENCE
        if objection:
            if trail is not None:
                trail.refuse("rank", rank.span, objection)
            continue
        if rank.rule == "leading" and _behind(rank, recognized, vocabulary):
            rank = replace(rank, value=2, rule="leading behind another")
        kept.append(rank)
    return kept


def _tells_audience(sentence: int, words: tuple[Word, ...], vocabulary: Vocabulary) -> bool:
    """Whether a sentence speaks of a measure of audiences: «الأكثر متابعة»."""
    return any(
        word.sentence == sentence and word.text in vocabulary.audience_measure for word in words
    )


def _names_account(sentence: int, recognized: RecognizedText, vocabulary: Vocabulary) -> bool:
    """Whether a sentence names an account, or a site with its title."""
    words = recognized.words
    return any(
        words[e.first].sentence == sentence
        and (_is_account(e) or _is_listed_site(e, words, vocabulary))
        for e in recognized.entities
    )


def _objection(
    rank: RankMention, recognized: RecognizedText, vocabulary: Vocabulary, *, in_sport: bool
) -> str:
    """Return why a position is no place of an account, "" if it may be one; `in_sport`: only a network would save it."""
    words = recognized.words
    clause = {
        word.text
        for word in words[max(0, rank.first - 12) : rank.last + 12]
        if word.sentence == words[rank.first].sentence
    }
    if clause & vocabulary.sport_word and (in_sport or _is_apart(rank, recognized)):
        return IN_SPORT
    sentence = words[rank.first].sentence
    inside = [
        position
        for position in range(max(0, rank.first - 12), min(rank.last + 12, len(words)))
        if words[position].sentence == sentence
    ]
    if names_money(recognized, vocabulary, inside[0], inside[-1] + 1):
        return IN_MONEY
    if in_sport and clause & (vocabulary.other_league | vocabulary.contest_word):
        return IN_CONTEST
    if _is_in_contest(rank, words, vocabulary, 2 if in_sport else 1):
        return IN_CONTEST
    if rank.rule == "next" and _place_follows(rank, recognized):
        return TOLD_BEHIND
    if rank.rule == "superlative" and not _is_audience_list(rank, recognized, vocabulary):
        return NO_LIST
    return ""


def _is_apart(rank: RankMention, recognized: RecognizedText) -> bool:
    """«الوداد المتصدر بفارق 5 نقاط عن الرجاء صاحب المركز 2، وهو ما …على فيسبوك»: no network or figure in its own clause."""
    words = recognized.words
    sentence = words[rank.first].sentence
    if any(words[metric.first].sentence == sentence for metric in recognized.metrics):
        return False
    for platform in recognized.platforms:
        if words[platform.first].sentence != sentence:
            continue
        low, high = sorted((platform.first, rank.first))
        if not any(word.breaks for word in words[low + 1 : high + 1]):
            return False
    return True


def ranks_countries(
    rank: RankMention,
    entity: EntityMention | None,
    figures: list[FoundFigure],
    recognized: RecognizedText,
) -> bool:
    """«تراجعت قطر إلى المرتبة السادسة»: a country has a place among networks' audiences only where its users are told."""
    if entity is None or entity.role != "country":
        return False
    sentence = recognized.words[rank.first].sentence
    return not any(
        figure.metric not in ACCOUNT_METRICS and recognized.words[figure.first].sentence == sentence
        for figure in figures
    )


def _is_in_contest(
    rank: RankMention, words: tuple[Word, ...], vocabulary: Vocabulary, reach: int
) -> bool:
    """«المركز الأول في مهرجان …», «بالمرتبة الأولى في هذه المسابقة»: a place in a contest, `reach` words behind «في» at most."""
    listed = words[rank.last : rank.last + CONTEST_REACH]
    if any(word.text in vocabulary.ranked_list for word in listed):
        return False  # «هاشتاق «مهرجان الأفلام» المركز 17 ضمن الهاشتاقات»
    first = rank.first
    while first > rank.first - CONTEST_BEFORE and first > 0 and not words[first].breaks:
        first -= 1
        if words[first].text in vocabulary.contest_word:
            return True  # «أكمل بطولة الدوري في المركز الرابع»
    behind = words[rank.last : rank.last + CONTEST_REACH]
    return any(
        left.text in vocabulary.inner_preposition
        and any(
            word.text in vocabulary.contest_word for word in behind[index + 1 : index + 1 + reach]
        )
        for index, left in enumerate(behind)
        if left.sentence == words[rank.first].sentence
        and not left.breaks
        and not (index + 1 < len(behind) and behind[index + 1].text in vocabulary.account_nouns)
    )


def _is_audience_list(
    rank: RankMention, recognized: RecognizedText, vocabulary: Vocabulary
) -> bool:
    """«ثاني أكثر الصفحات متابعة»: the superlative must be over accounts or an audience."""
    words = recognized.words[rank.last : rank.last + 6]
    positions = range(rank.last, rank.last + 6)
    return any(metric.first in positions for metric in recognized.metrics) or any(
        word.text in vocabulary.ranked_list
        or word.text in vocabulary.audience_measure
        or word.text in vocabulary.account_pronoun
        or word.text in vocabulary.heads
        for word in words
    )


def _behind(rank: RankMention, recognized: RecognizedText, vocabulary: Vocabulary) -> bool:
    words = recognized.words
    for position in range(rank.last, min(rank.last + REACH_BEHIND, len(words))):
        if words[position].sentence != words[rank.first].sentence or words[position].breaks:
            return False
        if words[position].text in vocabulary.compared:
            return any(entity.first == position + 1 for entity in recognized.entities)
    return False


def _place_follows(rank: RankMention, recognized: RecognizedText) -> bool:
    """«تلتها السعودية في المرتبة الثانية» says the place itself."""
    return any(
        other.rule == "position" and rank.last <= other.first <= rank.last + 7
        for other in recognized.ranks
    )


def _is_account(entity: EntityMention) -> bool:
    """Whether an entity is an account, or a tag that is called one."""
    return entity.role in ("account", "handle") or (entity.role == "hashtag" and bool(entity.head))


def _is_listed_site(entity: EntityMention, words: tuple[Word, ...], vocabulary: Vocabulary) -> bool:
    """«جاء موقع «كذا» في المركز الثالث»: a site or an app that a title names, in a sentence of ranking."""
    if entity.head not in vocabulary.site_head and entity.head not in vocabulary.app_head:
        return False
    return any(mark in QUOTE_MARKS for mark in words[entity.last - 1].text + entity.name)
