"""Names in a list that lack what those before them say: a noun in the dual, the word «قناة», or any sign of a name but their place."""

from dataclasses import dataclass

from arabic_metrics.lexicon.affix import AND, ARTICLE, BY, FEMININE_PLURAL, MANY
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.naming import ACCOUNT, CHANNEL, DEEPEST, KINDS, PLACE, PhraseNamer
from arabic_metrics.recognize.syntax import ADJECTIVE, NOUN, NUMBER, NounPhrase

GAP_REACH = 25  # words between a name and the next of a list
PLURALS = (*MANY, FEMININE_PLURAL)


@dataclass(slots=True)
class Pair:
    """The noun in the dual of a phrase, which those may share that «و» joins to it."""

    dual: int = -1  # where it stands
    last: int = -1  # behind the last of those
    at: int = -1  # which of the mentions is the first


class ListNames:
    """Reads such names from what a text names before them."""

    def __init__(self, namer: PhraseNamer) -> None:
        self.namer = namer
        self.words = namer.words
        self.table = namer.table
        self.syntax = namer.syntax

    def dual_in(self, phrase: NounPhrase) -> int:
        """Where a phrase has a noun in the dual that is no account's, -1 without: «وزارتا الصحة», «صفحتي وزارتي الصحة»."""
        for at in range(phrase.first, min(phrase.first + 2, phrase.last - 1)):
            head = self.table.heads.match(self.namer.listed, at)
            text = self.words[at].text[self.syntax.cuts[at] :]
            if head is not None and KINDS[head[0].role] != ACCOUNT and self.table.singular(text):
                return at
        return -1

    def of_pair(
        self, mention: Mention, phrase: NounPhrase, pair: Pair, found: list[Mention]
    ) -> Mention:
        """«وزارتا الصحة والتعليم»: two bodies that share their noun; the first is named so once the second is met."""
        joined = phrase.case == "conjunct" and phrase.first == pair.last
        if pair.dual < 0 or not joined:
            return mention
        first, place = found[pair.at], mention.kind == PLACE
        own = not place and (mention.known or mention.kind)
        if first.dual < 0:
            found[pair.at] = self._one_of_pair(first, pair.dual + 1, pair.dual)
        return mention if own else self._one_of_pair(mention, phrase.first, pair.dual)

    def _one_of_pair(self, mention: Mention, begin: int, dual: int) -> Mention:
        """A mention whose own words begin at a position, with the singular of the noun in the dual before them: «وزارة» and «التعليم»."""
        words, cut = self.words, self.syntax.cuts[begin]
        noun = self.table.singular(words[dual].text[self.syntax.cuts[dual] :])
        span = self.namer.span(begin, mention.last, cut)
        shared = words[dual].spelled(noun)
        behind = words[begin].spelled(words[begin].text[cut:])
        near = [shared, behind, *words[begin + 1 : mention.last]]
        known = self.namer.known.gazetteer.match(near, 0)
        head = self.table.heads.match([shared], 0)
        kind = "" if mention.kind == PLACE else mention.kind
        kind = kind or (KINDS[head[0].role] if head is not None else "")
        if known is not None and known[1] == len(near):
            name, id = known[0].name, known[0].id
        else:
            name, id = f"{noun} {span.of(self.namer.text)}", ""
        return mention._replace(
            span=span, name=name, known=id, kind=kind, proper=True, pointing=False, dual=dual
        )

    def gapped(self, mention: Mention, phrase: NounPhrase, found: list[Mention]) -> Mention:
        """«للنجم 1.1 مليون، وللصفاقسي 700 ألف»: a definite word joined to a name before it, and right before a number of its own, is a name.

        It may lack the noun that the name before it has: «قناة العربية 15 مليونا، والجزيرة 9 ملايين».
        """
        first, last, words = phrase.first, phrase.last, self.words
        account = mention.kind == ACCOUNT and not mention.pointing  # «وصفحة الأخبار إلى 3 ملايين»
        alone = last - first == 1 + account and (phrase.definite or account) and not mention.known
        if not alone or not self._is_joined(phrase) or not self._is_before_a_number(last):
            return mention
        names = (it for it in reversed(found[-DEEPEST:]) if it.kind != "network")
        before = next(names, None)
        if before is None or not (before.proper or before.name.startswith(ARTICLE)):
            return mention
        near = words[before.first].sentence == words[first].sentence
        near = near and first - before.last <= GAP_REACH
        if not near or all(self.syntax.tags[at] != NUMBER for at in range(before.last, first)):
            return mention
        word = self.table.lexicon.fold(mention.name)
        called = self.namer.known.lacking_noun(word, before)
        if called is not None:
            return mention._replace(name=called.name, known=called.id, kind="", proper=True)
        told = word in self.table.former or word in self.table.latter or word.endswith(PLURALS)
        told = told or (
            phrase.head in self.table.no_owner and before.kind != CHANNEL
        )  # «والفارق 3 ملايين»
        named = mention.kind in ("", PLACE, ACCOUNT) and word.startswith(ARTICLE) and not told
        return mention._replace(proper=mention.proper or named)

    def _is_joined(self, phrase: NounPhrase) -> bool:
        """Whether «و» or «ثم» joins a noun to what stands before it."""
        at = phrase.first
        joined = phrase.cut > 0 and self.words[at].text.startswith(AND)
        then = at > 0 and self.words[at - 1].text in self.table.clause_opener
        return (joined or then) and self.syntax.tags[at] in (NOUN, ADJECTIVE)

    def _is_before_a_number(self, at: int) -> bool:
        """Whether a number stands at a position, or behind «ب» or «إلى» there."""
        if at >= len(self.words) or self.words[at].gap != " ":
            return False
        goal = self.words[at].text in self.table.move_goal
        behind = at + (goal or self.words[at].text == BY)  # «بـ5 ملايين», «إلى 5 ملايين»
        return behind < len(self.words) and self.syntax.tags[behind] == NUMBER
