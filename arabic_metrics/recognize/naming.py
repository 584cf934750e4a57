"""Entity mentions: the noun phrases that can be whose a figure is, each with its kind and its name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import (
    ACCUSATIVE,
    AND,
    ARTICLE,
    BY,
    FEMININE_PLURAL,
    FOR,
    JOINTS,
    MANY,
)
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.known_names import BODY, KnownNames
from arabic_metrics.recognize.labels import name_labels
from arabic_metrics.recognize.mention import Mention, PlatformMention
from arabic_metrics.recognize.syntax import (
    ADJECTIVE,
    FOREIGN,
    HANDLE,
    LINK,
    METRIC,
    NAME,
    NETWORK,
    NOUN,
    NUMBER,
    PARTICLE,
    PREPOSITION,
    TAG,
    NounPhrase,
    Syntax,
)
from arabic_metrics.recognize.tagging import head_at, is_verbal_noun
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word, closed, holds_any

OPENINGS = frozenset(QUOTES)
SHORT_FORM = 3  # words
DEEPEST = 6  # mentions within one name
GAP_REACH = 25  # words between a name and the next of a list
BODIES = frozenset({"organization", "site_app", "network", "channel"})
PLURALS = (*MANY, FEMININE_PLURAL)
DOMAINS = (".com", ".net", ".org", ".info", ".tv", ".me")
NESTED_ROLES = frozenset({"account", "channel", "organisation"})
KINDS = {
    "account": "account", "channel": "channel", "work": "content", "hashtag": "content",
    "group": "group", "organisation": "organization", "title": "person",
}  # fmt: skip
NAMEABLE = frozenset({"account", "channel", "content", "group", "organization", "site_app"})
CALLED = frozenset({"person", "organization", "account", "channel", "site_app", "group", ""})
ACCOUNT, CHANNEL, PLACE = "account", "channel", "place"


@dataclass(slots=True)
class Pair:
    """The noun in the dual of a phrase, which those may share that «و» joins to it."""

    dual: int = -1  # where it stands
    last: int = -1  # behind the last of those
    at: int = -1  # which of the mentions is the first


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
            mention = self._mention(phrase)
            if mention is not None:
                told = mention._replace(first=first)
                mention = self._gapped(told, phrase, found)
                named = named or (mention.proper and not told.proper)
                mention = self._of_pair(mention, phrase, pair, found)
            peer = phrase if phrase.head in self.table.peer_noun else None
            if mention is not None and found and _is_where(mention, found[-1]):
                continue
            if mention is not None and (named or self._may_own(mention, phrase)):
                found.append(self._apposed(mention, found))
                if phrase.case != "conjunct" or phrase.first != pair.last:
                    pair = Pair(self._dual_in(phrase), phrase.last, len(found) - 1)
                pair.last = phrase.last
            else:
                mention = None
            for inner in self._nested(phrase, mention):
                if inner.kind or inner.known or inner.head not in self.no_owner:
                    called = self._named_by(inner, found)
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
            abstract = any(it in self.no_owner or is_verbal_noun(it) for it in heads)
            if abstract or text in self.no_owner:
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

    def _dual_in(self, phrase: NounPhrase) -> int:
        """Where a phrase has a noun in the dual that is no account's, -1 without: «وزارتا الصحة», «صفحتي وزارتي الصحة»."""
        for at in range(phrase.first, min(phrase.first + 2, phrase.last - 1)):
            head = self.table.heads.match(self.listed, at)
            text = self.words[at].text[self.syntax.cuts[at] :]
            if head is not None and KINDS[head[0].role] != ACCOUNT and self.table.singular(text):
                return at
        return -1

    def _of_pair(
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
        span = self._span(begin, mention.last, cut)
        shared = words[dual].spelled(noun)
        behind = words[begin].spelled(words[begin].text[cut:])
        near = [shared, behind, *words[begin + 1 : mention.last]]
        known = self.known.gazetteer.match(near, 0)
        head = self.table.heads.match([shared], 0)
        kind = "" if mention.kind == PLACE else mention.kind
        kind = kind or (KINDS[head[0].role] if head is not None else "")
        if known is not None and known[1] == len(near):
            name, id = known[0].name, known[0].id
        else:
            name, id = f"{noun} {span.of(self.text)}", ""
        return mention._replace(
            span=span, name=name, known=id, kind=kind, proper=True, pointing=False, dual=dual
        )

    def _gapped(self, mention: Mention, phrase: NounPhrase, found: list[Mention]) -> Mention:
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
        called = self.known.lacking_noun(word, before)
        if called is not None:
            return mention._replace(name=called.name, known=called.id, kind="", proper=True)
        told = word in self.table.former or word in self.table.latter or word.endswith(PLURALS)
        told = told or (
            phrase.head in self.no_owner and before.kind != CHANNEL
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

    def _apposed(self, mention: Mention, found: list[Mention]) -> Mention:
        """«ميسي، نجم المنتخب», «الوكالة الوطنية (واج)»: what stands right behind a name and describes it, or is its short form."""
        if not found:
            return mention
        before = self._whole(found)
        word = self.words[mention.first]
        called = self._called(mention, found) or self._named_by(mention, found)
        if called is not None:
            return mention._replace(apposed=called.first)
        adjacent = before.last == mention.first
        titled = before.kind == "person" and not (before.proper or before.possessed)
        if adjacent and titled and self._follows(mention):
            # «المطرب الشاب، رامي عصام»
            return mention._replace(kind="person", apposed=before.first)
        named = before.proper or before.apposed >= 0
        if not named or before.last != self._described_at(mention.first):
            return mention
        if word.sentence != self.words[before.first].sentence:
            return mention
        size = mention.last - mention.first
        short = adjacent and mention.case == "bracket" and mention.proper and size <= SHORT_FORM
        short = short and before.kind != "place"
        if before.last < mention.first:  # «تيسلا، وهي شركة سيارات»
            described = not mention.known and _are_one_kind(before.kind, mention.kind)
        else:
            person = mention.kind == "person" and before.kind in ("person", "")
            described = person and (not mention.proper or self._is_office(mention))
            described = described or self._is_work_titled(before, mention)
        described = described and not mention.possessed
        if not (short or described) or self.syntax.cut_at(mention.first):
            return mention
        # What describes a name is none: «بيل غيتس، مؤسس شركة مايكروسوفت» is not short for the company.
        return mention._replace(apposed=before.first, proper=mention.proper and not described)

    def _is_work_titled(self, title: Mention, mention: Mention) -> bool:
        """«غادي وحدي»، العمل الجديد للمطرب»: a definite work right behind a quotation that may be its title."""
        quoted = self.quotes.get(title.first) == title.last and title.kind in ("", "content")
        work = mention.kind == "content" and mention.head in self.table.work_nouns
        return quoted and work and self.words[mention.first].text.startswith(ARTICLE)

    def _described_at(self, first: int) -> int:
        """Where what a description is of ends: right before it, or before «، وهو»."""
        at = first - 1
        text = self.words[at].text if at > 0 else ""
        return at if text.startswith(AND) and text in self.table.who else first

    def _whole(self, found: list[Mention]) -> Mention:
        """The last mention, or the name that it ends: «نائب رئيس الدولة»."""
        last = found[-1]
        if not last.nested or last.case != "nested":
            return last
        wholes = (it for it in reversed(found[-DEEPEST:]) if not it.nested)
        whole = next(wholes, last)
        return whole if whole.last == last.last else last

    def _called(self, mention: Mention, found: list[Mention]) -> Mention | None:
        """«شركة صحة عبر تويتر @SEHAHealth», «رئيسة الوزراء #تيريزا_ماي»: who has the handle or the hashtag right behind."""
        tag = self.syntax.tags[mention.first]
        before = self._before(mention.first, found) if tag in (HANDLE, TAG) else None
        if before is None:
            return None
        office = before.kind == "person" and self._is_office(before)
        named = before.kind in CALLED and before.proper
        return before if (named if tag == HANDLE else office) else None

    def _named_by(self, mention: Mention, found: list[Mention]) -> Mention | None:
        """«حساب على تويتر باسم «فلان»», «أفيتشي، واسمه الحقيقي «فلان»»: what has the name that stands behind a word of naming."""
        naming = self.table.naming_word
        first, last = mention.first, found[-1] if found else None
        own = last is not None and last.last == first and last.proper
        if own and mention.head in self.table.own_name:
            return last
        while first and self.words[first - 1].text in naming:
            first -= 1
        named = mention.proper and mention.kind in ("", "content")
        if not named or (first == mention.first and mention.head not in naming):
            return None
        before = self._before(first, found, apart=True)
        if before is None or before.kind not in NAMEABLE:
            return None
        return None if self._is_named(before.first, before.last, quoted=False) else before

    def _before(self, first: int, found: list[Mention], *, apart: bool = False) -> Mention | None:
        """The mention before a word, over prepositions and networks; `apart`: these stand behind it, not in it."""
        tags = self.syntax.tags
        for before in reversed(found):
            if (apart and before.last > first) or (
                any(self.words[at].breaks for at in range(before.last, first + 1))
                or any(tags[at] != PREPOSITION for at in range(before.last, first))
            ):
                return None
            if before.kind != "network":
                return before
            first = before.first
        return None

    def _is_office(self, mention: Mention) -> bool:
        """Whether an office is named, and not who holds it: «قائد النصر السعودي»."""
        if mention.head not in self.table.office_title:
            return False
        return not self._is_person_named(mention.first + 1, mention.last, False)

    def _follows(self, mention: Mention) -> bool:
        """Whether a name that may be a person's stands in apposition to the title before it."""
        tag, first = self.syntax.tags[mention.first], mention.first
        person = mention.kind in ("", "person") and tag in (NAME, FOREIGN)
        if not mention.proper or mention.case == "bracket" or self.syntax.cut_at(first):
            return False
        return person or tag == TAG

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

    def _is_site(self, first: int) -> bool:
        """«example.com», «Google Maps»: a site, or what a site or an application names after itself."""
        if self.words[first].text.endswith(DOMAINS):
            return True
        found = self.table.gazetteer.match(self.listed, first)
        return found is not None and found[0].id in self.table.site_names

    def _mention(self, phrase: NounPhrase) -> Mention | None:
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
            span = self._span(first, first + taken, cut)
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
        proper = (kind == "place" and not placed) or self._is_named(first, last, phrase.quoted)
        return self._made(phrase, span, kind, self._contracted(first, span), proper=proper)

    def _is_centre(self, phrase: NounPhrase) -> bool:
        """«المركز الوطني للأرصاد», «مركز الملك سلمان»; not «المركز الثالث», «مركز الصدارة», «مركز متقدم»."""
        after = phrase.first + 1
        named = after < phrase.last and self._is_named(after, phrase.last, phrase.quoted)
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

    def _is_named(self, first: int, last: int, quoted: bool) -> bool:
        """Whether some words hold a name: a proper or Latin one, a quotation, a known body or country."""
        tags = self.syntax.tags
        return quoted or any(
            tags[at] in (NAME, FOREIGN, NETWORK, HANDLE, TAG)
            or self.words[at].text in self.known_words
            or at in self.syntax.places
            for at in range(first, last)
        )

    def _is_person_named(self, first: int, last: int, quoted: bool) -> bool:
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
        return len(bare) > SHORT_FORM and not (possessed or known)

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
        whole = self._span(first, last, phrase.cut)
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
        named = self._is_named(begin, last, phrase.quoted)
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
            named = head in table.office_title or self._is_person_named(begin, last, phrase.quoted)
            return self._made(phrase, whole, kind, name, head=head, proper=named)
        if role in ("channel", BODY):
            network = self.networks.get(begin)
            if network is not None and network.last >= last:
                id = network.id
                return self._made(phrase, whole, "network", name, id, head=head, proper=True)
            named = named or self._is_unknown(begin)
        known, id = self.known.whose(begin, last), ""
        alone = known is not None and begin + known[1] >= last
        if known is not None and alone and (role != BODY or self.known.is_itself(head, known[0])):
            id = known[0].network or known[0].id
        proper = named or self.syntax.definite[last - 1] or tags[last - 1] == ADJECTIVE
        return self._made(phrase, whole, kind, name, id, head=head, proper=proper)

    def _account(
        self, phrase: NounPhrase, begin: int, last: int, head: str, *, named: bool
    ) -> Mention:
        """Whose account it is: «صفحة البيت الأبيض» is the White House's; «حساب تويتر» is one there."""
        if begin in self.networks:
            whole = self._span(phrase.first, last, phrase.cut)
            name = self._contracted(phrase.first, whole)
            return self._made(phrase, whole, ACCOUNT, name, head=head, pointing=phrase.definite)
        span, known = (
            self._span(begin, last, self.syntax.cut_at(begin)),
            self.known.whose(begin, last),
        )
        if known is not None and begin + known[1] <= last:
            id = known[0].network or known[0].id
            return self._made(phrase, span, ACCOUNT, known[0].name, id, head=head, proper=True)
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

    def _nested(self, phrase: NounPhrase, outer: Mention | None) -> Iterator[Mention]:
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
            return self._mention(title), quoted
        if tags[at] == ADJECTIVE:
            return None, at + 1
        cut = self.syntax.cut_at(at)
        if at in self.networks:
            last = min(last, self.networks[at].last)
            return self._mention(self._part(at, last, cut)), last
        for known in (self.known.at(at, last), self.table.countries.match(self.listed, at)):
            if known is not None and self._in_a_title(at, at + known[1], phrase):
                continue
            if known is not None and at + known[1] <= last:
                return self._mention(self._part(at, at + known[1], cut)), at + known[1]
        head = self.table.heads.match(self.listed, at)
        if head is not None and not head[0].pronoun and tags[at] == NOUN and not phrase.quoted:
            if head[0].role == BODY and self.words[at].text[cut:].startswith(ARTICLE):
                named = (it for it in range(at + 1, last) if tags[it] == NAME)
                last = next(named, last)  # «مدير المتحف سامي عطية»
            found = self._mention(self._part(at, last, cut))
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
            return self._mention(self._part(at, end, cut)), end
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

    def _span(self, first: int, last: int, cut: int) -> Span:
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


def _are_one_kind(named: str, described: str) -> bool:
    """Whether a name of one kind may be described as another: a network as a site, a company as a network."""
    return bool(described) and (named in ("", described) or {named, described} <= BODIES)


def _is_where(network: Mention, account: Mention) -> bool:
    """«الصفحة الرسمية للفيسبوك»: the network behind an account that nobody is named for says where it is."""
    where = network.kind == "network" and network.case == "ل"
    return where and account.kind == ACCOUNT and account.pointing and account.last == network.first
