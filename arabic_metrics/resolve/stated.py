"""Where something was said: «كتب عبر حسابه على تويتر أن …» speaks of no audience of X."""

from arabic_metrics.recognize import RecognizedText, Vocabulary

SAID_REACH = 7  # words from a verb of saying to where it was said
PLACE_REACH = 6  # words of an account and its network: «عبر حسابه الرسمي في موقع تويتر»
ARTICLE = "ال"


def said_positions(recognized: RecognizedText, vocabulary: Vocabulary) -> frozenset[int]:
    """Return the positions of the networks that only tell where a statement was made.

    «وجاء حسابه على تويتر في المركز الثالث» tells of the account itself: no preposition holds it.
    """
    words = recognized.words
    counted = {metric.first for metric in recognized.metrics if not metric.verb}
    found: set[int] = set()
    for platform in recognized.platforms:
        if not platform.named:
            continue
        start, owned = platform.first, False
        while start and platform.first - start < PLACE_REACH:
            text = words[start - 1].text
            account = text in vocabulary.own_account
            of_place = text in vocabulary.placing or text in vocabulary.network_noun
            if words[start].breaks or not (account or of_place or text.startswith(ARTICLE)):
                break
            through = account and start > 1 and words[start - 2].text in vocabulary.placing
            owned = owned or through or text in vocabulary.through_word
            start -= 1
        if not owned:
            continue
        for position in range(start - 1, max(-1, start - 1 - SAID_REACH), -1):
            if words[position].sentence != words[start].sentence or position in counted:
                break
            if words[position].text in vocabulary.publish_verb:
                found.add(platform.first)
                break
    return frozenset(found)
