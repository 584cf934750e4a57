"""Who holds a place: the subject before it, the name behind it, or a network itself."""

from arabic_metrics.recognize import EntityMention, RankMention
from arabic_metrics.resolve.antecedent import AntecedentFinder, Found

BY = "ب"
SITES = frozenset({"app", "website"})  # words for a kind of place, not names
LONGEST_NOUN = 3  # words
SUBJECT_REACH = 24  # words from a verb of arriving to its place
HOLDER_REACH = 24  # words from a position to the name behind it


class HolderFinder:
    """Finds the entities of the ranks of one text."""

    def __init__(self, antecedents: AntecedentFinder) -> None:
        self.antecedents = antecedents
        self.recognized = antecedents.recognized
        self.vocabulary = antecedents.vocabulary
        self.words = antecedents.words
        self.entities = antecedents.entities
        self._placed = {rank.last - 1 for rank in self.recognized.ranks}

    def of_rank(self, rank: RankMention, previous: EntityMention | None) -> Found:
        """Return the entity that holds a position."""
        words = self.words
        if rank.rule == "next":
            following = self.antecedents.starting(rank.last, rank.last + 4)
            return (
                (self.antecedents.resolved(following, following.first), "named behind")
                if following
                else (None, "")
            )
        if rank.rule.startswith("leading"):
            following = self.antecedents.starting(rank.last, rank.last + 2)
            if (
                following is not None
                and not following.anaphoric
                and words[rank.first].text not in self.vocabulary.lead_noun
                and not self._is_attached(following)
            ):
                return following, "subject of the verb"
        if rank.rule == "adverb" and (behind := self._right_behind(rank)) is not None:
            return behind, "named behind"
        if rank.rule == "adverb" and (beside := self._between(rank)) is not None:
            return self.antecedents.resolved(beside, beside.first), "subject of the verb"
        if self._is_held(rank) and (behind := self._right_behind(rank)) is not None:
            return behind, "named behind"
        if rank.rule == "position" and (subject := self._subject_of_verb(rank)) is not None:
            return self.antecedents.resolved(subject, subject.first), "subject of the verb"
        reached = rank.rule == "first to reach"
        if reached and (person := self._first_person(rank)) is not None:
            return person, "subject of the clause"
        if not reached and (self._opens_clause(rank) or self._falls_to(rank)):
            following = self._named_behind(rank)
            if following is not None:
                return following, "named behind"
        here = [
            e
            for e in self.entities
            if e.last <= rank.first
            and self.antecedents.sentence(e) == self.words[rank.first].sentence
            and e.salient
        ]
        network = self._network_before(rank)
        if network is not None and not any(e.last > network.first for e in here):
            return network, "the network's own place"
        return self.antecedents.subject(rank.first, "rank", previous)

    def _first_person(self, rank: RankMention) -> EntityMention | None:
        """«تخطت أغنيتها «غزالي» …، لتكون أول فنانة تحقق …»: a person is the first, not a work."""
        head = self.vocabulary.heads.match(
            list(self.words[rank.last : rank.last + LONGEST_NOUN]), 0
        )
        if head is None or head[0].role != "title":
            return None
        chooser, sentence = self.antecedents.candidates, self.words[rank.first].sentence
        here = [
            e for e in self.entities
            if e.last <= rank.first and self.antecedents.sentence(e) == sentence and not e.anaphoric
        ]  # fmt: skip
        works = bool(here) and chooser.is_content(here[-1])
        persons = [
            e for e in here if e.role in ("title", "name", "known") and not chooser.is_content(e)
        ]
        return persons[-1] if works and persons else None

    def _right_behind(self, rank: RankMention) -> EntityMention | None:
        """«ويأتي ثالثا الدكتور عادل سالم»: who holds the place stands right behind its ordinal."""
        for entity in self.entities:
            if entity.first == rank.last and not entity.anaphoric:
                word = self.words[entity.first]
                attached = word.start < entity.span.start < word.end
                return None if word.breaks or attached else entity
        return None

    def _is_attached(self, entity: EntityMention) -> bool:
        """«تربع الرابور على رأس القائمة بأغنيته «بلا عنوان»»: «بـ» says with what."""
        word = self.words[entity.first]
        possessed = (
            word.text[0] == BY and bool(entity.head) and not word.text.startswith(entity.head)
        )
        return possessed or word.start < entity.span.start < word.end

    def _is_held(self, rank: RankMention) -> bool:
        """«حامل المركز الخامس سعد الهاجري»: who holds the place stands right behind it."""
        before = self.words[rank.first - 1].text if rank.first else ""
        return before in self.vocabulary.place_holder

    def _subject_of_verb(self, rank: RankMention) -> EntityMention | None:
        """«وجاءت أغنية «الواد»، التي جمعت …، في المركز الثالث»: who stands right behind the verb of arriving."""
        sentence = self.words[rank.first].sentence
        opening = {entity.first: entity for entity in self.entities if not entity.anaphoric}
        for position in range(rank.first - 1, max(-1, rank.first - SUBJECT_REACH), -1):
            if self.words[position].sentence != sentence or position in self._placed:
                return None
            if self.words[position].text in self.vocabulary.rank_verb:
                entity = opening.get(position + 1)
                owned = entity is not None and self.words[entity.first].breaks
                return entity if entity is not None and entity.salient and not owned else None
        return None

    def _between(self, rank: RankMention) -> EntityMention | None:
        """«حضر الميناء خامسا», «وتليه غيثة برادة خامسة»: who holds the place stands between the verb and its ordinal."""
        named = (e for e in self.entities if e.last == rank.first and e.role != "work")
        return next(
            (
                entity
                for entity in named
                if entity.first and self.words[entity.first - 1].text in self.vocabulary.rank_verb
            ),
            None,
        )

    def _falls_to(self, rank: RankMention) -> bool:
        """«ذهب المركز الثالث إلى صفحة …», «كانت الصدارة من نصيب …»: whose it is stands behind."""
        words = self.words[rank.last : rank.last + 5]
        for word in words:
            if word.breaks:
                return False
            if word.text in self.vocabulary.falls_to:
                return True
        return False

    def _network_before(self, rank: RankMention) -> EntityMention | None:
        """«أصبح تيك توك أول تطبيق»: a network holds a place itself."""
        sentence = self.words[rank.first].sentence
        for platform in reversed(self.recognized.platforms):
            if platform.last <= rank.first and self.words[platform.first].sentence == sentence:
                return (
                    self.antecedents.as_entity(platform)
                    if platform.named
                    and platform.id not in SITES
                    and self.antecedents.is_spoken_of(platform)
                    else None
                )
        return None

    def _named_behind(self, rank: RankMention) -> EntityMention | None:
        sentence = self.words[rank.first].sentence
        for entity in self.entities:
            if entity.first < rank.last or self.antecedents.sentence(entity) != sentence:
                continue
            counted = rank.rule == "superlative" and entity.first <= rank.last + 1
            if (
                counted  # «سادس أكبر قناة عراقية» says among what
                or entity.anaphoric
                or entity.network
                or (entity.role == "work" and not self._is_placed_behind(rank, entity))
                or self.antecedents.is_compared(entity)
                or self._is_behind_another(rank, entity)
            ):
                continue
            return entity if entity.first - rank.last <= HOLDER_REACH else None
        return None

    def _is_placed_behind(self, rank: RankMention, entity: EntityMention) -> bool:
        """«في المركز الثاني حلت أغنية «ليلة عيد»», «وتليها في المرتبة الثانية تغريدة …»: a work that holds the place."""
        before = self.words[entity.first - 1].text if entity.first else ""
        return entity.first == rank.last or before in self.vocabulary.rank_verb

    def _is_behind_another(self, rank: RankMention, entity: EntityMention) -> bool:
        """«في المركز السابع، خلف ثلاثة كويتيين هم …»: who is ahead is named behind a word of comparing, up to a verb."""
        between = [word.text for word in self.words[rank.last : entity.first]]
        table = self.vocabulary
        if not any(text in table.compared for text in between):
            return False
        return not any(
            text in table.rank_verb or text in table.arrive_verb for text in between[-1:]
        )

    def _opens_clause(self, rank: RankMention) -> bool:
        """Whether nothing but verbs and particles stands between the clause's start and the position."""
        position = rank.first - 1
        while position >= 0 and self.words[position].sentence == self.words[rank.first].sentence:
            text = self.words[position].text
            if text not in self.vocabulary.arrive_verb or text.startswith("ل"):
                return False
            if self.words[position].breaks or text in self.vocabulary.clause_word:
                return True
            position -= 1
        return True
