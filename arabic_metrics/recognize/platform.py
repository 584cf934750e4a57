"""Platform mentions: «على فيسبوك», «فيس بوك», «تويتر وإنستغرام» as one, and networks left unnamed."""

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import AND
from arabic_metrics.lexicon.entry_claim import Platform
from arabic_metrics.recognize.mention import PlatformMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

TAG, PLUS = ord("#"), "+"
PLUS_NETWORK = "google_plus"
BRACKETS = " «»\"“”()[]#'"
SITES = frozenset({"website", "app"})


def find_platforms(words: list[Word], vocabulary: Vocabulary) -> list[PlatformMention]:
    """Return the platform mentions in order; names joined by «و» or commas are one mention."""
    single: list[PlatformMention] = []
    begun = vocabulary.platforms.begun(words)
    signed: set[int] = set()
    for index, word in enumerate(words):
        if ord(word.text[0]) == TAG:
            begun.append(index)
        elif word.text in vocabulary.plus_network and _is_signed(words, index):
            begun.append(index)
            signed.add(index)
    end = 0
    for index in sorted(set(begun)):
        if index < end:
            continue
        if index in signed:
            span = Span(words[index].start, words[index].end)
            single.append(PlatformMention(index, index + 1, span, PLUS_NETWORK))
            end = index + 1
            continue
        match = vocabulary.platforms.match(words, index) or _tagged(words, index, vocabulary)
        if match is None:
            continue
        platform, taken, cut = match
        last = index + taken
        longer = (
            vocabulary.platforms.match(words, index + 1)
            if taken > 1 and last < len(words) and platform.prepositional
            else None
        )
        if longer is not None and longer[0] is platform and index + 1 + longer[1] > last:
            continue  # «على فيس» is the start of «على فيس بوك»
        if _is_other_name(words, index, last, platform, vocabulary):
            continue
        first = index
        if taken > 1 and platform.prepositional:  # «على الفيس»
            first += words[index].text.removeprefix(AND) in vocabulary.network_opener
        span = Span(words[first].start + (cut if first == index else 0), words[last - 1].end)
        single.append(PlatformMention(first, last, span, platform.id))
        end = last
    return _joined(single, words, vocabulary.formerly)


def _joined(
    single: list[PlatformMention], words: list[Word], formerly: frozenset[str]
) -> list[PlatformMention]:
    found: list[PlatformMention] = []
    for mention in single:
        previous = found[-1] if found else None
        if previous is not None and _is_list(previous, mention, words, formerly):
            ids = set(previous.id.split(PLUS)) | set(mention.id.split(PLUS))
            if len(ids) > 1:
                ids.discard("social")
            found[-1] = PlatformMention(
                previous.first,
                mention.last,
                previous.span.join(mention.span),
                PLUS.join(sorted(ids)),
            )
        else:
            found.append(mention)
    return found


def _is_list(
    previous: PlatformMention, mention: PlatformMention, words: list[Word], formerly: frozenset[str]
) -> bool:
    """Whether two mentions stand side by side: «تويتر وفيسبوك», «تويتر (Twitter)», «مواقع التواصل: تويتر»."""
    between = words[previous.last : mention.first]
    if between and between[0].text in formerly:
        between = between[1:]  # «إكس (تويتر سابقا)، وتيك توك»
    if words[previous.last - 1].sentence != words[mention.first].sentence:
        return False
    if not between:
        gap = words[mention.first].gap.strip(BRACKETS)
        joins = words[mention.first].text[0] == AND
        again = mention.id in previous.id.split(PLUS)  # «تويتر، وفيسبوك (Facebook)»
        if again or not previous.named:
            return gap in ("", "،", ":", ",")
        if not mention.named:
            return gap in ("", "،", ",")  # «"فيسبوك": شبكات التواصل تغير العالم» are two
        if {previous.id, mention.id} & SITES:
            return False
        return joins or gap in ("،", ",", "/", "-", "–")
    if len(between) == 1 and between[0].text == AND and not {previous.id, mention.id} & SITES:
        return True
    # «موقع التواصل الاجتماعي تويتر»: the general word takes its name
    return (
        not previous.named
        and mention.named
        and len(between) <= 2
        and all(word.text.startswith("ال") and not word.breaks for word in between)
    )


def _is_other_name(
    words: list[Word], first: int, last: int, platform: Platform, vocabulary: Vocabulary
) -> bool:
    """«سبيس إكس», «إكس بوكس»: a neighbour makes it the name of something else."""
    fold = vocabulary.lexicon.fold
    before = words[first - 1].text if first else ""
    after = words[last].text if last < len(words) else ""
    return any(before == fold(word) for word in platform.not_after) or any(
        after == fold(word) for word in platform.not_before
    )


def _is_signed(words: list[Word], index: int) -> bool:
    """«Google+»: the sign behind a name makes it a network's."""
    return index + 1 < len(words) and words[index + 1].gap.lstrip(" ").startswith(PLUS)


def _tagged(
    words: list[Word], index: int, vocabulary: Vocabulary
) -> tuple[Platform, int, int] | None:
    """«#إنستغرام»: a network's name written as a tag."""
    word = words[index]
    if ord(word.text[0]) != TAG:
        return None
    match = vocabulary.platforms.match([word.spelled(word.text[1:])], 0)
    return match and (match[0], 1, match[2] + 1)
