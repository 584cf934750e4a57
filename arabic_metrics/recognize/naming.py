"""What a noun phrase names: the mention that it makes, with kind and name, and those within it."""

from collections.abc import Iterable, Iterator

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import (
    ARTICLE,
    JOINTS,
)
from arabic_metrics.lexicon.entry_claim import GazetteerName
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.known_names import BODY, KnownNames
from arabic_metrics.recognize.mention import Mention, PlatformMention
from arabic_metrics.recognize.syntax import (
    ADJECTIVE,
    FOREIGN,
    HANDLE,
    LINK,
    NAME,
    NETWORK,
    NOUN,
    NUMBER,
    TAG,
    NounPhrase,
    Syntax,
)
from arabic_metrics.recognize.tagging import head_at
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word, closed

SHORT = 3  # letters: that of a shorter noun nothing is known says nothing
DEEPEST = 6  # mentions within one name
BODIES = frozenset({"organization", "site_app", "network", "channel"})
DOMAINS = (".com", ".net", ".org", ".info", ".tv", ".me")
NESTED_ROLES = frozenset({"account", "channel", "organisation"})
KINDS = {
    "account": "account", "channel": "channel", "work": "content", "hashtag": "content",
    "group": "group", "organisation": "organization", "title": "person",
}  # fmt: skip
ACCOUNT, CHANNEL, PLACE = "account", "channel", "place"


class PhraseNamer:
    """Names the noun phrases of one text."""

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
        platforms = list(platforms)
        self.networks = {
            p.first: p
            for p in platforms
            if p.id not in ("social", "website", "app") and syntax.tags[p.first] == NETWORK
        }
        self.social = {
            at: p.last for p in platforms if p.id == "social" for at in range(p.first, p.last)
        }
        self.quotes = syntax.quotes
        self.known = KnownNames(text, words, table, syntax)
        self.known_words = table.known_words
        self.no_owner = table.no_owner

    def _is_site(self, first: int) -> bool:
        """«example.com», «Google Maps»: a site, or what a site or an application names after itself."""
        if self.words[first].text.endswith(DOMAINS):
            return True
        found = self.table.gazetteer.match(self.listed, first)
        return found is not None and found[0].id in self.table.site_names

    def mention(self, phrase: NounPhrase) -> Mention | None:
        """Return what a phrase names, None for a number or a place in a ranking."""
        first, last = phrase.first, phrase.last
        tags = self.syntax.tags
        if tags[first] in (NUMBER, LINK):
            return None  # «بواقع "501000" متابع»
        whole = Span(self.words[first].start + phrase.cut, self.words[last - 1].end)
        written = whole.of(self.text)
        longer = self.syntax.known.get(first, 0)  # «واتساب للأعمال» is no network
        if first in self.networks and longer <= self.networks[first].last:
            network = self.networks[first]
            span = closed(network.span, self.text)
            before = span.of(self.text).partition(" (")[0]
            if ")" not in span.of(self.text):
                span = Span(span.start, span.start + len(before))  # «إكس (تويتر سابقا)»
            return self._made(phrase, span, "network", span.of(self.text), network.id, proper=True)
        if self.social.get(first, 0) > first:
            return self._made(phrase, whole, "network", written)  # «مواقع التواصل الاجتماعي»
        if tags[first] in (HANDLE, TAG):
            kind = "account" if tags[first] == HANDLE else "content"
            return self._made(phrase, whole, kind, written, proper=True)
        head = head_at(self.table, self.listed, first)
        if (
            head is not None
            and phrase.head in self.table.rank_heads
            and not self._is_centre(phrase)
        ):
            return None
        known = self.known.whose(first, last)
        if known is not None and (
            first + known[1] == last or not (head and head[1] >= known[1] and not known[0].national)
        ):
            name, taken, cut = known
            span = self.span(first, first + taken, cut)
            kind = self.table.kind_by_entry(name)
            if not kind and self.words[first].text[cut:] in self.table.given_names:
                kind = "person"
            return self._made(phrase, span, kind, name.name, name.network or name.id, proper=True)
        country = self.table.countries.match(self.listed, first)
        if country is not None and first + country[1] >= last:
            return self._made(phrase, whole, "place", country[0].name, country[0].id, proper=True)
        if head is not None and first + head[1] <= last:
            form, taken, _ = head
            return self._headed(phrase, form.role, form.noun, first + taken, pronoun=form.pronoun)
        if tags[last - 1] == NUMBER and self.words[first].text in self.table.serial_part:
            return self._made(phrase, whole, "content", whole.of(self.text))  # «الموسم الثاني»
        span = closed(whole, self.text)
        bare, kind = self.words[first].text[phrase.cut :], ""
        placed = phrase.head in self.table.place_noun
        given = bare in self.table.any_given_name or bare in self.table.compound_name
        if tags[first] == NAME and given:
            kind = "person"
        elif self._is_place(first, last, bare) or (
            placed and (last - first > 1 or phrase.head not in self.no_owner)
        ):
            kind = "place"
        elif tags[first] == FOREIGN and self._is_site(first):
            kind = "site_app"
        proper = (kind == "place" and not placed) or self.is_named(first, last, phrase.quoted)
        return self._made(phrase, span, kind, self._contracted(first, span), proper=proper)

    def _is_centre(self, phrase: NounPhrase) -> bool:
        """«المركز الوطني للأرصاد», «مركز الملك سلمان»; not «المركز الثالث», «مركز الصدارة», «مركز متقدم»."""
        after = phrase.first + 1
        named = after < phrase.last and self.is_named(after, phrase.last, phrase.quoted)
        if after >= phrase.last or not (named or self.syntax.definite[after]):
            return False
        number = numeral_table(self.table.lexicon).get(self.words[after].text)
        return number is None and self.table.ranks.match(self.listed, after) is None

    def _is_place(self, first: int, last: int, bare: str) -> bool:
        """«دبي», «أوروبا», «الشرق الأوسط»."""
        table = self.table
        if last - first > 2:
            return False
        name = bare if last - first == 1 else f"{bare} {self.words[first + 1].text}"
        return name in table.country or name in table.city_or_region

    def is_named(self, first: int, last: int, quoted: bool) -> bool:
        """Whether some words hold a name: a proper or Latin one, a quotation, a known body or country."""
        tags = self.syntax.tags
        return quoted or any(
            tags[at] in (NAME, FOREIGN, NETWORK, HANDLE, TAG)
            or self.words[at].text in self.known_words
            or at in self.syntax.places
            for at in range(first, last)
        )

    def is_person_named(self, first: int, last: int, quoted: bool) -> bool:
        """Whether more than a club or a country is named: «مهاجم تشيلسي» is a description, «ليونيل ميسي» a name."""
        at, tags = first, self.syntax.tags
        while at < last:
            known = self.known.at(at, last) or self.table.countries.match(self.listed, at)
            if (
                known is not None
                and self.words[at].text not in self.table.given_names
                and not (known[0].id in self.table.own_names and tags[at : at + 2] == [NAME, NAME])
            ):
                at += known[1]
                continue
            head = self.table.heads.match(self.listed, at)
            if head is not None and KINDS[head[0].role] in BODIES:
                at += head[1] + 1  # «مؤسس شركة تيسلا»: the body has a name of its own
                continue
            if tags[at] in (NAME, FOREIGN, HANDLE, TAG):
                return True
            at += 1
        return quoted

    def _is_unknown(self, at: int) -> bool:
        """Whether no list knows a noun: behind «موقع» or «شركة» it is a name."""
        table = self.table
        bare = self.words[at].text[self.syntax.cut_at(at) :].removeprefix(ARTICLE)
        possessed = self.syntax.definite[at] and not self.words[at].text.startswith((ARTICLE, "لل"))
        known = bare in table.nouns or bare in table.adjectives or bare in table.common_noun
        return len(bare) > SHORT and not (possessed or known)

    def _headed(
        self, phrase: NounPhrase, role: str, noun: str, after: int, *, pronoun: bool
    ) -> Mention:
        """A phrase that a noun of the lexicon opens: «الصفحة الرسمية لوزارة الداخلية», «قناة الجزيرة», «الفنان محمد منير»."""
        table, tags = self.table, self.syntax.tags
        first, last = phrase.first, phrase.last
        kind = KINDS[role]
        head = noun or self.words[first].text[phrase.cut :].removeprefix(ARTICLE)
        if role == "channel" and (head in table.site_nouns or head in table.plural_site):
            kind = "site_app"
        begin = after + (after < last and self.words[after].text in table.naming_word)
        while begin < last and tags[begin] in (ADJECTIVE, NUMBER):
            begin += 1
        if kind in (ACCOUNT, "channel"):
            while last - 1 > begin and self.words[last - 1].text in table.official_word:
                last -= 1  # «صفحة مستشفى الأمل الرسمية»
        whole = self.span(first, last, phrase.cut)
        name = self._contracted(first, whole)
        if begin >= last or pronoun:  # nothing but adjectives behind it
            told = role == BODY or any(
                self.words[at].text in table.fake_word for at in range(after, last)
            )
            # «الوزارة الاتحادية», «الصفحة المزيفة»
            apart = begin > after and phrase.definite and told
            return self._made(
                phrase, whole, kind, name, head=head,
                pointing=(pronoun or phrase.definite) and not apart, possessed=pronoun, proper=apart,
            )  # fmt: skip
        named = self.is_named(begin, last, phrase.quoted)
        if role == ACCOUNT:
            return self._account(phrase, begin, last, head, named=named or self._is_unknown(begin))
        if role == "work" or role == "group":
            return self._made(phrase, whole, kind, name, head=head, proper=named)
        if role == "title":
            surname = phrase.definite and begin + 1 == last
            full = self.words[begin].text in self.table.given_names
            who = self.known.at(begin, last) if surname or full else None
            alone = who is not None and begin + who[1] == last and who[0].id not in self.table.clubs
            if who is not None and full and self.table.lexicon.fold(who[0].name) in name:
                alone = False  # «الشيخ محمد بن راشد»: its words tell whose it is
            if who is not None and alone and not self.table.kind_by_entry(who[0]):
                # «الرئيس الأمريكي ترامب»; «لاعب برشلونة» has not that name
                return self._made(phrase, whole, kind, who[0].name, who[0].id, proper=True)
            player = self._person_behind(begin, last)
            if player is not None:
                return self._made(phrase, whole, kind, player.name, player.id, proper=True)
            named = head in table.office_title or self.is_person_named(begin, last, phrase.quoted)
            return self._made(phrase, whole, kind, name, head=head, proper=named)
        if role in ("channel", BODY):
            network = self.networks.get(begin)
            owned = begin > after and self.words[begin - 1].text in table.owned_word
            if network is not None and network.last >= last and not owned:
                id = network.id
                return self._made(phrase, whole, "network", name, id, head=head, proper=True)
            named = named or self._is_unknown(begin)
        known, id = self.known.whose(begin, last), ""
        alone = known is not None and begin + known[1] >= last
        if known is not None and alone and (role != BODY or self.known.is_itself(head, known[0])):
            id = known[0].network or known[0].id
        proper = named or self.syntax.definite[last - 1] or tags[last - 1] == ADJECTIVE
        return self._made(phrase, whole, kind, name, id, head=head, proper=proper)

    def _person_behind(self, first: int, last: int) -> GazetteerName | None:
        """«نجم ليفربول محمد صلاح»: the known person whom a phrase ends with, behind a club that is known, too."""
        club = self.known.at(first, last) if first < last else None
        if club is None or club[0].id not in self.table.clubs or first + club[1] >= last:
            return None
        behind = first + club[1]
        who = self.known.at(behind, last)
        whole = who is not None and behind + who[1] == last
        given = self.words[behind].text in self.table.given_names
        return who[0] if who is not None and whole and given else None

    def _account(
        self, phrase: NounPhrase, begin: int, last: int, head: str, *, named: bool
    ) -> Mention:
        """Whose account it is: «صفحة البيت الأبيض» is the White House's; «حساب تويتر» is one there."""
        if begin in self.networks:
            whole = self.span(phrase.first, last, phrase.cut)
            name = self._contracted(phrase.first, whole)
            return self._made(phrase, whole, ACCOUNT, name, head=head, pointing=phrase.definite)
        span, known = (
            self.span(begin, last, self.syntax.cut_at(begin)),
            self.known.whose(begin, last),
        )
        if known is not None and begin + known[1] <= last:
            id = known[0].network or known[0].id
            return self._made(phrase, span, ACCOUNT, known[0].name, id, head=head, proper=True)
        who = self._person_behind(begin + 1, last)
        if who is not None:
            return self._made(phrase, span, ACCOUNT, who.name, who.id, head=head, proper=True)
        body = self.table.heads.match(self.listed, begin)
        owned = body is not None and begin + body[1] < last and body[0].role == BODY
        name, id = self._contracted(begin, span), ""
        channel = body is not None and begin + body[1] < last and body[0].role == "channel"
        if body is not None and (owned or channel):  # «صفحة شركة غوغل», «حساب قناة MBC»
            known, noun = self.known.whose(begin + body[1], last), self.known.noun(body[0], begin)
            alone = known is not None and begin + body[1] + known[1] >= last
            if known is not None and ((channel and alone) or self.known.is_itself(noun, known[0])):
                id = known[0].network or known[0].id
        return self._made(phrase, span, ACCOUNT, name, id, head=head, proper=named or owned)

    def nested(self, phrase: NounPhrase, outer: Mention | None) -> Iterator[Mention]:
        """Names within a phrase: «لاعب برشلونة ليونيل ميسي», «حساب وزارة الصحة»."""
        at = phrase.first + 1
        if phrase.first in self.networks:
            at = max(at, self.networks[phrase.first].last)
        elif self.known.is_of_namesake(phrase.first, phrase.last):
            at = phrase.last
        elif outer is not None and outer.known and outer.kind != "account":
            known = self.known.at(phrase.first, phrase.last) or self.table.countries.match(
                self.listed, phrase.first
            )
            at = max(at, phrase.first + known[1]) if known is not None else at
        elif self.known.has_name_of_another(phrase.first, phrase.last):
            at = phrase.last
        while at < phrase.last:
            inner, behind = self._inner(at, phrase, outer)
            if inner is not None and (outer is None or inner.span != outer.span):
                yield inner
            at = max(at + 1, behind)

    def _inner(
        self, at: int, phrase: NounPhrase, outer: Mention | None
    ) -> tuple[Mention | None, int]:
        """A mention within a phrase, and the position from where to look for the next."""
        tags, last = self.syntax.tags, phrase.last
        quoted = self.quotes.get(at, 0)
        if outer is None and at < quoted <= last:  # «في عمل بعنوان «البحر»»
            title = NounPhrase(at, quoted, 0, self.words[at].text, False, True, "nested")
            return self.mention(title), quoted
        if tags[at] == ADJECTIVE:
            return None, at + 1
        cut = self.syntax.cut_at(at)
        if at in self.networks:
            last = min(last, self.networks[at].last)
            return self.mention(self._part(at, last, cut)), last
        for known in (self.known.at(at, last), self.table.countries.match(self.listed, at)):
            if known is not None and self._in_a_title(at, at + known[1], phrase):
                continue
            if known is not None and at + known[1] <= last:
                return self.mention(self._part(at, at + known[1], cut)), at + known[1]
        head = self.table.heads.match(self.listed, at)
        if head is not None and not head[0].pronoun and tags[at] == NOUN and not phrase.quoted:
            if head[0].role == BODY and self.words[at].text[cut:].startswith(ARTICLE):
                named = (it for it in range(at + 1, last) if tags[it] == NAME)
                last = next(named, last)  # «مدير المتحف سامي عطية»
            found = self.mention(self._part(at, last, cut))
            behind = last if self.known.has_name_of_another(at, last) else at + 1
            if found is not None and (
                found.proper or outer is None or head[0].role in NESTED_ROLES
            ):
                return found, behind
            return None, behind
        one = tags[at] == tags[at - 1] == FOREIGN  # «Google Maps»
        if tags[at] in (NAME, FOREIGN) and (
            tags[at - 1] not in (NAME, FOREIGN)
            or (self.words[at - 1].text in self.known_words and not one)
        ):
            end = at + 1
            while end < last and tags[end] in (NAME, FOREIGN):
                end += 1
            if phrase.quoted and end - at < last - at:
                return None, end
            return self.mention(self._part(at, end, cut)), end
        return None, at + 1

    def _in_a_title(self, first: int, last: int, phrase: NounPhrase) -> bool:
        """Whether a quotation in a phrase holds more than a name: «قناة «سفاري اليمن»»."""
        opened = next((at for at in range(first, phrase.first - 1, -1) if at in self.quotes), -1)
        closed = self.quotes.get(opened, 0)
        return first < closed and (opened < first or last < closed)

    def _part(self, first: int, last: int, cut: int) -> NounPhrase:
        head = self.words[first].text[cut:].removeprefix(ARTICLE)
        return NounPhrase(first, last, cut, head, self.syntax.definite[first], False, "nested")

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
        name = name.replace(" و ", " و")  # «التربية و التعليم»
        return Mention(
            phrase.first, phrase.last, span, kind, name, head, phrase.case, known, proper, pointing, possessed,
            phrase.case == "nested", self._is_feminine(phrase, head), self._is_masculine(phrase, head), phrase.speaks,
        )  # fmt: skip

    def _is_feminine(self, phrase: NounPhrase, head: str) -> bool:
        """By its ending or the lexicon; a name as its verb has it: «نشرت سهى»."""
        named = self.syntax.tags[phrase.first] == NAME
        if named and head in self.table.male_names:
            return False  # «أسامة»
        if named and head in self.table.female_names:
            return True
        if head.endswith(("ه", "ات", "اء")) or head in self.table.feminine_noun:
            return True
        proper = self.syntax.tags[phrase.first] in (NAME, FOREIGN, NETWORK)
        if phrase.case != "subject" or not proper:
            return False
        verb = self.words[phrase.first - 1].text.lstrip(JOINTS)
        return verb.endswith("ت") or verb.startswith(("ت", "ست"))

    def _is_masculine(self, phrase: NounPhrase, head: str) -> bool:
        """By the lexicon alone: what has no feminine ending may still be feminine, or unknown."""
        named = self.syntax.tags[phrase.first] == NAME
        return head in (self.table.male_names if named else self.table.masculine_noun)

    def span(self, first: int, last: int, cut: int) -> Span:
        """Where some words stand, without particles before them, and with the mark that closes a quotation in them."""
        return closed(Span(self.words[first].start + cut, self.words[last - 1].end), self.text)

    def _contracted(self, at: int, span: Span) -> str:
        """The name that stands in a place of the text: «للوزارة» is ل and «الوزارة», «للعبة» ل and «اللعبة»."""
        cut, text, name = self.syntax.cuts[at], self.words[at].text, span.of(self.text)
        if cut == 0 or not name.startswith("ل") or not text[cut - 1 :].startswith("لل"):
            return name
        whole, table = text[cut:], self.table  # «لوزارة», «لعبة», «لجنة»
        noun = whole in table.nouns and whole[1:] not in table.nouns
        return ARTICLE + (name if noun or whole in table.head_nouns else name[1:])
