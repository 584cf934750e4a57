"""The tense of the clause of a weekday: «سيصل الخميس» is yet to come, «وصل الخميس» is over."""

import re

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import HE, JOINTS, WILL
from arabic_metrics.parse.neighbor import REACH, next_word

SENTENCE_END = re.compile(r"[.؛:!؟?\n«»\"()]")
PERSONS = frozenset("يتنا")  # the letters that imperfect verbs begin with
PERFECT = "ت"  # ends «أعلنت», so that «أعلن» is perfect, too
THIRD = frozenset("يت")  # of those that newspapers write
COMMAS = frozenset("،,")
NEAR = 8  # words between a verb and its day


class TenseWords:
    """Verbs, and the words that show their tense."""

    def __init__(self, lexicon: Lexicon) -> None:
        get = lexicon.word_class
        self.verbs = get("verb_form") | get("verb_or_noun_form")
        self.nouns = get("common_noun") | get("noun") | get("place_noun")
        self.saying = get("say_verb")
        self.coming = get("coming_word")
        self.over = get("had_been") | get("not_yet")
        self.ordering = get("governing_preposition")
        self.openers = get("that_word") | get("relative_word")

    def is_coming(self, text: str, start: int, end: int) -> bool:
        """Whether the verb of a clause says that what stands from `start` to `end` of a text lies ahead."""
        words = SENTENCE_END.split(text[max(0, start - 2 * REACH) : start])[-1].split()
        words = [word.strip("،,") for word in words]
        if not self.over.isdisjoint(words):
            return False
        opened = [place for place, word in enumerate(words) if word in self.openers]
        clause = words[opened[-1] + 1 :] if opened else words
        if any(word in self.coming or self._is_future(word) for word in clause):
            return True
        if text[start - 2 : start].rstrip(" ")[-1:] in COMMAS:  # «…، الخميس، …» is when it was said
            return not clause and self._leads(next_word(text, end))
        if opened and opened[-1] > 0 and words[opened[-1] - 1] in self.ordering:
            return False  # «قبل أن يصل»
        verb = next(
            ((place, word) for place, word in enumerate(clause) if self._is_verb(word)), None
        )
        if verb is None:
            return not clause and self._leads(next_word(text, end))
        return len(clause) - verb[0] <= NEAR and self._is_imperfect(verb[1])

    def _leads(self, word: str) -> bool:
        """«الخميس يلتقي الفريقان»: the verb comes after the day."""
        return self._is_future(word) or (self._is_verb(word) and self._is_imperfect(word))

    def _is_future(self, word: str) -> bool:
        bare = word[1:] if word[:1] in JOINTS else word
        if bare[:1] != WILL or bare[1:2] not in PERSONS or bare[1:] not in self.verbs:
            return False
        return bare not in self.nouns  # «ساحل»

    def _is_verb(self, word: str) -> bool:
        return word in self.verbs or (word[:1] in JOINTS and word[1:] in self.verbs)

    def _is_imperfect(self, word: str) -> bool:
        bare = word if word in self.verbs else word[1:]
        if bare in self.saying or bare[0] not in THIRD:
            return False
        if bare[0] == HE:
            return True
        perfect = (bare + PERFECT, bare[:-1] + PERFECT)  # «تحدثت», «تخطت»
        return HE + bare[1:] in self.verbs and self.verbs.isdisjoint(perfect)
