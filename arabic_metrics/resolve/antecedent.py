"""What a clause speaks of, and what «الصفحة» and «متابعيه» point back to: one candidate or none."""

from dataclasses import replace

from arabic_metrics.core import Span
from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import (
    EntityMention,
    RecognizedText,
    Vocabulary,
)
from arabic_metrics.resolve.candidate import CONTENT_METRICS
from arabic_metrics.resolve.gender import EITHER, gender_of_pronoun, genders_of
from arabic_metrics.resolve.noun import NounReader
from arabic_metrics.resolve.work_owner import work_owner

EARLIER_SENTENCES = 3
SPEECH = 2  # sentences from who speaks to what is said
NETWORK_METRICS = frozenset({"users", "subscribers", "downloads", "visits", "members"})
ARTICLE, RANK = "ال", "rank"
AND, FOR, BY = "و", "ل", "ب"
ANNOUNCED = frozenset({"title", "name", "known", "organisation"})
Found = tuple[EntityMention | None, str]


class AntecedentFinder(NounReader):
    """Chooses among the entities of one text."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        super().__init__(recognized, vocabulary)
        self.pronouns = frozenset(
            [m.last - 1 for m in recognized.metrics if m.pronoun]
            + [
                e.first
                for e in recognized.entities  # «صفحتها», not «الصفحة»
                if e.role == "pronoun" and e.head and not self.words[e.first].text.endswith(e.head)
            ]
        )
        self.bounds = modifier_table(vocabulary.lexicon).last_words  # «من» of «أكثر من», «نحو»

    def is_compared(self, entity: EntityMention) -> bool:
        """Whether the name stands behind «بعد»: «المركز الثاني بعد صفحة البيت الأبيض»."""
        before = self.words[entity.first - 1].text if entity.first else ""
        if before in self.vocabulary.compared:
            return True
        if self.words[entity.first].text[0] != AND or self.words[entity.first].breaks:
            return False
        left = next((e for e in self.entities if e.last == entity.first), None)
        return left is not None and left is not entity and self.is_compared(left)

    def starting(self, low: int, high: int) -> EntityMention | None:
        for entity in self.entities:
            if low <= entity.first < high:
                breaks = any(
                    self.words[position].breaks for position in range(low, entity.first + 1)
                )
                between = any(
                    self.words[p].text in self.vocabulary.reach_word
                    for p in range(low, entity.first)
                )
                return None if breaks or between else entity
        return None

    def subject(self, position: int, metric: str, previous: EntityMention | None) -> Found:
        sentence = self.words[position].sentence
        if self._is_first_person(position) and (speaker := self._speaker(position)) is not None:
            return speaker, "the speaker"
        if previous is not None and not self.candidates.may_own(previous, metric):
            previous = None
        here = [
            e
            for e in self.entities
            if e.last <= position and self.sentence(e) == sentence and not self.is_compared(e)
        ]
        here = self.told_inside(self._agreeing(here, position), position)
        chosen = self._chosen(here, metric)
        if chosen is not None:
            content = metric in CONTENT_METRICS and self.candidates.is_content(chosen)
            placed = chosen.first and self.places(self.words[chosen.first - 1].text)
            if (
                previous is not None
                and (chosen.role == "account" and placed)
                and metric in CONTENT_METRICS
                and self.candidates.is_content(previous)
                and self.sentence(previous) == sentence
            ):
                return previous, "same as the figure before"  # «لم تحقق على صفحة القناة …»
            vague = chosen.anaphoric and self._is_plural(chosen) and metric == RANK
            if (
                previous is not None
                and not (chosen.salient and not vague)
                and self.sentence(previous) == sentence
                and not (content and chosen.first >= previous.last)
            ):
                return previous, "same as the figure before"
            return self.resolved(
                chosen, chosen.first, metric
            ), "antecedent" if chosen.anaphoric else "subject of the clause"
        if previous is not None and self.sentence(previous) >= sentence - 2:
            return previous, "same as the figure before"
        earlier = [
            e for e in self.entities
            if e.last <= position and sentence - EARLIER_SENTENCES <= self.sentence(e) < sentence and not e.anaphoric
        ]  # fmt: skip
        chosen = self._chosen(earlier, metric)
        if chosen is not None:
            found = self.of_noun(chosen, chosen.first) or chosen
            return found, "entity of an earlier sentence"
        topic = self._topic()
        if topic is not None and topic.first < position:
            return topic, "what the text is about"
        later = [
            e
            for e in self.entities
            if e.first >= position and self.sentence(e) == sentence and not e.anaphoric
        ]
        fitting = [e for e in later if e.role in ("account", "hashtag", "work", "channel", "known")]
        return (fitting[0], "entity behind the figure") if fitting else (None, "")

    def _is_first_person(self, position: int) -> bool:
        """«لدي اليوم أكثر من 700 ألف متابع», «يتابعني 3 آلاف»: right before a figure and its bound."""
        table = self.vocabulary
        while position and (
            self.words[position - 1].text in self.bounds
            or self.words[position - 1].text in table.amount_word
            or self.words[position - 1].text in table.mere_now
        ):
            position -= 1
        return position > 0 and self.words[position - 1].text in table.first_person

    def _speaker(self, position: int) -> EntityMention | None:
        """Who speaks: the last name right behind a verb of saying, not far before."""
        sentence = self.words[position].sentence
        return next(
            (
                e for e in reversed(self.entities)
                if 0 < e.first < position and not e.anaphoric and sentence - self.sentence(e) <= SPEECH
                and self.words[e.first - 1].text in self.vocabulary.say_verb
            ),
            None,
        )  # fmt: skip

    def _is_plural(self, entity: EntityMention) -> bool:
        """«الحسابات»: no place is of several."""
        return self.words[entity.first].text in self.vocabulary.plural_account

    def _agreeing(self, names: list[EntityMention], position: int) -> list[EntityMention]:
        """Of several names, those that the pronoun of a word agrees with: «متابعيها» is of no club."""
        wanted = (
            gender_of_pronoun(self.words[position].text) if position in self.pronouns else EITHER
        )
        if wanted == EITHER:
            return names
        agreeing = [
            e for e in names
            if e.anaphoric or self.candidates.is_work(e) or genders_of(e, self.vocabulary) & wanted
        ]  # fmt: skip
        return agreeing or names

    def told_inside(self, names: list[EntityMention], position: int) -> list[EntityMention]:
        """«أوضح المدير أن رسائل الجمهور عبر التطبيق …»: who speaks is not who is spoken of, where another is named."""
        sentence, first = self.words[position].sentence, position
        while first > 0 and self.words[first - 1].sentence == sentence:
            first -= 1
            if self.words[first].text in self.vocabulary.statement_word:
                inside = [e for e in names if e.first > first]
                named = [
                    e for e in inside
                    if e.role == "definite"
                    or not (e.anaphoric or (self.candidates.is_quoted(e) and not e.salient))
                ]  # fmt: skip
                return inside if named else names
        return names

    def _chosen(self, candidates: list[EntityMention], metric: str) -> EntityMention | None:
        return self.candidates.chosen(candidates, metric)

    def _topic(self) -> EntityMention | None:
        """The name that the text comes back to most, the earlier of equals."""
        return self.candidates.topic(self.entities)

    def resolved(
        self, entity: EntityMention, position: int, metric: str = ""
    ) -> EntityMention | None:
        """Follow «الصفحة» and «حسابه» back to the last name; «الهيئة» to a name with its noun, else to itself."""
        if not entity.anaphoric:
            return self.of_noun(entity, position) or entity
        sentence = self.words[position].sentence
        names = [
            e for e in self.entities
            if e.last <= position and e is not entity and not e.network and e.role not in ("pronoun",)
            and sentence - EARLIER_SENTENCES <= self.sentence(e) <= sentence and not self.is_compared(e)
        ]  # fmt: skip
        if entity.role == "definite":
            same = [
                e
                for e in self.entities
                if e.last <= position and not e.anaphoric and self.has_head(e, entity.head)
            ]
            same = [e for e in same if not self.is_compared(e)] or same
            if same:
                return replace(same[-1], first=entity.first, last=entity.last)
            if self.candidates.is_work(entity):
                return self.song(entity) or self._named_by_itself(entity)
            found = self.network_of(entity, position, metric) or self.titled_app(entity, position)
            if found is not None:
                return found
            topic = self._topic()
            body = self.words[entity.first].text in self.vocabulary.bodies
            if (
                topic is not None
                and topic.first < position
                and not (body and topic.role in ("title", "name", "hashtag"))
            ):
                return topic
            return self._named_by_itself(entity)
        return self._of_pronoun(entity, names, metric)

    def _of_pronoun(
        self, entity: EntityMention, names: list[EntityMention], metric: str
    ) -> EntityMention | None:
        """Follow «حسابه» and «كليبها» to the last of some names that can have it."""
        sentence = self.sentence(entity)
        behind = self.words[entity.last].text if entity.last < len(self.words) else ""
        if entity.head in self.vocabulary.work_nouns and behind in self.vocabulary.another_one:
            whole = replace(entity, span=Span(entity.span.start, self.words[entity.last].end))
            return self._named_by_itself(replace(whole, name=f"{entity.name} {behind}"))
        if metric in CONTENT_METRICS and entity.head in self.vocabulary.work_nouns:
            works = [
                e for e in names
                if self.candidates.is_work(e) and not e.anaphoric and self.sentence(e) == sentence
            ]  # fmt: skip
            if works:
                return works[-1]  # «أغنية «خليتيني» …، نشر كليبها»
            if entity.head in self.vocabulary.single_work:
                return self._named_by_itself(entity)  # «كليبها الأخير بلغ وحده …»
        if not self._is_possessed(entity):
            accounts = [e for e in names if e.role == "account" and e.head == entity.head]
            if accounts:
                return self.of_noun(accounts[-1], accounts[-1].first) or accounts[-1]
        for back in range(EARLIER_SENTENCES + 1):
            near = [e for e in names if self.sentence(e) == sentence - back]
            if not self._is_possessed(entity):
                near = [e for e in near if not self._only_speaks(e, entity)]
            owners = [e for e in near if not self.candidates.is_work(e)]
            if not owners:
                owners = [
                    owner
                    for e in near
                    if (owner := work_owner(e, self.recognized, self.vocabulary)) is not None
                ] or near
            owners = self._agreeing(owners, entity.first)
            if owners:
                best = max(self.candidates.level(e) for e in owners)
                chosen = [e for e in owners if self.candidates.level(e) == best][-1]
                if chosen.role == "definite":
                    return self.resolved(chosen, chosen.first)
                return self.of_noun(chosen, chosen.first) or chosen
        if (site := self.network_of(entity, entity.first, metric)) is not None:
            return site  # «قالت لينكد إن إن عدد مستخدمي موقعها …»
        topic = self._topic()
        if topic is not None and topic.first < entity.first:
            return topic
        return self._announced(entity) or self._named_by_itself(entity)

    def _announced(self, entity: EntityMention) -> EntityMention | None:
        """«مع 14 مليون متابع لصفحتها باتت رئيسة الأرجنتين …»: the pronoun comes before its name, in one sentence."""
        if not self._is_possessed(entity):
            return None
        return next(
            (
                e for e in self.entities
                if e.first > entity.first and self.sentence(e) == self.sentence(entity)
                and e.salient and not e.anaphoric and e.role in ANNOUNCED
            ),
            None,
        )  # fmt: skip

    def _is_possessed(self, entity: EntityMention) -> bool:
        """«حسابه», not «الحساب» and «المجموعة التابعة لها»."""
        text = self.words[entity.first].text
        return bool(entity.head) and not text.endswith(entity.head)

    def _only_speaks(self, speaker: EntityMention, entity: EntityMention) -> bool:
        """«وأضاف العجمي أن الحساب نشر …»: whose account it is was told before."""
        before = self.words[speaker.first - 1].text if speaker.first else ""
        between = self.words[speaker.last : entity.first]
        return before in self.vocabulary.say_verb and any(
            word.text in self.vocabulary.statement_word for word in between
        )

    @staticmethod
    def _named_by_itself(entity: EntityMention) -> EntityMention:
        """A definite noun without a name before it stands for itself: «الفيديو», «صفحته»."""
        return replace(entity, role="work")
