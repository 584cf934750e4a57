"""Entities: «الصفحة الرسمية لوزارة الداخلية», «قناة الجزيرة», «أغنية «…»», #وسم, known names, and «الصفحة» that points back.

`name.py` says where a name ends; this module says where one begins, and of what kind it is.
"""

from arabic_metrics.core import Span
from arabic_metrics.lexicon.entry_claim import GazetteerName
from arabic_metrics.recognize.gazetteer import with_one_body
from arabic_metrics.recognize.head import HeadReader
from arabic_metrics.recognize.mention import EntityMention
from arabic_metrics.recognize.name import ARTICLE
from arabic_metrics.recognize.named import ModelNames
from arabic_metrics.recognize.person_link import PersonLinker
from arabic_metrics.recognize.placed_name import PlacedNameReader
from arabic_metrics.recognize.salience import SalienceReader
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word, holds_any

AND = "و"
NETWORK_REACH = 5  # words behind a name
FIRST_LETTER = 0x600  # Latin names, handles and tags stand before it
OPENS, CLOSES = frozenset(QUOTES), frozenset(QUOTES.values())
RELATIONAL = "يه"
DEFINITE = ("وال", "بال", "لل", "فال", "كال")
DUAL = ("ان", "ين")  # «القطبان الأهلي والزمالك» are names of both
POSSESSED = ("ته", "تها", "تهم")


class EntityFinder:
    """Finds the entity mentions of one text."""

    def __init__(
        self,
        text: str,
        words: list[Word],
        vocabulary: Vocabulary,
        blocked: frozenset[int],
        platforms: frozenset[int],
        constructs: frozenset[int] = frozenset(),
        counted: frozenset[int] = frozenset(),
        named: ModelNames | None = None,
    ) -> None:
        self.named = named
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self.blocked = (
            blocked  # word positions of numbers, platforms, metrics and ranks: no name crosses them
        )
        self.platforms = platforms
        self.constructs = constructs  # right behind a metric noun in construct: «متابعي روما»
        self.counted = counted  # right behind a counted noun: «508 آلاف متابع لبيتشاي»
        self.heads = HeadReader(text, words, vocabulary, blocked, platforms)
        self.names = self.heads.names
        self.salience = SalienceReader(text, words, vocabulary, self.names, constructs)
        self.placed = PlacedNameReader(words, vocabulary, self.heads, constructs)

    def find(self) -> list[EntityMention]:
        """Return the mentions in order; no two share a word."""
        found: list[EntityMention] = []
        places = self.places()
        end = 0
        for index in sorted(places) if self.named is None else range(len(self.words)):
            if index < end:
                continue
            mention = self._at(index) if index in places else None
            if self.named is not None:
                mention = self.named.merged(index, mention, self._at)
            if mention is None:
                end = max(end, self.heads.networks.after(index))
                continue
            mention = self._as_country(mention)
            if self._is_expense(mention):
                mention = mention.changed(role="name", head="")
            mention = self.salience.with_quoted_name(mention)
            if self._belongs_to_last(mention):
                mention = mention.changed(role="pronoun")
            found.append(mention.changed(salient=self.salience.is_salient(mention)))
            end = max(mention.last, index + 1)
            if (second := self._second_of_two(mention)) is not None:
                found.append(second)
                end = second.last
        return PersonLinker(self.words, self.vocabulary, self.salience).linked(
            with_one_body(found, self.vocabulary.gazetteer)
        )

    def places(self) -> set[int]:
        """Return the positions that `_at` need look at: wherever a name may begin, told by one look at each word."""
        table = self.vocabulary
        opening, beside = table.name_openers, table.name_beside
        found = set(self.constructs | self.counted)
        for index, word in enumerate(self.words):
            text = word.text
            if (
                text in opening
                or ord(text[0]) < FIRST_LETTER
                or (word.gap != " " and holds_any(word.gap, OPENS))
            ):
                found.add(index)
            if text in beside:
                if text in table.name_follows:
                    found.add(index + 1)
                if text in table.has_word:
                    found.add(index - 1)
        found.discard(-1)
        found.discard(len(self.words))
        return found

    def _second_of_two(self, mention: EntityMention) -> EntityMention | None:
        """«جامعتي أسيوط والمنيا», «ناديا الهلال والنصر»: a dual noun has two names."""
        index = mention.last
        dual = self.words[mention.first].text in self.vocabulary.dual_head
        if not dual or index >= len(self.words) or self.words[index].text[0] != AND:
            return None
        word = self.words[index]
        if word.breaks or index in self.blocked or len(word.text) < 4:
            return None
        end = max(self.names.end(index + 1, word.text[1:].startswith(ARTICLE)), index + 1)
        span = Span(word.start + 1, self.words[end - 1].end)
        return EntityMention(index, end, span, "name", span.of(self.text))

    def _belongs_to_last(self, mention: EntityMention) -> bool:
        """«مجموعة النقاش التابعة لها», «الصفحة الخاصة به»: whose it is was said before."""
        if mention.role not in ("account", "channel", "group", "definite"):
            return False
        if mention.last < len(self.words) and not CLOSES.isdisjoint(self.words[mention.last].gap):
            return False  # «تطبيق «دربك» التابع له» has its title
        behind = [word.text for word in self.words[mention.last : mention.last + 2]]
        return (
            len(behind) == 2
            and behind[0] in self.vocabulary.belonging_word
            and behind[1] in self.vocabulary.belonging_pronoun
        )

    def _as_country(self, mention: EntityMention) -> EntityMention:
        """«جاءت السعودية ثانية»: a name that is a country's, whole."""
        match = self.vocabulary.countries.match(self.words, mention.first)
        if mention.role != "name" or match is None or mention.first + match[1] < mention.last:
            return mention
        country, taken, cut = match
        last = mention.first + taken
        span = Span(self.words[mention.first].start + cut, self.words[last - 1].end)
        return mention.changed(
            last=last, span=span, role="country", name=country.name, known=country.id
        )

    def _is_expense(self, mention: EntityMention) -> bool:
        """«فاز على حساب مانشستر سيتي»: at the expense of a club, where no network follows the name."""
        before = self.words[mention.first - 1].text if mention.first else ""
        if mention.role != "account" or before not in self.vocabulary.expense:
            return False
        near = range(mention.last, mention.last + NETWORK_REACH)
        return self.words[mention.first].text in self.vocabulary.expense_noun and not any(
            position in self.platforms for position in near
        )

    def _at(self, index: int) -> EntityMention | None:
        word = self.words[index]
        if index in self.platforms:
            return None
        if word.text[0] == "#":
            return self.heads.mention(index, index, index + 1, "hashtag")
        if word.text[0] == "@" and len(word.text) > 1:
            return self.heads.mention(index, index, index + 1, "handle")
        if index in self.counted and (owner := self.heads.owner(index, bare=True)) is not None:
            return owner
        head = self.vocabulary.heads.match(self.words, index)
        if head is not None and self._is_verb(index):
            head = None
        known = self.vocabulary.gazetteer.match(self.words, index)
        if (
            known is not None
            and not known[0].network
            and (head is None or known[1] >= head[1])
            and not self._is_quality(index, known)
        ):
            return self.heads.known(index, known)
        if head is not None and index not in self.blocked and not self._is_adjective(index):
            return self.heads.headed(index, head[0], head[1], head[2])
        if word.text in self.vocabulary.account_pronoun:
            return self.heads.mention(index, index, index + 1, "definite")
        return self._person(index) or self.placed.at(index)

    def _is_verb(self, index: int) -> bool:
        """«الشريط الذي صوره رجل»: a word behind «الذي» that looks like a noun without article is a verb."""
        before = self.words[index - 1].text if index else ""
        text = self.words[index].text
        return before in self.vocabulary.who_one and not text.startswith((ARTICLE, *DEFINITE))

    def _person(self, index: int) -> EntityMention | None:
        """«وقال سالم الشامسي», «لهند البحر»: a given name opens a name."""
        cut = self.heads.persons.cut(index)
        end = self.heads.persons.end(index, cut) if cut >= 0 else 0
        if not end:
            return None
        span = Span(self.words[index].start + cut, self.words[end - 1].end)
        return EntityMention(index, end, span, "name", span.of(self.text))

    def _is_adjective(self, index: int) -> bool:
        """«فرقته المسرحية»: behind a possessed noun it says of what kind that is."""
        before = self.words[index - 1].text if index else ""
        text = self.words[index].text
        return text.startswith(ARTICLE) and text.endswith(RELATIONAL) and before.endswith(POSSESSED)

    def _is_quality(self, index: int, known: tuple[GazetteerName, int, int]) -> bool:
        """«السلم الأهلي», «الشؤون الداخلية المصرية»: behind a definite noun, a name in one word says of what kind that is."""
        word = self.words[index]
        before = self.words[index - 1].text if index else ""
        alone = known[1] == 1 or known[0].id not in self.vocabulary.own_names
        return (
            alone
            and word.text.startswith(ARTICLE)
            and before.startswith((ARTICLE, *DEFINITE))
            and not before.endswith(DUAL)
            and not word.gap.strip(" ")
        )
