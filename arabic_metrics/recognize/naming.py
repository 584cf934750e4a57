"""Entity mentions: the noun phrases that can be whose a figure is, each with its kind and its name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import PlatformMention
from arabic_metrics.recognize.syntax import (
    ADJECTIVE,
    FOREIGN,
    HANDLE,
    METRIC,
    NAME,
    NETWORK,
    NOUN,
    TAG,
    NounPhrase,
    Syntax,
)
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word, closed

ARTICLE = "ال"
KINDS = {
    "account": "account",
    "channel": "channel",
    "work": "content",
    "hashtag": "content",
    "group": "group",
    "organisation": "organization",
    "title": "person",
}
HEADLESS = frozenset({"account"})  # the noun is left out of the name: whose account it is
PERSONAL_WORDS = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may be whose a figure is; positions are of words, the span is of its name.

    `pointing` mentions only point back («الصفحة», «حسابه»), with a pronoun where `possessed`; `proper` ones hold a name or a title.
    """

    first: int
    last: int
    span: Span
    kind: str  # person, organization, account, channel, site_app, network, content, place, group, or ""
    name: str
    head: str
    case: str
    known: str = ""
    proper: bool = False
    pointing: bool = False
    possessed: bool = False
    nested: bool = False
    feminine: bool = False
    plural: bool = False


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
        self.listed = list(words)
        self.table = table
        self.syntax = syntax
        self.networks = {p.first: p for p in platforms if p.id not in ("social", "website", "app")}

    def read(self) -> tuple[Mention, ...]:
        """Return the mentions in text order; nested ones follow what they stand in."""
        found: list[Mention] = []
        for phrase in self.syntax.phrases:
            mention = self._mention(phrase)
            if mention is not None:
                found.append(mention)
            found.extend(self._nested(phrase, mention))
        return tuple(found)

    def _mention(self, phrase: NounPhrase) -> Mention | None:
        first, last = phrase.first, phrase.last
        tags = self.syntax.tags
        start = Span(self.words[first].start + phrase.cut, self.words[last - 1].end)
        if first in self.networks:
            network = self.networks[first]
            return self._made(phrase, network.span, "network", self._network_name(network), network.id, proper=True)
        if tags[first] in (HANDLE, TAG):
            kind = "account" if tags[first] == HANDLE else "content"
            return self._made(phrase, start, kind, start.of(self.text), proper=True)
        head = self.table.heads.match(self.listed, first)
        known = self.table.gazetteer.match(self.listed, first)
        if known is not None and not (head and head[1] >= known[1] and not known[0].national):
            name, taken, cut = known
            span = Span(self.words[first].start + cut, self.words[first + taken - 1].end)
            kind = "network" if name.network else self._kind_of_known(name.head)
            return self._made(phrase, span, kind, name.name, name.network or name.id, proper=True)
        country = self.table.countries.match(self.listed, first)
        if country is not None and first + country[1] >= last:
            return self._made(phrase, start, "place", country[0].name, country[0].id, proper=True)
        if head is not None:
            form, taken, cut = head
            return self._headed(phrase, form.role, form.noun, first + taken, pronoun=form.pronoun)
        span = closed(start, self.text)
        proper = phrase.quoted or any(tags[at] in (NAME, FOREIGN) for at in range(first, last))
        kind = ""
        if tags[first] == NAME and self._is_person(first):
            kind = "person"
        elif self.words[first].text[phrase.cut :] in self.table.country:
            kind = "place"
        name = span.of(self.text)
        if phrase.cut and self.words[first].text[phrase.cut - 1 : phrase.cut + 1] == "لل":
            name = ARTICLE + name[1:]
        return self._made(phrase, span, kind, name, proper=proper)

    def _headed(self, phrase: NounPhrase, role: str, noun: str, after: int, *, pronoun: bool) -> Mention:
        """A phrase that a noun of the lexicon opens: «الصفحة الرسمية لوزارة الداخلية», «قناة الجزيرة», «الفنان محمد منير»."""
        first, last, tags = phrase.first, phrase.last, self.syntax.tags
        kind = KINDS[role]
        head = noun or self.words[first].text[phrase.cut :].removeprefix(ARTICLE)
        if role == "channel" and (head in self.table.site_head or head in self.table.app_head or head in self.table.service_noun):
            kind = "site_app"
        begin = after
        while begin < last and tags[begin] == ADJECTIVE:
            begin += 1
        whole = closed(Span(self.words[first].start + phrase.cut, self.words[last - 1].end), self.text)
        if begin >= last or pronoun:  # nothing but adjectives behind it
            national = begin > after and role == "organisation"
            return self._made(
                phrase, whole, kind, self._contracted(phrase, whole), head=head,
                pointing=(pronoun or phrase.definite) and not national, possessed=pronoun, proper=national,
            )
        known = self.table.gazetteer.match(self.listed, begin)
        if role in HEADLESS:
            span = closed(Span(self.words[begin].start + self._cut(begin), self.words[last - 1].end), self.text)
            if known is not None and begin + known[1] <= last:
                return self._made(phrase, span, kind, known[0].name, known[0].network or known[0].id, head=head, proper=True)
            return self._made(phrase, span, kind, self._contraction(begin, span), head=head, proper=True)
        return self._made(phrase, whole, kind, self._contracted(phrase, whole), head=head, proper=True)

    def _nested(self, phrase: NounPhrase, outer: Mention | None) -> Iterator[Mention]:
        """Names within a phrase: «لاعب برشلونة ليونيل ميسي», «حساب وزارة الصحة»."""
        at = phrase.first + 1
        while at < phrase.last:
            inner = self._inner(at, phrase)
            if inner is None:
                at += 1
                continue
            if outer is None or inner.span != outer.span:
                yield inner
            at = max(at + 1, inner.last if not phrase.quoted else at + 1)

    def _inner(self, at: int, phrase: NounPhrase) -> Mention | None:
        tags, last = self.syntax.tags, phrase.last
        cut = self._cut(at)
        inside = NounPhrase(at, last, cut, self.words[at].text[cut:].removeprefix(ARTICLE), False, False, "nested")
        head = self.table.heads.match(self.listed, at)
        known = self.table.gazetteer.match(self.listed, at)
        country = self.table.countries.match(self.listed, at)
        if at in self.networks or known is not None or country is not None or (head is not None and not head[0].pronoun):
            found = self._mention(inside)
            return found
        if tags[at] in (NAME, FOREIGN) and tags[at - 1] not in (NAME, FOREIGN):
            end = at + 1
            while end < last and tags[end] in (NAME, FOREIGN):
                end += 1
            run = NounPhrase(at, end, cut, inside.head, False, False, "nested")
            return self._mention(run)
        return None

    def _made(
        self,
        phrase: NounPhrase,
        span: Span,
        kind: str,
        name: str,
        known: str = "",
        *,
        head: str = "",
        proper: bool = False,
        pointing: bool = False,
        possessed: bool = False,
    ) -> Mention:
        head = head or phrase.head
        return Mention(
            phrase.first, phrase.last, span, kind, name, head, phrase.case, known, proper, pointing, possessed,
            phrase.case == "nested", head.endswith(("ه", "ات")), head.endswith(("ات", "ين", "ون")),
        )  # fmt: skip

    def _cut(self, at: int) -> int:
        text = self.words[at].text
        if text.startswith("لل"):
            return 1
        if text[0] == "ل" and not self._is_word(text) and self._is_word(text[1:]):
            return 1
        return 0

    def _is_word(self, text: str) -> bool:
        table = self.table
        return text in table.common_noun or text in table.any_name or text in table.proper_name or text in table.head_nouns or text in table.gazetteer

    def _contracted(self, phrase: NounPhrase, span: Span) -> str:
        """«للوزارة» is ل and «الوزارة»."""
        text = self.words[phrase.first].text
        if phrase.cut and text[phrase.cut - 1 : phrase.cut + 1] == "لل":
            return ARTICLE + span.of(self.text)[1:]
        return span.of(self.text)

    def _contraction(self, at: int, span: Span) -> str:
        return ARTICLE + span.of(self.text)[1:] if self.words[at].text.startswith("لل") else span.of(self.text)

    def _is_person(self, at: int) -> bool:
        text = self.words[at].text[self._cut(at) :]
        return text in self.table.any_given_name

    def _kind_of_known(self, head: str) -> str:
        folded = self.table.lexicon.fold(head)
        if folded in self.table.app_head or folded in self.table.site_head:
            return "site_app"
        return ""

    def _network_name(self, network: PlatformMention) -> str:
        return network.span.of(self.text)
