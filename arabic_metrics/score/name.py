"""Whether two names mean the same: they have the same content words, or one has all those of the other."""

import re

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE, FOR, FOR_THE
from arabic_metrics.lexicon.entry_claim import EntityHead
from arabic_metrics.lexicon.lexicon import kept

WORD = re.compile(r"[\w#@]+")
HEAD_ROLES = ("account", "channel", "group", "hashtag")
ADJECTIVES = "country_adjective_stop"  # «الرسمية», «الموثق»: adjectives of an account


class NameMatcher:
    """Compares names by the words of one lexicon, without articles and heads («صفحة», «قناة», «تطبيق»)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fold = lexicon.fold
        heads = {
            _bare(lexicon.fold(form))
            for entry in lexicon.of(EntityHead)
            if entry.role in HEAD_ROLES
            for form in entry.forms
        }
        self._ignored = heads | {_bare(word) for word in lexicon.word_class(ADJECTIVES)}

    def content_words(self, name: str) -> frozenset[str]:
        """Return the folded words of a name without heads and articles; a name that is only such words keeps them.

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> sorted(name_matcher(load_lexicon()).content_words("الصفحة الرسمية لوزارة الداخليّة"))
        ['داخليه', 'وزاره']
        """
        words = [_bare(word) for word in WORD.findall(self._fold(name))]
        kept = frozenset(words) - self._ignored
        return kept or frozenset(words)

    def same(self, one: str | None, other: str | None) -> bool:
        """Return whether two names have the same content words, or one has all those of the other.

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> matcher = name_matcher(load_lexicon())
        >>> matcher.same("نادي الوحدات", "الوحدات"), matcher.same("نادي الوحدات", "نادي الرمثا")
        (True, False)
        """
        if not one or not other:
            return not one and not other
        left, right = self.content_words(one), self.content_words(other)
        return bool(left and right) and (left <= right or right <= left)


def _bare(word: str) -> str:
    """Remove the article and «لـ». A word that itself begins with lam loses it in both names, so they still match."""
    for prefix in (FOR + ARTICLE, FOR_THE, ARTICLE):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            word = word[len(prefix) :]
            break
    return word[1:] if word.startswith(FOR) and len(word) > 4 else word


@kept
def name_matcher(lexicon: Lexicon) -> NameMatcher:
    """Return the matcher of a lexicon, built once."""
    return NameMatcher(lexicon)
