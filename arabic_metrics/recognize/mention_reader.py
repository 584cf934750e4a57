"""Entity mentions: the noun phrases that can be whose a figure is, each with its kind and its name."""

from collections.abc import Iterable, Mapping

from arabic_metrics.lexicon.affix import ACCUSATIVE, ARTICLE, BY, FOR
from arabic_metrics.recognize.apposition import Apposition
from arabic_metrics.recognize.labels import name_labels
from arabic_metrics.recognize.list_names import ListNames, Pair
from arabic_metrics.recognize.mention import Mention, PlatformMention
from arabic_metrics.recognize.naming import ACCOUNT, PhraseNamer
from arabic_metrics.recognize.syntax import (
    ADJECTIVE,
    FOREIGN,
    METRIC,
    NAME,
    PARTICLE,
    NounPhrase,
    Syntax,
)
from arabic_metrics.recognize.tagging import is_verbal_noun
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word, holds_any

OPENINGS = frozenset(QUOTES)


class MentionReader:
    """Reads the entity mentions of one text from its syntax."""

    def __init__(
        self,
        text: str,
        words: tuple[Word, ...],
        table: Vocabulary,
        syntax: Syntax,
        platforms: Iterable[PlatformMention],
    ) -> None:
        self.text = text
        self.words = words
        self.table = table
        self.syntax = syntax
        self.namer = PhraseNamer(text, words, table, syntax, platforms)
        self.apposition = Apposition(self.namer)
        self.lists = ListNames(self.namer)
        self.known = self.namer.known

    def read(self, labels: Mapping[int, int] | None = None) -> tuple[Mention, ...]:
        """Return the mentions in text order; nested ones follow what they stand in.

        `labels` are names that the layout tells, from their first word to the one behind the last.
        """
        found = self.known.told_in_full(self._of(self.syntax.phrases))
        return name_labels(found, labels, self.words, self.text) if labels else tuple(found)

    def read_of(self, first: int, last: int) -> tuple[Mention, ...]:
        """Return the mentions that begin in a sentence; of the rest of the text, only the sentence before it is read.

        «المطرب الشاب. رامي عصام»: the last phrase of that sentence may say who the first of this one is.
        """
        opening, before = first, self.words[first - 1].sentence if first else -1
        while opening and self.words[opening - 1].sentence == before:
            opening -= 1
        found = self._of(self.syntax.phrases_of(opening, last))
        return tuple(mention for mention in found if mention.first >= first)

    def _of(self, phrases: Iterable[NounPhrase]) -> list[Mention]:
        found: list[Mention] = []
        peer: NounPhrase | None = None  # «لزميلتها», whose name is the next phrase: «مرام القلال»
        pair = Pair()
        for whole in phrases:
            phrase = self.known.in_region(self.known.with_team(self._without_peer(whole)))
            named = peer is not None and peer.last == phrase.first
            first = whole.first
            if peer is not None and named:
                phrase, first = phrase._replace(case=peer.case), peer.first
            mention = self.namer.mention(phrase)
            if mention is not None:
                told = mention._replace(first=first)
                mention = self.lists.gapped(told, phrase, found)
                named = named or (mention.proper and not told.proper)
                mention = self.lists.of_pair(mention, phrase, pair, found)
            peer = phrase if phrase.head in self.table.peer_noun else None
            if mention is not None and found and _is_where(mention, found[-1]):
                continue
            if mention is not None and (named or self._may_own(mention, phrase)):
                found.append(self.apposition.of(mention, found))
                if phrase.case != "conjunct" or phrase.first != pair.last:
                    pair = Pair(self.lists.dual_in(phrase), phrase.last, len(found) - 1)
                pair.last = phrase.last
            else:
                mention = None
            for inner in self.namer.nested(phrase, mention):
                if inner.kind or inner.known or inner.head not in self.table.no_owner:
                    called = self.apposition.named_by(inner, found)
                    apposed = called.first if called is not None else inner.apposed
                    found.append(inner._replace(apposed=apposed))
        return found

    def _may_own(self, mention: Mention, phrase: NounPhrase) -> bool:
        """Time, amounts and abstract nouns own no figure, and «قراره», «علاقاتها» neither."""
        text = self.words[phrase.first].text[phrase.cut :]
        alone = phrase.last - phrase.first == 1
        if len(mention.name) == 1 or (alone and self.syntax.tags[phrase.first] == PARTICLE):
            return False  # «Unity 3D», «"تويتر" أو "فيسبوك"»
        whole = mention.kind or mention.known or phrase.first in self.syntax.known
        if not whole and not holds_any(self.words[phrase.first].gap, OPENINGS):
            heads = (phrase.head, phrase.head.removesuffix(ACCUSATIVE))  # «نموا», «احتفالا»
            abstract = any(it in self.table.no_owner or is_verbal_noun(it) for it in heads)
            if abstract or text in self.table.no_owner:
                return False
            if self._is_done(phrase) or self._is_quality(phrase, text):
                return False
        if mention.proper or mention.kind:
            return True
        beside = mention.case == "conjunct" and not self.words[phrase.first].breaks
        if beside and self.syntax.tags[phrase.first - 1] == METRIC:
            return False  # «متابعيها والمتفاعلين معها», not «48 تغريدة، فالنصر»
        if self.syntax.tags[phrase.first] == ADJECTIVE:
            return False
        return text.startswith((ARTICLE, "لل")) or not phrase.definite

    def _is_quality(self, phrase: NounPhrase, text: str) -> bool:
        """«(فيسبوك)، الخاصة بالقناة», «البالغ عددهم»: an adjective alone, not «الأخير»."""
        table, bare = self.table, text.removeprefix(ARTICLE)
        if phrase.last - phrase.first > 1 or text in table.former or text in table.latter:
            return False
        return bare in table.adjectives and bare not in table.nouns

    def _is_done(self, phrase: NounPhrase) -> bool:
        """«تم رصد 13 ألف تغريدة», «جرى حذف الصفحة»: a deed, told by its verbal noun."""
        at = phrase.first
        if at == 0 or self.words[at].text.startswith(ARTICLE):
            return False
        return self.words[at - 1].text in self.table.passive_auxiliary

    def _without_peer(self, phrase: NounPhrase) -> NounPhrase:
        """«لغريمه الزمالك» is «الزمالك», behind «ل»."""
        at = phrase.first + 1
        if phrase.head not in self.table.peer_noun or at >= phrase.last or self.syntax.cut_at(at):
            return phrase
        if self.syntax.tags[at] not in (NAME, FOREIGN) and self.known.at(at, phrase.last) is None:
            return phrase
        head, peer = self.words[at].text.removeprefix(ARTICLE), self.words[phrase.first].text
        attached = peer[0] in (FOR, BY) and peer[1:] in self.table.peer_noun
        case, definite = peer[0] if attached else phrase.case, self.syntax.definite[at]
        return phrase._replace(first=at, cut=0, head=head, case=case, definite=definite)


def _is_where(network: Mention, account: Mention) -> bool:
    """«الصفحة الرسمية للفيسبوك»: the network behind an account that nobody is named for says where it is."""
    where = network.kind == "network" and network.case == "ل"
    return where and account.kind == ACCOUNT and account.pointing and account.last == network.first
