"""What a head noun opens: «الصفحة الرسمية لوزارة الداخلية», «قناة الجزيرة», «الفنان محمد منير»; «الصفحة» alone points back."""

from arabic_metrics.core import Span
from arabic_metrics.lexicon.entry_claim import GazetteerName
from arabic_metrics.recognize.described import NounContext
from arabic_metrics.recognize.mention import EntityMention
from arabic_metrics.recognize.name import ARTICLE, FOR, OF_TO, SUBJUNCTIVE, NameReader
from arabic_metrics.recognize.network_noun import NetworkNounReader
from arabic_metrics.recognize.office import OfficeReader
from arabic_metrics.recognize.person import PersonReader
from arabic_metrics.recognize.vocabulary import HeadForm, Vocabulary
from arabic_metrics.recognize.word import Word, closed

KEPT_HEADS = frozenset({"channel", "work", "group", "organisation"})
OWNED_HEADS = frozenset({"account", "channel", "work", "group", "hashtag"})
NAMED_HEADS = frozenset({"channel", "work", "group"})  # «تطبيقها «قارئ»»
DESCRIBED_HEADS = frozenset({"account", "channel", "group", "work"})


class HeadReader:
    """Reads what the head nouns of one text open."""

    def __init__(
        self,
        text: str,
        words: list[Word],
        vocabulary: Vocabulary,
        blocked: frozenset[int],
        platforms: frozenset[int],
    ) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self.blocked = blocked
        self.platforms = platforms
        self.names = NameReader(text, words, vocabulary, blocked)
        self.networks = NetworkNounReader(words, vocabulary, platforms)
        self.context = NounContext(words, vocabulary, blocked, platforms)
        self.persons = PersonReader(words, vocabulary, blocked, self.names)
        self.offices = OfficeReader(words, vocabulary, blocked, self.names, self.persons)

    def headed(self, first: int, form: HeadForm, taken: int, cut: int) -> EntityMention | None:
        """Read what a head noun opens: its owner, its title, or nothing («الصفحة» alone points back)."""
        role, pronoun = form.role, form.pronoun
        after = first + taken
        head = self._head_noun(first, cut)
        definite = (
            self.words[first].text[cut : cut + 2] == ARTICLE
            or self.words[first].text[: max(cut, 1) + 1].endswith(OF_TO)
            or self.words[first].text[:cut].endswith(OF_TO)
        )
        if pronoun:
            return self._possessed(first, after, cut, form)
        quoted = self._quoted(first, after, cut, role, head)
        if quoted is not None:
            return quoted
        if role == "channel" and self.networks.behind(after):
            return None
        beside = self._beside(first, after, role, cut, head)
        if beside is not None or self.context.is_unnamed(after, role):
            return beside
        start = self.networks.past_adjectives(after)
        if role == "account" and start == after:
            start = self.networks.past(after)
        if role in OWNED_HEADS and start < len(self.words) and not self.words[start].breaks:
            owned = self._owned(first, start, role, cut, definite, head)
            if owned is not None:
                return owned
        if definite and (role in OWNED_HEADS or role == "organisation"):
            return self._definite(first, after, role, cut, head)
        if role == "title":
            return self._title(first, after, cut)
        if role == "work" and (by := self._by_title(after)) is not None:
            return self.mention(first, after, by.last, role, keep_from=first, cut=cut, head=head)
        if (
            not definite
            and role in DESCRIBED_HEADS
            and self.context.is_described(first, after, role)
        ):
            return self._bare_work(first, after, role, cut, head)
        end = self.names.end(after, definite)
        if end == after and role == "work" and self.context.is_told(first):
            return self.mention(first, first, after, role, keep_from=first, cut=cut, head=head)
        if end > after:
            keep = first if role in KEPT_HEADS else None
            if role == "organisation":
                end = self.names.past_joined(
                    self._head_noun(first, cut), self.names.past_purpose(end)
                )
            if (
                role == "work"
                and end < len(self.words)
                and (owner := self.owner(end)) is not None
                and not owner.anaphoric
            ):
                end = owner.last  # «مقطع الفيديو الموسيقي لأغنية ديسباسيتو»
            return self.mention(first, after, end, role, keep_from=keep, cut=cut, head=head)
        return self._bare_work(first, after, role, cut, head)

    def _bare_work(
        self, first: int, after: int, role: str, cut: int, head: str
    ) -> EntityMention | None:
        """«نشر صورة من المستشفى نالت 90 ألف إعجاب»: a work without a title, of which something is told behind it."""
        if role != "work" or first - 1 in self.blocked or not self.context.is_told_behind(after):
            return None  # «22 حلقة جمعت 6 ملايين مشاهدة» are counted
        return self.mention(first, first, after, role, keep_from=first, cut=cut, head=head)

    def _possessed(self, first: int, after: int, cut: int, form: HeadForm) -> EntityMention:
        """«صفحته» points back; «تطبيقها «قارئ»» has its title."""
        quoted = titled = None
        if form.role in NAMED_HEADS:
            quoted = self.names.quotation_end(after)
            titled = self.context.titled(after) if quoted is None else None
        if titled is not None:
            quoted, after = self.names.quotation_end(titled), titled
        if quoted is not None:
            return self.mention(first, after, quoted, form.role, head=form.noun)
        return self.mention(
            first, first, after, "pronoun", keep_from=first, cut=cut, head=form.noun
        )

    def _quoted(
        self, first: int, after: int, cut: int, role: str, head: str
    ) -> EntityMention | None:
        """«أغنية «نسيني»», «حساب باسم «صوت المدرج»»: a title right behind a noun, or behind a word of naming."""
        if (quoted := self.names.quotation_end(after)) is not None:
            keep = None if role in ("account", "hashtag") else first
            return self.mention(first, after, quoted, role, keep_from=keep, cut=cut, head=head)
        named = role in OWNED_HEADS and after < len(self.words) and not self.words[after].breaks
        if not named or self.words[after].text not in self.vocabulary.naming_word:
            return None
        quoted = self.names.quotation_end(after + 1)
        return (
            self.mention(first, after + 1, quoted, role, head=head) if quoted is not None else None
        )

    def _beside(
        self, first: int, after: int, role: str, cut: int, head: str
    ) -> EntityMention | None:
        """A title behind adjectives, or «حساب تويتر الرسمي», the network's own account."""
        if role in ("channel", "work") and (titled := self.context.titled(after)) is not None:
            quoted = self.names.quotation_end(titled)
            if quoted is not None:
                return self.mention(
                    first, titled, quoted, role, keep_from=first, cut=cut, head=head
                )
        following = self.words[after + 1].text if after + 1 < len(self.words) else ""
        if role == "account" and after in self.platforms and following in self.networks.adjectives:
            return self.mention(first, after, after + 1, role, head=head)
        return None

    def _by_title(self, after: int) -> EntityMention | None:
        """«تغريدة الروائي مازن الخوري»: whose work it is may be told by a title and a name."""
        if after >= len(self.words) or self.words[after].breaks:
            return None
        head = self.vocabulary.heads.match(self.words, after)
        if head is None or head[0].role != "title" or head[2] > 0:
            return None
        by = self.headed(after, *head)
        return by if by is not None and not by.anaphoric else None

    def _definite(self, first: int, after: int, role: str, cut: int, head: str) -> EntityMention:
        """«الصفحة» and «الحساب» point back; «الهيئة العامة للبيئة» names; «الهيئة» points to a body named before."""
        if role == "organisation":
            end = self.names.end(after, True) if self.names.agrees(first, after) else after
            end = self.names.past_joined(self._head_noun(first, cut), self.names.past_purpose(end))
            if end > after:
                return self.mention(first, first, end, role, head=head)
        if role in ("account", "hashtag"):
            return self.mention(first, first, after, "pronoun", head=head)
        end = self.names.end(after, True) if role == "work" else after
        found = self.mention(first, first, end, "definite", keep_from=first, cut=cut, head=head)
        contracted = self.words[first].text[:cut].endswith(OF_TO)  # «للوزارة» is ل and «الوزارة»
        return found.changed(name=ARTICLE + found.name) if contracted else found

    def _owned(
        self, first: int, start: int, role: str, cut: int, definite: bool, head: str
    ) -> EntityMention | None:
        """«حساب @name», «صفحة نادي الهلال», «الصفحة الرسمية لوزارة الداخلية», «قناة الفنان محمد»."""
        word = self.words[start]
        if word.text[0] in "#@":
            return self.mention(
                first, start, start + 1, "hashtag" if word.text[0] == "#" else "handle", head=head
            )
        bare = role == "account" and self.words[start - 1].text in self.networks.adjectives
        owner = self.owner(start, bare=bare)  # «الصفحة الرسمية لبريد الجزائر»
        if owner is None and role in ("account", "channel", "group") and start not in self.blocked:
            nested = self.nested(start)
            owner = nested if nested is not None and not nested.anaphoric else None
        if owner is None:
            return None
        if role == "account" or (definite and role in ("channel", "group")):
            return owner.changed(first=first, role="account", head=head)
        if owner.role in ("pronoun", "definite") and not definite:
            return None
        span = Span(self.words[first].start + cut, owner.span.end)
        return EntityMention(first, owner.last, span, role, span.of(self.text), head=head)

    def nested(self, index: int) -> EntityMention | None:
        known = self.vocabulary.gazetteer.match(self.words, index)
        if known is not None and not known[0].network:
            return self.known(index, known)
        head = self.vocabulary.heads.match(self.words, index)
        if head is not None and head[0].role in (
            "organisation",
            "title",
            "group",
            "channel",
            "work",
        ):
            return self.headed(index, *head)
        return None

    def owner(self, index: int, *, bare: bool = False) -> EntityMention | None:
        """«… لوزارة الداخلية», «… للنادي», «… لبيتشاي»: an owner behind ل."""
        text = self.words[index].text
        if (
            text[0] != FOR
            or len(text) < 4
            or text in self.vocabulary.preposition
            or text in self.vocabulary.possess_verb
            or text.replace(OF_TO, ARTICLE, 1) in self.vocabulary.network_noun
            or text.replace(OF_TO, ARTICLE, 1) in self.vocabulary.time_noun
            or self.words[index].breaks
        ):
            return None
        known = self.vocabulary.gazetteer.match(self.words, index)
        if known is not None and known[2] > 0:
            return self.known(index, known)
        head = self.vocabulary.heads.match(self.words, index)
        if head is not None and head[2] > 0:
            return self.headed(index, *head)
        if self.vocabulary.metrics.match(self.words, index) is not None or index in self.platforms:
            return None
        if not bare and not text.startswith(OF_TO):
            return None  # many a word begins with ل
        if text.startswith(SUBJUNCTIVE) and not text.startswith(OF_TO):
            return None  # «لتجني», «ليصل»: so that it …
        end = self.names.end(index + 1, text.startswith(OF_TO))
        cut = 2 if text.startswith(OF_TO) else 1
        span = Span(self.words[index].start + cut, self.words[end - 1].end)
        return EntityMention(
            index, end, span, "name", (ARTICLE if cut == 2 else "") + span.of(self.text)
        )

    def _title(self, first: int, after: int, cut: int) -> EntityMention | None:
        """A title opens a personal name: «الفنان محمد منير», «رئيس وزراء كمبوديا», «الرئيس السابق باراك أوباما»."""
        if (
            after < len(self.words)
            and not self.words[after].breaks
            and (inner := self.nested(after)) is not None
        ) and (inner.role == "title" or inner.known):
            return inner.changed(first=first)
        end = (
            self.persons.end(after, titled=True)
            or self.persons.end(self.networks.past_adjectives(after))
            or self.persons.behind_nationality(after)
            or self.offices.end(after)
        )
        end = self.offices.quoted_holder(end) or end
        for index in range(after, end):
            known = self.vocabulary.gazetteer.match(self.words, index)
            if known is not None and not known[0].network:
                return self.known(index, known).changed(first=first, role="title")
        if end == after:
            if not self.words[first].text.startswith(ARTICLE):
                return None
            return self.mention(first, first, after, "definite", head=self._head_noun(first, 0))
        found = self.mention(first, first, end, "title", keep_from=first, cut=cut)
        contracted = self.words[first].text[:cut].endswith(OF_TO)  # «للفنان» is ل and «الفنان»
        return found.changed(name=ARTICLE + found.name) if contracted else found

    def known(self, index: int, match: tuple[GazetteerName, int, int]) -> EntityMention:
        name, taken, cut = match
        span = Span(self.words[index].start + cut, self.words[index + taken - 1].end)
        head = self.vocabulary.lexicon.fold(name.head)
        return EntityMention(
            index, index + taken, span, "known", name.name, name.id, name.network, head
        )

    def _head_noun(self, first: int, cut: int) -> str:
        return self.words[first].text[cut:].removeprefix(ARTICLE)

    def mention(
        self,
        first: int,
        start: int,
        end: int,
        role: str,
        *,
        keep_from: int | None = None,
        cut: int = 0,
        head: str = "",
    ) -> EntityMention:
        begin = start if keep_from is None else keep_from
        offset = cut if keep_from is not None else 0
        span = closed(Span(self.words[begin].start + offset, self.words[end - 1].end), self.text)
        return EntityMention(first, end, span, role, span.of(self.text), head=head)
