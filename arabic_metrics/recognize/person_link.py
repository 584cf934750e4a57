"""Joins persons with what is told of them: an office beside the name, the family name alone further on, «معاليه»."""

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import EntityMention
from arabic_metrics.recognize.name import ARTICLE
from arabic_metrics.recognize.person import PARTICLES
from arabic_metrics.recognize.salience import SalienceReader
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

SURPASSED_REACH = 8  # words from «تفوق» to «على»
ACCOUNT = "account"
SHORTEST_ALONE = 4  # letters of a family name that no list knows
ADJECTIVE = ("يه", "ون", "ين", "ات")
APPOSED = frozenset({" ", "، ", ", ", " - ", " – ", "، «", " («", " ("})


class PersonLinker:
    """Joins persons with what is told of them: an office beside the name, and the family name alone further on."""

    def __init__(self, words: list[Word], vocabulary: Vocabulary, salience: SalienceReader) -> None:
        self.words = words
        self.salience = salience
        self.vocabulary = vocabulary
        self.given = vocabulary.any_name

    def linked(self, found: list[EntityMention]) -> list[EntityMention]:
        """Return the mentions without offices in apposition, and with the family names that stand alone."""
        linked = self._with_families(self._with_offices(self._without_offices(found)))
        ends = {mention.last: mention for mention in linked}
        return [self._as_surpassed(mention, ends) for mention in linked]

    def _with_offices(self, found: list[EntityMention]) -> list[EntityMention]:
        """«افتتح وزير الإسكان صفحته، ونال معاليه …»: an honorific is of the office told last, where no person is."""
        kept: list[EntityMention] = []
        office: EntityMention | None = None
        for mention in found:
            honored = self.words[mention.first].text in self.vocabulary.honorific
            if mention.role == ACCOUNT:
                honored = mention.name.split(" ", 1)[0] in self.vocabulary.honorific
            if mention.role in ("name", ACCOUNT) and honored and office is not None:
                mention = mention.changed(name=office.name, span=office.span)
            elif mention.role == "title":
                office = mention
            kept.append(mention)
        return kept

    def _as_surpassed(
        self, mention: EntityMention, ends: dict[int, EntityMention]
    ) -> EntityMention:
        """«الرميضي سبق الصبيح», «تخطى المذيع هيثم الحارثي الشاعر ناصر المعمري»: the second is not whose figure follows."""
        if mention.first and self._stands_behind(mention):
            return mention.changed(salient=False)  # «تفوق البلوشي على الشاعر ماجد الكندي»
        if not mention.first or not self.is_person(mention):
            return mention
        verbs = self.vocabulary.surpass_verb
        before = mention.first - 1
        beside, behind = ends.get(mention.first), ends.get(before)
        if beside is not None and beside.first and self.is_person(beside):
            verb = self.words[beside.first - 1].text in verbs
            if verb and self.words[mention.first].gap == " ":
                return mention.changed(salient=False)
        if behind is not None and behind.salient and self.words[before].text in verbs:
            return mention.changed(salient=False)
        return mention

    def _stands_behind(self, mention: EntityMention) -> bool:
        """Whether a name is of who was surpassed: behind «على», with a verb or «متفوقا» before it."""
        before = mention.first - 1
        if self.words[before].text not in self.vocabulary.on_word:
            return False
        reach = self.words[max(0, before - SURPASSED_REACH) : before]
        return any(
            word.text in self.vocabulary.surpass_over
            and word.sentence == self.words[mention.first].sentence
            for word in reach
        )

    def is_person(self, mention: EntityMention) -> bool:
        """Whether a mention holds a personal name, not only an office."""
        if mention.role not in ("name", "title", "known", "account"):
            return False
        parts = mention.name.split()
        if mention.role == "title" and len(parts) > 1 and parts[0].startswith(ARTICLE):
            return parts[1] not in self.vocabulary.office_adjective
        return any(part in self.given for part in parts)

    def _is_office(self, mention: EntityMention) -> bool:
        return (
            mention.role == "title" or (mention.role == "definite" and self._opens_title(mention))
        ) and not self.is_person(mention)

    def _opens_title(self, mention: EntityMention) -> bool:
        head = self.vocabulary.heads.match(self.words, mention.first)
        return head is not None and head[0].role == "title"

    def _without_offices(self, found: list[EntityMention]) -> list[EntityMention]:
        """«الشيخ ماجد بن سيف، ولي العهد وزير الرياضة،», «وزير السياحة، عبد الرزاق الهمامي،»: who holds the office is spoken of."""
        kept: list[EntityMention] = []
        for mention in found:
            before = kept[-1] if kept else None
            beside = (
                before is not None
                and before.last == mention.first
                and self.words[mention.first].gap in APPOSED
                and not self.words[mention.first].start
                < mention.span.start
                < self.words[mention.first].end
            )
            if before is None or not beside:
                kept.append(mention)
            elif self.is_person(before) and self._is_office(mention):
                kept[-1] = before.changed(last=mention.last)
            elif self._is_office(before) and self.is_person(mention):
                kept[-1] = mention.changed(first=before.first, salient=before.salient)
            else:
                kept.append(mention)
        return kept

    def _with_families(self, found: list[EntityMention]) -> list[EntityMention]:
        """«… حمود الرميضي …، غير أن الرميضي سبق …»: the last of a name, alone, is whose name was told."""
        persons: dict[str, EntityMention] = {}
        for mention in found:
            if self.is_person(mention) and not mention.known:
                for part in self._short_names(mention.name):
                    if part not in persons or len(persons[part].name) < len(mention.name):
                        persons[part] = mention.changed(first=persons.get(part, mention).first)
        if not persons:
            return found
        named = [
            self._told_again(mention, persons) or self._with_whole_name(mention, persons)
            for mention in found
        ]
        taken = {p for mention in found for p in range(mention.first, mention.last)}
        told = {lead + name for name in persons for lead in ("", *PARTICLES)}
        told |= self.vocabulary.honorific
        for position, word in enumerate(self.words):
            if word.text in told and position not in taken:
                alone = self._alone(position, persons)
                named += [alone] if alone is not None else []
        return sorted(named, key=lambda mention: mention.first)

    def _told_again(
        self, mention: EntityMention, persons: dict[str, EntityMention]
    ) -> EntityMention | None:
        """«وكسب الرميضي …»: a name of one word that its place shows may be of a person told before."""
        alone = mention.role == "name" and mention.last - mention.first == 1
        return self._alone(mention.first, persons) if alone else None

    def _short_names(self, name: str) -> list[str]:
        """What a person is called further on: the last of a name, and a first name that is no other word."""
        parts = name.split()
        if len(parts) < 2 or parts[0] in self.vocabulary.kunya_word:
            return []
        last = parts[-1]
        known = last.startswith(ARTICLE) or last in self.given
        unlike = len(last) >= SHORTEST_ALONE and not self._is_word(last)
        short = [last] if known or unlike else []
        return short + [part for part in parts if part in self.vocabulary.given_names][:1]

    def _is_word(self, text: str) -> bool:
        """Whether a last name is also a word of the language, as far as the lexicon knows."""
        table = self.vocabulary
        return (
            text in table.common_noun or text in table.preposition or text in table.common_verb
            or text in table.heads or text in table.metrics or text in table.platforms
            or text in table.ranks or text in table.country or text in table.gazetteer
            or text in table.country_adjective_stop or text.endswith(ADJECTIVE)
        )  # fmt: skip

    def _with_whole_name(
        self, mention: EntityMention, persons: dict[str, EntityMention]
    ) -> EntityMention:
        """«راشد الكتبي», told elsewhere as «صانع المحتوى راشد الكتبي»."""
        if mention.known or not self.is_person(mention):
            return mention
        last = mention.name.rpartition(" ")[2]
        whole = persons.get(last, mention)
        if not whole.name.endswith(" " + mention.name):
            return mention
        return mention.changed(name=whole.name, span=whole.span)

    def _alone(self, position: int, persons: dict[str, EntityMention]) -> EntityMention | None:
        word = self.words[position]
        text, cut = word.text, 0
        if text in self.vocabulary.honorific:
            told = [person for person in persons.values() if person.last <= position]
            if not told:
                return None
            last = max(told, key=lambda person: person.last)
            return EntityMention(position, position + 1, last.span, "name", last.name)
        if text not in persons:
            leads = (
                len(lead)
                for lead in PARTICLES
                if text.startswith(lead) and text[len(lead) :] in persons
            )
            cut = next(leads, 0)
            if not cut:
                return None
        person = persons[text[cut:]]
        if person.first > position:
            return None
        here = Span(word.start + cut, word.end)
        alone = EntityMention(position, position + 1, here, "name", person.name)
        return alone.changed(span=person.span, salient=self.salience.is_salient(alone))
